import { formatInstant, parseInstant, type MatchPage, type SolutionReceipt } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMAND, DEMAND_ACTORS, DemandWorld, FINDINGS, type DemandActor } from '../testing/demand-world.js';
import { LeakScan, toldIn, type Known, type Leak, type Secret } from '../testing/leak-scan.js';
import { FakeConnection } from '../testing/live-harness.js';
import { storeListing, storeTeam } from '../testing/matching-fixtures.js';
import { freshKey, SOLUTION, SolutionDesk } from '../testing/solution-desk.js';

/**
 * A demand's whole season, told step by step, and after each step everything that can be read by everybody: lists, details,
 * searches, matches, refusals, headers, cursors, and every topic of the stream from its beginning. What may be known by whom
 * changes on the way, and so does what is looked for.
 */
const SEASON = 'challenge-2026';
const OWN: readonly DemandActor[] = ['company', 'colleague', 'operator'];
const SIDE = OWN;
const NAME = '云杉瑞思';

/** What the season has come to: this decides who may know what. */
const now = {
  /** The company lets everything be known. */
  isOpen: false,
  /** The first team lets the company read its solution. */
  hasAgreed: false,
  /** Teams are named in a contest that is open. */
  namesTeams: false,
  /** The first team is a party to the demand. */
  isContracted: false,
};

const among = (actors: readonly DemandActor[]) => (as: DemandActor | undefined) =>
  as !== undefined && actors.includes(as);
const party = among(OWN);
const hidden = (as: DemandActor | undefined): boolean =>
  party(as) || (now.isContracted && as === 'university');
const unlessOpen = (as: DemandActor | undefined): boolean => now.isOpen || hidden(as);
const nobody = (): boolean => false;
const reader =
  (team: DemandActor, agreed: () => boolean) =>
  (as: DemandActor | undefined): boolean =>
    among([team, 'operator'])(as) || (agreed() && among(['company', 'colleague'])(as));

const secrets: Secret[] = [
  { name: 'company', word: NAME, knows: unlessOpen },
  { name: 'summary', word: 'KWXSUMMARY', knows: unlessOpen },
  { name: 'problem', word: 'KWXPROBLEM', knows: unlessOpen },
  { name: 'constraints', word: 'KWXCONSTRAINT', knows: unlessOpen },
  { name: 'present state', word: 'KWXPRESENT', knows: unlessOpen },
  { name: 'metric', word: 'KWXMETRIC', knows: unlessOpen },
  { name: 'contact', word: 'KWXCONTACT', knows: hidden },
  { name: 'phone', word: '13800138999', knows: hidden },
  { name: 'email', word: 'kwxmail@spruce.example', knows: hidden },
  {
    name: 'budget',
    word: '31415926',
    knows: (as) => hidden(as) || (now.isOpen && among(['university', 'rival'])(as)),
  },
  { name: 'panel', word: 'KWXPANEL', knows: hidden },
  { name: 'comments', word: 'KWXCOMMENTS', knows: hidden },
  { name: 'intent', word: 'KWXINTENT', knows: among(['manager', ...SIDE]) },
  { name: 'match note', word: 'KWXMATCHNOTE', knows: among(['rival', ...SIDE]) },
  { name: 'approach', word: 'KWXAPPROACH', knows: reader('university', () => now.hasAgreed) },
  { name: 'lead', word: 'KWXLEAD', knows: reader('university', () => now.hasAgreed) },
  { name: 'ip plan', word: 'KWXIPPLAN', knows: reader('university', () => now.hasAgreed) },
  { name: 'quote', word: '27182818', knows: among(['university', ...SIDE]) },
  { name: 'team', word: 'KWXTEAM', knows: (as) => now.namesTeams || among(['university', ...SIDE])(as) },
  { name: 'rival approach', word: 'KWXRIVALWAY', knows: reader('rival', nobody) },
  { name: 'rival quote', word: '16180339', knows: among(['rival', ...SIDE]) },
  { name: 'rival team', word: 'KWXOTHERS', knows: (as) => now.namesTeams || among(['rival', ...SIDE])(as) },
  { name: 'feedback', word: 'KWXFEEDBACK', knows: among(['rival', ...SIDE]) },
  { name: 'revocation', word: 'KWXREVOKED', knows: nobody },
];

let world: DemandWorld;
let desk: SolutionDesk;
let scan: LeakScan;
let watcher: FakeConnection;
const known: { [Room in keyof Known]: string[] } = {
  demands: [],
  boards: [],
  solutions: [],
  matches: [],
  consents: [],
};

beforeAll(async () => {
  world = await DemandWorld.open();
  desk = new SolutionDesk(world);
  // One of each level: the public, a member, a matched team, another team, the company. At the end it is everybody.
  scan = new LeakScan(world, SEASON, [
    undefined,
    'stranger',
    'university',
    'rival',
    'host',
    'page',
    'company',
  ]);
  await storeListing(world, {
    title: '一种聚乳酸薄膜增韧剂',
    keywords: ['聚乳酸'],
    fields: ['advanced_materials'],
  });
  await storeTeam(world);
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

/** Leaks, each once a place. */
const shown = (leaks: readonly Leak[]): string[] => [
  ...new Set(
    leaks.map(({ secret, as, where, how }) => `${secret} to ${as} by ${where.slice(0, 90)} (${how})`),
  ),
];
const scanned = async (): Promise<string[]> => shown(await scan.run(known, secrets));

/** A price, and one milestone that it is paid for. */
const quoted = (quoteFen: number) => ({
  quoteFen,
  milestones: [{ name: '交付', days: 90, amountFen: quoteFen }],
});

const SAID = {
  ...DEMAND,
  title: `${NAME}：聚乳酸薄膜增韧`,
  summary: `KWXSUMMARY，由${NAME}提出的聚乳酸薄膜增韧需求。`,
  problem: `KWXPROBLEM，${NAME}现有聚乳酸薄膜断裂伸长率不足，包装线上易破裂，需要增韧。`,
  constraints: 'KWXCONSTRAINT',
  presentState: 'KWXPRESENT',
  targetMetrics: [{ name: 'KWXMETRIC', op: '>=' as const, value: '12' }],
  keywords: ['聚乳酸', `${NAME}牌`],
  contactPerson: { name: 'KWXCONTACT', phone: '13800138999', email: 'kwxmail@spruce.example' },
  budgetFen: { minFen: 31_415_926, maxFen: 92_653_589 },
  adcode: '320211',
};

describe('a season tells nobody what is not theirs to know', { timeout: 240_000, concurrent: false }, () => {
  let id = '';
  let consentId = '';
  const solutionIds: string[] = [];
  const etags = new Map<string, string>();
  /** What an old copy is asked for by. */
  const copies = (): string[] => [
    `/v1/demands/${id}`,
    '/v1/demands',
    `/v1/demands?q=${encodeURIComponent(NAME)}`,
    `/v1/boards/${known.boards[0] ?? ''}`,
    '/v1/boards',
    `/v1/search?q=${encodeURIComponent(NAME)}`,
    '/v1/search?type=demand',
    `/v1/demands/${id}/matches?side=listing`,
  ];

  it('while a demand is a draft, collected and diagnosed', async () => {
    const deadline = formatInstant(world.clock.now() + 3_600_000);
    const disclosure = { level: 'public' as const, hiddenFields: [] };
    id = (await world.post({ ...SAID, deadline, disclosure })).id;
    known.demands.push(id);
    watcher = new FakeConnection(`topics=season:${SEASON}`);
    world.live.handleStream(watcher);
    expect(await scanned()).toEqual([]);
    await world.done('POST', `/v1/demands/${id}/submit`, { as: 'company', body: {} });
    await world.act(id, 'diagnosis/begin');
    await world.act(id, 'diagnosis', {
      ...FINDINGS,
      panel: [{ kind: 'technical', name: 'KWXPANEL' }],
      comments: 'KWXCOMMENTS',
    });
    expect(await scanned()).toEqual([]);
  });

  it('while it is published as its company wishes, on a board, pushed and matched', async () => {
    await world.act(id, 'publish');
    now.isOpen = true;
    known.boards.push((await world.board([id])).id);
    expect(await scanned()).toEqual([]);
    const [board = ''] = known.boards;
    await world.done('POST', `/v1/boards/${board}/publish`, { as: 'operator' });
    await world.done('POST', '/v1/matches', {
      as: 'operator',
      body: {
        demandId: id,
        counterpart: { type: 'team', id: world.viewers.get('rival')?.partyId },
        note: 'KWXMATCHNOTE',
      },
    });
    await world.done('POST', '/v1/pushes', {
      as: 'operator',
      body: { demandId: id, audience: 'university' },
    });
    for (const side of ['listing', 'team']) {
      const page = await world.done<MatchPage>('GET', `/v1/demands/${id}/matches?side=${side}`, {
        as: 'operator',
      });
      known.matches.push(...page.items.map((match) => match.id));
    }
    expect(known.matches.length).toBeGreaterThan(1);
    expect(await scanned()).toEqual([]);
    for (const path of copies()) {
      const { status, headers } = await world.get(path);
      expect(status, path).toBe(200);
      etags.set(path, headers.get('etag') ?? '');
    }
  });

  it('when its company hides it: old copies are gone at once, from caches and from the stream', async () => {
    const [board = ''] = known.boards;
    const before = await world.poll(`board:${board}@0`);
    expect(JSON.stringify(before)).toContain(NAME);
    const since = watcher.body.length;
    const open = new FakeConnection(`topics=board:${board}`);
    world.live.handleStream(open);
    await expect.poll(() => open.body).toContain(NAME);
    const read = open.body.length;
    const { rev } = await world.demand(id, 'company');
    await world.done('PUT', `/v1/demands/${id}/disclosure`, {
      as: 'company',
      rev,
      body: {
        level: 'parties',
        hiddenFields: [
          'summary',
          'problem',
          'constraints',
          'presentState',
          'targetMetrics',
          'budgetFen',
          'adcode',
        ],
      },
    });
    now.isOpen = false;
    // Who watches the board is told, and told the board as it is now.
    await expect.poll(() => open.body.slice(read)).toContain('event: board');
    for (const body of [open.body.slice(read), watcher.body.slice(since)]) {
      for (const { name, word, knows } of secrets) {
        if (!knows(undefined)) expect(toldIn(body, word), name).toBeUndefined();
      }
    }
    open.close();
    for (const [path, ifNoneMatch] of etags) {
      const answer = await world.call('GET', path, { ifNoneMatch });
      const holdsDemands = !/\/v1\/boards$/u.test(path);
      if (holdsDemands) expect(answer.status, `${path} confirms the old copy`).toBe(200);
      expect(answer.headers.get('cache-control'), path).not.toMatch(
        holdsDemands ? /max-age|stale/u : /private/u,
      );
    }
    // Resumed from before it was hidden, by the version and as a browser does it.
    const resumed = new FakeConnection(`topics=board:${board}`, { 'last-event-id': `board:${board}@1` });
    world.live.handleStream(resumed);
    await expect.poll(() => resumed.body).toContain('event: board');
    for (const { name, word, knows } of secrets) {
      if (!knows(undefined)) expect(toldIn(resumed.body, word), name).toBeUndefined();
    }
    resumed.close();
    expect(await scanned()).toEqual([]);
  });

  it('while teams answer it, and one lets the company read', async () => {
    await world.act(id, 'advance', { step: 'open_answers' });
    await world.done('POST', `/v1/demands/${id}/intents`, { as: 'manager', body: { note: 'KWXINTENT' } });
    const receipt = await world.done<SolutionReceipt>('POST', `/v1/demands/${id}/solutions`, {
      as: 'university',
      key: freshKey(),
      body: {
        ...SOLUTION,
        teamName: 'KWXTEAM',
        lead: { name: 'KWXLEAD' },
        approach: `KWXAPPROACH${SOLUTION.approach}`,
        ipPlan: 'KWXIPPLAN',
        ...quoted(27_182_818),
      },
    });
    const other = await desk.submitted(
      id,
      { teamName: 'KWXOTHERS', approach: `KWXRIVALWAY${SOLUTION.approach}`, ...quoted(16_180_339) },
      'rival',
    );
    solutionIds.push(receipt.solutionId, other);
    known.solutions.push(...solutionIds);
    secrets.push({
      name: 'hash of what was handed in',
      word: receipt.contentHash,
      knows: reader('university', () => now.hasAgreed),
    });
    expect(await scanned()).toEqual([]);
    const agreed = await desk.sign('data_use', { type: 'solution', id: receipt.solutionId }, 'university');
    known.consents.push(agreed.body.id);
    now.hasAgreed = true;
    expect(await scanned()).toEqual([]);
  });

  it('while they compete in public, and when one takes its consent back', async () => {
    for (const solution of solutionIds) {
      await desk.act(solution, 'screen');
      await desk.act(solution, 'shortlist');
    }
    const subject = { type: 'demand', id };
    await desk.sign('public_contest', subject, 'company');
    await desk.sign('public_contest', subject, 'university');
    consentId = (await desk.sign('public_contest', subject, 'rival')).body.id;
    known.consents.push(consentId, ...(await desk.disclaimed(id, ['company', 'university', 'rival'])));
    const { deadline = '' } = await world.demand(id, 'operator');
    world.clock.moveTo(parseInstant(deadline) + 1);
    await world.act(id, 'advance', { step: 'hold_roadshow' });
    await desk.contest(id, undefined, {
      solutionIds,
      rounds: [{ title: '决赛', startsAt: '2026-07-10T09:00:00+08:00' }],
    });
    expect(await scanned()).toEqual([]);
    expect((await desk.contest(id, 'open')).status).toBe(200);
    now.namesTeams = true;
    expect(await scanned()).toEqual([]);
    await world.done('POST', `/v1/consents/${consentId}/revoke`, {
      as: 'rival',
      body: { reason: 'KWXREVOKED' },
    });
    now.namesTeams = false;
    expect(await scanned()).toEqual([]);
  });

  it('when it is awarded and contracted, and the others are told why', async () => {
    const [winner = '', loser = ''] = solutionIds;
    world.clock.advance(1);
    expect((await desk.award(id, winner)).text).toContain('"awarded"');
    await desk.act(loser, 'feedback', {
      feedback: [{ code: 'price', text: `${NAME}的预算不足。KWXFEEDBACK` }],
    });
    expect(await scanned()).toEqual([]);
    await world.act(id, 'advance', { step: 'contract' });
    now.isContracted = true;
    // At the end everybody is asked, and the stream is read from its beginning once more.
    scan = new LeakScan(world, SEASON, [undefined, ...DEMAND_ACTORS]);
    expect(await scanned()).toEqual([]);
    const [board = ''] = known.boards;
    expect(JSON.stringify(await world.poll(`board:${board}@0`))).not.toContain(NAME);
    for (const { name, word, knows } of secrets) {
      if (!knows(undefined) && name !== 'company') expect(toldIn(watcher.body, word), name).toBeUndefined();
    }
  });

  it('and those who may know it were told, so that the words are where they are looked for', async () => {
    const { text } = await world.get(`/v1/demands/${id}`, 'company');
    for (const name of ['company', 'summary', 'phone', 'budget', 'comments']) {
      const { word = '' } = secrets.find((each) => each.name === name) ?? {};
      expect(toldIn(text, word), name).toBe('text');
    }
    const [winner = ''] = solutionIds;
    const solution = await world.get(`/v1/solutions/${winner}`, 'company');
    expect(toldIn(solution.text, 'KWXAPPROACH')).toBe('text');
    expect(scan.asked).toBeGreaterThan(100);
  });
});
