import type { Contest, Demand, Solution } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPANY_NAME, DemandWorld, type Answered, type DemandActor } from '../testing/demand-world.js';
import { SolutionDesk } from '../testing/solution-desk.js';

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

type Problem = Record<string, unknown> & { readonly code: string };

/** A demand past its deadline with two short-listed solutions, nothing signed. */
async function ready() {
  const demand = await desk.answerable({ specialId: 'special-2026-7' });
  const solutionIds = [
    await desk.shortlisted(demand.id),
    await desk.shortlisted(demand.id, 'rival'),
  ] as const;
  await world.act(demand.id, 'advance', { step: 'open_answers' });
  desk.passDeadline(demand);
  return { id: demand.id, solutionIds };
}

function hold(
  id: string,
  body: object = {},
  as: DemandActor = 'operator',
): Promise<Answered<Demand & Problem>> {
  return world.call('POST', `/v1/demands/${id}/advance`, { as, body: { step: 'hold_roadshow', ...body } });
}

const statusOf = async (id: string): Promise<string> =>
  (await world.done<Solution>('GET', `/v1/solutions/${id}`, { as: 'operator' })).status;

describe('a roadshow', () => {
  it('takes on stage who has signed the disclaimer, and names by their solutions who has not', async () => {
    const { id, solutionIds } = await ready();
    const nobody = await hold(id);
    expect(nobody.body).toMatchObject({
      status: 409,
      code: 'demand.consent_missing',
      kind: 'disclaimer',
      side: 'demand',
      solutionIds,
    });
    for (const name of [COMPANY_NAME, '云杉', '示例university', '示例rival']) {
      expect(nobody.text).not.toContain(name);
    }
    await desk.disclaimed(id, ['colleague', 'university']);
    expect((await hold(id)).body).toMatchObject({ side: 'supply', solutionIds: [solutionIds[1]] });
    expect((await world.demand(id, 'operator')).status).toBe('answering');
    expect(await statusOf(solutionIds[0])).toBe('shortlisted');
    await desk.sign('disclaimer', { type: 'solution', id: solutionIds[1] }, 'rival');
    expect((await hold(id)).body.status).toBe('roadshow');
    for (const solution of solutionIds) expect(await statusOf(solution)).toBe('roadshow');
  });

  it.each([
    ['season', 'challenge-2026'],
    ['special', 'special-2026-7'],
  ])('takes a disclaimer for its %s', async (type, subjectId) => {
    const { id, solutionIds } = await ready();
    await desk.disclaimed(id, ['university']);
    const { body } = await desk.sign('disclaimer', { type, id: subjectId }, 'company');
    expect((await hold(id, { solutionIds: [solutionIds[0]] })).body.status).toBe('roadshow');
    expect(await statusOf(solutionIds[1])).toBe('shortlisted');
    await desk.revoke(body.id, 'company');
  });

  it('does not begin once one of them has revoked, be it a moment before', async () => {
    const { id } = await ready();
    const [company, team] = await desk.disclaimed(id, ['company', 'university', 'rival']);
    await desk.revoke(team ?? '', 'university');
    expect((await hold(id)).body).toMatchObject({ code: 'demand.consent_missing', side: 'supply' });
    await desk.disclaimed(id, ['university']);
    const [held, revoked] = await Promise.all([hold(id), desk.revoke(company ?? '', 'company')]);
    expect(revoked.status).toBe(200);
    // Whichever came first: it was held while all stood, or not at all.
    expect([200, 409]).toContain(held.status);
    expect((await world.demand(id, 'operator')).status).toBe(held.status === 200 ? 'roadshow' : 'answering');
  });

  it('is held of the solutions that the operator names, if they are short-listed ones of the demand', async () => {
    const { id, solutionIds } = await ready();
    const other = await ready();
    const [unfit = ''] = other.solutionIds;
    const refused = await hold(id, { solutionIds: [solutionIds[0], unfit] });
    expect(refused.body).toMatchObject({ code: 'contest.solution_not_fit', solutionIds: [unfit] });
    for (const as of ['company', 'university', 'host'] as const) {
      expect((await hold(id, {}, as)).body.code).toBe('auth.forbidden');
    }
    const wrong = await world.call('POST', `/v1/demands/${id}/advance`, {
      as: 'operator',
      body: { step: 'close', solutionIds },
    });
    expect(wrong.body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'solutionIds' }] });
  });

  it('says that there is nothing to sign where the operator has stored no text', async () => {
    const bare = await DemandWorld.open({ texts: false });
    try {
      const desk = new SolutionDesk(bare);
      const demand = await desk.answerable();
      await bare.act(demand.id, 'advance', { step: 'open_answers' });
      desk.passDeadline(demand);
      const refused = await bare.call('POST', `/v1/demands/${demand.id}/advance`, {
        as: 'operator',
        body: { step: 'hold_roadshow' },
      });
      expect(refused.body).toMatchObject({ code: 'consent.text_missing', kind: 'disclaimer' });
      const body = { kind: 'disclaimer', title: { zh: '免责声明' }, text: { zh: '本方自愿参加。' } };
      await bare.done('POST', '/v1/consent-texts', { as: 'operator', key: 'first', body });
      await desk.disclaimed(demand.id, ['company']);
      await bare.act(demand.id, 'advance', { step: 'hold_roadshow' });
    } finally {
      await bare.close();
    }
  });
});

describe('a contest on stage', () => {
  it.each(['company', 'university', 'rival'] as const)(
    'halts at once when the %s takes its disclaimer back',
    async (who) => {
      const { demandId, disclaimers } = await desk.openContest();
      const shown = (): Promise<Contest> => world.done<Contest>('GET', `/v1/demands/${demandId}/contest`);
      const order = ['company', 'university', 'rival'];
      await desk.revoke(disclaimers[order.indexOf(who)] ?? '', who);
      expect((await shown()).status).toBe('halted');
      expect((await world.demand(demandId)).status).toBe('answering');
      expect((await desk.contest(demandId, 'resume')).body).toMatchObject({
        code: 'demand.consent_missing',
        kind: 'disclaimer',
      });
      const { body } = await desk.sign('disclaimer', { type: 'season', id: 'challenge-2026' }, who);
      expect((await desk.contest(demandId, 'resume')).body.status).toBe('open');
      await desk.revoke(body.id, who);
      expect((await shown()).status).toBe('halted');
    },
  );

  it('goes on where somebody revokes who has nothing to do with it', async () => {
    const { demandId } = await desk.openContest();
    const { body } = await desk.sign('disclaimer', { type: 'season', id: 'challenge-2026' }, 'stranger');
    await desk.revoke(body.id, 'stranger');
    expect((await world.done<Contest>('GET', `/v1/demands/${demandId}/contest`)).status).toBe('open');
  });
});
