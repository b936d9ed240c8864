import {
  formatInstant,
  parseInstant,
  type Demand,
  type Listing,
  type SearchHit,
  type SearchPage,
} from '@jtop/contract';
import { bandOfRange } from '@jtop/rules/disclosure';
import {
  listingSearchEntry,
  markWords,
  matchesSearch,
  readWords,
  searchEntry,
  searchRank,
  snippetOf,
  type RankedQuery,
} from '@jtop/rules/search';
import { isPublicDemand } from '../demands/demand-record.js';
import { bandOfView, demandView } from '../demands/view.js';
import { cutWords } from '../matching/words.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import type { MockContext, MockHandlers } from './context.js';

const PUBLIC: ReadonlySet<string> = new Set([
  'available',
  'in_auction',
  'negotiating',
  'dealt',
  'carried_over',
]);
const FACETS = ['type', 'field', 'city', 'mode', 'priceBand'] as const;
type Facet = (typeof FACETS)[number];

/** Something that can be found, in its public view. */
interface Entry {
  readonly hit: SearchHit;
  readonly at: number;
  readonly title: string;
  readonly text: string;
  /** The texts that a snippet is taken of. */
  readonly bodies: readonly string[];
  readonly values: Readonly<Record<Facet, readonly string[]>>;
}

/** Search over listings and demands, by what the public sees of them. */
export function searchHandlers({ store, clock }: MockContext): Pick<MockHandlers, 'search.list'> {
  return {
    'search.list': ({ query }) => {
      const read = query.q === undefined ? undefined : readWords(query.q, cutWords);
      const asked = read?.words.length === 0 ? undefined : read;
      const listings = [...store.listings.values()]
        .filter(({ status }) => PUBLIC.has(status))
        .map(listingEntry);
      const demands = [...store.demands.values()]
        .filter(isPublicDemand)
        .map((demand) => demandEntry(demandView(store, demand, 'public')));
      const found = [...listings, ...demands].filter(
        ({ text }) => asked === undefined || matchesSearch(text, asked),
      );
      const passes = (entry: Entry, but?: Facet): boolean =>
        FACETS.every((facet) => {
          const wanted: readonly string[] | undefined = query[facet];
          return (
            facet === but ||
            wanted === undefined ||
            entry.values[facet].some((value) => wanted.includes(value))
          );
        });
      const order = byKeys(true);
      const keyOf = ({ text, title, at, hit }: Entry) => [rankOf(text, title, asked), at, hit.id];
      const hits = found.filter((entry) => passes(entry)).sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(hits, query, scopeOf('search.list', query), keyOf, order);
      const facets = Object.fromEntries(
        FACETS.map((facet) => [
          facet,
          counted(
            found.filter((entry) => passes(entry, facet)),
            facet,
          ),
        ]),
      ) as SearchPage['facets'];
      const total = query.cursor === undefined ? { total: hits.length } : {};
      const items = page.items.map((entry) => marked(entry, asked?.words ?? []));
      return { body: { ...page, items, ...total, facets, asOf: formatInstant(clock.now()) } };
    },
  };
}

const rankOf = (text: string, title: string, asked: RankedQuery | undefined): number =>
  asked === undefined ? 0 : searchRank(text, [...title].length, asked);

function counted(entries: readonly Entry[], facet: Facet): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { values } of entries) {
    for (const value of values[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The hit with marks where the words stand. */
function marked({ hit, title, bodies }: Entry, words: readonly string[]): SearchHit {
  const body = bodies.find((each) => markWords(each, words).length > 0) ?? bodies[0];
  const snippet = body === undefined ? undefined : snippetOf(body, words);
  return {
    ...hit,
    title: { text: title, marks: markWords(title, words) },
    ...(snippet === undefined ? {} : { snippet: { text: snippet.text, marks: [...snippet.marks] } }),
  };
}

function listingEntry(listing: Listing): Entry {
  const { id, no, title, abstract, fields, supplier, offers, publishedAt } = listing;
  const prices = offers.flatMap(({ priceFen }) => priceFen ?? []);
  const price = Math.min(...prices);
  const priceBand = prices.length === 0 ? undefined : bandOfRange({ minFen: price, maxFen: price });
  const modes = [...new Set(offers.map(({ mode }) => mode))];
  return {
    hit: {
      type: 'listing',
      id,
      no,
      title: { text: title, marks: [] },
      fields,
      adcode: supplier.adcode,
      modes,
      ...(priceBand === undefined ? {} : { priceBand }),
    },
    at: parseInstant(publishedAt),
    title,
    text: listingSearchEntry(listing).text,
    bodies: abstract === '' ? [] : [abstract],
    values: {
      type: ['listing'],
      field: fields,
      city: [supplier.adcode],
      mode: modes,
      priceBand: priceBand === undefined ? [] : [priceBand],
    },
  };
}

function demandEntry(demand: Demand): Entry {
  const { id, no, title, field, adcode, _redacted, summary, problem, company } = demand;
  const band = bandOfView(demand) as SearchHit['priceBand'];
  const bodies = [summary, problem].flatMap((text) => (text === undefined || text === '' ? [] : [text]));
  const texts = [
    title,
    no,
    ...(demand.keywords ?? []),
    ...(demand.ipc ?? []),
    company?.name ?? '',
    ...bodies,
  ];
  return {
    hit: {
      type: 'demand',
      id,
      no,
      title: { text: title, marks: [] },
      fields: [field],
      ...(adcode === undefined ? {} : { adcode }),
      ...(band === undefined ? {} : { priceBand: band }),
      ...(_redacted === undefined ? {} : { _redacted }),
    },
    at: parseInstant(demand.publishedAt ?? demand.createdAt),
    title,
    text: searchEntry(texts).text,
    bodies,
    values: {
      type: ['demand'],
      field: [field],
      city: adcode === undefined ? [] : [adcode],
      mode: [],
      priceBand: band === undefined ? [] : [band],
    },
  };
}
