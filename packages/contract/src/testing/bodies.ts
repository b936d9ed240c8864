import { DEMAND, SOLUTION } from './demands.js';

const ID = '018f0000-0000-7000-8000-000000000001';
const HASH = '0'.repeat(64);
const RULES = { startPriceFen: 100, increment: { fen: 1 } };
/** A body that passes, for each operation whose body has required fields. */
export const BODIES: Readonly<Record<string, unknown>> = {
  'sessions.create': { kind: 'weekly', date: '2026-06-03', opensAt: '2026-06-03T10:00:00+08:00' },
  'lots.create': { listingId: ID, sessionId: ID, rules: RULES },
  'lots.relist': { sessionId: ID, rules: RULES },
  'lots.announce': { text: 'x' },
  'lots.suspend': { reason: 'x' },
  'lots.cancel': { reason: 'x' },
  'lots.void': { reason: 'x' },
  'lots.bids.place': { amountFen: 1 },
  'lots.bidTokens.create': { maxAmountFen: 1, origin: 'https://bureau.example' },
  'handoffs.create': { siteKey: 'pk_demo', operation: 'me.retrieve', params: {}, body: {} },
  'lots.registrations.create': { agreedRulesHash: HASH },
  'lots.deposits.create': { method: 'escrow' },
  'demands.create': DEMAND,
  'demands.preview': { ...DEMAND, company: { name: '某公司', adcode: '320100' } },
  'demands.disclosure.set': { level: 'members', hiddenFields: [] },
  'demands.withdraw': { reason: 'x' },
  'demands.diagnosis.create': {
    panel: [{ kind: 'technical', name: '专家' }],
    validity: 'valid',
    clarity: 4,
    difficulty: 3,
    marketValue: 5,
  },
  'demands.hot': { hot: true },
  'demands.advance': { step: 'open_answers' },
  'demands.carryOver': { seasonId: 'challenge-2027' },
  'boards.create': { field: 'ai', batchNo: 1, title: '热门需求', demandIds: [ID] },
  'boards.withdraw': { reason: 'x' },
  'demands.solutions.submit': SOLUTION,
  'solutions.versions.create': SOLUTION,
  'solutions.withdraw': { reason: 'x' },
  'solutions.willing': { willing: false },
  'solutions.feedback.create': { feedback: [{ code: 'price' }] },
  'demands.contest.create': {
    solutionIds: [ID],
    rounds: [{ title: '初赛', startsAt: '2026-06-03T10:00:00+08:00' }],
  },
  'demands.contest.halt': { reason: 'x' },
  'demands.contest.cancel': { reason: 'x' },
  'demands.award': { solutionId: ID },
  'consentTexts.create': { kind: 'nda', title: { zh: '保密承诺书' }, text: { zh: '本方承诺保密。' } },
  'consents.sign': {
    kind: 'public_contest',
    textVersion: 1,
    textHash: HASH,
    subject: { type: 'demand', id: ID },
  },
  'matches.create': { demandId: ID, counterpart: { type: 'team', id: ID }, note: 'x' },
  'matches.respond': { answer: 'accept' },
  'pushes.create': { demandId: ID, audience: 'university' },
  'sandbox.clock.advance': { advanceMs: 1 },
};

/** A query that passes, for each operation that needs one. */
export const QUERIES: Readonly<Record<string, string>> = {
  'stream.open': '?topics=lot:1',
  'stream.poll': '?topics=lot:1',
  'imports.create': '?template=demand_collection&mode=dry_run&name=a.xlsx',
  'documents.create': '?name=a.pdf&kind=attachment',
};
