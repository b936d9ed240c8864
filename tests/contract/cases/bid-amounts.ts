import { nextAmountFen } from '@jtop/rules/auction';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { START, STEP } from '../support/auction.js';

const A = 'demo-company-1';
const B = 'demo-company-2';

/** How much a bid may be. */
export function bidAmountCases(ready: Ready): void {
  describe('the amount of a bid', () => {
    it('starts at the start price and rises by whole steps; the answer says where the lot stands', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      const code = await auction.join(lot, A);
      expect(lot).toMatchObject({ status: 'bidding', phase: 'free', nextAmountFen: START });
      const { status, body: first } = await client.answered('lots.bids.place', {
        params: { id: lot.id },
        as: A,
        body: { amountFen: START },
      });
      expect(status).toBe(201);
      if (!('bid' in first)) throw new Error('a dry run');
      expect(first.bid).toMatchObject({
        lotId: lot.id,
        seq: 1,
        bidderCode: code,
        amountFen: START,
        kind: 'bid',
        closesAtBefore: lot.closesAt,
      });
      expect(first.lot).toMatchObject({ currentPriceFen: START, nextAmountFen: START + STEP, bidCount: 1 });
      const second = await auction.bid(lot, B, START + 3 * STEP);
      expect(second.bid.seq).toBe(2);
      expect(second.lot.version).toBeGreaterThan(first.lot.version);
      expect(await auction.lot(lot)).toMatchObject({
        currentPriceFen: START + 3 * STEP,
        nextAmountFen: START + 4 * STEP,
        leadingBidderCode: second.bid.bidderCode,
        bidCount: 2,
        headHash: second.bid.hash,
        version: second.lot.version,
      });
      const { items } = await client.ok('lots.bids.list', { params: { id: lot.id } });
      expect(items).toEqual([first.bid, second.bid]);
    });

    it('below the next one is refused with that one', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      const bid = (as: string, amountFen: number) => ({ params: { id: lot.id }, as, body: { amountFen } });
      expect(
        (await client.refused('lots.bids.place', bid(A, START - 1), 'bid.too_low')).minNextAmountFen,
      ).toBe(START);
      await auction.bid(lot, A, START);
      for (const amountFen of [1, START, START + STEP - 1]) {
        const problem = await client.refused('lots.bids.place', bid(B, amountFen), 'bid.too_low');
        expect(problem.minNextAmountFen).toBe(START + STEP);
      }
    });

    it('between two steps is refused with both', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      const input = { params: { id: lot.id }, as: A, body: { amountFen: START + STEP + 1 } };
      const problem = await client.refused('lots.bids.place', input, 'bid.off_step');
      expect(problem).toMatchObject({ lowerFen: START + STEP, higherFen: START + 2 * STEP });
    });

    it('between two steps is taken where the rules only ask for one step at least', async () => {
      const { auction } = ready();
      const lot = await auction.open([A], { rules: { incrementMode: 'at_least' } });
      expect((await auction.bid(lot, A, START + STEP + 1)).lot.nextAmountFen).toBe(START + 2 * STEP + 1);
    });

    it('follows a ladder', async () => {
      const { client, auction } = ready();
      const ladder = [
        { fromFen: 0, fen: STEP },
        { fromFen: START + STEP, fen: 2 * STEP },
      ];
      const lot = await auction.open([A, B], { rules: { increment: { ladder } } });
      await auction.bid(lot, A, START);
      const { lot: after } = await auction.bid(lot, B, START + STEP);
      expect(after.nextAmountFen).toBe(START + 3 * STEP);
      expect(after.nextAmountFen).toBe(nextAmountFen(lot.rules, after.currentPriceFen));
      const input = { params: { id: lot.id }, as: A, body: { amountFen: START + 2 * STEP } };
      await client.refused('lots.bids.place', input, 'bid.too_low');
    });

    it('that jumps far must be repeated to be taken', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      const amountFen = START + 21 * STEP;
      const input = { params: { id: lot.id }, as: A, key: client.newKey() };
      for (const body of [{ amountFen }, { amountFen, confirmAmountFen: amountFen + STEP }]) {
        expect(
          (await client.refused('lots.bids.place', { ...input, body }, 'bid.confirm_required')).amountFen,
        ).toBe(amountFen);
      }
      const body = { amountFen, confirmAmountFen: amountFen };
      expect((await client.answered('lots.bids.place', { ...input, body })).status).toBe(201);
      // The confirmation does not change what was asked: the same key answers without it, too.
      expect((await client.answered('lots.bids.place', { ...input, body: { amountFen } })).status).toBe(200);
    });

    it('twenty steps up is not yet a far jump', async () => {
      const { auction } = ready();
      const lot = await auction.open([A]);
      await auction.bid(lot, A, START + 20 * STEP);
    });

    it.each([
      ['a fraction', 10_000_000.5],
      ['negative', -1],
      ['zero', 0],
      ['over 2^53', 9_007_199_254_740_992],
      ['far over 2^53', 1e21],
      ['a string', '10000000'],
      ['null', null],
      ['a list', [START]],
      ['missing', undefined],
    ])('that is %s is refused before the lot is looked at', async (_name, amountFen) => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const input = { params: { id: lot.id }, as: A, body: { amountFen } };
      const problem = await client.refused('lots.bids.place', input, 'request.invalid');
      expect(problem.errors?.[0]?.path).toBe('amountFen');
    });

    it('may be as large as 2^53 - 1 without losing a fen', async () => {
      const { auction } = ready();
      const startPriceFen = Number.MAX_SAFE_INTEGER - 1;
      const lot = await auction.open([A], { rules: { startPriceFen, increment: { fen: 1 } } });
      const { bid } = await auction.bid(lot, A, startPriceFen);
      expect(bid.amountFen).toBe(startPriceFen);
      expect((await auction.lot(lot)).currentPriceFen).toBe(startPriceFen);
    });

    it('equals the price where a right of pre-emption is used', async () => {
      const { client, auction } = ready();
      const { partyId } = await client.ok('me.retrieve', { as: B });
      const lot = await auction.open([A, B], { rules: { preemption: [{ partyId, rank: 1 }] } });
      await auction.bid(lot, A, START);
      const body = { amountFen: START, kind: 'preemption' };
      const outcome = await client.ok('lots.bids.place', { params: { id: lot.id }, as: B, body });
      expect(outcome).toMatchObject({ bid: { kind: 'preemption', amountFen: START, seq: 2 } });
      const input = { params: { id: lot.id }, as: A, body };
      await client.refused('lots.bids.place', input, 'bid.too_low');
    });
  });

  describe('a rehearsal', () => {
    it('says what would become of a bid, and stores nothing', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      const rehearse = { params: { id: lot.id }, as: A, query: { dryRun: true }, key: null };
      const { status, body } = await client.answered('lots.bids.place', {
        ...rehearse,
        body: { amountFen: START },
      });
      expect(status).toBe(200);
      expect(body).toEqual({ wouldAccept: true, nextAmountFen: START + STEP, closesAtAfter: lot.closesAt });
      await client.refused('lots.bids.place', { ...rehearse, body: { amountFen: START - 1 } }, 'bid.too_low');
      await client.refused(
        'lots.bids.place',
        { ...rehearse, as: B, body: { amountFen: START } },
        'bid.not_registered',
      );
      expect(await auction.lot(lot)).toEqual(lot);
    });
  });

  describe('lots.bids.list', () => {
    it('goes by seq, in pages, from where one knows it', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      for (const [index, as] of [A, B, A, B, A].entries()) await auction.bid(lot, as, START + index * STEP);
      const seqs = async (query: Record<string, string | number>) => {
        const page = await client.ok('lots.bids.list', { params: { id: lot.id }, query });
        return { seqs: page.items.map(({ seq }) => seq), cursor: page.nextCursor ?? '' };
      };
      expect((await seqs({})).seqs).toEqual([1, 2, 3, 4, 5]);
      expect((await seqs({ since: 3 })).seqs).toEqual([4, 5]);
      expect((await seqs({ since: 9 })).seqs).toEqual([]);
      const first = await seqs({ limit: 2 });
      const second = await seqs({ limit: 2, cursor: first.cursor });
      const third = await seqs({ limit: 2, cursor: second.cursor });
      expect([first.seqs, second.seqs, third.seqs, third.cursor]).toEqual([[1, 2], [3, 4], [5], '']);
      for (const query of [{ since: -1 }, { since: 'x' }, { limit: 0 }, { cursor: 'x' }]) {
        await client.refused('lots.bids.list', { params: { id: lot.id }, query }, 'request.invalid');
      }
    });
  });
}
