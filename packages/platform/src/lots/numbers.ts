import type { Tx } from '../db/schema.js';

const DIGITS = 6;

/** What is numbered, and its mark: PM 拍卖, XQ 需求. */
const MARKS = { lots: 'PM', demands: 'XQ' } as const;

/**
 * The next number for people, `JS-<year>-<mark>-<6 digits>`. Counted a year, without gaps unless a transaction fails
 * after it took one.
 */
export async function nextNumber(tx: Tx, of: keyof typeof MARKS, year: number): Promise<string> {
  const { value } = await tx
    .insertInto('counters')
    .values({ name: `${of}-${year}`, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((set) => ({ value: set('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return `JS-${year}-${MARKS[of]}-${String(value).padStart(DIGITS, '0')}`;
}
