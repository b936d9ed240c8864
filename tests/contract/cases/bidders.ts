import { parseInstant } from '@jtop/contract';
import { describe, it, expect } from 'vitest';
import type { Ready } from '../suite.js';
import { OPERATOR, START, STEP } from '../support/auction.js';

const A = 'demo-company-1';
const B = 'demo-company-2';

/** Who may bid, and in which order the reasons against it come. */
export function bidderCases(ready: Ready): void {
  describe('who may bid', () => {
    it('registered companies, and universities as buyers', async () => {
      const { auction } = ready();
      const listing = await auction.freeListing('demo-university-1');
      const lot = await auction.open([A, 'demo-university-2'], { listing });
      await auction.bid(lot, 'demo-university-2', START);
      await auction.bid(lot, A, START + STEP);
    });

    it('not the supplier of the listing, whatever else is wrong', async () => {
      const { client, auction } = ready();
      const listing = await auction.freeListing('demo-university-1');
      const lot = await auction.announced({ listing });
      const input = { params: { id: lot.id }, as: 'demo-university-1', body: { amountFen: 1 } };
      expect((await client.refused('lots.bids.place', input, 'bid.seller_may_not_bid')).status).toBe(403);
    });

    it('not a party that the rules name as seller', async () => {
      const { client, auction } = ready();
      const { partyId } = await client.ok('me.retrieve', { as: B });
      const lot = await auction.open([A], { rules: { sellerPartyIds: [partyId] } });
      await client.refused(
        'lots.bids.place',
        { params: { id: lot.id }, as: B, body: { amountFen: START } },
        'bid.seller_may_not_bid',
      );
    });

    it('not the operator, nor the host of the special', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      const input = { params: { id: lot.id }, body: { amountFen: START } };
      for (const as of [OPERATOR, 'demo-host-nanjing']) {
        await client.refused('lots.bids.place', { ...input, as }, 'bid.seller_may_not_bid');
      }
    });

    it('not a banned party', async () => {
      const { client, auction } = ready();
      const { id } = await auction.announced();
      await client.refused(
        'lots.bids.place',
        { params: { id }, as: 'demo-company-20', body: { amountFen: START } },
        'bid.banned',
      );
    });

    it('not other roles, nor tokens without the scope', async () => {
      const { client, auction } = ready();
      const { id } = await auction.announced();
      const input = { params: { id }, body: { amountFen: START } };
      for (const as of ['demo-auditor', 'demo-manager', 'demo-subcentre', 'demo-ip-centre']) {
        await client.refused('lots.bids.place', { ...input, as }, 'auth.forbidden');
      }
      const narrow = { ...input, as: A, scopes: ['registrations:write'] };
      await client.refused('lots.bids.place', narrow, 'auth.forbidden');
    });

    it('nobody who is not registered; the state of the lot comes first', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const input = { params: { id: lot.id }, as: A, body: { amountFen: START } };
      await client.refused('lots.bids.place', input, 'bid.lot_not_open');
      await client.moveTo(parseInstant(lot.opensAt));
      await client.refused('lots.bids.place', input, 'bid.not_registered');
    });

    it('nobody whose deposit came late; then it goes', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([B]);
      await auction.bid(lot, B, START);
      const params = { id: lot.id };
      await client.ok('lots.registrations.create', {
        params,
        as: A,
        body: { agreedRulesHash: lot.rulesHash },
      });
      const input = { params, as: A, body: { amountFen: START } };
      // The amount is too low, too, but the deposit comes first.
      expect((await client.refused('lots.bids.place', input, 'bid.deposit_missing')).depositFen).toBe(
        START / 10,
      );
      await client.ok('lots.deposits.create', { params, as: A, body: { method: 'escrow' } });
      await client.refused('lots.bids.place', input, 'bid.too_low');
      await auction.bid(lot, A, START + STEP);
    });

    it('not the leader, however much', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      await auction.bid(lot, A, START);
      for (const amountFen of [1, START, START + STEP]) {
        await client.refused(
          'lots.bids.place',
          { params: { id: lot.id }, as: A, body: { amountFen } },
          'bid.already_leading',
        );
      }
      await auction.bid(lot, B, START + STEP);
      await auction.bid(lot, A, START + 2 * STEP);
    });

    it('a refused bid leaves no trace', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      for (const amountFen of [1, START + 1])
        await client.send('lots.bids.place', { params: { id: lot.id }, as: A, body: { amountFen } });
      expect(await auction.lot(lot)).toEqual(lot);
      expect((await client.ok('lots.bids.list', { params: { id: lot.id } })).items).toEqual([]);
    });

    it('no party is named in anything public', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      await auction.bid(lot, A, START);
      const { partyId, displayName } = await client.ok('me.retrieve', { as: A });
      for (const path of ['', '/bids', '/log.jsonl']) {
        const { text } = await client.raw('GET', `/v1/lots/${lot.id}${path}`);
        expect(text).not.toContain(partyId);
        expect(text).not.toContain(displayName);
        expect(text).not.toContain(A);
      }
    });
  });

  describe('many at once', () => {
    it('are taken one after the other: every seq once, every accepted amount higher than the one before', async () => {
      const { client, auction } = ready();
      const bidders = Array.from({ length: 8 }, (_, index) => `demo-company-${index + 1}`);
      const lot = await auction.open(bidders);
      const attempts = bidders.flatMap((as, index) =>
        [0, 1, 2].map((round) => ({ as, amountFen: START + (index + round * 3) * STEP })),
      );
      const answers = await Promise.all(
        attempts.map(({ as, amountFen }) =>
          client.send('lots.bids.place', { params: { id: lot.id }, as, body: { amountFen } }),
        ),
      );
      for (const { status } of answers) expect([201, 409]).toContain(status);
      const accepted = answers.filter(({ status }) => status === 201).length;
      const { items } = await client.ok('lots.bids.list', { params: { id: lot.id }, query: { limit: 100 } });
      expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: accepted }, (_, index) => index + 1));
      for (const [index, { amountFen }] of items.entries()) {
        expect(amountFen).toBeGreaterThan(items[index - 1]?.amountFen ?? 0);
      }
      expect((await auction.lot(lot)).bidCount).toBe(accepted);
    });
  });
}
