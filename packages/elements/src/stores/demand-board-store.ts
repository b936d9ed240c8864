import type { Board, Demand } from '@jtop/contract';
import {
  isJtopError,
  listBoards,
  listDemands,
  listSeasons,
  retrieveBoard,
  type DemandsListParams,
  type JtopError,
  type LiveMessage,
} from '@jtop/sdk';
import { clockReady } from './clock-ready.js';
import { createDataStore, type DataPort, type DataStore, type Sources } from './data-store.js';
import { asksForList, boardFor, demandCodec, type DemandQuery } from './demand-query.js';
import { createTopicFollower } from './topic-follower.js';

/** A board of hot demands in its order, or the pages of a list of demands that were read so far. */
export interface DemandBoardData {
  /** What `items` answer; while another question is under way this is still the one before. */
  readonly query: DemandQuery;
  /** Published boards, the newest first, without their demands. */
  readonly boards: readonly Board[];
  /** The one that is shown; absent for a list, and where none of the field is published. */
  readonly board: Board | undefined;
  /** `unpublished`: a board was asked for, of a field that has none. */
  readonly kind: 'board' | 'list' | 'unpublished';
  /** All demands of the board, or those of the list that were read. */
  readonly items: readonly Demand[];
  /** How many there are: in the list, or beside a board in its field. Undefined where nobody counted. */
  readonly total: number | undefined;
  readonly hasMore: boolean;
  /** When it was read or told of, epoch milliseconds of the platform. */
  readonly asOf: number;
  /** What is under way: another question or the same again, or the next page. */
  readonly busy: 'query' | 'more' | undefined;
  /** Why the next page could not be had. */
  readonly moreError: JtopError | undefined;
}

/** Reads boards and lists of demands, and follows them. An answer to an older question never replaces that to a newer one. */
export interface DemandBoardStore extends DataStore<DemandBoardData> {
  /** Asks another question; `items` stay until it is answered. The same question again is not asked. */
  ask(query: DemandQuery): void;
  /** Reads the next page of a list, if there is one and none is under way. */
  more(): void;
}

export interface DemandBoardOptions {
  readonly query?: DemandQuery | undefined;
  /** Demands a page of a list, 1 to 100. */
  readonly pageSize?: number | undefined;
  /** False: no stream. */
  readonly realtime?: boolean | undefined;
}

export const DEMAND_PAGE_SIZE = 10;
/** Boards whose changes are followed for the sake of single demands in a list. */
const MOST_FOLLOWED = 20;

type Answer = Pick<DemandBoardData, 'board' | 'kind' | 'items' | 'total'> & {
  readonly next?: string | undefined;
  readonly asOf?: string | undefined;
};

/** Makes the store; it asks at once. */
export function createDemandBoardStore(
  { core, live, clock }: Sources,
  { query: first = {}, pageSize = DEMAND_PAGE_SIZE, realtime = true }: DemandBoardOptions = {},
): DemandBoardStore {
  let query = first;
  let port: DataPort<DemandBoardData> | undefined;
  let next: string | undefined;
  let seasonId: string | undefined;

  const patchData = (change: Partial<DemandBoardData>): void => {
    const data = port?.snapshot.data;
    if (data && port) port.patch({ data: { ...data, ...change } });
  };
  const readBoards = (signal: AbortSignal) =>
    listBoards(
      core,
      {
        status: ['published'],
        ...(query.seasonId && { seasonId: query.seasonId }),
        limit: 100,
      },
      { signal },
    );
  const answerTo = async (
    asked: DemandQuery,
    boards: readonly Board[],
    signal: AbortSignal,
  ): Promise<Answer> => {
    const chosen = boardFor(asked, boards);
    const isList = asksForList(asked) || (!chosen && asked.field?.length !== 1);
    if (isList) {
      const page = await listDemands(core, listParams(asked, pageSize, undefined), { signal });
      return {
        board: undefined,
        kind: 'list',
        items: page.items,
        total: page.total,
        next: page.nextCursor,
        asOf: page.asOf,
      };
    }
    const { seasonId: season } = asked;
    const field = chosen?.field ?? asked.field?.[0];
    const [board, count] = await Promise.all([
      chosen && retrieveBoard(core, chosen.id, { signal }),
      // How many there are is said beside the board; without it the board is no less one.
      listDemands(
        core,
        listParams({ ...(field && { field: [field] }), ...(season && { seasonId: season }) }, 1, undefined),
        {
          signal,
        },
      ).then(
        (page) => page,
        (error: unknown) => {
          if (!isJtopError(error)) throw error;
          return undefined;
        },
      ),
    ]);
    seasonId ??= count?.items[0]?.seasonId;
    return {
      board,
      kind: board ? 'board' : 'unpublished',
      items: board?.demands ?? [],
      total: count?.total,
    };
  };

  const follower = createTopicFollower({
    live: realtime ? live : undefined,
    message: (message) => hear(message),
    connection: (connection) => port?.patch({ connection }),
  });
  const followShown = (): void => {
    const data = port?.snapshot.data;
    if (!data) return;
    const published = new Set(data.boards.map(({ id }) => id));
    const shown = data.board ? [data.board.id] : data.items.flatMap(({ boardIds }) => boardIds);
    const topics = [...new Set(shown)].filter((id) => published.has(id)).slice(0, MOST_FOLLOWED);
    follower.follow([...(seasonId ? [`season:${seasonId}`] : []), ...topics.map((id) => `board:${id}`)]);
  };

  /** Boards have come or gone: reads them, and the board that is shown if it is another one now. A list stays as it is. */
  const readBoardsAgain = async (own: DataPort<DemandBoardData>): Promise<void> => {
    try {
      const page = await readBoards(own.signal);
      const data = own.snapshot.data;
      if (own.signal.aborted || !data || data.busy === 'query') return;
      const chosen = boardFor(data.query, page.items);
      if ((data.kind === 'list' && data.items.length > 0) || chosen?.id === data.board?.id) {
        patchData({ boards: page.items });
      } else {
        const {
          next: cursor,
          asOf = page.asOf,
          ...answer
        } = await answerTo(data.query, page.items, own.signal);
        if (own.signal.aborted || own.snapshot.data?.query !== data.query) return;
        next = cursor;
        patchData({ ...answer, boards: page.items, hasMore: cursor !== undefined, asOf: Date.parse(asOf) });
      }
      followShown();
    } catch (error) {
      if (own.signal.aborted) return;
      if (!isJtopError(error)) throw error;
      own.patch({ error });
    }
  };
  const hear = ({ event, data: told }: LiveMessage): void => {
    const own = port;
    const data = own?.snapshot.data;
    if (!own || !data) return;
    const board = told.board as Board | undefined;
    const isSeason = told.topic.startsWith('season:');
    if (isSeason ? event === 'board' || event === 'reset' : board && board.status !== 'published') {
      void readBoardsAgain(own);
    }
    if (isSeason || !board) return;
    const asOf = Date.parse(told.at);
    const demands = board.demands ?? [];
    if (board.id === data.board?.id) {
      if (board.status === 'published' && board.version >= data.board.version)
        patchData({ board, items: demands, asOf });
      return;
    }
    const fresh = new Map(demands.map((demand) => [demand.id, demand]));
    const items = data.items.map((item) => {
      const other = fresh.get(item.id);
      // Of the same revision less may be shown, too: a city goes when too few demands are alike.
      const isNewer = other && (other.rev > item.rev || (other.rev === item.rev && isOther(other, item)));
      return isNewer ? other : item;
    });
    if (items.some((item, index) => item !== data.items[index])) patchData({ items, asOf });
  };

  const base = createDataStore<DemandBoardData>(async (own) => {
    port = own;
    next = undefined;
    const asked = query;
    patchData({ busy: 'query', moreError: undefined });
    try {
      const [boards] = await Promise.all([readBoards(own.signal), clockReady(clock)]);
      seasonId = asked.seasonId ?? boards.items[0]?.seasonId;
      const { next: cursor, asOf = boards.asOf, ...answer } = await answerTo(asked, boards.items, own.signal);
      if (own.signal.aborted) return;
      seasonId ??= answer.items[0]?.seasonId ?? (await runningSeason(own.signal));
      if (own.signal.aborted) return;
      next = cursor;
      own.patch({
        error: undefined,
        data: {
          ...answer,
          query: asked,
          boards: boards.items,
          hasMore: cursor !== undefined,
          asOf: Date.parse(asOf),
          busy: undefined,
          moreError: undefined,
        },
      });
      followShown();
    } catch (error) {
      if (port === own) patchData({ busy: undefined, hasMore: false });
      throw error;
    }
  });

  /**
   * Where there is nothing yet, the season whose first board may be published while the page stands open. Where it cannot be
   * had, nothing is as well there.
   */
  const runningSeason = async (signal: AbortSignal): Promise<string | undefined> => {
    try {
      const { items } = await listSeasons(core, { kind: 'challenge', limit: 20 }, { signal });
      return items.find(({ status }) => status === 'running')?.id;
    } catch (error) {
      if (!isJtopError(error)) throw error;
      return undefined;
    }
  };
  const readMore = async (
    own: DataPort<DemandBoardData>,
    asked: DemandQuery,
    cursor: string,
  ): Promise<void> => {
    patchData({ busy: 'more', moreError: undefined });
    try {
      const page = await listDemands(core, listParams(asked, pageSize, cursor), { signal: own.signal });
      if (own.signal.aborted) return;
      // A cursor that leads to itself would be read for ever.
      next = page.nextCursor === cursor ? undefined : page.nextCursor;
      const items = own.snapshot.data?.items ?? [];
      const seen = new Set(items.map(({ id }) => id));
      const fresh = page.items.filter(({ id }) => !seen.has(id));
      patchData({ items: [...items, ...fresh], hasMore: next !== undefined, busy: undefined });
      followShown();
    } catch (error) {
      if (own.signal.aborted) return;
      if (!isJtopError(error)) throw error;
      patchData({ busy: undefined, moreError: error });
    }
  };

  return {
    ...base,
    ask(asked) {
      if (demandCodec.same(asked, query)) return;
      query = asked;
      base.refresh();
    },
    more() {
      const data = port?.snapshot.data;
      if (port && next !== undefined && data && !data.busy) void readMore(port, data.query, next);
    },
    close() {
      base.close();
      follower.close();
    },
  };
}

/** The question for a page of a list: the query without what only chooses a board. */
function listParams(
  { view: _view, boardId: _board, ...filters }: DemandQuery,
  limit: number,
  cursor: string | undefined,
): DemandsListParams {
  return { ...filters, limit, ...(cursor !== undefined && { cursor }) } as DemandsListParams;
}

const isOther = (a: Demand, b: Demand): boolean => JSON.stringify(a) !== JSON.stringify(b);
