import { ProblemError } from '@jtop/contract/binding';
import { sql } from 'kysely';
import type { Tx } from '../db/schema.js';

/** How long a key is kept, on the seasons' clock. Keys of bids are kept for ever. */
const KEY_TTL_MS = 24 * 3_600_000;

/** What a key belongs to: party, operation and path (wire.md). */
export interface KeyScope {
  readonly partyId: string;
  readonly operation: string;
  readonly path: string;
  /** Absent where the caller sent none: then nothing is looked up and nothing is kept. */
  readonly key?: string | undefined;
  /** SHA-256 of the JCS of the body without `confirmAmountFen`, hex. */
  readonly bodyHash: string;
}

/** An answer as it is kept: a 2xx status and a body of JSON values. */
export interface StoredAnswer<Body> {
  readonly status: number;
  readonly body: Body;
}

/**
 * Does a piece of work once a key. The first time, the work runs and its answer is kept in the same transaction; from
 * then on the same body is answered 200 with what is kept. A refusal thrown by `work` rolls the transaction back, so
 * that it frees the key.
 *
 * Two calls with one key at the same moment wait for each other: the second one is answered as a replay.
 *
 * @param now - Epoch milliseconds of the seasons' clock.
 * @throws ProblemError 422 `idempotency.mismatch` where the key was used with another body.
 */
export async function withIdempotency<Body extends object>(
  tx: Tx,
  scope: KeyScope,
  now: number,
  work: () => Promise<StoredAnswer<Body>>,
): Promise<StoredAnswer<Body>> {
  const { key } = scope;
  if (key === undefined) return work();
  await lockKey(tx, scope, key);
  const kept = await findKey(tx, scope, key, now);
  if (kept !== undefined) return replay<Body>(kept, scope.bodyHash);
  const answer = await work();
  await keepKey(tx, scope, key, answer, now);
  return answer;
}

/**
 * The answer to a call whose key is known.
 * @throws ProblemError 422 `idempotency.mismatch`
 */
export function replay<Body>(
  kept: { readonly body_hash: string; readonly response: string },
  bodyHash: string,
): StoredAnswer<Body> {
  if (kept.body_hash !== bodyHash) throw new ProblemError('idempotency.mismatch');
  return { status: 200, body: JSON.parse(kept.response) as Body };
}

/**
 * The answer that a key is kept with, for work that cannot be done in one transaction.
 * @returns undefined where the key is unknown
 * @throws ProblemError 422 `idempotency.mismatch`
 */
export async function findAnswer<Body>(
  tx: Tx,
  scope: KeyScope,
  now: number,
): Promise<StoredAnswer<Body> | undefined> {
  const kept = scope.key === undefined ? undefined : await findKey(tx, scope, scope.key, now);
  return kept === undefined ? undefined : replay<Body>(kept, scope.bodyHash);
}

/** What a closed key is kept with in the place of a digest: no body is the same. */
const CLOSED = 'closed';

/**
 * The answer that a key is kept with; where there is none, closes the key for good: a call that comes with it later is
 * refused with `idempotency.mismatch`. A key past its time counts as well. The caller holds the lock that calls with this
 * key take.
 *
 * @param now - Epoch milliseconds of the seasons' clock.
 */
export async function closeKey<Body>(
  tx: Tx,
  scope: Omit<KeyScope, 'bodyHash'> & { readonly key: string },
  now: number,
): Promise<Body | undefined> {
  const kept = await keysNamed(tx, scope, scope.key).executeTakeFirst();
  if (kept !== undefined) return kept.body_hash === CLOSED ? undefined : (JSON.parse(kept.response) as Body);
  const { partyId: party_id, operation, path, key } = scope;
  await tx
    .insertInto('idempotency')
    .values({
      party_id,
      operation,
      path,
      key,
      body_hash: CLOSED,
      status: 422,
      response: '{}',
      created_at: now,
      expires_at: null,
    })
    .execute();
  return undefined;
}

/** Deletes keys that are past their time. For the job loop. @returns how many */
export async function pruneKeys(tx: Tx, now: number): Promise<number> {
  const result = await tx
    .deleteFrom('idempotency')
    .where('expires_at', 'is not', null)
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

async function lockKey(tx: Tx, scope: KeyScope, key: string): Promise<void> {
  const name = JSON.stringify([scope.partyId, scope.operation, scope.path, key]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

async function findKey(tx: Tx, scope: KeyScope, key: string, now: number) {
  return keysNamed(tx, scope, key)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
}

/** The row of a key, be it past its time or not. */
function keysNamed(tx: Tx, scope: Omit<KeyScope, 'bodyHash'>, key: string) {
  return tx
    .selectFrom('idempotency')
    .select(['body_hash', 'response'])
    .where('party_id', '=', scope.partyId)
    .where('operation', '=', scope.operation)
    .where('path', '=', scope.path)
    .where('key', '=', key);
}

async function keepKey(
  tx: Tx,
  scope: KeyScope,
  key: string,
  answer: StoredAnswer<object>,
  now: number,
): Promise<void> {
  const kept = {
    body_hash: scope.bodyHash,
    status: answer.status,
    response: JSON.stringify(answer.body),
    created_at: now,
    expires_at: now + KEY_TTL_MS,
  };
  await tx
    .insertInto('idempotency')
    .values({ party_id: scope.partyId, operation: scope.operation, path: scope.path, key, ...kept })
    // Only a row past its time can stand in the way here: a living one was answered as a replay.
    .onConflict((conflict) => conflict.columns(['party_id', 'operation', 'path', 'key']).doUpdateSet(kept))
    .execute();
}
