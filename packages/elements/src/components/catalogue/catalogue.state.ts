import { FIELDS, TRANSFER_MODES } from '@jtop/contract';
import type { Choice, SelectView } from '../../internal/finder-view.js';
import { isoDay, moneyFormat, moneyText, timeOfDay } from '../../internal/format.js';
import { clamp } from '../../internal/text.js';
import type { WidgetState } from '../../internal/element.js';
import type { CatalogueStrings } from '../../locales/zh-CN/catalogue.js';
import type { Strings } from '../../locales/zh-CN.js';
import {
  CATALOGUE_SORTS,
  PUBLIC_STATUSES,
  queryTexts,
  type CatalogueQuery,
} from '../../stores/catalogue-query.js';
import type { CatalogueData, KeptListing } from '../../stores/catalogue-store.js';

/** The controls above the results: those that the page fixes are not among them. */
export interface ControlsView {
  readonly sorts: readonly Choice[];
  readonly fields: readonly Choice[];
  readonly quick: readonly Choice[];
  readonly selects: readonly SelectView[];
  /** What was chosen, in words. */
  readonly summary: readonly string[];
}

const WAN = 1_000_000;
/** Edges of the price bands, fen. */
const EDGES = [10 * WAN, 50 * WAN, 100 * WAN, 500 * WAN];

/** What can be chosen, and what is. */
export function controlsOf(
  chosen: CatalogueQuery,
  fixed: CatalogueQuery,
  t: Strings,
  texts: CatalogueStrings,
): ControlsView {
  /** The values that the page leaves; none where it leaves no choice. */
  const left = (name: 'field' | 'city' | 'mode' | 'status', all: readonly string[]): readonly string[] => {
    const limit = fixed[name];
    if (limit === undefined) return all;
    return limit.length > 1 ? limit : [];
  };
  const choices = (
    name: 'field' | 'city' | 'mode' | 'status',
    all: readonly string[],
    labels: Record<string, string>,
  ): Choice[] =>
    left(name, all).map((value) => ({
      value,
      label: labels[value] ?? value,
      chosen: chosen[name]?.includes(value) ?? false,
    }));

  const fields = choices('field', FIELDS, t.fields);
  const quick: Choice[] = [
    { value: 'starred', label: t.starred, chosen: chosen.starred === true },
    { value: 'payLater', label: t.payLater, chosen: chosen.payLater === true },
  ].filter(({ value }) => fixed[value as 'starred' | 'payLater'] === undefined);
  const selects = [
    { name: 'city', label: texts.city, choices: choices('city', Object.keys(texts.cities), texts.cities) },
    { name: 'mode', label: texts.mode, choices: choices('mode', TRANSFER_MODES, t.offers) },
    { name: 'price', label: texts.price, choices: bands(chosen, fixed, t, texts) },
    { name: 'status', label: texts.status, choices: choices('status', PUBLIC_STATUSES, texts.statuses) },
  ].filter((select) => select.choices.length > 0);
  const sorts = CATALOGUE_SORTS.map((value, index) => ({
    value,
    label: texts.sorts[value] ?? value,
    chosen: chosen.sort === undefined ? index === 0 : chosen.sort === value,
  }));
  const all = [...fields, ...quick, ...selects.flatMap((select) => select.choices)];
  const words = chosen.q === undefined ? [] : [texts.quote(clamp(chosen.q, 30))];
  return {
    sorts,
    fields,
    quick,
    selects,
    summary: [...all.filter((choice) => choice.chosen).map(({ label }) => label), ...words],
  };
}

/** Price bands; one that nobody offers, from a link that somebody made, is added so that the control tells the truth. */
function bands(
  { priceMinFen, priceMaxFen }: CatalogueQuery,
  fixed: CatalogueQuery,
  t: Strings,
  texts: CatalogueStrings,
): Choice[] {
  if (fixed.priceMinFen !== undefined || fixed.priceMaxFen !== undefined) return [];
  const edges: readonly (number | undefined)[] = [undefined, ...EDGES, undefined];
  const offered = edges.slice(1).map((to, index) => [edges[index], to] as const);
  const current = bandValue(priceMinFen, priceMaxFen);
  const money = (fen: number | undefined): string | undefined =>
    fen === undefined ? undefined : moneyText(moneyFormat(t, fen)(fen, true));
  const choice = ([from, to]: readonly [number | undefined, number | undefined]): Choice => ({
    value: bandValue(from, to),
    label: texts.band(money(from), money(to)),
    chosen: bandValue(from, to) === current,
  });
  const list = offered.map(choice);
  if (current !== '-' && !list.some(({ chosen }) => chosen)) list.push(choice([priceMinFen, priceMaxFen]));
  return list;
}

const bandValue = (from: number | undefined, to: number | undefined): string => `${from ?? ''}-${to ?? ''}`;

/** The prices of a band's value. */
export function pricesOfBand(value: string): Pick<CatalogueQuery, 'priceMinFen' | 'priceMaxFen'> {
  const [from, to] = value.split('-');
  return { ...(from && { priceMinFen: Number(from) }), ...(to && { priceMaxFen: Number(to) }) };
}

/** How many there are, in words. */
export function foundText(
  { total }: CatalogueData<KeptListing>,
  t: Strings,
  texts: CatalogueStrings,
): string {
  return total === undefined ? texts.foundMany : texts.found(total.toLocaleString(t.$code));
}

/** How many of them are shown, in words. */
export function shownText(data: CatalogueData<KeptListing>, t: Strings, texts: CatalogueStrings): string {
  return texts.shown(data.items.length.toLocaleString(t.$code), foundText(data, t, texts));
}

/** Whether a reader has chosen anything that can be taken back. */
export function isFiltered(chosen: CatalogueQuery): boolean {
  return queryTexts(chosen).some(([name]) => name !== 'sort');
}

/** As of when, and how the connection stands. */
export function asOfTexts(
  { asOf }: CatalogueData<KeptListing>,
  state: WidgetState,
  live: boolean,
  t: Strings,
  texts: CatalogueStrings,
): readonly [string, string] {
  const connection = state === 'offline' ? t.offline : state === 'stale' ? texts.stale : live ? t.live : '';
  return [t.asOf(`${isoDay(asOf)} ${timeOfDay(asOf)}`), connection];
}
