import { operations, type Operation, type OperationId } from '@jtop/contract';
import { describe, expect, it, vi } from 'vitest';
import { createClient, type Client } from '../client.js';
import { answer, fakeFetch, lost } from '../testing/fake-fetch.js';
import { ENDPOINT } from '../testing/samples.js';

const demand = {
  title: '一种技术',
  field: 'ai',
  purpose: 'upgrade',
  summary: '…',
  problem: '…',
} as const;
const solution = {
  teamName: '团队',
  lead: { name: 'n' },
  approach: '…',
  maturityTrl: 6,
  milestones: [{ name: '小试', days: 90, amountFen: 1 }],
  quoteFen: 1,
};
const rules = { startPriceFen: 100, increment: { fen: 1 } };

/** One call of each operation that the client wraps. */
const calls: Partial<Record<OperationId, (jtop: Client) => PromiseLike<unknown>>> = {
  'time.retrieve': (jtop) => jtop.time.retrieve(),
  'me.retrieve': (jtop) => jtop.me.retrieve(),
  'jwks.retrieve': (jtop) => jtop.jwks.retrieve(),
  'seasons.list': (jtop) => jtop.seasons.list({ year: 2026 }),
  'seasons.retrieve': (jtop) => jtop.seasons.retrieve('x'),
  'specials.list': (jtop) => jtop.specials.list({ seasonId: 'auction-2026' }),
  'specials.retrieve': (jtop) => jtop.specials.retrieve('x'),
  'organizations.list': (jtop) => jtop.organizations.list({ role: 'host' }),
  'organizations.retrieve': (jtop) => jtop.organizations.retrieve('x'),
  'listings.list': (jtop) => jtop.listings.list({ payLater: true }),
  'listings.retrieve': (jtop) => jtop.listings.retrieve('x'),
  'sessions.list': (jtop) => jtop.sessions.list({ from: '2026-06-03' }),
  'sessions.retrieve': (jtop) => jtop.sessions.retrieve('x'),
  'sessions.create': (jtop) => jtop.sessions.create({ kind: 'weekly', date: '2026-06-03', opensAt: 'x' }),
  'lots.list': (jtop) => jtop.lots.list({ status: ['bidding', 'registering'] }),
  'lots.retrieve': (jtop) => jtop.lots.retrieve('x'),
  'lots.create': (jtop) => jtop.lots.create({ listingId: 'l', sessionId: 's', rules }),
  'lots.announce': (jtop) => jtop.lots.announce('x', { text: '公告' }),
  'lots.suspend': (jtop) => jtop.lots.suspend('x', { reason: 'r' }),
  'lots.resume': (jtop) => jtop.lots.resume('x'),
  'lots.cancel': (jtop) => jtop.lots.cancel('x', { reason: 'r' }),
  'lots.void': (jtop) => jtop.lots.void('x', { reason: 'r' }),
  'lots.relist': (jtop) => jtop.lots.relist('x', { sessionId: 's', rules }),
  'lots.closingStatement.retrieve': (jtop) => jtop.lots.closingStatement.retrieve('x'),
  'lots.log.retrieve': (jtop) => jtop.lots.log.retrieve('x'),
  'lots.bids.list': (jtop) => jtop.lots.bids.list('x', { since: 3 }),
  'lots.bids.place': (jtop) => jtop.lots.bids.place('x', { amountFen: 1 }),
  'lots.bidTokens.create': (jtop) =>
    jtop.lots.bidTokens.create('x', { maxAmountFen: 1, origin: 'https://bureau.example' }),
  'lots.registrations.create': (jtop) => jtop.lots.registrations.create('x', { agreedRulesHash: 'h' }),
  'lots.deposits.create': (jtop) => jtop.lots.deposits.create('x'),
  'handoffs.create': (jtop) =>
    jtop.handoffs.create({ siteKey: 'pk_x', operation: 'me.retrieve', params: {}, body: {} }),
  'handoffs.retrieve': (jtop) => jtop.handoffs.retrieve({ id: 'x', secret: 's' }),
  'me.demands.list': (jtop) => jtop.me.demands.list({ status: 'draft' }),
  'demands.list': (jtop) => jtop.demands.list({ field: 'ai', hot: true, budgetBand: ['lt50'] }),
  'demands.retrieve': (jtop) => jtop.demands.retrieve('x'),
  'demands.create': (jtop) => jtop.demands.create(demand),
  'demands.preview': (jtop) => jtop.demands.preview({ ...demand, company: { name: 'n', adcode: '320100' } }),
  'demands.update': (jtop) => jtop.demands.update({ id: 'x', rev: 7 }, { title: '另一种技术' }),
  'demands.submit': (jtop) => jtop.demands.submit('x'),
  'demands.disclosure.set': (jtop) =>
    jtop.demands.disclosure.set({ id: 'x', rev: 7 }, { level: 'members', hiddenFields: [] }),
  'demands.withdraw': (jtop) => jtop.demands.withdraw('x', { reason: 'r' }),
  'demands.diagnosis.begin': (jtop) => jtop.demands.diagnosis.begin('x'),
  'demands.diagnosis.create': (jtop) =>
    jtop.demands.diagnosis.create('x', {
      panel: [{ kind: 'technical', name: 'n' }],
      validity: 'valid',
      clarity: 4,
      difficulty: 3,
      marketValue: 5,
    }),
  'demands.publish': (jtop) => jtop.demands.publish('x'),
  'demands.hot': (jtop) => jtop.demands.hot('x', { hot: true }),
  'demands.advance': (jtop) => jtop.demands.advance('x', { step: 'open_answers' }),
  'demands.carryOver': (jtop) => jtop.demands.carryOver('x', { seasonId: 'challenge-2027' }),
  'boards.list': (jtop) => jtop.boards.list({ field: 'ai' }),
  'boards.retrieve': (jtop) => jtop.boards.retrieve('x'),
  'boards.create': (jtop) => jtop.boards.create({ field: 'ai', batchNo: 1, title: '榜单', demandIds: ['d'] }),
  'boards.update': (jtop) => jtop.boards.update({ id: 'x', rev: 7 }, { title: '榜单' }),
  'boards.publish': (jtop) => jtop.boards.publish('x'),
  'boards.withdraw': (jtop) => jtop.boards.withdraw('x', { reason: 'r' }),
  'me.solutions.list': (jtop) => jtop.me.solutions.list({ status: 'submitted' }),
  'me.consents.list': (jtop) => jtop.me.consents.list({ kind: 'nda' }),
  'demands.solutions.list': (jtop) => jtop.demands.solutions.list('x'),
  'demands.solutions.submit': (jtop) => jtop.demands.solutions.submit('x', solution),
  'solutions.retrieve': (jtop) => jtop.solutions.retrieve('x'),
  'solutions.receipt.retrieve': (jtop) => jtop.solutions.receipt.retrieve('x'),
  'solutions.versions.list': (jtop) => jtop.solutions.versions.list('x'),
  'solutions.versions.create': (jtop) => jtop.solutions.versions.create('x', solution),
  'solutions.withdraw': (jtop) => jtop.solutions.withdraw('x', { reason: 'r' }),
  'solutions.willing': (jtop) => jtop.solutions.willing('x', { willing: false }),
  'solutions.screen': (jtop) => jtop.solutions.screen('x'),
  'solutions.shortlist': (jtop) => jtop.solutions.shortlist('x'),
  'solutions.feedback.create': (jtop) =>
    jtop.solutions.feedback.create('x', { feedback: [{ code: 'price' }] }),
  'demands.contest.retrieve': (jtop) => jtop.demands.contest.retrieve('x'),
  'demands.contest.create': (jtop) =>
    jtop.demands.contest.create('x', { solutionIds: ['s'], rounds: [{ title: '初赛', startsAt: 't' }] }),
  'demands.contest.open': (jtop) => jtop.demands.contest.open('x'),
  'demands.contest.halt': (jtop) => jtop.demands.contest.halt('x', { reason: 'r' }),
  'demands.contest.resume': (jtop) => jtop.demands.contest.resume('x'),
  'demands.contest.cancel': (jtop) => jtop.demands.contest.cancel('x', { reason: 'r' }),
  'demands.award': (jtop) => jtop.demands.award('x', { solutionId: 's' }),
  'demands.intents.list': (jtop) => jtop.demands.intents.list('x'),
  'demands.intents.create': (jtop) => jtop.demands.intents.create('x'),
  'consentTexts.list': (jtop) => jtop.consentTexts.list({ kind: 'disclaimer' }),
  'consentTexts.retrieve': (jtop) => jtop.consentTexts.retrieve('x'),
  'consentTexts.create': (jtop) =>
    jtop.consentTexts.create({ kind: 'nda', title: { zh: '保密承诺书' }, text: { zh: '保密。' } }),
  'consents.sign': (jtop) =>
    jtop.consents.sign({
      kind: 'nda',
      textVersion: 1,
      textHash: 'h',
      subject: { type: 'solution', id: 's' },
    }),
  'consents.revoke': (jtop) => jtop.consents.revoke('x'),
  'documents.create': (jtop) =>
    jtop.documents.create(new Blob(['%PDF'], { type: 'application/pdf' }), {
      name: 'a.pdf',
      kind: 'attachment',
    }),
  'documents.retrieve': (jtop) => jtop.documents.retrieve('x'),
  'documents.link.retrieve': (jtop) => jtop.documents.link.retrieve('x'),
  'me.matches.list': (jtop) => jtop.me.matches.list({ status: 'pushed' }),
  'demands.matches.list': (jtop) => jtop.demands.matches.list('x', { side: 'listing' }),
  'matches.create': (jtop) =>
    jtop.matches.create({ demandId: 'd', counterpart: { type: 'team', id: 't' }, note: 'n' }),
  'matches.respond': (jtop) => jtop.matches.respond('x', { answer: 'decline', reason: 'timing' }),
  'pushes.list': (jtop) => jtop.pushes.list({ audience: 'team' }),
  'pushes.create': (jtop) => jtop.pushes.create({ demandId: 'd', audience: 'university' }),
  'pushes.coverage.retrieve': (jtop) => jtop.pushes.coverage.retrieve({ seasonId: 'challenge-2026' }),
  'search.list': (jtop) => jtop.search.list({ q: '聚乳酸', type: 'demand' }),
  'importTemplates.retrieve': (jtop) => jtop.importTemplates.retrieve('x'),
  'imports.list': (jtop) => jtop.imports.list(),
  'imports.create': (jtop) =>
    jtop.imports.create(new Blob(['PK'], { type: 'application/x' }), {
      template: 'demand_collection',
      mode: 'dry_run',
      name: 'a.xlsx',
    }),
  'imports.retrieve': (jtop) => jtop.imports.retrieve('x'),
  'imports.errors.retrieve': (jtop) => jtop.imports.errors.retrieve('x'),
  'me.registrations.list': (jtop) => jtop.me.registrations.list({ lotId: 'x' }),
  'announcements.list': (jtop) => jtop.announcements.list({ lotId: 'x' }),
  'announcements.retrieve': (jtop) => jtop.announcements.retrieve('x'),
};

/** Left to others: the stream to `live`, the sandbox to tests, the rest to machines. */
const elsewhere = [
  'stream.open',
  'stream.poll',
  'sandbox.clock.retrieve',
  'sandbox.clock.advance',
  'health.live',
  'health.ready',
  'metrics.retrieve',
  'openapi.retrieve',
];

describe('the client', () => {
  it('wraps every operation for developers', () => {
    expect([...Object.keys(calls), ...elsewhere].sort()).toEqual(Object.keys(operations).sort());
  });

  it.each(Object.keys(calls) as (keyof typeof calls)[])(
    '%s: method, path, token and key as the contract says',
    async (id) => {
      const fetch = fakeFetch(answer({ items: [] }));
      const jtop = createClient({
        endpoint: ENDPOINT,
        fetch,
        validate: false,
        auth: { getToken: () => 't' },
      });
      await calls[id]?.(jtop);
      const { method, path, auth, idempotent, revised }: Operation = operations[id];
      const [sent] = fetch.sent;
      expect(sent?.method).toBe(method);
      expect(sent?.path.split('?')[0]).toBe(path.replace('{id}', 'x'));
      // A hand-off is asked for with its own secret.
      expect('authorization' in (sent?.headers ?? {})).toBe(auth !== 'none' || id === 'handoffs.retrieve');
      expect('idempotency-key' in (sent?.headers ?? {})).toBe(idempotent !== 'no');
      // The revision that was read, as the platform gave it.
      expect(sent?.headers['if-match']).toBe(revised ? '"7"' : undefined);
      expect(sent?.body === undefined).toBe(method === 'GET');
    },
  );

  it('sends a file as it is, under its own type, again and again', async () => {
    const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00]);
    const fetch = fakeFetch(lost, answer({}, 201));
    const jtop = createClient({ endpoint: ENDPOINT, fetch, validate: false });
    const file = new Blob([bytes], { type: 'application/pdf' });
    vi.useFakeTimers();
    const stored = jtop.documents.create(file, { name: '方案.pdf', kind: 'evidence' });
    await vi.runAllTimersAsync();
    await stored;
    vi.useRealTimers();
    expect(fetch.sent).toHaveLength(2);
    for (const { body, headers, path } of fetch.sent) {
      expect(new Uint8Array(await (body as Blob).arrayBuffer())).toEqual(bytes);
      expect(headers['content-type']).toBe('application/pdf');
      expect(path).toBe('/v1/documents?name=%E6%96%B9%E6%A1%88.pdf&kind=evidence');
    }
    expect(fetch.sent[0]?.headers['idempotency-key']).toBe(fetch.sent[1]?.headers['idempotency-key']);
  });
});
