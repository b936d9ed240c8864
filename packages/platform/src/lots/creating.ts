import type { Lot, LotCreate, LotRelist } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { relistLot } from '@jtop/rules/auction';
import { inTransaction } from '../db/transaction.js';
import { withIdempotency, type StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Auction } from './auction.js';
import { knownLot, storeChange, type LotCall, type OperatorCall } from './commands.js';
import { insertDraft } from './drafting.js';
import { lotEntity } from './entity.js';
import { LotChange } from './lot-change.js';
import { titleOf } from './repository.js';

/**
 * Drafts a lot. Nobody but the operator knows of it until it is announced.
 * @param id - What it is to be called; a new id unless the demo says so.
 * @throws ProblemError 403, and what {@link insertDraft} throws
 */
export async function createLot(
  auction: Auction,
  call: OperatorCall,
  body: LotCreate,
  id?: string,
): Promise<StoredAnswer<Lot>> {
  return inTransaction(auction.db, async (tx) => {
    const now = auction.clock.now();
    return withIdempotency(tx, call.key, now, async () => {
      requireMayCall(call.operation, call.viewer);
      const { sandbox } = auction.config;
      const row = await insertDraft(tx, body, { sandbox, now, createdBy: call.viewer.partyId, id });
      return { status: 201, body: lotEntity(row, await titleOf(tx, row.listing_id), now) };
    });
  });
}

/**
 * Tries the listing of an unsold lot again: drafts the next attempt and ends the one before as `relisted`.
 * @returns the new lot
 * @throws ProblemError 404, 403, 409 `lot.state { status }`, and what {@link insertDraft} throws
 */
export async function relist(auction: Auction, call: LotCall, body: LotRelist): Promise<StoredAnswer<Lot>> {
  return auction.queues.run(call.lotId, call.receivedAt, async () => {
    let topics: readonly string[] = [];
    const answer = await inTransaction(auction.db, async (tx) => {
      const row = await knownLot(tx, call);
      const now = auction.clock.now();
      return withIdempotency(tx, call.key, now, async () => {
        requireMayCall(call.operation, call.viewer);
        const change = new LotChange(row, now);
        const moved = relistLot(change.state);
        if (!moved.ok) throw new ProblemError(moved.refused, moved.extras);
        change.moveTo(moved.lotAfter);
        await storeChange(tx, change, row);
        topics = change.topics;
        const { sandbox } = auction.config;
        const draft = { ...body, listingId: row.listing_id, previous: row };
        const next = await insertDraft(tx, draft, { sandbox, now, createdBy: call.viewer.partyId });
        return { status: 201, body: lotEntity(next, await titleOf(tx, next.listing_id), now) };
      });
    });
    auction.bus.hint(topics);
    return answer;
  });
}
