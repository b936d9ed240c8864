import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../../internal/icons.js';
import { moreIcons } from '../../internal/more-icons.js';
import { icon, lineOf, type FaultView } from '../../internal/view-parts.js';
import type { CatalogueStrings } from '../../locales/zh-CN/catalogue.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { Choice, ControlsView, SelectView } from './catalogue.state.js';
import { cardIcons } from '../listing-card/listing-card.icons.js';

const SEARCH = 'M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM16 16l4.5 4.5';
const DOWN = 'M6.5 9.5l5.5 5.5 5.5-5.5';
const QUICK: Readonly<Record<string, string>> = { starred: cardIcons.star, payLater: icons.swap };

/** What is done with the controls. */
export interface CatalogueActs {
  readonly type: (event: Event) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly toggle: (event: Event) => void;
  readonly select: (event: Event) => void;
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
  readonly more: 'none' | 'ready' | 'busy' | 'failed';
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
    ${view.shown ? moreView(view, acts, t, texts) : nothing}
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
        <label class="search"
          ><span class="label">${texts.search}</span
          ><span class="box"
            >${icon(SEARCH)}<input
              part="search"
              type="search"
              maxlength="100"
              autocomplete="off"
              enterkeyhint="search"
              placeholder=${texts.placeholder}
              .value=${live(typed)}
              @input=${acts.type}
              @compositionend=${acts.type}
              @keydown=${acts.key} /></span
        ></label>
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
      <div class="selects">${selectPairs(selects, acts, texts)}</div>
    </div>`;
}

const chips = (choices: readonly Choice[], group: string, acts: CatalogueActs): TemplateResult[] =>
  choices.map((choice) => chip(choice, group, acts));

/** Two by two, so that four of them fold into 2 + 2 and never 3 + 1. */
function selectPairs(
  selects: readonly SelectView[],
  acts: CatalogueActs,
  texts: CatalogueStrings,
): TemplateResult[] {
  const drawn = selects.map((select) => selectView(select, acts, texts.any));
  const pairs = [drawn.slice(0, 2), drawn.slice(2)].filter((pair) => pair.length > 0);
  return pairs.map((pair) => html`<div class="pair">${pair}</div>`);
}

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

/** @param any - Words of the choice that asks for nothing. */
function selectView(
  { name, label, choices }: SelectView,
  acts: CatalogueActs,
  any: string | undefined,
): TemplateResult {
  const free = !choices.some(({ chosen }) => chosen);
  const options = choices.map(
    (choice) => html`<option value=${choice.value} .selected=${live(choice.chosen)}>${choice.label}</option>`,
  );
  return html`<label class=${name === 'sort' ? name : nothing}
    ><span class="label">${label}</span
    ><span class="select"
      ><select class="box" part="select" data-name=${name} @change=${acts.select}>
        ${any === undefined ? nothing : html`<option value="" .selected=${live(free)}>${any}</option>`}
        ${options}</select
      >${icon(DOWN)}</span
    ></label
  >`;
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
      return faultView(results.fault, t);
    case 'empty':
      return html`<div class="blank" part="empty">
        ${icon(SEARCH, 'large')}
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

function faultView({ title, text, request, badge, retry }: FaultView, t: Strings): TemplateResult {
  return html`<div class="blank" part="error" role="alert">
    <p>${badge}</p>
    <p class="head">${title}</p>
    <p class="small muted">${text}</p>
    <p class="small muted">${request}</p>
    <button class="button" part="retry" type="button" ?hidden=${!retry} @click=${retry ?? nothing}>
      ${icon(icons.reload)}${t.retry}
    </button>
    <div class="small"><slot></slot></div>
  </div>`;
}

function moreView(
  { shown, more }: CatalogueView,
  acts: CatalogueActs,
  t: Strings,
  texts: CatalogueStrings,
): TemplateResult {
  return html`<div class="more">
    <span class="small muted">${more === 'failed' ? texts.moreFailed : shown}</span>
    ${
      more === 'none'
        ? nothing
        : html`<button
            class="button"
            part="more"
            type="button"
            data-id="more"
            aria-disabled=${more === 'busy'}
            @click=${acts.more}
          >
            ${more === 'busy' ? t.loading : more === 'failed' ? t.retry : texts.more}
          </button>`
    }
  </div>`;
}
