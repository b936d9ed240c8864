import type { HandoffResult, Problem } from '@jtop/contract';
import type { Db, Tx } from '../db/schema.js';
import { newId } from '../lots/ids.js';
import type { HandoffRow } from './entity.js';

/**
 * How long a claim is left to who made it, real time. Then the next look at the hand-off settles it: whoever claimed it has
 * died, or will find out that it is too late.
 */
export const CLAIM_MS = 60_000;

/** How a hand-off ends. */
export interface Ending {
  readonly status: 'confirmed' | 'failed' | 'declined';
  readonly result: HandoffResult | null;
  readonly problem: Problem | null;
}

/** The idempotency key of a hand-off's act. */
export const actKeyOf = (row: HandoffRow): string => `hand-off-${row.act_id ?? row.id}`;

/** Whether a claim is left to nobody any more. @param at - real time, epoch milliseconds */
export function isAbandoned({ status, claimed_at: claimedAt }: HandoffRow, at: number): boolean {
  return status === 'confirming' && at >= (claimedAt ?? 0) + CLAIM_MS;
}

/**
 * Claims a hand-off that waits, before anything is done for it: of all that happens to one at once, whoever changes the row
 * acts.
 *
 * @param at - real time, epoch milliseconds
 * @returns the claimed hand-off; undefined where it did not wait any more
 */
export async function claim(
  db: Db,
  row: HandoffRow,
  partyId: string,
  at: number,
): Promise<HandoffRow | undefined> {
  return db
    .updateTable('handoffs')
    .set({ status: 'confirming', party_id: partyId, claimed_at: at })
    .where('id', '=', row.id)
    .where('status', '=', 'pending')
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst();
}

/** Takes over a claim that is left to nobody. @returns undefined where somebody else has done so */
export async function reclaim(db: Db, row: HandoffRow, at: number): Promise<HandoffRow | undefined> {
  return db
    .updateTable('handoffs')
    .set({ claimed_at: at })
    .where('id', '=', row.id)
    .where('status', '=', 'confirming')
    .where('claimed_at', '=', row.claimed_at)
    .returningAll()
    .executeTakeFirst();
}

/** Ends what this claim is for, unless it has been settled meanwhile. */
export async function endClaim(db: Db | Tx, row: HandoffRow, ending: Ending, at: number): Promise<void> {
  await db
    .updateTable('handoffs')
    .set({ ...columnsOf(ending), ended_at: at })
    .where('id', '=', row.id)
    .where('status', '=', 'confirming')
    .where('act_id', 'is not distinct from', row.act_id)
    .execute();
}

/** Leaves a claim to the next look: what became of its act is not known. */
export async function abandon(db: Db, row: HandoffRow): Promise<void> {
  await db
    .updateTable('handoffs')
    .set({ claimed_at: 0 })
    .where('id', '=', row.id)
    .where('status', '=', 'confirming')
    .where('act_id', 'is not distinct from', row.act_id)
    .execute();
}

/** Lets a hand-off wait again. What it is confirmed to next is another act, under another key. */
export async function release(db: Db | Tx, row: HandoffRow, at: number): Promise<void> {
  await db
    .updateTable('handoffs')
    .set({ status: 'pending', party_id: null, claimed_at: null, act_id: newId(at) })
    .where('id', '=', row.id)
    .where('status', '=', 'confirming')
    .where('act_id', 'is not distinct from', row.act_id)
    .execute();
}

/** Ends a hand-off that nobody has claimed as declined. */
export async function declineWaiting(db: Db, row: HandoffRow, partyId: string, at: number): Promise<void> {
  await db
    .updateTable('handoffs')
    .set({ status: 'declined', party_id: partyId, ended_at: at })
    .where('id', '=', row.id)
    .where('status', '=', 'pending')
    .where('expires_at', '>', at)
    .execute();
}

/** JSON is kept as the text that it is answered with. */
function columnsOf({ status, result, problem }: Ending) {
  return {
    status,
    result: result === null ? null : JSON.stringify(result),
    problem: problem === null ? null : JSON.stringify(problem),
  };
}
