import type { Match } from '@jtop/contract';
import { isJtopError, listMatches, type JtopError } from '@jtop/sdk';
import { clockReady } from './clock-ready.js';
import { createDataStore, type DataPort, type DataStore, type Sources } from './data-store.js';

/** What a list of matches is narrowed to. */
export interface MatchesQuery {
  readonly side?: string | undefined;
  readonly status?: string | undefined;
}

/** Matches that were read so far, in the platform's order. */
export interface MatchesData {
  /** What `items` answer; while another question is under way this is still the one before. */
  readonly query: MatchesQuery;
  readonly items: readonly Match[];
  /** Undefined where nobody counted. */
  readonly total: number | undefined;
  readonly hasMore: boolean;
  /** When it was read, epoch milliseconds of the platform. */
  readonly asOf: number;
  readonly busy: 'query' | 'more' | undefined;
  /** Why the next page could not be had. */
  readonly moreError: JtopError | undefined;
}

/** Reads the matches of one demand, page by page. */
export interface MatchesStore extends DataStore<MatchesData> {
  /** Asks another question; `items` stay until it is answered. The same again is not asked. */
  ask(query: MatchesQuery): void;
  /** Reads the next page, if there is one and none is under way. */
  more(): void;
}

export const MATCHES_PAGE_SIZE = 10;

/** Makes the store; it asks at once. */
export function createMatchesStore(
  { core, clock }: Pick<Sources, 'core' | 'clock'>,
  demandId: string,
  first: MatchesQuery = {},
  pageSize = MATCHES_PAGE_SIZE,
): MatchesStore {
  let query = first;
  let port: DataPort<MatchesData> | undefined;
  let next: string | undefined;

  const patchData = (change: Partial<MatchesData>): void => {
    const data = port?.snapshot.data;
    if (data && port) port.patch({ data: { ...data, ...change } });
  };
  const read = (asked: MatchesQuery, cursor: string | undefined, signal: AbortSignal) => {
    const { side, status } = asked;
    const params = {
      ...(side !== undefined && { side: side.split(',') }),
      ...(status !== undefined && { status: status.split(',') }),
      ...(cursor !== undefined && { cursor }),
      limit: pageSize,
    };
    return listMatches(core, demandId, params as Parameters<typeof listMatches>[2], { signal });
  };

  const base = createDataStore<MatchesData>(async (own) => {
    port = own;
    next = undefined;
    const asked = query;
    patchData({ busy: 'query', moreError: undefined });
    try {
      const [page] = await Promise.all([read(asked, undefined, own.signal), clockReady(clock)]);
      if (own.signal.aborted) return;
      next = page.nextCursor;
      const items = distinct(page.items);
      const isAll = asked.side === undefined && asked.status === undefined;
      own.patch({
        error: undefined,
        empty: items.length === 0 && isAll,
        data:
          items.length === 0 && isAll
            ? undefined
            : {
                query: asked,
                items,
                total: page.total,
                hasMore: next !== undefined,
                asOf: Date.parse(page.asOf) || clock.now(),
                busy: undefined,
                moreError: undefined,
              },
      });
    } catch (error) {
      if (port === own) patchData({ busy: undefined });
      throw error;
    }
  });
  const readMore = async (own: DataPort<MatchesData>, asked: MatchesQuery, cursor: string): Promise<void> => {
    patchData({ busy: 'more', moreError: undefined });
    try {
      const page = await read(asked, cursor, own.signal);
      if (own.signal.aborted) return;
      // A cursor that leads to itself would be read for ever.
      next = page.nextCursor === cursor ? undefined : page.nextCursor;
      const items = distinct([...(own.snapshot.data?.items ?? []), ...page.items]);
      patchData({ items, hasMore: next !== undefined, busy: undefined });
    } catch (error) {
      if (own.signal.aborted) return;
      if (!isJtopError(error)) throw error;
      patchData({ busy: undefined, moreError: error });
    }
  };

  return {
    ...base,
    ask(asked) {
      if (asked.side === query.side && asked.status === query.status) return;
      query = asked;
      base.refresh();
    },
    more() {
      const data = port?.snapshot.data;
      if (port && next !== undefined && data && !data.busy) void readMore(port, data.query, next);
    },
  };
}

/** Each match once: what was there first stays where it is. */
function distinct(items: readonly Match[]): Match[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}
