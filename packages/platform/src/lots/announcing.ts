import type { Lot, LotAnnounce } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { announceLot } from '@jtop/rules/auction';
import { rulesHash } from '@jtop/rules/log';
import { publish } from '../announcements/service.js';
import type { StoredAnswer } from '../idempotency/index.js';
import type { Auction } from './auction.js';
import { commandLot, type LotAction, type LotCall } from './commands.js';
import { isUniqueViolation } from './failures.js';
import { lockListing, otherLiveLot, rightsAreClear } from './listing-sale.js';

/**
 * Publishes a lot: its rules stand from now on, its log begins, and companies can register.
 *
 * @throws ProblemError 409 `lot.state { status }`, `lot.not_verified`, `lot.announced_too_late { earliestOpensAt }`,
 *   `lot.listing_taken`, in this order
 */
export async function announce(
  auction: Auction,
  call: LotCall,
  body: LotAnnounce,
): Promise<StoredAnswer<Lot>> {
  try {
    return await commandLot(auction, call, (action) => announceIn(auction, action, body.text));
  } catch (error) {
    // Another node announced another lot of the listing at the same moment: the index has the last word.
    if (isUniqueViolation(error)) throw new ProblemError('lot.listing_taken');
    throw error;
  }
}

async function announceIn(auction: Auction, { tx, row, change, at }: LotAction, text: string): Promise<void> {
  const hash = rulesHash(row.rules);
  const announced = announceLot(change.state, at, hash);
  if (!announced.ok && announced.refused === 'lot.state')
    throw new ProblemError(announced.refused, announced.extras);
  const listing = await lockListing(tx, row.listing_id);
  if (listing === undefined || !rightsAreClear(listing, at)) throw new ProblemError('lot.not_verified');
  if (!announced.ok) throw new ProblemError(announced.refused, announced.extras);
  if (await otherLiveLot(tx, row.listing_id, row.id)) throw new ProblemError('lot.listing_taken');

  const notice = await publish(tx, { kind: 'auction', lotIds: [row.id], text }, at);
  const { reserveCommitment } = row.rules;
  change.set({ announcement_id: notice.id });
  change.log({
    lotId: row.id,
    type: 'announced',
    at,
    data: {
      rulesHash: hash,
      announcementHash: notice.hash,
      ...(reserveCommitment === undefined ? {} : { reserveCommitment }),
      keyId: auction.keys.receiptKeyId,
    },
  });
  change.moveTo(announced.lotAfter);
}
