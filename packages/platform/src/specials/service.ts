import { formatInstant, type Special, type SpecialPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Db } from '../db/schema.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import {
  countSpecials,
  findSpecial,
  findSpecials,
  findSpecialSessions,
  type SpecialPosition,
  type SpecialRow,
} from './repository.js';

/** The query of `specials.list`, as the binder parsed it. */
export interface SpecialsQuery {
  readonly year?: number | undefined;
  readonly seasonId?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 20;

/** Specials with their sessions. @throws ProblemError `request.invalid` for a cursor of another list. */
export async function listSpecials(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  query: SpecialsQuery,
): Promise<SpecialPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const scope = cursorScope('specials.list', { ...query });
  const after = query.cursor === undefined ? undefined : positionOf(decodeCursor(query.cursor, scope));
  const filter = { year: query.year, seasonId: query.seasonId };
  const found = await findSpecials(db, filter, after, limit + 1);
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.year, row.no, row.id]);
  return {
    items: await withSessions(db, rows),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    total: await countSpecials(db, filter),
    asOf: formatInstant(clock.now()),
  };
}

/** One special with its sessions. @throws ProblemError `not_found`. */
export async function retrieveSpecial({ db }: Pick<Platform, 'db'>, id: string): Promise<Special> {
  const row = await findSpecial(db, id);
  const [special] = row === undefined ? [] : await withSessions(db, [row]);
  if (special === undefined) throw new ProblemError('not_found');
  return special;
}

/** Sessions live in rows of their own, so that one can move without rewriting its special. */
async function withSessions(db: Db, rows: readonly SpecialRow[]): Promise<Special[]> {
  const sessions = await findSpecialSessions(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row.doc,
    id: row.id,
    rev: row.rev,
    sessions: sessions.filter((session) => session.specialId === row.id),
  }));
}

function positionOf([year, no, id, ...rest]: readonly unknown[]): SpecialPosition {
  if (typeof year !== 'number' || typeof no !== 'number' || typeof id !== 'string' || rest.length > 0) {
    throw invalidCursor();
  }
  return { year, no, id };
}
