import { beforeAll, describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { OPERATOR } from '../support/auction.js';
import { DEMAND_COMPANY, publishedDemand } from '../support/demand.js';

const TEAM = 'demo-university-1';
const MANAGER = 'demo-manager';

/** What fits a demand, who is told of it, and what both sides say to it. */
export function matchCases(ready: Ready): void {
  describe('matches', () => {
    let id: string;
    beforeAll(async () => {
      ({ id } = await publishedDemand(ready().client));
    });

    it('of a demand are listings for everybody, and teams for the company and the operator', async () => {
      const { client } = ready();
      const sides = async (as?: string) => {
        const { items } = await client.ok('demands.matches.list', {
          params: { id },
          query: { limit: 100 },
          ...(as === undefined ? {} : { as }),
        });
        const scores = items.map(({ scoreBp }) => scoreBp);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        return new Set(items.map(({ counterpart }) => counterpart.type));
      };
      for (const as of [undefined, 'demo-company-12', 'demo-auditor']) {
        expect([...(await sides(as))], as).not.toContain('team');
      }
      for (const as of [DEMAND_COMPANY, OPERATOR, TEAM]) expect([...(await sides(as))], as).toContain('team');
    });

    it('are answered once, by one of both sides, with a reason where declined', async () => {
      const { client } = ready();
      const own = { as: TEAM, params: { id }, query: { side: 'team' } } as const;
      const [match] = (await client.ok('demands.matches.list', own)).items;
      const params = { id: match?.id ?? '' };
      expect(match?.reasons.map(({ code }) => code)).toContain('keywords');
      const decline = { answer: 'decline', reason: 'timing' };
      await client.refused(
        'matches.respond',
        { as: 'demo-university-4', params, body: decline },
        'auth.forbidden',
      );
      await client.refused(
        'matches.respond',
        { as: TEAM, params, body: { answer: 'decline' } },
        'match.reason_required',
      );
      const answered = await client.ok('matches.respond', { as: TEAM, params, body: decline });
      expect(answered).toMatchObject({ status: 'declined', declineReason: 'timing' });
      const again = await client.refused(
        'matches.respond',
        { as: TEAM, params, body: decline },
        'match.state',
      );
      expect(again).toMatchObject({ matchStatus: 'declined' });
      const mine = await client.ok('me.matches.list', {
        as: TEAM,
        query: { status: 'declined', limit: 100 },
      });
      expect(mine.items.map((each) => each.id)).toContain(params.id);
    });

    it('are proposed by people, once, and seen by both sides alone', async () => {
      const { client } = ready();
      const { id: fresh } = await publishedDemand(client, {
        title: '隧道照明控制系统',
        summary: '寻求隧道照明的节能控制方案，能随车流变化。',
        problem: '隧道照明常年全亮，能耗很高，需要按照车流和洞外亮度自动调节的控制系统。',
        field: 'ai',
      });
      const of = { params: { id: fresh }, as: OPERATOR, query: { limit: 100 } };
      const suggested = (await client.ok('demands.matches.list', of)).items.map(
        ({ counterpart }) => counterpart.id,
      );
      const { items } = await client.ok('listings.list', { query: { status: 'available', limit: 100 } });
      const listing = items.find(({ id }) => !suggested.includes(id));
      const body = {
        demandId: fresh,
        counterpart: { type: 'listing', id: listing?.id ?? '' },
        note: '做过同类项目',
      };
      const made = await client.ok('matches.create', { as: MANAGER, body });
      expect(made).toMatchObject({ method: 'expert', status: 'suggested', note: '做过同类项目' });
      await client.refused('matches.create', { as: MANAGER, body }, 'match.exists');
      const expert = async (as?: string) =>
        (
          await client.ok('demands.matches.list', {
            params: { id: fresh },
            query: { limit: 100 },
            ...(as === undefined ? {} : { as }),
          })
        ).items.filter(({ method }) => method === 'expert').length;
      expect([await expert(DEMAND_COMPANY), await expert()]).toEqual([1, 0]);
    });

    it('of what is not there are 404', async () => {
      const { client } = ready();
      const nothing = '018f0000-0000-7000-8000-000000000001';
      await client.refused('demands.matches.list', { params: { id: nothing } }, 'not_found');
      const counterpart = { type: 'listing', id: nothing };
      await client.refused(
        'matches.create',
        { as: MANAGER, body: { demandId: id, counterpart, note: '没有' } },
        'not_found',
      );
      const params = { id: nothing };
      await client.refused('matches.respond', { as: TEAM, params, body: { answer: 'accept' } }, 'not_found');
    });
  });
}
