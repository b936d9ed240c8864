import { formatInstant, type Season, type SeasonPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { countSeasons, findSeason, findSeasons, type SeasonPosition, type SeasonRow } from './repository.js';

/** The query of `seasons.list`, as the binder parsed it. */
export interface SeasonsQuery {
  readonly year?: number | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 20;

/** Seasons, newest year first. @throws ProblemError `request.invalid` for a cursor of another list. */
export async function listSeasons(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  query: SeasonsQuery,
): Promise<SeasonPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const scope = cursorScope('seasons.list', { ...query });
  const after = query.cursor === undefined ? undefined : positionOf(decodeCursor(query.cursor, scope));
  const filter = { year: query.year, kinds: query.kind };
  const found = await findSeasons(db, filter, after, limit + 1);
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.year, row.id]);
  const now = clock.now();
  return {
    items: rows.map((row) => toSeason(row, now)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    total: await countSeasons(db, filter),
    asOf: formatInstant(now),
  };
}

/** One season. @throws ProblemError `not_found`. */
export async function retrieveSeason(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  id: string,
): Promise<Season> {
  const row = await findSeason(db, id);
  if (row === undefined) throw new ProblemError('not_found');
  return toSeason(row, clock.now());
}

/** A season is planned, running or ended by the seasons' clock, whatever was true when it was stored. */
function toSeason(row: SeasonRow, now: number): Season {
  const status = now < row.starts_at ? 'planned' : now > row.ends_at ? 'ended' : 'running';
  return { ...row.doc, id: row.id, rev: row.rev, status };
}

function positionOf([year, id, ...rest]: readonly unknown[]): SeasonPosition {
  if (typeof year !== 'number' || typeof id !== 'string' || rest.length > 0) throw invalidCursor();
  return { year, id };
}
