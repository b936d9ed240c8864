import { json } from '../db/json.js';
import type { Db, Tx } from '../db/schema.js';

const SETTING = 'sandbox.clock';

/** How far the seasons' clock has been moved ahead of real time, in milliseconds; 0 where it never was. */
export async function readClockOffset(db: Db | Tx): Promise<number> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', SETTING).executeTakeFirst();
  return (row?.value as { advancedMs: number } | undefined)?.advancedMs ?? 0;
}

export async function writeClockOffset(tx: Tx, advancedMs: number): Promise<void> {
  const value = json({ advancedMs });
  await tx
    .insertInto('settings')
    .values({ key: SETTING, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
