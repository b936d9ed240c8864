import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Strings } from '../locales/zh-CN.js';
import { icons } from './icons.js';
import { icon, type FaultView } from './view-parts.js';

/** What lists with search, filters and pages have in common; `styles/finder.styles.ts` draws it. */

export const SEARCH_ICON = 'M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM16 16l4.5 4.5';
const DOWN = 'M6.5 9.5l5.5 5.5 5.5-5.5';

/** One of several values of a filter. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** A filter with one value at a time. */
export interface SelectView {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Words of the choice that asks for nothing, where they are its own; undefined where something is always asked. */
  readonly any?: string | undefined;
}

/** What is done with the search field and the selects. */
export interface FinderActs {
  readonly type: (event: Event) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly select: (event: Event) => void;
}

/** Whether there is a next page, and how that stands. */
export type MoreState = 'none' | 'ready' | 'busy' | 'failed';

export function searchField(
  typed: string,
  label: string,
  placeholder: string,
  { type, key }: FinderActs,
): TemplateResult {
  return html`<label class="search"
    ><span class="label">${label}</span
    ><span class="box"
      >${icon(SEARCH_ICON)}<input
        part="search"
        type="search"
        maxlength="100"
        autocomplete="off"
        enterkeyhint="search"
        placeholder=${placeholder}
        .value=${live(typed)}
        @input=${type}
        @compositionend=${type}
        @keydown=${key} /></span
  ></label>`;
}

/** @param any - Words of the choice that asks for nothing. */
export function selectView(
  { name, label, choices }: SelectView,
  { select }: FinderActs,
  any: string | undefined,
): TemplateResult {
  const free = !choices.some(({ chosen }) => chosen);
  const options = choices.map(
    (choice) => html`<option value=${choice.value} .selected=${live(choice.chosen)}>${choice.label}</option>`,
  );
  return html`<label class=${name === 'sort' ? name : nothing}
    ><span class="label">${label}</span
    ><span class="select"
      ><select class="box" part="select" data-name=${name} @change=${select}>
        ${any === undefined ? nothing : html`<option value="" .selected=${live(free)}>${any}</option>`}
        ${options}</select
      >${icon(DOWN)}</span
    ></label
  >`;
}

/** Two by two, so that four of them fold into 2 + 2 and never 3 + 1. */
export function selectPairs(selects: readonly SelectView[], acts: FinderActs, any: string): TemplateResult[] {
  const drawn = selects.map((select) => selectView(select, acts, 'any' in select ? select.any : any));
  const pairs = [drawn.slice(0, 2), drawn.slice(2)].filter((pair) => pair.length > 0);
  return pairs.map((pair) => html`<div class="pair">${pair}</div>`);
}

/** Why there is no list, in its place. */
export function faultBlank({ title, text, request, badge, retry }: FaultView, t: Strings): TemplateResult {
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

/**
 * How many are shown, and the button that shows more.
 *
 * @param words - Of the button, and of a page that did not come.
 */
export function moreView(
  shown: string,
  more: MoreState,
  act: () => void,
  words: { readonly more: string; readonly moreFailed: string },
  t: Strings,
): TemplateResult {
  return html`<div class="more">
    <span class="small muted">${more === 'failed' ? words.moreFailed : shown}</span>
    ${
      more === 'none'
        ? nothing
        : html`<button
            class="button"
            part="more"
            type="button"
            data-id="more"
            aria-disabled=${more === 'busy'}
            @click=${act}
          >
            ${more === 'busy' ? t.loading : more === 'failed' ? t.retry : words.more}
          </button>`
    }
  </div>`;
}
