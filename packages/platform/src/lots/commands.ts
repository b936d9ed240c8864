import type { Lot, OperationId } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { seesDrafts } from '@jtop/rules/access';
import type { Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { withIdempotency, type KeyScope, type StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { releaseDeposits } from '../registrations/refunds.js';
import type { Auction } from './auction.js';
import { lotEntity } from './entity.js';
import { followLot } from './listing-sale.js';
import { LotChange } from './lot-change.js';
import { lockLot, titleOf } from './repository.js';
import { isPublic, type LotRow } from './rows.js';

/** A call of the operator's on the auction side. */
export interface OperatorCall {
  readonly operation: OperationId;
  readonly viewer: Viewer;
  readonly key: KeyScope;
  /** When it was received, epoch milliseconds of the seasons' clock: the instant that it takes effect at. */
  readonly receivedAt: number;
}

/** A call on one lot. */
export interface LotCall extends OperatorCall {
  readonly lotId: string;
}

/** What a call does to a lot, inside the transaction and with the lot locked. */
export interface LotAction {
  readonly tx: Tx;
  readonly row: LotRow;
  readonly change: LotChange;
  readonly at: number;
}

/**
 * Performs an operator's call on a lot in its turn among the bids on it: those received before are decided first. What
 * time has brought about by then comes first too.
 *
 * @throws ProblemError 404 `not_found`, 422 `idempotency.mismatch`, 403 `auth.forbidden`, then what
 *   `act` throws
 */
export async function commandLot(
  auction: Auction,
  call: LotCall,
  act: (action: LotAction) => Promise<void>,
): Promise<StoredAnswer<Lot>> {
  return auction.queues.run(call.lotId, call.receivedAt, async () => {
    let topics: readonly string[] = [];
    const answer = await inTransaction(auction.db, async (tx) => {
      const row = await knownLot(tx, call);
      const now = auction.clock.now();
      return withIdempotency(tx, call.key, now, async () => {
        requireMayCall(call.operation, call.viewer);
        const change = new LotChange(row, now);
        change.openIfDue();
        await act({ tx, row, change, at: call.receivedAt });
        const saved = await storeChange(tx, change, row);
        topics = change.topics;
        return { status: 200, body: lotEntity(saved, await titleOf(tx, row.listing_id), now) };
      });
    });
    auction.bus.hint(topics);
    return answer;
  });
}

/**
 * Writes a change of a lot and lets its listing follow. Rows are locked in one order everywhere: lot, listing, topic of
 * the session, or two nodes would wait for each other.
 */
export async function storeChange(tx: Tx, change: LotChange, row: LotRow): Promise<LotRow> {
  const { status, rulesHash } = change.state;
  // A draft that is called off leaves its listing alone: another lot of it may be live.
  if (status !== row.status && rulesHash !== undefined) {
    await followLot(tx, row.listing_id, { id: row.id, status }, change.now);
    await releaseDeposits(tx, change.state);
  }
  return change.save(tx);
}

/** Locks the lot of a call. @throws ProblemError 404 where the caller may not know of it */
export async function knownLot(tx: Tx, call: LotCall): Promise<LotRow> {
  const row = await lockLot(tx, call.lotId);
  if (row === undefined || (!isPublic(row) && !seesDrafts(call.viewer))) throw new ProblemError('not_found');
  return row;
}
