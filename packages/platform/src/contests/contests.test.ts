import type { Contest, Demand, Solution } from '@jtop/contract';
import { Contest as ContestSchema } from '@jtop/contract/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { SOLUTION, SolutionDesk } from '../testing/solution-desk.js';

let world: DemandWorld;
let desk: SolutionDesk;
beforeAll(async () => {
  world = await DemandWorld.open();
  desk = new SolutionDesk(world);
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const ROUNDS = [{ title: '决赛', startsAt: '2026-09-10T09:00:00+08:00' }];
const contest = (id: string, as?: DemandActor): Promise<Contest> =>
  world.done<Contest>('GET', `/v1/demands/${id}/contest`, { as });
const statusOf = async (id: string): Promise<string> =>
  (await world.done<Solution>('GET', `/v1/solutions/${id}`, { as: 'operator' })).status;

describe('planning a contest', () => {
  it('is the operator’s, among short-listed solutions of the demand, and known to who is in it', async () => {
    const demand = await desk.answerable();
    const first = await desk.shortlisted(demand.id);
    const unfit = await desk.submitted(demand.id, {}, 'rival');
    const other = await desk.shortlisted((await desk.answerable()).id);
    const refused = await desk.contest(demand.id, undefined, {
      solutionIds: [first, unfit, other],
      rounds: ROUNDS,
    });
    expect(refused.body).toMatchObject({ code: 'contest.solution_not_fit', solutionIds: [unfit, other] });
    const body = { solutionIds: [first], rounds: ROUNDS };
    expect((await desk.contest(demand.id, undefined, body, 'company')).body.code).toBe('auth.forbidden');
    const wrong = [...ROUNDS, { title: '更早', startsAt: '2026-09-01T09:00:00+08:00' }];
    const disordered = await desk.contest(demand.id, undefined, { ...body, rounds: wrong });
    expect(disordered.body).toMatchObject({ errors: [{ path: 'rounds.1.startsAt' }] });
    const planned = await desk.contest(demand.id, undefined, body);
    expect([planned.status, planned.body.status]).toEqual([201, 'planned']);
    expect(ContestSchema.parse(planned.body)).toEqual(planned.body);
    expect((await desk.contest(demand.id, undefined, body)).body.code).toBe('contest.state');
    for (const as of ['company', 'university', 'operator'] as const) {
      expect((await contest(demand.id, as)).solutions).toHaveLength(1);
    }
    for (const as of [undefined, 'rival', 'auditor', 'page'] as const) {
      const path = `/v1/demands/${demand.id}/contest`;
      expect((await world.get(path, as)).body.code, as).toBe('not_found');
    }
    expect((await desk.contest(demand.id, 'cancel', { reason: '另行安排' })).body.status).toBe('cancelled');
    expect((await world.get(`/v1/demands/${demand.id}/contest`)).body.code).toBe('not_found');
    expect((await desk.contest(demand.id, undefined, body)).status).toBe(201);
  });
});

describe('opening a contest', () => {
  it('needs the consents of both sides, and says which side is missing', async () => {
    const demand = await desk.answerable();
    const solutionIds = [await desk.shortlisted(demand.id), await desk.shortlisted(demand.id, 'rival')];
    await world.act(demand.id, 'advance', { step: 'open_answers' });
    await desk.contest(demand.id, undefined, { solutionIds, rounds: ROUNDS });
    const subject = { type: 'demand', id: demand.id };
    const missing = async (): Promise<unknown> => {
      const { body } = await desk.contest(demand.id, 'open');
      return body['code'] === 'demand.consent_missing' ? body['side'] : body['code'];
    };
    expect(await missing()).toBe('demand');
    await desk.sign('public_contest', subject, 'colleague');
    expect(await missing()).toBe('supply');
    await desk.sign('public_contest', subject, 'university');
    expect(await missing()).toBe('supply');
    await desk.sign('public_contest', subject, 'rival');
    // Its rounds are on stage, so the disclaimers come next.
    expect((await desk.contest(demand.id, 'open')).body).toMatchObject({ kind: 'disclaimer', solutionIds });
    await desk.disclaimed(demand.id, ['company', 'university', 'rival']);
    expect(await missing()).toBe('demand.answers_open');
    desk.passDeadline(demand);
    expect((await desk.contest(demand.id, 'open')).body.status).toBe('open');
    expect((await world.demand(demand.id)).status).toBe('competing');
    for (const id of solutionIds) expect(await statusOf(id)).toBe('competing');
    expect((await contest(demand.id)).solutions?.map(({ solutionId }) => solutionId)).toEqual(solutionIds);
    expect((await contest(demand.id)).solutions?.[0]?.teamName).toBe(SOLUTION.teamName);
  });
});

describe('a consent that is taken back', () => {
  it.each(['company', 'university', 'rival'] as const)(
    'by the %s in mid-contest halts it at once, and its watchers are told',
    async (who) => {
      const { demandId, solutionIds, consents } = await desk.openContest();
      const board = await world.publishedBoard([demandId]);
      const revoked = await desk.revoke(consents[who], who);
      expect(revoked.body.revokedAt).toBeDefined();
      const shown = await contest(demandId);
      expect(shown.status).toBe('halted');
      expect(shown).not.toHaveProperty('solutions');
      expect(shown.solutionCount).toBe(2);
      expect((await world.demand(demandId)).status).toBe('answering');
      for (const id of solutionIds) expect(await statusOf(id)).toBe('shortlisted');
      const told = await world.poll(`board:${board.id}@${board.version}`);
      expect(told.at(-1)?.data).toMatchObject({ board: { demands: [{ status: 'answering' }] } });
      expect((await desk.contest(demandId, 'resume')).body.code).toBe('demand.consent_missing');
      expect((await desk.revoke(consents[who], who)).body).toMatchObject({
        code: 'consent.state',
        consentStatus: 'revoked',
      });
      await desk.sign('public_contest', { type: 'demand', id: demandId }, who);
      expect((await desk.contest(demandId, 'resume')).body.status).toBe('open');
      expect((await contest(demandId)).solutions).toHaveLength(2);
    },
  );

  it('lets the contest go on without a team that withdraws', async () => {
    const { demandId, solutionIds, consents } = await desk.openContest();
    await desk.act(solutionIds[1], 'withdraw', { reason: '退出' }, 'rival');
    expect(await contest(demandId)).toMatchObject({ status: 'open', solutionCount: 1 });
    await desk.revoke(consents.rival, 'rival');
    expect((await contest(demandId)).status).toBe('open');
    await desk.act(solutionIds[0], 'withdraw', { reason: '退出' }, 'university');
    expect(await contest(demandId)).toMatchObject({ status: 'halted', solutionCount: 0 });
  });

  it('is only its signer’s to take back', async () => {
    const { consents } = await desk.openContest();
    for (const as of ['rival', 'operator', 'company'] as const) {
      expect((await desk.revoke(consents.university, as)).body.code).toBe('not_found');
    }
  });

  it('while the contest opens ends with it halted or never open, whichever came first', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { demandId, consents } = await desk.openContest();
      await desk.contest(demandId, 'halt', { reason: '场地' });
      const [opened, revoked] = await Promise.all([
        desk.contest(demandId, 'resume'),
        desk.revoke(consents.rival, 'rival'),
      ]);
      expect(revoked.status).toBe(200);
      if (opened.status !== 200) expect(opened.body.code).toBe('demand.consent_missing');
      const shown = await contest(demandId);
      expect(shown.status).toBe('halted');
      expect(shown).not.toHaveProperty('solutions');
      expect((await world.demand(demandId)).status).toBe('answering');
    }
  });
});

describe('an award', () => {
  it('out of a contest decides it; the others are still told why', async () => {
    const { demandId, solutionIds } = await desk.openContest();
    const [winner, loser] = solutionIds;
    const awarded = await desk.award(demandId, winner);
    expect(awarded.body).toMatchObject({ status: 'awarded', awardedSolutionId: winner });
    expect(await desk.solution(winner, 'university')).toMatchObject({
      status: 'won',
      feedback: [{ code: 'chosen' }],
    });
    expect(await contest(demandId)).toMatchObject({
      status: 'decided',
      award: { solutionId: winner, teamName: SOLUTION.teamName },
    });
    const told = await desk.act(loser, 'feedback', { feedback: [{ code: 'too_early' }] });
    expect(told.body.status).toBe('not_selected');
    expect((await world.demand(demandId)).awardedSolutionId).toBeUndefined();
  });

  it('names nobody to the public any more once the winner takes its consent back', async () => {
    const { demandId, solutionIds, consents } = await desk.openContest();
    await desk.award(demandId, solutionIds[0]);
    await desk.revoke(consents.university, 'university');
    const shown = await contest(demandId);
    expect(shown.status).toBe('decided');
    expect(shown).not.toHaveProperty('solutions');
    expect(shown.award).not.toHaveProperty('teamName');
    expect((await contest(demandId, 'company')).award).toHaveProperty('teamName');
  });

  it('without a contest is possible too, and calls off one that was planned', async () => {
    const demand = await desk.answerable();
    const id = await desk.shortlisted(demand.id);
    await desk.contest(demand.id, undefined, { solutionIds: [id], rounds: ROUNDS });
    await world.act(demand.id, 'advance', { step: 'open_answers' });
    expect((await desk.award(demand.id, id)).body.code).toBe('demand.answers_open');
    desk.passDeadline(demand);
    await desk.act(id, 'willing', { willing: false }, 'university');
    expect((await desk.award(demand.id, id)).body).toMatchObject({
      code: 'demand.winner_missing',
      reason: 'not_willing',
    });
    await desk.act(id, 'willing', { willing: true }, 'university');
    expect((await desk.award(demand.id, demand.id)).body['reason']).toBe('none_chosen');
    expect((await desk.award(demand.id, id, 'stranger')).body.code).toBe('auth.forbidden');
    expect((await desk.award(demand.id, id, 'operator')).status).toBe(200);
    expect((await contest(demand.id, 'operator')).status).toBe('cancelled');
  });

  it('is given once, whoever comes at the same time', async () => {
    const { demandId, solutionIds } = await desk.openContest();
    const answers = await Promise.all([
      desk.award(demandId, solutionIds[0]),
      desk.award(demandId, solutionIds[1], 'operator'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'demand.state',
      demandStatus: 'awarded',
    });
    const statuses = await Promise.all(solutionIds.map(statusOf));
    expect(statuses.sort()).toEqual(['competing', 'won']);
  });

  it('makes the winner a party once it is contracted, and nobody before', async () => {
    const demand = await desk.answerable({
      disclosure: { level: 'parties', hiddenFields: [], aliasName: '一家做薄膜的企业' },
    });
    const id = await desk.shortlisted(demand.id);
    await world.act(demand.id, 'advance', { step: 'open_answers' });
    desk.passDeadline(demand);
    await desk.award(demand.id, id);
    const seen = (as: DemandActor): Promise<Demand> => world.demand(demand.id, as);
    expect((await seen('university')).company?.name).toBe('一家做薄膜的企业');
    await world.act(demand.id, 'advance', { step: 'contract' });
    expect(await statusOf(id)).toBe('contracted');
    expect((await seen('university')).view).toBe('parties');
    expect((await seen('rival')).view).toBe('members');
  });
});

describe('a demand that ends', () => {
  it.each([
    ['advance', { step: 'declare_unmet' }],
    ['withdraw', { reason: '不再需要' }],
  ])('by %s calls its contest off', async (act, body) => {
    const { demandId, solutionIds } = await desk.openContest();
    await world.act(demandId, act, body);
    expect((await contest(demandId, 'operator')).status).toBe('cancelled');
    expect(await statusOf(solutionIds[0])).toBe('shortlisted');
  });
});
