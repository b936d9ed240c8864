import type { Tx } from '../db/schema.js';

const DIGITS = 6;

/**
 * The next number of a lot for people, `JS-<year>-PM-<6 digits>` (PM: 拍卖). Counted a year, without gaps unless a
 * transaction fails after it took one.
 */
export async function nextLotNumber(tx: Tx, year: number): Promise<string> {
  const { value } = await tx
    .insertInto('counters')
    .values({ name: `lots-${year}`, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((set) => ({ value: set('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return `JS-${year}-PM-${String(value).padStart(DIGITS, '0')}`;
}
