import type { OperationId, ProblemCode } from '@jtop/contract';
import type { Call } from '@jtop/contract/binding';
import { ProblemError } from '@jtop/contract/binding';
import type { Refusal } from '@jtop/rules/lifecycle';
import { sql } from 'kysely';
import type { Platform } from '../context.js';
import type { Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { withIdempotency, type StoredAnswer } from '../idempotency/index.js';
import type { Viewer } from '../identity/viewer.js';
import { operatorCall } from '../lots/calls.js';
import type { OperatorCall } from '../lots/commands.js';

export type Desk = Pick<Platform, 'db' | 'clock' | 'bus'>;

/** A call that changes a demand or a board. */
export interface DeskCall extends OperatorCall {
  /** The revision that it changes, where it says which. */
  readonly ifMatch: number | undefined;
}

/** A bound call as the desk takes it. @throws ProblemError 401 `auth.required` */
export function deskCall<Id extends OperationId>(call: Call<Id, Viewer>): DeskCall {
  return { ...operatorCall(call), ifMatch: call.ifMatch };
}

/** What work at the desk is given. */
export interface DeskWork {
  readonly tx: Tx;
  /** Epoch milliseconds of the seasons' clock. */
  readonly now: number;
  /** Remembers topics to hint at after the commit. */
  readonly hint: (topics: readonly string[]) => void;
}

/** Number of the advisory lock of whoever changes demands or boards. */
const DESK_LOCK = 7_205_030;

/**
 * Changes demands and boards, one call at a time on all nodes: a demand's change reaches its boards, a board's its demands,
 * and how many are alike counts over all of them. A season has some thousand such calls, so nobody waits for long.
 *
 * @param find - what the call is about, found before its key is looked up: 404 comes first
 */
export async function atDesk<Found, Body extends object>(
  { db, clock, bus }: Desk,
  call: DeskCall,
  find: (tx: Tx) => Promise<Found>,
  work: (found: Found, desk: DeskWork) => Promise<StoredAnswer<Body>>,
): Promise<StoredAnswer<Body>> {
  const topics: string[] = [];
  const answer = await inTransaction(db, async (tx) => {
    await lockDesk(tx);
    const found = await find(tx);
    const now = clock.now();
    return withIdempotency(tx, call.key, now, () =>
      work(found, { tx, now, hint: (more) => topics.push(...more) }),
    );
  });
  bus.hint(topics);
  return answer;
}

/** Waits until nobody else changes anything at the desk; held to the end of the transaction. */
export async function lockDesk(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(DESK_LOCK)})`.execute(tx);
}

/** @throws ProblemError 412 `revision.stale { rev }` where the caller has read another revision */
export function requireRevision(call: DeskCall, rev: number): void {
  if (call.ifMatch !== undefined && call.ifMatch !== rev) throw new ProblemError('revision.stale', { rev });
}

/** A refusal of the rules as a problem; which trigger it was is no word of the wire. */
export function problemOf({ code, extras }: Refusal): ProblemError {
  const { trigger: _trigger, ...rest } = extras;
  return new ProblemError(code as ProblemCode, rest);
}
