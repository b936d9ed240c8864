import { formatInstant, parseInstant } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { DAY } from '../support/auction.js';
import type { Ready } from '../suite.js';

/** Reads that anybody may make, one by one. */
export function catalogueCases(ready: Ready): void {
  describe('what anybody may read', () => {
    it('the time, as an instant and as a number', async () => {
      const { client } = ready();
      const { serverTime, epochMs } = await client.ok('time.retrieve');
      expect(parseInstant(serverTime)).toBe(epochMs);
    });

    it('each season, special, organization, listing, session and announcement by its id', async () => {
      const { client } = ready();
      const entities = [
        ['seasons.list', 'seasons.retrieve'],
        ['specials.list', 'specials.retrieve'],
        ['organizations.list', 'organizations.retrieve'],
        ['listings.list', 'listings.retrieve'],
        ['sessions.list', 'sessions.retrieve'],
        ['announcements.list', 'announcements.retrieve'],
        ['lots.list', 'lots.retrieve'],
      ] as const;
      for (const [list, retrieve] of entities) {
        const { items } = await client.ok(list);
        const [first] = items;
        expect(first, list).toBeDefined();
        const id = first?.id ?? '';
        expect(await client.ok(retrieve, { params: { id } }), retrieve).toEqual(first);
      }
    });

    it('a season that runs now, with its bidding days', async () => {
      const { client } = ready();
      const { items } = await client.ok('seasons.list', { query: { kind: 'auction' } });
      const running = items.find(({ status }) => status === 'running');
      expect(running).toMatchObject({ kind: 'auction', biddingDays: ['WE', 'FR'] });
    });

    it('specials with their sessions and hosts', async () => {
      const { client } = ready();
      const { items } = await client.ok('specials.list', { query: { limit: 100 } });
      for (const { id, sessions } of items) {
        expect(sessions.length).toBeGreaterThan(0);
        for (const session of sessions) {
          expect(session.specialId).toBe(id);
          expect(session.hosts[0]?.role).toBe('lead');
          const orgId = session.hosts[0]?.orgId ?? '';
          expect((await client.ok('organizations.retrieve', { params: { id: orgId } })).roles).toContain(
            'host',
          );
        }
      }
    });

    it('listings on offer whose rights are clear', async () => {
      const { client } = ready();
      const { items, total } = await client.ok('listings.list', {
        query: { status: 'available', limit: 100 },
      });
      expect(total).toBeGreaterThanOrEqual(items.length);
      for (const listing of items) {
        expect(listing.verified).toBe(true);
        expect(listing.rights.length).toBeGreaterThan(0);
        expect(listing.offers.length).toBeGreaterThan(0);
      }
    });

    it('the keys of receipts, without anything private', async () => {
      const { client } = ready();
      const { keys } = await client.ok('jwks.retrieve');
      expect(keys.length).toBeGreaterThan(0);
      for (const key of keys) {
        expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA' });
        expect(key).not.toHaveProperty('d');
      }
    });

    it('the contract itself, as OpenAPI 3.1', async () => {
      const { client } = ready();
      expect(await client.ok('openapi.retrieve')).toMatchObject({
        openapi: '3.1.0',
        paths: { '/v1/lots/{id}/bids': {} },
      });
    });

    it('whether all is well', async () => {
      const { client } = ready();
      expect((await client.ok('health.live')).status).toBe('ok');
      expect((await client.ok('health.ready')).status).toBe('ok');
    });
  });

  describe('the sandbox’s clock', () => {
    it('moves forward by what it is told, to the millisecond, and everything follows', async () => {
      const { client } = ready();
      const before = await client.ok('sandbox.clock.retrieve');
      const moved = await client.ok('sandbox.clock.advance', { body: { advanceMs: 1234 } });
      expect(moved.advancedMs).toBe(before.advancedMs + 1234);
      expect(parseInstant(moved.now)).toBeGreaterThanOrEqual(parseInstant(before.now) + 1234);
      expect(await client.now()).toBeGreaterThanOrEqual(parseInstant(moved.now));
      const { asOf } = await client.ok('lots.list', { query: { limit: 1 } });
      expect(asOf >= formatInstant(parseInstant(moved.now))).toBe(true);
    });

    it.each([0, -1, 1.5, 400 * DAY + 1, '1', null, 2 ** 53])('does not move by %s', async (advanceMs) => {
      const { client } = ready();
      const before = await client.ok('sandbox.clock.retrieve');
      const problem = await client.refused(
        'sandbox.clock.advance',
        { body: { advanceMs } },
        'request.invalid',
      );
      expect(problem.errors?.[0]?.path).toBe('advanceMs');
      expect((await client.ok('sandbox.clock.retrieve')).advancedMs).toBe(before.advancedMs);
    });
  });
}
