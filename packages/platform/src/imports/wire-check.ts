import { parseInstant } from '@jtop/contract';
import { DemandCreate as DemandCreateSchema } from '@jtop/contract/schemas';
import { demandColumnOf, type RowError, type TakenRow } from '@jtop/rules/imports';
import { othersTurn } from './turns.js';

/** A row that the form took and the wire would not. */
export interface RefusedLate {
  readonly row: TakenRow;
  readonly errors: readonly RowError[];
}

/** Rows that one turn checks. */
const AT_ONCE = 200;

/**
 * Holds rows against the wire, for whoever uploads gets in no more than whoever calls. Others get their turn in between.
 *
 * @param at - when the workbook was received, epoch milliseconds
 */
export async function checkOnWire(
  rows: readonly TakenRow[],
  at: number,
): Promise<{ readonly fit: readonly TakenRow[]; readonly refused: readonly RefusedLate[] }> {
  const fit: TakenRow[] = [];
  const refused: RefusedLate[] = [];
  for (const [index, row] of rows.entries()) {
    if (index > 0 && index % AT_ONCE === 0) await othersTurn();
    const errors = wireErrors(row, at);
    if (errors.length === 0) fit.push(row);
    else refused.push({ row, errors });
  }
  return { fit, refused };
}

function wireErrors({ row, demand }: TakenRow, at: number): RowError[] {
  const { deadline } = demand;
  if (deadline !== undefined && parseInstant(deadline) <= at) {
    return [{ row, column: 'deadline', code: 'deadline_passed', params: {} }];
  }
  const parsed = DemandCreateSchema.safeParse(demand);
  return (parsed.error?.issues ?? []).map(({ path }) => ({
    row,
    column: demandColumnOf(path.join('.')),
    code: 'wrong_type',
    params: {},
  }));
}
