import type { OperationId } from '@jtop/contract';
import { expect, describe, it } from 'vitest';
import type { Ready } from '../suite.js';
import { START, STEP } from '../support/auction.js';
import type { Input } from '../support/client.js';

/** A page whose site key allows acting in the page itself, on the platform and on the mocks. */
const PAGE = 'http://127.0.0.1:8788';
const A = 'demo-company-1';
const CAP = START + STEP;

/** What a page may do with the token that it holds: one lot, one origin, up to an amount. */
export function pageTokenCases(ready: Ready): void {
  describe('a token for a page', () => {
    const prepare = async () => {
      const { client, auction } = ready();
      const [lot, other] = [await auction.announced(), await auction.announced()];
      const body = { maxAmountFen: CAP, origin: PAGE };
      const made = await client.ok('lots.bidTokens.create', { params: { id: lot.id }, as: A, body });
      expect(made).toMatchObject({ lotId: lot.id, ...body });
      const headers = { authorization: `Bearer ${made.accessToken}`, origin: PAGE };
      const reasonOf = async <Id extends OperationId>(id: Id, input: Input<Id>) =>
        (await client.refused(id, { headers, ...input }, 'auth.forbidden'))['reason'];
      return { client, auction, lot, other, headers, reasonOf };
    };
    const at = ({ id }: { readonly id: string }) => ({ params: { id } });

    it('registers, pays and bids on its lot, whatever the case of the id', async () => {
      const { client, auction, lot, other, headers } = await prepare();
      await auction.join(other, A);
      await client.ok('lots.registrations.create', {
        ...at(lot),
        headers,
        body: { agreedRulesHash: lot.rulesHash },
      });
      await client.ok('lots.deposits.create', { ...at(lot), headers, body: { method: 'escrow' } });
      const { items } = await client.ok('me.registrations.list', { headers });
      expect(items.map(({ lotId }) => lotId)).toEqual([lot.id]);
      const query = { lotId: other.id };
      expect((await client.ok('me.registrations.list', { headers, query })).items).toEqual([]);
      await client.moveTo(Date.parse(lot.opensAt));
      const upper = { id: lot.id.toUpperCase() };
      await client.ok('lots.bids.place', { ...at(upper), headers, body: { amountFen: CAP } });
    });

    it('is not for another lot, to look at, to register for, to pay for or to bid on', async () => {
      const { other, reasonOf } = await prepare();
      expect(await reasonOf('lots.retrieve', at(other))).toBe('lot');
      const body = { agreedRulesHash: other.rulesHash };
      expect(await reasonOf('lots.registrations.create', { ...at(other), body })).toBe('lot');
      const deposit = { method: 'escrow' };
      expect(await reasonOf('lots.deposits.create', { ...at(other), body: deposit })).toBe('lot');
      for (const id of [other.id, 'nonsense']) {
        const bid = { params: { id }, body: { amountFen: START } };
        expect(await reasonOf('lots.bids.place', bid), id).toBe('lot');
      }
    });

    it('is not for more than its amount, rehearsed or not, nor for a jump to more', async () => {
      const { lot, reasonOf } = await prepare();
      const body = { amountFen: CAP + STEP };
      expect(await reasonOf('lots.bids.place', { ...at(lot), body })).toBe('amount');
      expect(await reasonOf('lots.bids.place', { ...at(lot), body, query: { dryRun: true } })).toBe('amount');
      const jump = { amountFen: 100 * CAP, confirmAmountFen: 100 * CAP };
      expect(await reasonOf('lots.bids.place', { ...at(lot), body: jump })).toBe('amount');
    });

    it('is not for pages of another origin, nor for making further tokens', async () => {
      const { lot, headers, reasonOf } = await prepare();
      const elsewhere = { ...headers, origin: 'https://elsewhere.example' };
      const body = { amountFen: START };
      expect(await reasonOf('lots.bids.place', { ...at(lot), headers: elsewhere, body })).toBe('origin');
      const more = { maxAmountFen: CAP, origin: PAGE };
      expect(await reasonOf('lots.bidTokens.create', { ...at(lot), body: more })).toBe('operation');
    });
  });
}
