import { formatInstant, parseInstant } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { MINUTE, START, STEP } from '../support/auction.js';

const A = 'demo-company-1';
const B = 'demo-company-2';

/** When a bid may come, to the millisecond. */
export function bidTimeCases(ready: Ready): void {
  describe('the time of a bid', () => {
    it('begins at the opening, not a millisecond earlier', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      await auction.join(lot, A);
      const opensAt = parseInstant(lot.opensAt);
      const input = { params: { id: lot.id }, as: A, body: { amountFen: START } };
      await client.moveTo(opensAt - 1);
      expect((await client.refused('lots.bids.place', input, 'bid.lot_not_open')).opensAt).toBe(lot.opensAt);
      await client.moveTo(opensAt);
      const { bid } = await auction.bid(lot, A, START);
      expect(bid.receivedAt).toBe(lot.opensAt);
      expect((await auction.lot(lot)).status).toBe('bidding');
    });

    it('ends at the end: a bid at the very millisecond counts, one behind it does not', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B], { rules: { windowMs: 0, extendMs: 0 } });
      await client.moveTo(parseInstant(lot.closesAt));
      const { bid } = await auction.bid(lot, A, START);
      expect(bid).toMatchObject({ receivedAt: lot.closesAt, closesAtAfter: lot.closesAt });
      await client.moveTo(parseInstant(lot.closesAt) + 1);
      const input = { params: { id: lot.id }, as: B, body: { amountFen: START + STEP } };
      // A late bid may be kept waiting until the grace is over, in case an earlier one that extends is still on its way.
      const late = client.refused('lots.bids.place', input, 'bid.closed');
      const ended = await auction.end(lot);
      expect((await late).closedAt).toBe(lot.closesAt);
      expect(ended).toMatchObject({ status: 'confirmed', bidCount: 1, closesAt: lot.closesAt });
      await client.refused('lots.bids.place', input, 'bid.closed');
    });

    it('in the window moves the end; at its edge and before it does not', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      const closesAt = parseInstant(lot.closesAt);
      await client.moveTo(closesAt - 5 * MINUTE);
      const edge = await auction.bid(lot, A, START);
      expect(edge.bid.closesAtAfter).toBe(lot.closesAt);
      await client.moveTo(closesAt - 5 * MINUTE + 1);
      const late = await auction.bid(lot, B, START + STEP);
      expect(late.bid.closesAtBefore).toBe(lot.closesAt);
      expect(late.bid.closesAtAfter).toBe(formatInstant(closesAt + 1));
      expect(await auction.lot(lot)).toMatchObject({
        closesAt: late.lot.closesAt,
        phase: 'extended',
        extensions: 1,
      });
    });

    it('at the end moves it by a whole extension, and the next bid counts from there', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      const closesAt = parseInstant(lot.closesAt);
      await client.moveTo(closesAt);
      await auction.bid(lot, A, START);
      await client.moveTo(closesAt + 5 * MINUTE);
      const { bid } = await auction.bid(lot, B, START + STEP);
      expect(bid.closesAtAfter).toBe(formatInstant(closesAt + 10 * MINUTE));
      expect(await auction.end(lot)).toMatchObject({
        status: 'confirmed',
        extensions: 2,
        leadingBidderCode: bid.bidderCode,
      });
    });

    it('moves the end only so often as the rules allow', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B], { rules: { maxExtensions: 1 } });
      await client.moveTo(parseInstant(lot.closesAt) - MINUTE);
      const first = await auction.bid(lot, A, START);
      const second = await auction.bid(lot, B, START + STEP);
      expect(first.lot.closesAt > lot.closesAt).toBe(true);
      expect(second.bid.closesAtAfter).toBe(first.lot.closesAt);
    });

    it('is the platform’s, whatever the client says', async () => {
      const { auction } = ready();
      const lot = await auction.open([A]);
      const { bid } = await auction.bid(lot, A, START, {
        headers: { date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'x-received-at': '1970' },
      });
      expect(parseInstant(bid.receivedAt)).toBeGreaterThanOrEqual(parseInstant(lot.opensAt));
      expect(parseInstant(bid.acceptedAt)).toBeGreaterThanOrEqual(parseInstant(bid.receivedAt));
    });

    it('shows its phase: free, closing, extended', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      expect(lot.phase).toBe('free');
      await client.moveTo(parseInstant(lot.closesAt) - MINUTE);
      expect((await auction.lot(lot)).phase).toBe('closing');
      await auction.bid(lot, A, START);
      expect((await auction.lot(lot)).phase).toBe('extended');
      expect(await auction.end(lot)).not.toHaveProperty('phase');
    });
  });
}
