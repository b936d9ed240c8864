import { formatInstant, parseInstant } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { MINUTE, OPERATOR, START } from '../support/auction.js';

const WRONG_HASH = 'f'.repeat(64);

/** Registering for a lot, and its deposit. */
export function registrationCases(ready: Ready): void {
  describe('lots.registrations.create', () => {
    it('gives a code that others do not learn the owner of, and asks for the deposit', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const input = {
        params: { id: lot.id },
        as: 'demo-company-1',
        body: { agreedRulesHash: lot.rulesHash },
      };
      const { status, body, text } = await client.answered('lots.registrations.create', input);
      expect(status).toBe(201);
      expect(body).toMatchObject({
        lotId: lot.id,
        qualification: 'passed',
        agreedRulesHash: lot.rulesHash,
        deposit: { amountFen: START / 10, status: 'required' },
      });
      expect(body.bidderCode).toMatch(/^[A-Z0-9]{3,8}$/);
      const { partyId } = await client.ok('me.retrieve', { as: 'demo-company-1' });
      expect(text).not.toContain(partyId);
      expect(await auction.lot(lot)).toMatchObject({ bidderCount: 1, bidCount: 0 });
    });

    it('again gives the one that is stored, 200', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const input = {
        params: { id: lot.id },
        as: 'demo-company-2',
        body: { agreedRulesHash: lot.rulesHash },
      };
      const first = await client.answered('lots.registrations.create', input);
      const again = await client.answered('lots.registrations.create', input);
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.body).toEqual(first.body);
      expect((await auction.lot(lot)).bidderCount).toBe(1);
    });

    it('gives each party its own code, and another one in another lot', async () => {
      const { auction } = ready();
      const lot = await auction.announced({ listing: await auction.freeListing('demo-university-1') });
      const codes = [];
      for (const as of ['demo-company-1', 'demo-company-2', 'demo-university-5'])
        codes.push(await auction.join(lot, as));
      expect(new Set(codes).size).toBe(3);
      expect((await auction.lot(lot)).bidderCount).toBe(3);
    });

    it('is for the rules as announced', async () => {
      const { client, auction } = ready();
      const { id } = await auction.announced();
      const input = { params: { id }, as: 'demo-company-1', body: { agreedRulesHash: WRONG_HASH } };
      await client.refused('lots.registrations.create', input, 'bid.rules_not_accepted');
      for (const agreedRulesHash of ['x', WRONG_HASH.toUpperCase(), 5, null]) {
        await client.refused(
          'lots.registrations.create',
          { ...input, body: { agreedRulesHash } },
          'request.invalid',
        );
      }
    });

    it('is possible until the lot closes, unless the rules end it earlier', async () => {
      const { client, auction } = ready();
      const lot = await auction.open(['demo-company-1']);
      await client.moveTo(parseInstant(lot.closesAt));
      await auction.join(lot, 'demo-company-2');
      await auction.end(lot);
      const input = {
        params: { id: lot.id },
        as: 'demo-company-3',
        body: { agreedRulesHash: lot.rulesHash },
      };
      const problem = await client.refused('lots.registrations.create', input, 'registration.closed');
      expect(problem.registerUntil).toBe(lot.closesAt);

      const until = (await client.now()) + 5 * MINUTE;
      const early = await auction.announced({ rules: { registerUntil: formatInstant(until) } });
      await client.moveTo(until);
      await auction.join(early, 'demo-company-1');
      await client.moveTo(until + 1);
      const late = {
        params: { id: early.id },
        as: 'demo-company-2',
        body: { agreedRulesHash: early.rulesHash },
      };
      expect(
        (await client.refused('lots.registrations.create', late, 'registration.closed')).registerUntil,
      ).toBe(formatInstant(until));
    });

    it('is not for sellers, the operator, banned parties, other roles, or tokens without the scope', async () => {
      const { client, auction } = ready();
      const listing = await auction.freeListing('demo-university-1');
      const lot = await auction.announced({ listing });
      const input = { params: { id: lot.id }, body: { agreedRulesHash: lot.rulesHash } };
      for (const as of ['demo-university-1', OPERATOR]) {
        await client.refused('lots.registrations.create', { ...input, as }, 'bid.seller_may_not_bid');
      }
      await client.refused('lots.registrations.create', { ...input, as: 'demo-company-20' }, 'bid.banned');
      for (const as of ['demo-auditor', 'demo-manager', 'demo-subcentre', 'demo-ip-centre']) {
        await client.refused('lots.registrations.create', { ...input, as }, 'auth.forbidden');
      }
      const narrow = { ...input, as: 'demo-company-1', scopes: ['bids:place'] };
      await client.refused('lots.registrations.create', narrow, 'auth.forbidden');
    });
  });

  describe('lots.deposits.create', () => {
    it('settles at once in the sandbox, 201; again 200 with the same', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const input = { params: { id: lot.id }, as: 'demo-company-1' };
      await client.ok('lots.registrations.create', { ...input, body: { agreedRulesHash: lot.rulesHash } });
      const paid = await client.answered('lots.deposits.create', { ...input, body: { method: 'escrow' } });
      expect(paid.status).toBe(201);
      expect(paid.body).toMatchObject({ amountFen: START / 10, status: 'paid' });
      expect(parseInstant(paid.body.paidAt ?? '')).toBeLessThanOrEqual(await client.now());
      const again = await client.answered('lots.deposits.create', { ...input, body: { method: 'escrow' } });
      expect(again.status).toBe(200);
      expect(again.body).toEqual(paid.body);
    });

    it('is waived where the rules ask for none', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced({ rules: { depositFen: 0 } });
      const input = { params: { id: lot.id }, as: 'demo-company-1' };
      const { deposit } = await client.ok('lots.registrations.create', {
        ...input,
        body: { agreedRulesHash: lot.rulesHash },
      });
      expect(deposit).toMatchObject({ amountFen: 0, status: 'waived' });
      await client.moveTo(parseInstant(lot.opensAt));
      await auction.bid(lot, 'demo-company-1', START);
    });

    it('belongs to a registration', async () => {
      const { client, auction } = ready();
      const { id } = await auction.announced();
      const input = { params: { id }, as: 'demo-company-1', body: { method: 'escrow' } };
      await client.refused('lots.deposits.create', input, 'bid.not_registered');
      await client.refused('lots.deposits.create', { ...input, body: { method: 'cash' } }, 'request.invalid');
      await client.refused('lots.deposits.create', { ...input, as: 'demo-auditor' }, 'auth.forbidden');
    });
  });
}
