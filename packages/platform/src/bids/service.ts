import { formatInstant, type BidDryRun, type BidPlace } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { seesDrafts } from '@jtop/rules/access';
import { judgeBid, nextAmountFen } from '@jtop/rules/auction';
import type { Platform } from '../context.js';
import type { Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { isTransient } from '../lots/failures.js';
import { hostOrgIds } from '../lots/hosts.js';
import { LotChange } from '../lots/lot-change.js';
import { lockLot, visibleLot } from '../lots/repository.js';
import { stateOf } from '../lots/rows.js';
import { BidBatch, bidderOf, problemOf } from './batch.js';
import { LotMemory, type RememberedLot } from './lot-memory.js';
import type { Outcome } from './lot-queue.js';
import type { PendingBid, PlacedBid } from './pending-bid.js';
import { QuickWriter } from './quick-writer.js';
import { findRegistrations, readBatchInput } from './repository.js';

const ATTEMPTS = 2;
const RETRY_AFTER_MS = 1000;

/** Decides a batch of bids on one lot. Resolves with one outcome a bid, and never rejects. */
export type DecideBatch = (
  lotId: string,
  bids: readonly PendingBid[],
  stopping: boolean,
) => Promise<readonly Outcome<PlacedBid>[]>;

/**
 * Decides batches as group commits; nothing is answered before the commit. By what the process remembers of the lot and
 * in one statement with the batches of other lots where that is still true ({@link QuickWriter}), else in a transaction of
 * its own that locks the lot first.
 */
export function createDecider(platform: Platform): DecideBatch {
  const memory = new LotMemory();
  const quick = new QuickWriter(platform, memory);
  return async (lotId, bids, stopping) => {
    const result = await quick.decide(lotId, bids, stopping);
    if (typeof result === 'object') return result;
    const attempts = result === 'failed' ? ATTEMPTS - 1 : ATTEMPTS;
    return decideLocked(platform, memory, { lotId, bids, stopping, attempts });
  };
}

/**
 * Decides a batch in one transaction: the lot's row is locked once, each bid is judged in memory, and one commit makes
 * all of it durable.
 *
 * Where the transaction fails, nothing of it exists: every bid is answered 503 and its key is free. A lost connection
 * or race is tried once more; had the first try been committed after all, the keys answer the second one.
 */
async function decideLocked(
  platform: Platform,
  memory: LotMemory,
  { lotId, bids, stopping, attempts }: LockedBatch,
): Promise<readonly Outcome<PlacedBid>[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const done = await inTransaction(platform.db, (tx) => decideIn(tx, platform, lotId, bids, stopping));
      if (done.read !== undefined) memory.keep(done.read);
      platform.bus.hint(done.topics);
      return done.outcomes;
    } catch (error) {
      memory.forget(lotId);
      if (attempt < attempts && isTransient(error)) continue;
      platform.log.error({ err: error, lotId, bids: bids.length }, 'a batch of bids could not be stored');
      const refusal = { error: new ProblemError('unavailable', { retryAfterMs: RETRY_AFTER_MS }) };
      return bids.map(() => refusal);
    }
  }
}

interface LockedBatch {
  readonly lotId: string;
  readonly bids: readonly PendingBid[];
  readonly stopping: boolean;
  /** How often it is tried where it fails for a lost race or connection. */
  readonly attempts: number;
}

interface Decided {
  readonly outcomes: readonly Outcome<PlacedBid>[];
  readonly topics: readonly string[];
  /** What the next batch may be judged by; absent where there is no such lot. */
  readonly read?: RememberedLot;
}

async function decideIn(
  tx: Tx,
  platform: Platform,
  lotId: string,
  bids: readonly PendingBid[],
  stopping: boolean,
): Promise<Decided> {
  const lot = await lockLot(tx, lotId);
  if (lot === undefined) {
    return { outcomes: bids.map(() => ({ error: new ProblemError('not_found') })), topics: [] };
  }
  const input = await readBatchInput(tx, lot, bids);
  const now = platform.clock.now();
  const change = new LotChange(lot, now);
  change.openIfDue();
  const batch = new BidBatch({ ...input, lot, keys: platform.keys, stopping }, change);
  const outcomes = bids.map((bid) => batch.decide(bid));
  const after = (await batch.save(tx)) ?? lot;
  const { registrations, hosts } = input;
  return {
    outcomes,
    topics: change.dirty ? change.topics : [],
    read: { lot: after, registrations, hosts, readAt: now },
  };
}

/**
 * Says what would become of a bid received now. Stores nothing, waits in no line, and promises nothing: another bid
 * may come first.
 *
 * @param receivedAt - epoch milliseconds of the seasons' clock
 * @throws ProblemError the refusal that the bid would get
 */
export async function rehearse(
  { db }: Pick<Platform, 'db'>,
  viewer: Viewer,
  lotId: string,
  body: BidPlace,
  receivedAt: number,
): Promise<BidDryRun> {
  const partyId = partyOf(viewer);
  const lot = await visibleLot(db, lotId, seesDrafts(viewer));
  const registrations = await findRegistrations(db, lotId, [partyId]);
  const hosts = await hostOrgIds(db, lot.session_id);
  const judged = judgeBid(stateOf(lot), {
    bidder: bidderOf(viewer, lot, hosts, registrations.get(partyId)),
    amountFen: body.amountFen,
    confirmAmountFen: body.confirmAmountFen,
    kind: body.kind,
    receivedAt,
    acceptedAt: receivedAt,
  });
  if (!judged.accepted) throw problemOf(judged, viewer);
  return {
    wouldAccept: true,
    nextAmountFen: nextAmountFen(lot.rules, judged.bid.amountFen),
    closesAtAfter: formatInstant(judged.bid.closesAtAfter),
  };
}
