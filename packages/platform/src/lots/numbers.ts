import type { Tx } from '../db/schema.js';

const DIGITS = 6;

/** What is numbered, and its mark: PM 拍卖, XQ 需求. */
const MARKS = { lots: 'PM', demands: 'XQ' } as const;

/**
 * The next number for people, `JS-<year>-<mark>-<6 digits>`. Counted a year, without gaps unless a transaction fails
 * after it took one.
 */
export async function nextNumber(tx: Tx, of: keyof typeof MARKS, year: number): Promise<string> {
  const [number = ''] = await nextNumbers(tx, of, year, 1);
  return number;
}

/** The next numbers, as many as are asked for, in their order. */
export async function nextNumbers(
  tx: Tx,
  of: keyof typeof MARKS,
  year: number,
  count: number,
): Promise<string[]> {
  const { value } = await tx
    .insertInto('counters')
    .values({ name: `${of}-${year}`, value: count })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((set) => ({ value: set('counters.value', '+', count) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, index) => {
    const digits = String(Number(value) - count + 1 + index).padStart(DIGITS, '0');
    return `JS-${year}-${MARKS[of]}-${digits}`;
  });
}
