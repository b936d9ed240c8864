import type { DemandCreate } from '@jtop/contract';
import { draftIn, type DemandSetting } from '../demands/creating.js';
import type { DeskCall, DeskWork } from '../demands/desk.js';
import { moveDemand } from '../demands/facts.js';
import { findDemandsById, insertDemands } from '../demands/repository.js';
import { storeDemands } from '../demands/storing.js';
import { nextNumbers } from '../lots/numbers.js';
import type { Rewriting } from './planning.js';

/**
 * Posts many demands of one company in one season, numbered in their order, in one statement.
 *
 * @returns their ids
 */
export async function createDemands(
  { tx, now }: Pick<DeskWork, 'tx' | 'now'>,
  setting: DemandSetting,
  demands: readonly DemandCreate[],
  by: Pick<DeskCall, 'viewer'>,
): Promise<string[]> {
  if (demands.length === 0) return [];
  const numbers = await nextNumbers(tx, 'demands', setting.season.year, demands.length);
  const rows = demands.map((demand, index) => draftIn(setting, numbers[index] ?? '', demand, by, now));
  await insertDemands(tx, rows);
  return rows.map(({ id }) => id);
}

/** Writes demands anew, and hands drafts in. */
export async function rewriteDemands(
  work: DeskWork,
  rewriting: readonly Rewriting[],
  { viewer }: Pick<DeskCall, 'viewer'>,
): Promise<void> {
  const found = await findDemandsById(
    work.tx,
    rewriting.map(({ id }) => id),
  );
  const byId = new Map(found.map((row) => [row.id, row]));
  const changes = rewriting.flatMap(({ id, content, disclosure, submits }) => {
    const before = byId.get(id);
    if (before === undefined) return [];
    const moved = submits
      ? { ...moveDemand({ ...before, content }, 'submit', viewer, work.now), submitted_at: work.now }
      : {};
    return [{ before, change: { ...moved, content, disclosure } }];
  });
  await storeDemands(work, changes);
}
