import { operations, type Operation, type OperationId } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';

const guarded = (Object.values(operations) as Operation[]).filter(({ auth }) => auth === 'required');
const NOBODY = '018f0000-0000-7000-8000-000000000000';

/** Who may ask. */
export function identityCases(ready: Ready): void {
  describe('a token', () => {
    it.each(guarded)('$id needs one, before anything else is looked at', async ({ id }) => {
      const { client } = ready();
      const input = {
        params: { id: NOBODY } as never,
        key: null,
        ...(operations[id as OperationId].method !== 'GET' ? { body: '{' } : {}),
      };
      await client.refused(id as OperationId, input, 'auth.required');
      const { headers } = await client.send(id as OperationId, input);
      expect(headers.get('www-authenticate')).toContain('Bearer');
    });

    it('that is not valid is refused where one is needed, and where one counts', async () => {
      const { client } = ready();
      const bad = { ...(await client.target.badTokens()), empty: '', spaces: 'a b' };
      for (const [name, token] of Object.entries(bad)) {
        for (const path of ['/v1/me', '/v1/lots']) {
          const answer = await client.raw('GET', path, { headers: { authorization: `Bearer ${token}` } });
          expect(answer.status, `${name} at ${path}: ${answer.text}`).toBe(401);
          expect(JSON.parse(answer.text)).toMatchObject({ code: 'auth.required' });
        }
      }
      for (const header of ['Basic ZGVtbzpkZW1v', 'bearer', 'Token x', 'null']) {
        expect((await client.raw('GET', '/v1/me', { headers: { authorization: header } })).status).toBe(401);
      }
    });

    it('that is not valid changes nothing where everybody may read', async () => {
      const { client } = ready();
      expect(
        (await client.raw('GET', '/v1/listings?limit=1', { headers: { authorization: 'Bearer nonsense' } }))
          .status,
      ).toBe(200);
    });

    it.each([
      ['demo-operator', 'operator', 'lots:manage'],
      ['demo-auditor', 'auditor', 'audit:read'],
      ['demo-ip-centre', 'ip_centre', 'listings:verify'],
      ['demo-host-nanjing', 'host', undefined],
      ['demo-subcentre', 'subcentre', undefined],
      ['demo-manager', 'tech_manager', undefined],
      ['demo-company-1', 'company', 'bids:place'],
      ['demo-company-20', 'company', 'bids:place'],
      ['demo-university-5', 'university', 'registrations:write'],
    ])('of %s says that it is a %s', async (subject, role, scope) => {
      const { client } = ready();
      const me = await client.ok('me.retrieve', { as: subject });
      expect(me.roles).toEqual([role]);
      if (scope !== undefined) expect(me.scopes).toContain(scope);
      expect(me.displayName.length).toBeGreaterThan(0);
    });

    it('may have fewer scopes than its client', async () => {
      const { client } = ready();
      const me = await client.ok('me.retrieve', { as: 'demo-company-1', scopes: ['registrations:write'] });
      expect(me.scopes).toEqual(['registrations:write']);
    });

    it('of the operator does not bid', async () => {
      const { client } = ready();
      expect((await client.ok('me.retrieve', { as: 'demo-operator' })).scopes).not.toContain('bids:place');
    });
  });
}
