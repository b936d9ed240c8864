import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { DAY, MINUTE, OPERATOR, START, STEP } from '../support/auction.js';

const A = 'demo-company-1';
const B = 'demo-company-2';

/** Asking twice. */
export function idempotencyCases(ready: Ready): void {
  describe('an Idempotency-Key', () => {
    it('is required for bids, registrations and deposits', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const input = { params: { id: lot.id }, as: A, key: null };
      await client.refused(
        'lots.bids.place',
        { ...input, body: { amountFen: START } },
        'idempotency.key_required',
      );
      await client.refused(
        'lots.registrations.create',
        { ...input, body: { agreedRulesHash: lot.rulesHash } },
        'idempotency.key_required',
      );
      await client.refused(
        'lots.deposits.create',
        { ...input, body: { method: 'escrow' } },
        'idempotency.key_required',
      );
    });

    it.each(['x'.repeat(256), 'a b', '"a"', 'a"b'])('of the wrong form is refused: %s', async (key) => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const input = { params: { id: lot.id }, as: A, key, body: { amountFen: START } };
      expect((await client.refused('lots.bids.place', input, 'request.invalid')).errors?.[0]?.path).toBe(
        'Idempotency-Key',
      );
    });

    it('with the same bid gives the same answer again, and places one bid', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      const input = { params: { id: lot.id }, as: A, key: client.newKey(), body: { amountFen: START } };
      const first = await client.answered('lots.bids.place', input);
      const again = await client.answered('lots.bids.place', input);
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.body).toEqual(first.body);
      const spelled = await client.answered('lots.bids.place', {
        ...input,
        body: `{ "amountFen" : ${START}.0 }`,
      });
      expect([spelled.status, spelled.text]).toEqual([200, again.text]);
      await auction.bid(lot, B, START + STEP);
      expect((await client.answered('lots.bids.place', input)).text).toBe(again.text);
      expect((await auction.lot(lot)).bidCount).toBe(2);
    });

    it('gives the answer even after the close, days later', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      const input = { params: { id: lot.id }, as: A, key: client.newKey(), body: { amountFen: START } };
      const first = await client.answered('lots.bids.place', input);
      await auction.end(lot);
      await client.ok('sandbox.clock.advance', { body: { advanceMs: 2 * DAY } });
      const again = await client.answered('lots.bids.place', input);
      expect([again.status, again.body]).toEqual([200, first.body]);
    });

    it('with another bid is refused, and nothing is placed', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      const key = client.newKey();
      await auction.bid(lot, A, START, { key });
      await auction.bid(lot, B, START + STEP);
      const input = { params: { id: lot.id }, as: A, key, body: { amountFen: START + 2 * STEP } };
      await client.refused('lots.bids.place', input, 'idempotency.mismatch');
      await client.refused(
        'lots.bids.place',
        { ...input, body: { amountFen: START, kind: 'preemption' } },
        'idempotency.mismatch',
      );
      expect((await auction.lot(lot)).bidCount).toBe(2);
    });

    it('belongs to its party and its lot', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      const other = await auction.open([A]);
      const key = client.newKey();
      const first = await auction.bid(lot, A, START, { key });
      const second = await auction.bid(lot, B, START + STEP, { key });
      const third = await auction.bid(other, A, START, { key });
      expect([first.bid.seq, second.bid.seq, third.bid.seq]).toEqual([1, 2, 1]);
    });

    it('that is known answers before anybody asks who may do what', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      const input = { params: { id: lot.id }, as: A, key: client.newKey(), body: { amountFen: START } };
      const first = await client.answered('lots.bids.place', input);
      const narrow = { ...input, scopes: ['registrations:write'] };
      expect((await client.answered('lots.bids.place', narrow)).body).toEqual(first.body);
      const other = { ...narrow, body: { amountFen: START + STEP } };
      await client.refused('lots.bids.place', other, 'idempotency.mismatch');
    });

    it('is free again after a refusal', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      const key = client.newKey();
      const input = { params: { id: lot.id }, as: A, key, body: { amountFen: 1 } };
      await client.refused('lots.bids.place', input, 'bid.too_low');
      await auction.bid(lot, A, START, { key });
    });

    it('sent many times at once places one bid', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      const input = { params: { id: lot.id }, as: A, key: client.newKey(), body: { amountFen: START } };
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => client.answered('lots.bids.place', input)),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect((await auction.lot(lot)).bidCount).toBe(1);
    });

    it('works for what the operator makes and does', async () => {
      const { client, auction } = ready();
      const session = await auction.session((await client.now()) + 5 * MINUTE);
      const listing = await auction.freeListing();
      const rules = {
        startPriceFen: START,
        increment: { fen: STEP },
        preset: 'free5-limited90s',
        announceDaysMin: 0,
      };
      const body = { listingId: listing.id, sessionId: session.id, rules };
      const create = { as: OPERATOR, key: client.newKey(), body };
      const first = await client.answered('lots.create', create);
      const again = await client.answered('lots.create', create);
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.body).toEqual(first.body);
      const otherRules = { ...rules, startPriceFen: START + 1 };
      await client.refused(
        'lots.create',
        { ...create, body: { ...body, rules: otherRules } },
        'idempotency.mismatch',
      );

      const announce = {
        params: { id: first.body.id },
        as: OPERATOR,
        key: client.newKey(),
        body: { text: '公告' },
      };
      const announced = await client.answered('lots.announce', announce);
      expect((await client.answered('lots.announce', announce)).body).toEqual(announced.body);
      await client.refused('lots.announce', { ...announce, key: client.newKey() }, 'lot.state');

      const register = {
        params: { id: first.body.id },
        as: A,
        key: client.newKey(),
        body: { agreedRulesHash: announced.body.rulesHash },
      };
      const registered = await client.answered('lots.registrations.create', register);
      expect((await client.answered('lots.registrations.create', register)).body).toEqual(registered.body);
      const wrong = { ...register, body: { agreedRulesHash: 'f'.repeat(64) } };
      await client.refused('lots.registrations.create', wrong, 'idempotency.mismatch');
    });
  });
}
