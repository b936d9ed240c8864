import type { Listing, Lot, LotStatus } from '@jtop/contract';
import { isJtopError, listListings, listLots, type JtopError } from '@jtop/sdk';
import { sameQuery, type CatalogueQuery } from './catalogue-query.js';
import { clockReady } from './clock-ready.js';
import { createDataStore, type DataPort, type DataStore, type Sources } from './data-store.js';
import { createLotFollower } from './lot-follower.js';

/** What the store itself needs of a listing. */
export interface KeptListing extends Pick<Listing, 'id' | 'status'> {
  readonly currentLotId?: string | undefined;
  readonly lotIds: readonly string[];
}

/** A listing, and the lot that sells it where it is in an auction or was sold by one. */
export interface CatalogueItem<Kept extends KeptListing = Listing> {
  /** The whole listing, or what was kept of it, see {@link createCatalogueStore}. */
  readonly listing: Kept;
  readonly lot: Lot | undefined;
}

/** The pages of a catalogue that were read so far. */
export interface CatalogueData<Kept extends KeptListing = Listing> {
  /** What `items` answer; while another question is under way this is still the one before. */
  readonly query: CatalogueQuery;
  readonly items: readonly CatalogueItem<Kept>[];
  /** How many there are; undefined where the platform stopped counting. */
  readonly total: number | undefined;
  readonly hasMore: boolean;
  /** When the first page was read, epoch milliseconds of the platform. */
  readonly asOf: number;
  /** What is under way: another question or the same again, or the next page. */
  readonly busy: 'query' | 'more' | undefined;
  /** Why the next page could not be had. */
  readonly moreError: JtopError | undefined;
}

/** Reads a catalogue page by page. An answer to an older question never replaces that to a newer one. */
export interface CatalogueStore<Kept extends KeptListing = Listing> extends DataStore<CatalogueData<Kept>> {
  /** The question that was asked last. */
  readonly query: CatalogueQuery;
  /** Asks another question; `items` stay until it is answered. The same question again is not asked. */
  ask(query: CatalogueQuery): void;
  /** Reads the next page, if there is one and none is under way. */
  more(): void;
  /** Follows the lots of these listings, and of no others: give those that can be seen. */
  follow(listingIds: Iterable<string>): void;
}

export interface CatalogueOptions {
  readonly query?: CatalogueQuery | undefined;
  /** Listings a page, 1 to 100. */
  readonly pageSize?: number | undefined;
  /** False: no stream. */
  readonly realtime?: boolean | undefined;
}

export const PAGE_SIZE = 24;
const LIVE_LOTS: readonly LotStatus[] = ['registering', 'bidding', 'suspended'];

/** The lot by which a listing is, or was, sold. An unsold attempt is the past: then the listing is on offer again. */
export function lotIdOf({
  status,
  currentLotId,
  lotIds,
}: Pick<KeptListing, 'status' | 'currentLotId' | 'lotIds'>): string | undefined {
  if (status === 'in_auction') return currentLotId;
  return status === 'dealt' ? (currentLotId ?? lotIds[lotIds.length - 1]) : undefined;
}

/**
 * Makes the store; it asks at once.
 *
 * @param keep - Makes of each listing what is kept of it. Without it that is the whole listing, some 1.5 kB each.
 */
export function createCatalogueStore(sources: Sources, options?: CatalogueOptions): CatalogueStore;
export function createCatalogueStore<Kept extends KeptListing>(
  sources: Sources,
  options: CatalogueOptions,
  keep: (listing: Listing) => Kept,
): CatalogueStore<Kept>;
export function createCatalogueStore(
  { core, live, clock }: Sources,
  { query: first = {}, pageSize = PAGE_SIZE, realtime = true }: CatalogueOptions = {},
  keep: (listing: Listing) => KeptListing = (listing) => listing,
): CatalogueStore<KeptListing> {
  let query = first;
  let port: DataPort<CatalogueData<KeptListing>> | undefined;
  let next: string | undefined;

  const patchData = (change: Partial<CatalogueData<KeptListing>>): void => {
    const data = port?.snapshot.data;
    if (data && port) port.patch({ data: { ...data, ...change } });
  };
  const lots = createLotFollower({
    core,
    live: realtime ? live : undefined,
    changed(lot) {
      const items = port?.snapshot.data?.items;
      const at = items?.findIndex(({ listing }) => lotIdOf(listing) === lot.id) ?? -1;
      const item = items?.[at];
      if (!items || !item) return;
      const copy = [...items];
      copy[at] = { ...item, lot };
      patchData({ items: copy });
    },
    connection: (connection) => port?.patch({ connection }),
  });
  const itemsOf = (listings: readonly Listing[]): CatalogueItem<KeptListing>[] =>
    listings.map((listing) => ({ listing: keep(listing), lot: lots.known(lotIdOf(listing)) }));

  /** One question for all live lots, instead of one for each card. */
  const readLots = async (listings: readonly Listing[], signal: AbortSignal): Promise<void> => {
    if (!listings.some((listing) => listing.status === 'in_auction' && !lots.known(lotIdOf(listing)))) return;
    const [{ items }] = await Promise.all([
      listLots(core, { status: LIVE_LOTS, limit: 100 }, { signal }),
      clockReady(clock),
    ]);
    for (const lot of items) lots.learn(lot);
  };
  const readPage = async (cursor: string | undefined, signal: AbortSignal) => {
    const page = await listListings(core, paramsOf(query, pageSize, cursor), { signal });
    await readLots(page.items, signal);
    return page;
  };

  const base = createDataStore<CatalogueData<KeptListing>>(async (own) => {
    port = own;
    next = undefined;
    const asked = query;
    patchData({ busy: 'query', moreError: undefined });
    try {
      const page = await readPage(undefined, own.signal);
      if (own.signal.aborted) return;
      next = page.nextCursor;
      own.patch({
        error: undefined,
        data: {
          query: asked,
          items: itemsOf(page.items),
          total: page.total,
          hasMore: next !== undefined,
          asOf: Date.parse(page.asOf),
          busy: undefined,
          moreError: undefined,
        },
      });
    } catch (error) {
      if (port === own) patchData({ busy: undefined, hasMore: false });
      throw error;
    }
  });

  const readMore = async (own: DataPort<CatalogueData<KeptListing>>, cursor: string): Promise<void> => {
    patchData({ busy: 'more', moreError: undefined });
    try {
      const page = await readPage(cursor, own.signal);
      if (own.signal.aborted) return;
      // A cursor that leads to itself would be read for ever.
      next = page.nextCursor === cursor ? undefined : page.nextCursor;
      const items = own.snapshot.data?.items ?? [];
      const seen = new Set(items.map(({ listing }) => listing.id));
      const fresh = itemsOf(page.items.filter(({ id }) => !seen.has(id)));
      patchData({ items: [...items, ...fresh], hasMore: next !== undefined, busy: undefined });
    } catch (error) {
      if (own.signal.aborted) return;
      if (!isJtopError(error)) throw error;
      patchData({ busy: undefined, moreError: error });
    }
  };

  return {
    ...base,
    get query() {
      return query;
    },
    ask(asked) {
      if (sameQuery(asked, query)) return;
      query = asked;
      base.refresh();
    },
    more() {
      const data = port?.snapshot.data;
      if (port && next !== undefined && data && !data.busy) void readMore(port, next);
    },
    follow(listingIds) {
      const wanted = new Set(listingIds);
      const items = port?.snapshot.data?.items ?? [];
      const seen = items.flatMap(({ listing }) => (wanted.has(listing.id) ? [listing] : []));
      const idsOf = (status: string): string[] =>
        seen.flatMap((listing) => (listing.status === status ? (lotIdOf(listing) ?? []) : []));
      lots.follow(idsOf('in_auction'), idsOf('dealt'));
    },
    close() {
      base.close();
      lots.close();
    },
  };
}

function paramsOf(query: CatalogueQuery, limit: number, cursor: string | undefined): object {
  return { ...query, limit, cursor };
}
