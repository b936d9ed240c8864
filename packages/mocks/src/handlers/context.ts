import { ProblemError, type Handlers } from '@jtop/contract/binding';
import { seesDrafts } from '@jtop/rules/access';
import type { LotRecord } from '../auction/lot-record.js';
import { isPublic } from '../auction/lot-record.js';
import type { MockClock } from '../clock.js';
import { callerOf, type Viewer } from '../identity/party.js';
import type { Store } from '../store.js';
import type { Timeline } from '../timeline.js';

/** What every handler works with. */
export interface MockContext {
  readonly store: Store;
  readonly clock: MockClock;
  readonly timeline: Timeline;
  /** How long a poll waits for news, milliseconds: real ones, or those that the clock is moved by. */
  readonly pollMs: number;
  /** Aborted when the mock is closed. */
  readonly closing: AbortSignal;
}

export type MockHandlers = Handlers<Viewer>;

const KEY_TTL_MS = 24 * 3_600_000;

interface KeyedCall {
  readonly operation: { readonly id: string };
  readonly request: Request;
  readonly ctx: Viewer;
  readonly receivedAt: number;
  readonly bodyHash: string;
  readonly idempotencyKey?: string;
}

/** An answer of work that a key stands for. */
export interface Done<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Does work once a key: what it answered is kept, and given again with 200. A refusal keeps nothing.
 * @throws ProblemError 422 `idempotency.mismatch` where the key was used with another body
 */
export function once<Body>({ store }: MockContext, call: KeyedCall, work: () => Done<Body>): Done<Body> {
  const { idempotencyKey, ctx, operation, request, bodyHash, receivedAt } = call;
  if (idempotencyKey === undefined) return work();
  const name = JSON.stringify([ctx.party?.id, operation.id, new URL(request.url).pathname, idempotencyKey]);
  const kept = store.keptAnswers.get(name);
  if (kept !== undefined && (kept.expiresAt ?? Infinity) > receivedAt) {
    if (kept.bodyHash !== bodyHash) throw new ProblemError('idempotency.mismatch');
    return { status: 200, body: kept.body as Body };
  }
  const done = work();
  const forEver = operation.id === 'lots.bids.place';
  store.keptAnswers.set(name, {
    bodyHash,
    body: done.body,
    ...(forEver ? {} : { expiresAt: receivedAt + KEY_TTL_MS }),
  });
  return done;
}

/** The lot of a path. @throws ProblemError 404, also for a draft of which the viewer may not know */
export function lotOf({ store }: MockContext, id: string, viewer: Viewer): LotRecord {
  const lot = store.lots.get(id.toLowerCase());
  if (lot === undefined || (!isPublic(lot) && !seesDrafts(callerOf(viewer))))
    throw new ProblemError('not_found');
  return lot;
}

/** What stands under an id. @throws ProblemError 404 */
export function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id.toLowerCase());
  if (found === undefined) throw new ProblemError('not_found');
  return found;
}

/** @throws ProblemError 412 `revision.stale { rev }` where the entity has changed since it was read */
export function requireRevision({ rev }: { readonly rev: number }, ifMatch: number | undefined): void {
  if (ifMatch !== rev) throw new ProblemError('revision.stale', { rev });
}
