import type { Lot, LotsListQuery } from '@jtop/contract';
import type { Db } from '../db/schema.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { lotEntity } from './entity.js';
import { isId } from './ids.js';
import { listLots, type LotPosition } from './repository.js';

const DEFAULT_LIMIT = 20;

/** One page of lots, latest opening first. @param now - epoch milliseconds, for their phases */
export async function lotPage(
  db: Db,
  query: LotsListQuery,
  seesDrafts: boolean,
  now: number,
): Promise<{ items: Lot[]; nextCursor?: string }> {
  const { limit = DEFAULT_LIMIT, cursor, ...filters } = query;
  const scope = cursorScope('lots.list', { ...filters });
  const after = cursor === undefined ? undefined : position(cursor, scope);
  const rows = await listLots(db, { ...filters, seesDrafts }, after, limit + 1);
  const { rows: shown, nextCursor } = pageOf(rows, limit, scope, (row) => [row.opens_at, row.id]);
  const items = shown.map((row) => lotEntity(row, row.title, now));
  return nextCursor === undefined ? { items } : { items, nextCursor };
}

function position(cursor: string, scope: string): LotPosition {
  const [opensAt, id] = decodeCursor(cursor, scope);
  if (typeof opensAt !== 'number' || typeof id !== 'string' || !isId(id)) throw invalidCursor();
  return { opensAt, id };
}
