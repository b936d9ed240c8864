import type { DeskWork } from '../demands/desk.js';
import { updateSolution } from './repository.js';
import type { SolutionRow } from './rows.js';

/** Writes a change of a solution under its next revision. */
export async function storeSolution(
  { tx, now }: Pick<DeskWork, 'tx' | 'now'>,
  before: SolutionRow,
  change: Partial<Omit<SolutionRow, 'id' | 'rev' | 'updated_at'>>,
): Promise<SolutionRow> {
  const row = {
    ...before,
    ...change,
    rev: before.rev + 1,
    updated_at: Math.max(now, before.updated_at),
  };
  await updateSolution(tx, row);
  return row;
}
