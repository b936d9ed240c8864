import { operations, type Operation, type OperationId } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMAND, DEMAND_ACTORS, DemandWorld, FINDINGS, type DemandActor } from '../testing/demand-world.js';

/**
 * A scanner for leaks (I-P1). A demand is made with a word of its own in everything that can be held back, and every
 * operation is asked by every kind of caller, in bodies, headers, texts of errors and stream messages. An operation that is
 * added to the contract under one of the prefixes below without a line in CALLS fails the test.
 */
const PREFIXES = ['demands.', 'boards.', 'me.demands.', 'stream.poll'];

/** What is held back, with the word that gives it away. */
const CANARIES = {
  company: '云杉瑞思',
  summary: 'KWXSUMMARY',
  problem: 'KWXPROBLEM',
  problemEnd: 'KWXENDING',
  targetMetrics: 'KWXMETRIC',
  constraints: 'KWXCONSTRAINT',
  presentState: 'KWXPRESENT',
  contactName: 'KWXCONTACT',
  phone: '13800138999',
  email: 'kwxmail@spruce.example',
  budgetMin: '31415926',
  budgetMax: '92653589',
  city: '3202',
  panel: 'KWXPANEL',
  comments: 'KWXCOMMENTS',
  special: 'special-2026-7',
  purpose: 'renovation',
  ipPreference: 'team_owns',
  cooperation: 'consulting',
  link: '%E4%BA%91%E6%9D%89%E7%91%9E%E6%80%9D',
} as const;
type Canary = keyof typeof CANARIES;

const HIDDEN = [
  'summary',
  'problem',
  'targetMetrics',
  'constraints',
  'presentState',
  'budgetFen',
  'cooperationModes',
  'ipPreference',
  'adcode',
  'purpose',
  'specialId',
] as const;

/** The demand of the test. The company’s name stands in every text that is shown. */
const SECRET = {
  ...DEMAND,
  title: `${CANARIES.company}：薄膜增韧`,
  purpose: CANARIES.purpose,
  summary: `${CANARIES.summary}，由 ${CANARIES.company} 提出的需求摘要。`,
  problem: `${CANARIES.problem}${'现有薄膜易破裂。'.repeat(30)}${CANARIES.problemEnd}`,
  targetMetrics: [{ name: CANARIES.targetMetrics, op: '>=', value: '12' }],
  constraints: CANARIES.constraints,
  presentState: CANARIES.presentState,
  keywords: ['薄膜', `${CANARIES.company}牌`],
  contactPerson: { name: CANARIES.contactName, phone: CANARIES.phone, email: CANARIES.email },
  adcode: `${CANARIES.city}11`,
  specialId: CANARIES.special,
  budgetFen: { minFen: Number(CANARIES.budgetMin), maxFen: Number(CANARIES.budgetMax) },
  cooperationModes: [CANARIES.cooperation],
  ipPreference: CANARIES.ipPreference,
  externalUrl: `https://metrology.example/${CANARIES.link}`,
} as const;

/** Callers that may know everything. */
const TRUSTED: readonly (DemandActor | undefined)[] = ['company', 'colleague', 'operator'];
const CALLERS: readonly (DemandActor | undefined)[] = [undefined, ...DEMAND_ACTORS];

/** Every filter that could be answered by what is hidden. A hit is one that tells. */
const ASKED = [
  ...Object.values(CANARIES).map((word) => `q=${encodeURIComponent(word)}`),
  ...['320200', '320211'].map((city) => `city=${city}`),
  'budgetBand=50to200',
  'budgetBand=lt50',
  `purpose=${CANARIES.purpose}`,
  `specialId=${CANARIES.special}`,
  'status=draft,collected,diagnosing,diagnosed',
];
const HARMLESS = ['', 'sort=deadline', 'sort=-no', 'field=advanced_materials', 'hot=false', 'track=general'];

interface Made {
  readonly demandId: string;
  readonly draftId: string;
  readonly boardId: string;
  readonly draftBoardId: string;
}

/** A request of an operation. */
interface Sent {
  readonly path: string;
  readonly body?: unknown;
  readonly rev?: number;
}

const act = (of: 'demands' | 'boards', what: string, body: unknown = {}) => {
  return ({ demandId, draftId, boardId, draftBoardId }: Made): Sent[] =>
    (of === 'demands' ? [demandId, draftId] : [boardId, draftBoardId]).map((id) => ({
      path: `/v1/${of}/${id}${what}`,
      body,
      rev: 99,
    }));
};
const REASON = { reason: '测试' };

/** How each operation is asked. What would change the demand is asked in a way that is refused. */
const CALLS: Readonly<Record<string, (made: Made) => Sent[]>> = {
  'demands.list': () => [...HARMLESS, ...ASKED].map((query) => ({ path: `/v1/demands?limit=100&${query}` })),
  'demands.retrieve': act('demands', ''),
  'demands.create': () => [{ path: '/v1/demands', body: { ...DEMAND, seasonId: 'auction-2026' } }],
  'demands.preview': () => [
    {
      path: '/v1/demands/preview',
      body: { ...DEMAND, purpose: 'upgrade', company: { name: '另一家公司', adcode: '320500' } },
    },
  ],
  'demands.update': act('demands', '', { title: '新的标题' }),
  'demands.submit': ({ demandId }) => [{ path: `/v1/demands/${demandId}/submit`, body: {} }],
  'demands.disclosure.set': act('demands', '/disclosure', { level: 'public', hiddenFields: [] }),
  'demands.withdraw': ({ draftId }) => [{ path: `/v1/demands/${draftId}/withdraw`, body: {} }],
  'demands.diagnosis.begin': act('demands', '/diagnosis/begin'),
  'demands.diagnosis.create': act('demands', '/diagnosis', FINDINGS),
  'demands.publish': act('demands', '/publish'),
  'demands.hot': ({ demandId }) => [{ path: `/v1/demands/${demandId}/hot`, body: { hot: true } }],
  'demands.advance': act('demands', '/advance', { step: 'close' }),
  'demands.carryOver': act('demands', '/carry-over', { seasonId: 'challenge-2027' }),
  'me.demands.list': () => [{ path: '/v1/me/demands' }],
  'boards.list': () =>
    ['', '?status=draft', '?field=advanced_materials'].map((query) => ({ path: `/v1/boards${query}` })),
  'boards.retrieve': act('boards', ''),
  'boards.create': ({ draftId }) => [
    { path: '/v1/boards', body: { field: 'ai', batchNo: 1, title: '榜单', demandIds: [draftId] } },
  ],
  'boards.update': act('boards', '', { title: '新的标题' }),
  'boards.publish': ({ boardId }) => [{ path: `/v1/boards/${boardId}/publish`, body: {} }],
  'boards.withdraw': act('boards', '/withdraw', { ...REASON, unknown: 1 }),
  'stream.poll': ({ demandId, boardId, draftBoardId }) =>
    [
      `board:${boardId}`,
      `board:${boardId}@0`,
      `board:${draftBoardId}`,
      `demand:${demandId}`,
      'season:challenge-2026',
    ].map((topic) => ({ path: `/v1/stream/poll?topics=${topic}` })),
};

/** Scanned with what they tell of: solutions/leaks.test.ts and leak.test.ts. */
const ELSEWHERE = /^demands\.(?:solutions\.|contest\.|intents\.|matches\.|award$)/u;
const SCANNED = (Object.keys(operations) as OperationId[]).filter(
  (id) => PREFIXES.some((prefix) => id.startsWith(prefix)) && !ELSEWHERE.test(id),
);

let world: DemandWorld;
let made: Made;
beforeAll(async () => {
  world = await DemandWorld.open();
  const disclosure = { level: 'parties', hiddenFields: [...HIDDEN] } as const;
  const { id: demandId } = await world.post({ ...SECRET, disclosure, submit: true } as never);
  await world.act(demandId, 'diagnosis/begin');
  await world.act(demandId, 'diagnosis', {
    ...FINDINGS,
    panel: [{ kind: 'technical', name: CANARIES.panel }],
    comments: CANARIES.comments,
  });
  await world.act(demandId, 'publish');
  const { id: draftId } = await world.post({ ...SECRET, disclosure } as never);
  const { id: boardId } = await world.publishedBoard([demandId]);
  const { id: draftBoardId } = await world.board([demandId], { title: '尚未发布的榜单' });
  made = { demandId, draftId, boardId, draftBoardId };
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

/** Which secrets an answer tells; what the caller has said itself is no secret. */
function told(answer: { readonly text: string; readonly headers: Headers }, sent: Sent): Canary[] {
  const said = `${decodeURIComponent(sent.path)} ${JSON.stringify(sent.body ?? '')}`;
  const heard = `${answer.text} ${JSON.stringify([...answer.headers])}`;
  // An id or an instant can hold any digits.
  const text = heard.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}/gu, '');
  return (Object.keys(CANARIES) as Canary[]).filter((name) => {
    const word = CANARIES[name];
    const own = name === 'city' ? /"adcode":"3202\d\d"/u.test(text) : text.includes(word);
    return own && !said.includes(word);
  });
}

describe('no answer tells what its viewer may not know', () => {
  it('and every operation is asked', () => {
    expect(Object.keys(CALLS).sort()).toEqual([...SCANNED].sort());
  });

  it('while those who may know are told all of it, so that the words are where they are looked for', async () => {
    for (const as of TRUSTED) {
      const sent = { path: `/v1/demands/${made.demandId}` };
      expect(told(await world.get(sent.path, as), sent).sort(), as).toEqual(Object.keys(CANARIES).sort());
    }
  });

  it.each(SCANNED)('%s', async (id) => {
    const { method }: Operation = operations[id];
    for (const as of CALLERS) {
      if (TRUSTED.includes(as)) continue;
      for (const sent of CALLS[id]?.(made) ?? []) {
        const answer = await world.call(method, sent.path, { as, body: sent.body, rev: sent.rev });
        expect(told(answer, sent), `${id} ${sent.path} as ${as ?? 'nobody'}: ${answer.text}`).toEqual([]);
      }
    }
  });

  it('nor by whether a filter finds something, or how many', async () => {
    for (const as of CALLERS) {
      if (TRUSTED.includes(as) && as !== 'company') continue;
      for (const query of ASKED) {
        const { body } = await world.call<{ items: { id: string }[]; total: number }>(
          'GET',
          `/v1/demands?${query}`,
          { as },
        );
        expect(body.items, query).toEqual([]);
        expect(body.total, query).toBe(0);
      }
    }
    const found = await world.get<{ items: object[] }>(`/v1/demands?q=${CANARIES.summary}`, 'operator');
    expect(found.body.items).toHaveLength(2);
  });

  it('nor does an outsider learn whether something unpublished is there', async () => {
    const nothing = '018f0000-0000-7000-8000-000000000009';
    const strip = (text: string): string => text.replaceAll(/"requestId":"[^"]+"/gu, '');
    for (const as of CALLERS) {
      if (TRUSTED.includes(as)) continue;
      for (const [there, not] of [
        [`/v1/demands/${made.draftId}`, `/v1/demands/${nothing}`],
        [`/v1/boards/${made.draftBoardId}`, `/v1/boards/${nothing}`],
      ] as const) {
        const [one, other] = [await world.get(there, as), await world.get(not, as)];
        expect([one.status, strip(one.text)]).toEqual([other.status, strip(other.text)]);
      }
    }
  });
});
