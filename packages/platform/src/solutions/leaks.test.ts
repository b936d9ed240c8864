import { operations, type Operation, type OperationId } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPANY_NAME, DEMAND_ACTORS, DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { SOLUTION, SolutionDesk } from '../testing/solution-desk.js';

let world: DemandWorld;
let desk: SolutionDesk;
let ids: { readonly demand: string; readonly solution: string; readonly gone: string };

/** Words that stand nowhere else, so that finding one means that it was told. */
const CANARY = {
  approach: 'canaryapproachzzz',
  member: 'canarymemberzzz',
  feedback: 'canaryfeedbackzzz',
  note: 'canarynotezzz',
  reason: 'canaryreasonzzz',
  summary: 'canarysummaryzzz',
};
/** The company's name as it can be recognised. */
const NAMES = [COMPANY_NAME.replace(/（.*$/u, ''), '云杉瑞思生物科技'];

beforeAll(async () => {
  world = await DemandWorld.open();
  desk = new SolutionDesk(world);
  const named = `${NAMES[0] ?? ''}的产线`;
  const { demandId, solutionIds } = await desk.openContest({
    summary: `${named}需要增韧改性。${CANARY.summary}`,
    problem: `${named}现有薄膜断裂伸长率不足，包装线上易破裂，需要增韧。`,
    disclosure: { level: 'parties', hiddenFields: ['summary'], aliasName: '一家做薄膜的企业' },
  });
  const other = await desk.answerable({
    disclosure: { level: 'parties', hiddenFields: ['summary'], aliasName: '一家做薄膜的企业' },
  });
  const solution = await desk.submitted(other.id, {
    approach: `${SOLUTION.approach}${CANARY.approach}`,
    members: [{ name: CANARY.member }],
  });
  await world.done('POST', `/v1/demands/${other.id}/intents`, {
    as: 'university',
    body: { note: CANARY.note },
  });
  const gone = solutionIds[1];
  await desk.act(gone, 'feedback', {
    feedback: [{ code: 'price', text: `${NAMES[1] ?? ''}的预算不足。${CANARY.feedback}` }],
  });
  await desk.contest(demandId, 'halt', { reason: CANARY.reason });
  ids = { demand: other.id, solution, gone };
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

/** All that reads demands, answers, contests and consents, by what its path is about. */
const READS = (Object.values(operations) as Operation[]).filter(
  ({ id, method }) =>
    method === 'GET' &&
    /^(?:demands|solutions|boards|consentTexts|me\.(?:demands|solutions|consents))\./u.test(`${id}.`) &&
    !id.includes('matches'),
);

/** Who may read a canary of the solution that was handed in; nobody else ever receives it. */
const MAY_READ: Readonly<Record<keyof typeof CANARY, readonly DemandActor[]>> = {
  // The team has not agreed to the use of its data, so the company does not read it.
  approach: ['university', 'operator'],
  member: ['university', 'operator'],
  feedback: ['rival', 'company', 'colleague', 'operator'],
  note: ['university', 'company', 'colleague', 'operator'],
  reason: [],
  summary: ['company', 'colleague', 'operator'],
};
const KNOWS_COMPANY: readonly DemandActor[] = ['company', 'colleague', 'operator'];

describe('nothing is told to who may not know it', () => {
  it.each(READS.map(({ id, path }) => [id as OperationId, path] as const))('by %s', async (_id, path) => {
    const things = path.includes('/solutions/{id}') ? [ids.solution, ids.gone] : [ids.demand];
    for (const as of [undefined, ...DEMAND_ACTORS]) {
      for (const id of things) {
        const { text } = await world.get(`${path.replace('{id}', id)}`, as);
        for (const [name, word] of Object.entries(CANARY)) {
          const may = as !== undefined && MAY_READ[name as keyof typeof CANARY].includes(as);
          if (!may) expect(text, `${name} to ${as ?? 'the public'}`).not.toContain(word);
        }
        if (as !== undefined && KNOWS_COMPANY.includes(as)) continue;
        for (const name of NAMES) expect(text, `name to ${as ?? 'the public'}`).not.toContain(name);
      }
    }
  });

  it('nor by a refusal', async () => {
    for (const as of ['university', 'rival', 'stranger', 'host'] as const) {
      for (const act of ['screen', 'shortlist', 'willing', 'withdraw', 'versions']) {
        const { text } = await desk.act(ids.gone, act, { reason: 'x', willing: true }, as);
        for (const word of NAMES) expect(text, `${act} to ${as}`).not.toContain(word);
      }
    }
  });
});
