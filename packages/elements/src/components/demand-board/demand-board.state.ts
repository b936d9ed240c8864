import { BUDGET_BANDS, DEMAND_TRACKS, FIELDS } from '@jtop/contract';
import type { Choice, MoreState, SelectView } from '../../internal/finder-view.js';
import type { WidgetState } from '../../internal/element.js';
import { isoDay, timeOfDay } from '../../internal/format.js';
import { clamp } from '../../internal/text.js';
import type { DemandStrings } from '../../locales/zh-CN/demands.js';
import type { Strings } from '../../locales/zh-CN.js';
import { DEMAND_ORDERS, asksForList, demandCodec, type DemandQuery } from '../../stores/demand-query.js';
import type { DemandBoardData } from '../../stores/demand-board-store.js';

/** A field: its tab, and how many demands its board has. */
export interface TabView extends Choice {
  /** Empty where no board is published. */
  readonly count: string;
}

/** The tab of all fields. */
export const ALL_FIELDS = '';

/** How many rows have their room in every state: as many as boards usually have. */
export const roomOf = (pageSize: number): number => Math.min(5, pageSize);

/** The controls above the rows: those that the page fixes are not among them. */
export interface BoardControls {
  readonly tabs: readonly TabView[];
  readonly selects: readonly SelectView[];
  /** The batches of the field; of none the place is kept. Lists have no batches. */
  readonly batches: SelectView | undefined;
  /** What was chosen besides the field, in words. */
  readonly summary: readonly string[];
}

/** What is shown, in words above the rows. */
export interface BoardHead {
  readonly title: string;
  /** Batch, day, and how the rows are ordered. */
  readonly notes: readonly string[];
}

const choicesOf = (
  name: 'city' | 'track' | 'budgetBand',
  all: readonly string[],
  labels: Readonly<Record<string, string>>,
  chosen: DemandQuery,
  fixed: DemandQuery,
): Choice[] => {
  const limit = fixed[name];
  const left = limit === undefined ? all : limit.length > 1 ? limit : [];
  return left.map((value) => ({
    value,
    label: labels[value] ?? value,
    chosen: chosen[name]?.includes(value) ?? false,
  }));
};

/** The field whose tab is chosen; all of them where a list of all is shown. Undefined until it is known. */
export function chosenField(query: DemandQuery, data: DemandBoardData | undefined): string | undefined {
  if (query.field?.length === 1) return query.field[0] ?? ALL_FIELDS;
  if (asksForList(query)) return ALL_FIELDS;
  return data && (data.board?.field ?? ALL_FIELDS);
}

/** What can be chosen, and what is. */
export function boardControls(
  chosen: DemandQuery,
  fixed: DemandQuery,
  data: DemandBoardData | undefined,
  t: Strings,
  texts: DemandStrings,
): BoardControls {
  const current = chosenField(demandCodec.fix(chosen, fixed), data);
  const fields = fixed.field ?? FIELDS;
  const boards = data?.boards ?? [];
  const latest = (field: string) => boards.find((board) => board.field === field);
  const tabs = fields.map((value) => ({
    value,
    label: t.fields[value] ?? value,
    chosen: value === current,
    count: latest(value)?.demandIds.length.toLocaleString(t.$code) ?? '',
  }));
  const all = { value: ALL_FIELDS, label: texts.board.all, chosen: current === ALL_FIELDS, count: '' };
  const places = Object.keys(texts.cities).filter((code) => code !== '320000');
  const published = boards.filter((board) => board.field === current);
  const listed = data ? data.kind === 'list' : asksForList(chosen);
  const selects: SelectView[] = [
    {
      name: 'city',
      label: texts.board.city,
      choices: choicesOf('city', places, texts.cities, chosen, fixed),
    },
    {
      name: 'track',
      label: texts.board.track,
      choices: choicesOf('track', DEMAND_TRACKS, texts.tracks, chosen, fixed),
    },
    {
      name: 'budgetBand',
      label: texts.board.budget,
      choices: choicesOf('budgetBand', BUDGET_BANDS, texts.bands, chosen, fixed),
    },
    {
      name: 'sort',
      label: texts.board.sort,
      any: listed ? undefined : texts.board.boardOrder,
      choices: DEMAND_ORDERS.map((value, index) => ({
        value,
        label: texts.board.sorts[value] ?? value,
        chosen: chosen.sort === undefined ? listed && index === 0 : chosen.sort === value,
      })),
    },
  ].filter(({ choices }) => choices.length > 0);
  const batches: SelectView = {
    name: 'boardId',
    label: texts.board.batches,
    any: published[0] && texts.board.batch(String(published[0].batchNo)),
    choices: published.slice(1).map(({ id, batchNo }) => ({
      value: id,
      label: texts.board.batch(String(batchNo)),
      chosen: chosen.boardId === id,
    })),
  };
  const words = chosen.q === undefined ? [] : [texts.board.quote(clamp(chosen.q, 30))];
  const named = selects.filter(({ name }) => name !== 'sort').flatMap(({ choices }) => choices);
  return {
    tabs: fields.length > 1 ? [...tabs, all] : [],
    selects,
    batches: fixed.boardId === undefined && !listed ? batches : undefined,
    summary: [...named.filter((choice) => choice.chosen).map(({ label }) => label), ...words],
  };
}

export function boardHead(data: DemandBoardData | undefined, t: Strings, texts: DemandStrings): BoardHead {
  const { title, allTitle, batch, publishedOn, ranked, unranked, sorts } = texts.board;
  // As long as what will stand there, and not seen.
  if (!data) return { title, notes: [batch('1'), publishedOn('2026-01-01'), ranked] };
  if (data.kind === 'unpublished') return { title, notes: [ranked] };
  const { board, query } = data;
  if (!board) return { title: allTitle, notes: [sorts[query.sort ?? ''] ?? unranked] };
  const day = board.publishedAt === undefined ? [] : [publishedOn(isoDay(Date.parse(board.publishedAt)))];
  return { title, notes: [batch(board.batchNo.toLocaleString(t.$code)), ...day, ranked] };
}

/** How many there are of what is shown, in words. */
export function foundText(
  { kind, board, items, total }: DemandBoardData,
  t: Strings,
  texts: DemandStrings,
): string {
  if (kind === 'unpublished') return '';
  const count = board ? items.length : total;
  return count === undefined ? texts.board.foundMany : texts.board.found(count.toLocaleString(t.$code));
}

/**
 * What is said of a change to those who do not see it; undefined where it is not worth a word.
 *
 * @param summary - By what the demands were chosen.
 */
export function boardNews(
  data: DemandBoardData,
  before: DemandBoardData,
  summary: readonly string[],
  t: Strings,
  texts: DemandStrings,
): string | undefined {
  const { board, query, items } = data;
  const count = foundText(data, t, texts);
  if (query !== before.query) {
    const field = t.fields[chosenField(query, data) ?? ''] ?? texts.board.all;
    return [count, field, ...summary].join(texts.list);
  }
  if (board && board.id !== before.board?.id) {
    const batch = texts.board.batch(board.batchNo.toLocaleString(t.$code));
    return texts.board.published(t.fields[board.field] ?? board.field, batch);
  }
  return !board && items.length > before.items.length
    ? texts.board.shown(items.length.toLocaleString(t.$code), count)
    : undefined;
}

/** What stands below the rows. */
export interface BoardFoot {
  /** How many of them are shown; empty where all are. */
  readonly shown: string;
  readonly more: MoreState;
  /** The button that leads from a board to all demands of its field; empty where there is none. */
  readonly all: string;
}

export const NO_FOOT: BoardFoot = { shown: '', more: 'none', all: '' };

/** @param count - How many rows are shown. */
export function boardFoot(data: DemandBoardData, count: number, t: Strings, texts: DemandStrings): BoardFoot {
  const { kind, items, total, hasMore, moreError, busy } = data;
  const shown = texts.board.shown(count.toLocaleString(t.$code), foundText(data, t, texts));
  if (kind === 'list') {
    const more = moreError ? 'failed' : busy === 'more' ? 'busy' : 'ready';
    return { shown, more: hasMore ? more : 'none', all: '' };
  }
  const rest = count < items.length;
  const { seeAll, seeAllUncounted } = texts.board;
  const all = total === undefined ? seeAllUncounted : total > 0 ? seeAll(total.toLocaleString(t.$code)) : '';
  return { shown: rest ? shown : '', more: rest ? 'ready' : 'none', all };
}

/** Whether a reader has chosen anything that can be taken back. */
export function isFiltered(chosen: DemandQuery): boolean {
  return demandCodec.texts(chosen).some(([name]) => !/^(field|view|sort|boardId)$/.test(name));
}

/** As of when, and how the connection stands. */
export function boardAsOf(
  { asOf }: DemandBoardData,
  state: WidgetState,
  live: boolean,
  t: Strings,
  texts: DemandStrings,
): readonly [string, string] {
  const connection = state === 'offline' ? t.offline : state === 'stale' ? texts.stale : live ? t.live : '';
  return [t.asOf(`${isoDay(asOf)} ${timeOfDay(asOf)}`), connection];
}
