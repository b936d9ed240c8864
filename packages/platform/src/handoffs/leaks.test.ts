import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlatform, type App } from '../app.js';
import { readConfig } from '../config.js';
import { DEMAND, DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { handoffDesk, type Sent } from '../testing/handoff-desk.js';
import { toldIn } from '../testing/leak-scan.js';
import { SOLUTION, SolutionDesk } from '../testing/solution-desk.js';

/** What its company keeps back of a demand, wherever a page or a person looks at it by a hand-off. */
const SECRETS = ['云杉瑞思', 'KWXSUMMARY', 'KWXCONSTRAINT', 'KWXCONTACT', '13800138999', '31415926'];
const NOTHING = '018f0000-0000-7000-8000-000000000009';

let world: DemandWorld;
let desk: SolutionDesk;
let app: App;
let published = '';
let draftId = '';
let solutionId = '';
const realNow = Date.parse('2026-06-01T01:00:00Z');

const pages = handoffDesk<DemandActor>({
  app: () => app,
  world: () => ({
    db: world.db,
    people: { viewer: (actor) => ({ partyId: world.viewers.get(actor)?.partyId ?? '' }) },
  }),
  realNow: () => realNow,
});

beforeAll(async () => {
  world = await DemandWorld.open();
  desk = new SolutionDesk(world);
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none' });
  app = await createPlatform({ config, db: world.db, clock: world.clock, realNow: () => realNow });
  const body = {
    ...DEMAND,
    title: '云杉瑞思：薄膜增韧',
    summary: 'KWXSUMMARY，由云杉瑞思提出的薄膜增韧需求。',
    constraints: 'KWXCONSTRAINT',
    contactPerson: { name: 'KWXCONTACT', phone: '13800138999' },
    budgetFen: { minFen: 31_415_926, maxFen: 92_653_589 },
    disclosure: { level: 'parties', hiddenFields: ['summary', 'constraints', 'budgetFen'] },
  } as const;
  published = (await desk.answerable(body as never)).id;
  draftId = (await world.post(body as never)).id;
  solutionId = await desk.submitted(published, { approach: `KWXAPPROACH${SOLUTION.approach}` }, 'rival');
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await app.drain();
  await world.close();
});

const drafting = {
  answer: (demandId: string): object => ({
    siteKey: 'pk_demo',
    operation: 'demands.solutions.submit',
    params: { demandId },
    body: SOLUTION,
  }),
  consent: async (type: string, id: string): Promise<object> => ({
    siteKey: 'pk_demo',
    operation: 'consents.sign',
    params: {},
    body: { ...(await desk.signed('disclaimer')), subject: { type, id } },
  }),
};

function tells({ text, headers }: Sent, more: readonly string[] = []): string[] {
  const heard = `${text}\n${[...headers].map((header) => header.join(': ')).join('\n')}`;
  return [...SECRETS, ...more].filter((word) => toldIn(heard, word) !== undefined);
}

/** An answer without what is different each time. */
const bare = ({ status, text }: Sent): unknown => [
  status,
  text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, '').replace(/[A-Za-z0-9_-]{32,}/gu, ''),
];

describe('a hand-off tells nothing that a demand keeps back', () => {
  it('on the page on which a person confirms, whoever it is', async () => {
    const bodies = [drafting.answer(published), await drafting.consent('demand', published)];
    for (const body of bodies) {
      const drafted = await pages.draft(body);
      for (const as of ['university', 'stranger', 'host', 'rival'] as const) {
        expect(tells(await pages.open(drafted.id, await pages.cookieOf(as))), as).toEqual([]);
      }
      expect(tells(await pages.open(drafted.id))).toEqual([]);
      expect(JSON.stringify(await pages.outcome(drafted))).not.toMatch(new RegExp(SECRETS.join('|'), 'u'));
    }
  });

  it('is shown to its own company, so that the words are where they are looked for', async () => {
    const drafted = await pages.draft(await drafting.consent('demand', published));
    expect(tells(await pages.open(drafted.id, await pages.cookieOf('company')))).toContain('云杉瑞思');
  });

  it('nor whether there is a demand that nobody may know of', async () => {
    const [hidden, none] = [
      await pages.create(drafting.answer(draftId)),
      await pages.create(drafting.answer(NOTHING)),
    ];
    expect(tells(hidden)).toEqual([]);
    expect(bare(hidden)).toEqual(bare(none));
    for (const [there, not] of [
      [await drafting.consent('demand', draftId), await drafting.consent('demand', NOTHING)],
      [await drafting.consent('solution', solutionId), await drafting.consent('solution', NOTHING)],
    ] as const) {
      const cookie = await pages.cookieOf('stranger');
      const [one, other] = [await pages.draft(there), await pages.draft(not)];
      const [a, b] = [await pages.open(one.id, cookie), await pages.open(other.id, cookie)];
      expect(tells(a, ['KWXAPPROACH'])).toEqual([]);
      expect(bare(a)).toEqual(bare(b));
      for (const { id } of [one, other])
        await pages.decide(id, cookie, { decision: 'confirm', agree: 'yes' });
      const [first, second] = [await pages.outcome(one), await pages.outcome(other)];
      expect(first.problem?.code).toBe('not_found');
      expect(second.problem?.code).toBe('not_found');
    }
  });
});
