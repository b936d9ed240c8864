import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  SEARCH_ICON,
  faultBlank,
  moreView,
  searchField,
  selectPairs,
  selectView,
  type Choice,
  type FinderActs,
  type MoreState,
} from '../../internal/finder-view.js';
import { icons } from '../../internal/icons.js';
import { moreIcons } from '../../internal/more-icons.js';
import { icon, lineOf, type FaultView } from '../../internal/view-parts.js';
import type { CatalogueStrings } from '../../locales/zh-CN/catalogue.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { ControlsView } from './catalogue.state.js';
import { cardIcons } from '../listing-card/listing-card.icons.js';

const QUICK: Readonly<Record<string, string>> = { starred: cardIcons.star, payLater: icons.swap };

/** What is done with the controls. */
export interface CatalogueActs extends FinderActs {
  readonly toggle: (event: Event) => void;
  readonly clear: () => void;
  readonly more: () => void;
}

/** A card: which listing, its place among all, and what is in it. */
export interface CardView {
  readonly id: string;
  readonly place: number;
  readonly content: unknown;
}

/** What the results region shows. */
export type ResultsView =
  | { readonly kind: 'skeleton'; readonly count: number }
  | { readonly kind: 'fault'; readonly fault: FaultView }
  | { readonly kind: 'empty'; readonly filtered: boolean }
  | {
      readonly kind: 'cards';
      readonly cards: readonly CardView[];
      /** How many there are in all; -1 where nobody knows. */
      readonly size: number;
      /** Pixels of room for the cards that are not in the page. */
      readonly above: number;
      readonly below: number;
    };

/** What the catalogue shows, ready to print. */
export interface CatalogueView {
  /** Without it there are only cards. */
  readonly controls: ControlsView | undefined;
  /** The text in the search field. */
  readonly typed: string;
  /** `共 126 项`; empty while nothing is known. */
  readonly found: string;
  readonly summary: string;
  /** Another answer is under way. */
  readonly busy: boolean;
  readonly results: ResultsView;
  /** `已显示 24 项，共 126 项`; empty where nothing is shown. */
  readonly shown: string;
  readonly more: MoreState;
  readonly asOf: string;
  readonly connection: string;
}

export function catalogueView(
  view: CatalogueView,
  acts: CatalogueActs,
  t: Strings,
  texts: CatalogueStrings,
): TemplateResult {
  const { controls, busy } = view;
  return html`${controls ? controlsView(view, controls, acts, texts) : nothing}
    <div class="line" part="results-line">
      <strong class="nb">${view.found || '\u00a0'}</strong>
      <span class="small muted" part="summary"><bdi>${view.summary}</bdi></span>
      <span class="small muted busy" ?hidden=${!busy}>${icon(icons.reload, 'sm')}${texts.busy}</span>
    </div>
    <div class="region ${busy ? 'waiting' : ''}">${resultsView(view.results, acts, t, texts)}</div>
    ${view.shown ? moreView(view.shown, view.more, acts.more, texts, t) : nothing}
    <p class="asof muted" part="as-of">
      <span>${view.asOf || '\u00a0'}</span><span>${view.connection}</span>
    </p>`;
}

function controlsView(
  { typed }: CatalogueView,
  { sorts, fields, quick, selects }: ControlsView,
  acts: CatalogueActs,
  texts: CatalogueStrings,
): TemplateResult {
  return html`<div class="pad" role="search" aria-label=${texts.search}>
      <div class="search-row">
        ${searchField(typed, texts.search, texts.placeholder, acts)}
        ${selectView({ name: 'sort', label: texts.sort, choices: sorts }, acts, undefined)}
      </div>
      <div class="fields" ?hidden=${fields.length === 0}>
        <p class="label">${texts.field}</p>
        <div class="chips" role="group" aria-label=${texts.field}>
          ${chip({ value: '', label: texts.all, chosen: !fields.some(({ chosen }) => chosen) }, 'field', acts)}
          ${chips(fields, 'field', acts)}
        </div>
      </div>
    </div>
    <div class="pad filters" ?hidden=${quick.length + selects.length === 0}>
      <div class="chips" role="group" aria-label=${texts.quick} ?hidden=${quick.length === 0}>
        ${chips(quick, 'quick', acts)}
      </div>
      <div class="selects">${selectPairs(selects, acts, texts.any)}</div>
    </div>`;
}

const chips = (choices: readonly Choice[], group: string, acts: CatalogueActs): TemplateResult[] =>
  choices.map((choice) => chip(choice, group, acts));

/** A toggle. What is chosen has a double line, a tick in the corner and a tint; its width stays. */
function chip({ value, label, chosen }: Choice, group: string, acts: CatalogueActs): TemplateResult {
  const path = QUICK[value];
  return html`<button
    class="chip"
    part="chip"
    type="button"
    data-group=${group}
    data-value=${value}
    aria-pressed=${chosen}
    @click=${acts.toggle}
  >
    ${path ? icon(path, 'sm') : nothing}${label}${chosen ? icon(moreIcons.done, 'tick') : nothing}
  </button>`;
}

function resultsView(
  results: ResultsView,
  acts: CatalogueActs,
  t: Strings,
  texts: CatalogueStrings,
): TemplateResult {
  switch (results.kind) {
    case 'skeleton':
      return html`<ul class="results" part="results" aria-hidden="true">
        ${Array.from({ length: results.count }, skeletonCard)}
      </ul>`;
    case 'fault':
      return faultBlank(results.fault, t);
    case 'empty':
      return html`<div class="blank" part="empty">
        ${icon(SEARCH_ICON, 'large')}
        <p class="head">${results.filtered ? texts.emptyTitle : texts.noneTitle}</p>
        <p class="small muted">${results.filtered ? texts.emptyText : texts.noneText}</p>
        <button class="button" part="clear" type="button" ?hidden=${!results.filtered} @click=${acts.clear}>
          ${texts.clear}
        </button>
      </div>`;
    case 'cards':
      return html`<ul class="results" part="results" role="list" tabindex="-1" aria-label=${texts.label}>
        ${gap(results.above)}${repeat(
          results.cards,
          ({ id }) => id,
          ({ id, place, content }) =>
            html`<li
              class="card"
              part="card"
              data-id=${id}
              aria-posinset=${place}
              aria-setsize=${results.size}
            >
              ${content}
            </li>`,
        )}${gap(results.below)}
      </ul>`;
  }
}

/** Bars where the lines of a card will stand; nothing in it can be reached, so it can be hidden from those who listen. */
function skeletonCard(): TemplateResult {
  const line = lineOf(undefined);
  return html`<li class="card">
    <div class="panes">
      <div class="pad body">
        <p class="note">${line('45%')}</p>
        <p class="title">${line('96%')}${line('60%')}</p>
        <p class="note">${line('70%')}</p>
      </div>
      <div class="pad aside">
        <div class="state">${line('76')}</div>
        <p class="price">${line('55%')}</p>
        <p class="note">${line('72%')}</p>
        <p class="button off"> </p>
      </div>
    </div>
  </li>`;
}

/** Room for cards that are not in the page. Its height is an attribute, because a strict policy refuses inline styles. */
const gap = (height: number): unknown =>
  height > 0 ? html`<li class="gap" aria-hidden="true"><svg width="1" height=${height}></svg></li>` : nothing;
