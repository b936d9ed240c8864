import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { OPERATOR } from '../support/auction.js';
import { Challenge, OWNER, RIVAL, TEAM } from '../support/challenge.js';

/** A public contest from its plan to the award, and what a consent that is taken back does to it. */
export function contestCases(ready: Ready): void {
  describe('a contest', () => {
    it('is known to who takes part until it opens, then to all; revocation halts it at once', async () => {
      const { client } = ready();
      const { params, solutionIds, teamConsentId } = await new Challenge(client).planned();
      await client.refused('demands.contest.retrieve', { params }, 'not_found');
      expect((await client.ok('demands.contest.retrieve', { params, as: TEAM })).status).toBe('planned');
      const act = { params, as: OPERATOR, body: {} };
      expect((await client.ok('demands.contest.open', act)).status).toBe('open');
      expect((await client.ok('demands.retrieve', { params })).status).toBe('competing');
      expect((await client.ok('demands.contest.retrieve', { params })).solutions).toHaveLength(2);
      await client.ok('consents.revoke', { params: { id: teamConsentId }, as: TEAM, body: {} });
      const halted = await client.ok('demands.contest.retrieve', { params });
      expect(halted.status).toBe('halted');
      expect(halted).not.toHaveProperty('solutions');
      expect((await client.ok('demands.retrieve', { params })).status).toBe('answering');
      const refused = await client.refused('demands.contest.resume', act, 'demand.consent_missing');
      expect(refused).toMatchObject({ kind: 'public_contest', side: 'supply' });
      await client.ok('solutions.withdraw', {
        params: { id: solutionIds[0] ?? '' },
        as: TEAM,
        body: { reason: '退出' },
      });
      expect(await client.ok('demands.contest.resume', act)).toMatchObject({
        status: 'open',
        solutionCount: 1,
      });
      const award = { params, as: OWNER, body: { solutionId: solutionIds[1] ?? '' } };
      expect((await client.ok('demands.award', award)).status).toBe('awarded');
      await client.refused('demands.award', award, 'demand.state');
      expect(await client.ok('demands.contest.retrieve', { params })).toMatchObject({
        status: 'decided',
        award: { solutionId: solutionIds[1] },
      });
      const won = await client.ok('solutions.retrieve', { params: { id: solutionIds[1] ?? '' }, as: RIVAL });
      expect(won).toMatchObject({ status: 'won', feedback: [{ code: 'chosen' }] });
    });

    it('can be halted, cancelled and planned anew by the operator', async () => {
      const { client } = ready();
      const { params, solutionIds } = await new Challenge(client).planned();
      const reason = { params, as: OPERATOR, body: { reason: '场地' } };
      await client.refused('demands.contest.halt', reason, 'contest.state');
      await client.ok('demands.contest.open', { ...reason, body: {} });
      expect((await client.ok('demands.contest.halt', reason)).status).toBe('halted');
      expect((await client.ok('demands.contest.cancel', reason)).status).toBe('cancelled');
      const rounds = [{ title: '决赛', startsAt: '2026-12-01T09:00:00+08:00' }];
      const again = { params, as: OPERATOR, body: { solutionIds, rounds } };
      expect((await client.ok('demands.contest.create', again)).status).toBe('planned');
      await client.refused('demands.contest.create', again, 'contest.state');
      const body = { solutionId: solutionIds[0] ?? '' };
      expect((await client.ok('demands.award', { params, as: OWNER, body })).status).toBe('awarded');
      expect((await client.ok('demands.contest.retrieve', { params, as: OPERATOR })).status).toBe(
        'cancelled',
      );
    });

    it('only takes short-listed solutions of its demand', async () => {
      const { client } = ready();
      const challenge = new Challenge(client);
      const demand = await challenge.answerable();
      const solutionIds = [await challenge.submitted(demand.id)];
      const rounds = [{ title: '决赛', startsAt: '2026-12-01T09:00:00+08:00' }];
      const input = { params: { id: demand.id }, as: OPERATOR, body: { solutionIds, rounds } };
      const problem = await client.refused('demands.contest.create', input, 'contest.solution_not_fit');
      expect(problem).toMatchObject({ solutionIds });
      await client.refused(
        'demands.award',
        { params: { id: demand.id }, as: OWNER, body: { solutionId: solutionIds[0] ?? '' } },
        'demand.winner_missing',
      );
    });
  });
}
