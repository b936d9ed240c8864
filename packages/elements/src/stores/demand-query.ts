import { BUDGET_BANDS, DEMAND_PURPOSES, DEMAND_TRACKS, FIELDS, type Board } from '@jtop/contract';
import { among, cityCodes, createQueryCodec, flag, oneOf, slug, words } from './query-codec.js';

/** What a demand board is asked for: filters and order of `GET /v1/demands`, by their names there, and which board. */
export interface DemandQuery {
  /** Words, 1 to 100 characters. */
  readonly q?: string;
  /** Where none is named, that of the board that was published last. */
  readonly field?: readonly string[];
  /** Six digits each, GB/T 2260. */
  readonly city?: readonly string[];
  readonly track?: readonly string[];
  readonly purpose?: readonly string[];
  readonly budgetBand?: readonly string[];
  readonly hot?: true;
  /** A board of an earlier batch; where none is named, the latest of its field. */
  readonly boardId?: string;
  readonly seasonId?: string;
  readonly specialId?: string;
  /** `all`: every demand, also where there is a board. */
  readonly view?: string;
  readonly sort?: string;
}

/** Orders that a board offers for all demands; the first is the platform's own. */
export const DEMAND_ORDERS = ['-publishedAt', 'deadline'] as const;

/** How a query of demands is read and written. */
export const demandCodec = createQueryCodec<DemandQuery>({
  q: words,
  field: among(FIELDS),
  city: cityCodes,
  track: among(DEMAND_TRACKS),
  purpose: among(DEMAND_PURPOSES),
  budgetBand: among(BUDGET_BANDS),
  hot: flag,
  boardId: slug,
  seasonId: slug,
  specialId: slug,
  view: oneOf(['all']),
  sort: oneOf(DEMAND_ORDERS),
});

/** Names that ask for a list: what a board holds is never filtered or put into another order. */
const LISTING = ['q', 'city', 'track', 'purpose', 'budgetBand', 'hot', 'specialId', 'view', 'sort'] as const;

/** Whether a query asks for a list of demands and not for a board. */
export const asksForList = (query: DemandQuery): boolean => LISTING.some((name) => query[name] !== undefined);

/**
 * The board that answers a query.
 *
 * @param boards - Published ones, the newest first.
 * @returns undefined where the query asks for a list, or no board of its field is published
 */
export function boardFor(query: DemandQuery, boards: readonly Board[]): Board | undefined {
  if (asksForList(query)) return undefined;
  const { field, boardId } = query;
  const fitting = boards.filter((board) => field?.includes(board.field) ?? true);
  return fitting.find(({ id }) => id === boardId) ?? fitting[0];
}
