import { beforeAll, describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { OPERATOR } from '../support/auction.js';
import { publishedDemand } from '../support/demand.js';

const TEAM = 'demo-university-1';

/** Bringing demands before those who could answer them. */
export function pushCases(ready: Ready): void {
  describe('pushes', () => {
    let id: string;
    beforeAll(async () => {
      ({ id } = await publishedDemand(ready().client));
    });

    it('reach who fits, once, and are opened by who looks at the demand', async () => {
      const { client } = ready();
      const body = { demandId: id, audience: 'team' };
      const sent = await client.ok('pushes.create', { as: OPERATOR, body });
      expect(sent.sentCount).toBeGreaterThan(0);
      const again = await client.ok('pushes.create', { as: OPERATOR, body });
      expect(again).toMatchObject({ sentCount: 0, skippedCount: sent.sentCount });
      const own = async () =>
        (await client.ok('pushes.list', { as: TEAM, query: { demandId: id } })).items.map(
          ({ audience, openedAt }) => ({ audience, opened: openedAt !== undefined }),
        );
      expect(await own()).toEqual([{ audience: 'team', opened: false }]);
      const seen = await client.ok('demands.retrieve', { as: TEAM, params: { id } });
      expect(seen.view).toBe('matched');
      expect(await own()).toEqual([{ audience: 'team', opened: true }]);
      const others = await client.ok('pushes.list', { as: 'demo-company-12', query: { demandId: id } });
      expect(others.items).toEqual([]);
    });

    it('refuse a party that is not of the audience, by its place', async () => {
      const { client } = ready();
      const { partyId } = await client.ok('me.retrieve', { as: TEAM });
      const body = { demandId: id, audience: 'host', partyIds: [partyId] };
      const problem = await client.refused('pushes.create', { as: OPERATOR, body }, 'request.invalid');
      expect(problem.errors?.map(({ path }) => path)).toEqual(['partyIds.0']);
    });

    it('are counted against what was published, and name nobody', async () => {
      const { client } = ready();
      const before = await client.ok('pushes.coverage.retrieve');
      const { id: fresh } = await publishedDemand(client);
      const published = await client.ok('pushes.coverage.retrieve');
      expect(published).toMatchObject({ published: before.published + 1, pushed: before.pushed });
      await client.ok('pushes.create', { as: OPERATOR, body: { demandId: fresh, audience: 'university' } });
      const { text, body } = await client.answered('pushes.coverage.retrieve');
      expect(body.pushed).toBe(before.pushed + 1);
      expect(text).not.toMatch(/partyId|示例/u);
      const none = await client.ok('pushes.coverage.retrieve', { query: { seasonId: 'challenge-1999' } });
      expect(none).toMatchObject({ published: 0, coverageBp: 10_000 });
    });
  });
}
