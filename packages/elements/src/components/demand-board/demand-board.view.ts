import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  SEARCH_ICON,
  faultBlank,
  moreView,
  searchField,
  selectPairs,
  selectView,
  type FinderActs,
  type MoreState,
} from '../../internal/finder-view.js';
import { icons } from '../../internal/icons.js';
import { moreIcons } from '../../internal/more-icons.js';
import { icon, type FaultView } from '../../internal/view-parts.js';
import type { DemandStrings } from '../../locales/zh-CN/demands.js';
import type { Strings } from '../../locales/zh-CN.js';
import { demandRowBlank } from '../demand-card/demand-card.view.js';
import { demandIcons } from '../demand-card/demand-icons.js';
import type { BoardControls, BoardHead, TabView } from './demand-board.state.js';

/** What is done with the controls. */
export interface BoardActs extends FinderActs {
  readonly field: (event: Event) => void;
  /** Arrow keys, Home and End on the tabs. */
  readonly tabKey: (event: KeyboardEvent) => void;
  readonly clear: () => void;
  readonly more: () => void;
  readonly all: () => void;
  readonly board: () => void;
}

/** A row: which demand, its rank on a board, and what is in it. */
export interface RowView {
  readonly id: string;
  /** 0 in a list, where there is none. */
  readonly rank: number;
  readonly content: unknown;
}

/** What stands below the controls. */
export type RowsView =
  | { readonly kind: 'skeleton' }
  | { readonly kind: 'fault'; readonly fault: FaultView }
  | { readonly kind: 'empty'; readonly filtered: boolean }
  | { readonly kind: 'unpublished'; readonly field: string; readonly all: string }
  | { readonly kind: 'rows'; readonly rows: readonly RowView[]; readonly hasHidden: boolean };

/** What the board shows, ready to print. */
export interface DemandBoardView {
  /** Without it there are only rows. */
  readonly controls: BoardControls | undefined;
  readonly head: BoardHead;
  readonly typed: string;
  /** `共 5 项`; empty while nothing is known. */
  readonly found: string;
  readonly busy: boolean;
  readonly rows: RowsView;
  /** So many rows have their room in every state. */
  readonly room: number;
  /** A board is shown or asked for, and not a list. */
  readonly board: boolean;
  /** How many of them are shown; empty where nothing is. */
  readonly shown: string;
  readonly more: MoreState;
  /** Below a board: leads to all demands of its field. */
  readonly all: string;
  /** Above a list: leads back to the board of its field. */
  readonly back: boolean;
  readonly asOf: string;
  readonly connection: string;
}

export function demandBoardView(
  view: DemandBoardView,
  acts: BoardActs,
  t: Strings,
  texts: DemandStrings,
): TemplateResult {
  const { controls, head, busy, rows } = view;
  const tabbed = (controls?.tabs.length ?? 0) > 0;
  const notes = head.notes.map(
    (note, index) => html`<span class="sep" ?hidden=${index === 0}></span><span>${note}</span>`,
  );
  const loading = rows.kind === 'skeleton';
  const unknown = loading || rows.kind === 'fault';
  const held = rows.kind === 'rows' && rows.rows.length >= view.room ? nothing : roomView(view.room, t);
  return html`<header class="pad">
      <h3 class="board-title" part="board-title">${head.title}</h3>
      <p class="small muted notes ${unknown ? 'away' : ''}" part="board-note">${notes}</p>
      ${tabbed ? tabsView(controls?.tabs ?? [], acts, texts) : nothing}
    </header>
    ${controls ? filtersView(view, controls, acts, texts) : nothing}
    <div
      class="region ${busy ? 'waiting' : ''}"
      id="rows"
      role=${tabbed ? 'tabpanel' : nothing}
      aria-labelledby=${tabbed && controls?.tabs.some(({ chosen }) => chosen) ? 'tab' : nothing}
    >
      <div class="place ${loading ? '' : 'held'}">
        ${held}${rows.kind === 'skeleton' ? nothing : rowsView(rows, acts, texts, t)}
      </div>
      ${view.shown ? moreView(view.shown, view.more, acts.more, texts.board, t) : nothing}
      ${
        view.all
          ? html`<div class="pad all">
              <button class="button" part="all" type="button" data-id="all" @click=${acts.all}>
                ${view.all}
              </button>
            </div>`
          : view.board && rows.kind !== 'rows'
            ? html`<div class="pad all"><span class="button away">${texts.board.seeAllUncounted}</span></div>`
            : nothing
      }
    </div>
    <p class="asof muted" part="as-of">
      <span class=${rows.kind === 'rows' && rows.hasHidden ? nothing : 'away'}
        >${icon(demandIcons.lock, 'sm')} ${texts.board.note}</span
      >
      <span class=${unknown ? 'away' : nothing}>${view.asOf}</span><span>${view.connection}</span>
    </p>`;
}

function tabsView(tabs: readonly TabView[], acts: BoardActs, texts: DemandStrings): TemplateResult {
  const none = !tabs.some(({ chosen }) => chosen);
  const buttons = tabs.map(
    ({ value, label, chosen, count }, index) =>
      html`<button
        class="chip"
        part="field"
        type="button"
        role="tab"
        id=${chosen ? 'tab' : nothing}
        data-value=${value}
        tabindex=${chosen || (none && index === 0) ? 0 : -1}
        aria-selected=${chosen}
        aria-controls="rows"
        @click=${acts.field}
      >
        ${label}${value ? html`<span class="count">${count}</span>` : nothing}${
          chosen ? icon(moreIcons.done, 'tick') : nothing
        }
      </button>`,
  );
  return html`<div
    class="chips"
    role="tablist"
    part="fields"
    aria-label=${texts.board.fields}
    @keydown=${acts.tabKey}
  >
    ${buttons}
  </div>`;
}

function filtersView(
  { typed, found, busy, back }: DemandBoardView,
  { selects, batches, summary }: BoardControls,
  acts: BoardActs,
  texts: DemandStrings,
): TemplateResult {
  const { search, placeholder, any, backToBoard, busy: updating } = texts.board;
  return html`<div class="pad filters" role="search" aria-label=${search}>
      <div class="search-row">
        ${searchField(typed, search, placeholder, acts)}${
          batches
            ? html`<div class="batches ${batches.any ? '' : 'away'}">
                ${selectView(batches, acts, batches.any || '\u00a0')}
              </div>`
            : nothing
        }
      </div>
      <div class="selects">${selectPairs(selects, acts, any)}</div>
    </div>
    <div class="line" part="results-line">
      <strong class="nb">${found || '\u00a0'}</strong>
      <span class="small muted" part="summary"><bdi>${summary.join(texts.list)}</bdi></span>
      <button class="chip" part="back" type="button" ?hidden=${!back} @click=${acts.board}>
        ${backToBoard}
      </button>
      <span class="small muted busy" ?hidden=${!busy}>${icon(icons.reload, 'sm')}${updating}</span>
    </div>`;
}

/** Bars where the rows will stand; unseen, they keep that room for what stands there instead. */
function roomView(count: number, t: Strings): TemplateResult {
  const row = (): TemplateResult => html`<li><span class="rank"></span>${demandRowBlank(undefined, t)}</li>`;
  return html`<ol class="rows ranked room" aria-hidden="true">
    ${Array.from({ length: count }, row)}
  </ol>`;
}

function rowsView(
  rows: Exclude<RowsView, { kind: 'skeleton' }>,
  acts: BoardActs,
  texts: DemandStrings,
  t: Strings,
): TemplateResult {
  const { board } = texts;
  switch (rows.kind) {
    case 'fault':
      return faultBlank(rows.fault, t);
    case 'unpublished':
      return html`<div class="blank" part="empty">
        ${icon(icons.sheet, 'large')}
        <h4 class="head">${board.unpublishedTitle(rows.field)}</h4>
        <p class="small muted">${board.unpublishedText}</p>
        <button class="button" part="all" type="button" data-id="all" ?hidden=${!rows.all} @click=${acts.all}>
          ${rows.all}
        </button>
      </div>`;
    case 'empty':
      return html`<div class="blank" part="empty">
        ${icon(SEARCH_ICON, 'large')}
        <h4 class="head">${rows.filtered ? board.emptyTitle : board.noneTitle}</h4>
        <p class="small muted">${rows.filtered ? board.emptyText : board.noneText}</p>
        <button class="button" part="clear" type="button" ?hidden=${!rows.filtered} @click=${acts.clear}>
          ${board.clear}
        </button>
      </div>`;
    case 'rows': {
      const ranked = (rows.rows[0]?.rank ?? 0) > 0;
      return html`<ol
        class="rows ${ranked ? 'ranked' : ''}"
        part="rows"
        role="list"
        tabindex="-1"
        aria-label=${board.label}
      >
        ${repeat(
          rows.rows,
          ({ id }) => id,
          ({ id, rank, content }) =>
            html`<li part="row" data-id=${id} class=${rank > 0 && rank <= 3 ? 'top' : ''}>
              ${
                ranked
                  ? html`<span class="rank" part="rank"
                      ><span aria-hidden="true">${rank}</span
                      ><span class="vh">${board.rank(String(rank))}</span></span
                    >`
                  : nothing
              }${content}
            </li>`,
        )}
      </ol>`;
    }
  }
}
