import type { DemandCreate } from '@jtop/contract';
import type { DeskCall, DeskWork } from '../demands/desk.js';
import { draftIn, type DemandSetting } from '../demands/creating.js';
import { insertDemands } from '../demands/repository.js';
import { nextNumbers } from '../lots/numbers.js';

/** Rows that one statement inserts: a database takes 65,535 values at once, and a demand has some fifty. */
const AT_ONCE = 200;

/**
 * Posts many demands of one company in one season, numbered in their order.
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
  const ids: string[] = [];
  for (let at = 0; at < demands.length; at += AT_ONCE) {
    const rows = demands
      .slice(at, at + AT_ONCE)
      .map((demand, index) => draftIn(setting, numbers[at + index] ?? '', demand, by, now));
    await insertDemands(tx, rows);
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}
