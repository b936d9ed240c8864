import type { ClosingStatement, Lot } from '@jtop/contract';
import type { Platform } from '../../context.js';
import { lotEntity } from '../../lots/entity.js';
import { findLot } from '../../lots/repository.js';

export async function lotsOf({
  db,
  clock,
}: Platform): Promise<(Lot & { readonly closing: ClosingStatement | null })[]> {
  const ids = await db.selectFrom('lots').select('id').orderBy('no').execute();
  const rows = await Promise.all(ids.map(({ id }) => findLot(db, id)));
  return rows.flatMap((row) =>
    row === undefined ? [] : [{ ...lotEntity(row, row.title, clock.now()), closing: row.closing }],
  );
}

export async function countRows(platform: Platform): Promise<Record<string, number>> {
  const tables = [
    'lots',
    'bids',
    'listings',
    'seasons',
    'auction_sessions',
    'lot_log',
    'announcements',
  ] as const;
  const counts = tables.map(async (table) => {
    const row = await platform.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return [table, Number(row.count)] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

/** The open lot of a special session, as `lot-id="live"` finds it. */
export async function openLot(platform: Platform): Promise<Lot> {
  const open = (await lotsOf(platform)).filter(({ status }) => status === 'bidding');
  if (open[0] === undefined) throw new Error('no lot is open');
  return open[0];
}
