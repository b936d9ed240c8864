import { FIELDS, TRANSFER_MODES } from '@jtop/contract';

/** What a catalogue is asked for: filters and order of `GET /v1/listings`, by their names there. */
export interface CatalogueQuery {
  /** Words, 1 to 100 characters. */
  readonly q?: string;
  readonly field?: readonly string[];
  /** Six digits each, GB/T 2260. */
  readonly city?: readonly string[];
  readonly mode?: readonly string[];
  readonly status?: readonly string[];
  readonly payLater?: true;
  readonly starred?: true;
  readonly priceMinFen?: number;
  readonly priceMaxFen?: number;
  readonly seasonId?: string;
  readonly sort?: string;
}

/** States of a listing that the public sees. */
export const PUBLIC_STATUSES = ['available', 'in_auction', 'negotiating', 'dealt', 'carried_over'] as const;
/** Orders that a catalogue offers; the first is the platform's own. */
export const CATALOGUE_SORTS = ['-publishedAt', 'price', '-price', 'no'] as const;

/** Longest search text that the platform takes. */
export const Q_LIMIT = 100;

type Name = keyof CatalogueQuery;
type Read = (text: string) => CatalogueQuery[Name];

const listOf =
  (known: (value: string) => boolean): Read =>
  (text) => {
    const values = text
      .split(',')
      .map((value) => value.trim())
      .filter((value, index, all) => known(value) && all.indexOf(value) === index);
    return values.length > 0 ? values.slice(0, 50) : undefined;
  };
const among = (codes: readonly string[]): Read => listOf((value) => codes.includes(value));
/** A boolean attribute is there or not; in an address it says `true`. */
const flag: Read = (text) => (text === 'false' ? undefined : true);
const fen: Read = (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

const READERS: Readonly<Record<Name, Read>> = {
  q: (text) => text.trim().slice(0, Q_LIMIT).trim() || undefined,
  field: among(FIELDS),
  city: listOf((value) => /^\d{6}$/.test(value)),
  mode: among(TRANSFER_MODES),
  status: among(PUBLIC_STATUSES),
  payLater: flag,
  starred: flag,
  priceMinFen: fen,
  priceMaxFen: fen,
  seasonId: (text) => (/^[\w-]{1,64}$/.test(text) ? text : undefined),
  sort: (text) => ((CATALOGUE_SORTS as readonly string[]).includes(text) ? text : undefined),
};

/** All names, in the order in which they are written. */
export const QUERY_NAMES = Object.keys(READERS) as readonly Name[];

/**
 * Reads a query from texts of any origin, such as attributes or the address. What the contract does not know is left out: a
 * link that somebody made up shows more, and is no error.
 *
 * @param read - Gives the text of a name; null or undefined where there is none.
 */
export function readQuery(read: (name: Name) => string | null | undefined): CatalogueQuery {
  const entries = QUERY_NAMES.flatMap((name) => {
    const text = read(name);
    const value = text === null || text === undefined ? undefined : READERS[name](text);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** A query as texts, for the address and for comparing: the same query gives the same texts. */
export function queryTexts(query: CatalogueQuery): [Name, string][] {
  return QUERY_NAMES.flatMap((name): [Name, string][] => {
    const value = query[name];
    return value === undefined ? [] : [[name, String(value)]];
  });
}

/** Whether two queries ask for the same. */
export function sameQuery(a: CatalogueQuery, b: CatalogueQuery): boolean {
  return JSON.stringify(queryTexts(a)) === JSON.stringify(queryTexts(b));
}

/**
 * What is asked where a page fixes filters and a reader chooses others. A fixed filter stands; where it leaves several values
 * the reader may choose among them.
 */
export function fixQuery(chosen: CatalogueQuery, fixed: CatalogueQuery): CatalogueQuery {
  const query: Record<string, unknown> = { ...chosen };
  for (const name of QUERY_NAMES) {
    const limit = fixed[name];
    if (limit === undefined) continue;
    const wanted = chosen[name];
    const within =
      Array.isArray(limit) && Array.isArray(wanted)
        ? (wanted as unknown[]).filter((value) => (limit as unknown[]).includes(value))
        : [];
    query[name] = within.length > 0 ? within : limit;
  }
  return query;
}
