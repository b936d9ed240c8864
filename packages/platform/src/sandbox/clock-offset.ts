import { sql } from 'kysely';
import { json } from '../db/json.js';
import type { Db, Tx } from '../db/schema.js';

const SETTING = 'sandbox.clock';

/** How far the seasons' clock has been moved ahead of real time, in milliseconds; 0 where it never was. */
export async function readClockOffset(db: Db | Tx): Promise<number> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', SETTING).executeTakeFirst();
  return (row?.value as { advancedMs: number } | undefined)?.advancedMs ?? 0;
}

/**
 * Stores that the clock has been moved on by `ms`. Moves of several nodes add up, whichever of them has heard of the
 * others' yet.
 *
 * @param knownMs - how far it is ahead as this node knows
 * @returns how far it is ahead now
 */
export async function advanceClockOffset(tx: Tx, knownMs: number, ms: number): Promise<number> {
  const { rows } = await sql<{ advancedMs: number }>`
    insert into settings (key, value) values (${SETTING}, ${json({ advancedMs: knownMs + ms })}::jsonb)
    on conflict (key) do update set value = jsonb_build_object('advancedMs',
      greatest((settings.value->>'advancedMs')::int8, ${knownMs}::int8) + ${ms}::int8)
    returning (value->>'advancedMs')::int8 as "advancedMs"`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the move of the clock was not stored');
  return row.advancedMs;
}
