import { operations, type Operation, type OperationId, type Role } from '@jtop/contract';
import {
  SCOPES_OF_ROLE,
  mayCall,
  type Caller,
  type Permission,
  type PersonOperation,
  type Relations,
} from '@jtop/rules/access';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { MINUTE, OPERATOR } from '../support/auction.js';
import { ROW, filled } from '../../../packages/rules/src/testing/workbooks.js';
import { Answering, DEMAND, SOLUTION, TEAM } from '../support/answering.js';
import { PDF, pdf } from '../../../packages/platform/src/testing/office-files.js';
import type { Answer, Client, Input } from '../support/client.js';

/** A page whose site key allows acting in the page itself, on the platform and on the mocks. */
const PAGE = 'http://127.0.0.1:8788';
const COMPANY = 'demo-company-1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const IMPORT = { template: 'demand_collection', mode: 'dry_run', name: 'a.xlsx' } as const;

/** Somebody who calls, and how the table of calls knows that one. */
interface Kind {
  readonly name: string;
  readonly caller: Caller;
  readonly relations?: Relations;
  readonly as?: string;
  readonly scopes?: readonly string[];
  /** Sent instead of a token of the party's own. */
  readonly headers?: (things: Things) => Readonly<Record<string, string>>;
}

/** What is called upon: made once, and there whatever the call does to it. */
interface Things {
  readonly params: Readonly<Partial<Record<OperationId, object>>>;
  readonly bodies: Readonly<Partial<Record<OperationId, object>>>;
  readonly query: Readonly<Partial<Record<OperationId, string>>>;
  readonly pageToken: string;
  readonly handoff: { readonly id: string; readonly secret: string };
  readonly lotId: string;
  readonly demandId: string;
  readonly cookie: string;
}

const token = (
  name: string,
  as: string,
  role: Role,
  relations: Relations = {},
  scopes?: readonly string[],
): Kind => ({
  name,
  as,
  relations,
  caller: { by: 'token', roles: [role], scopes: scopes ?? SCOPES_OF_ROLE[role] },
  ...(scopes === undefined ? {} : { scopes }),
});

const NOBODY: Caller = { by: 'nobody', roles: [], scopes: [] };

const KINDS: readonly Kind[] = [
  { name: 'nobody', caller: NOBODY },
  token('a company', COMPANY, 'company'),
  token('a company that is banned', 'demo-company-20', 'company', { ban: {} }),
  token('a company with a token for other things', COMPANY, 'company', {}, ['demands:write']),
  token('a university', 'demo-university-2', 'university'),
  token('the university that sells', 'demo-university-1', 'university', { seller: true }),
  token('the operator', OPERATOR, 'operator'),
  token('the operator with a token for other things', OPERATOR, 'operator', {}, ['audit:read']),
  token('the auditor', 'demo-auditor', 'auditor'),
  token('the IP centre', 'demo-ip-centre', 'ip_centre'),
  token('the host of the special', 'demo-host-nanjing', 'host', { host: true }),
  token('a sub-centre', 'demo-subcentre', 'subcentre'),
  token('a tech manager', 'demo-manager', 'tech_manager'),
  {
    name: 'a page with a token of its own',
    caller: { by: 'page', roles: ['company'], scopes: ['registrations:write', 'bids:place'] },
    headers: ({ pageToken }) => ({ authorization: `Bearer ${pageToken}`, origin: PAGE }),
  },
  {
    // A session counts on the platform's own pages alone: any site could send its cookie along.
    name: 'the operator by the cookie of a session',
    caller: NOBODY,
    headers: ({ cookie }) => ({ cookie }),
  },
];

/**
 * Who may know of the thing that is called upon, where not everybody may; all others are told that there is none. Whose
 * things these are, {@link challengeThings} says.
 */
const KNOWN_TO: Readonly<Partial<Record<OperationId, readonly string[]>>> = {
  'documents.retrieve': [COMPANY],
  'documents.link.retrieve': [COMPANY],
  'imports.retrieve': [COMPANY],
  // Of a party's latest import only, and another one has been made since.
  'imports.errors.retrieve': [],
  'demands.update': [COMPANY, OPERATOR],
  'demands.submit': [COMPANY, OPERATOR],
  'demands.disclosure.set': [COMPANY, OPERATOR],
  'demands.withdraw': [COMPANY, OPERATOR],
  'solutions.retrieve': [COMPANY, TEAM, OPERATOR],
  'solutions.receipt.retrieve': [TEAM, OPERATOR],
  'solutions.versions.list': [TEAM, OPERATOR],
  'solutions.versions.create': [COMPANY, TEAM, OPERATOR],
  'solutions.withdraw': [COMPANY, TEAM, OPERATOR],
  'solutions.willing': [COMPANY, TEAM, OPERATOR],
  'solutions.screen': [COMPANY, TEAM, OPERATOR],
  'solutions.shortlist': [COMPANY, TEAM, OPERATOR],
  'solutions.feedback.create': [COMPANY, TEAM, OPERATOR],
  'consents.revoke': [TEAM],
};

/** Who does something to a thing that everybody knows of; others of the same role are refused as such. */
const DONE_BY: Readonly<Partial<Record<OperationId, readonly string[]>>> = {
  'demands.award': [COMPANY, OPERATOR],
  // The company of the demand, and the supplier of what it was matched with.
  'matches.respond': [COMPANY, 'demo-university-1'],
};

/** What a call is answered with: 401, a page's 403, then 404, then the table, then whose the thing is. */
function outcomeFor(id: OperationId, { as = '', caller, relations }: Kind): object {
  const may = mayCall(id, caller, relations);
  if (caller.by !== 'token') return expected(may);
  if (KNOWN_TO[id]?.includes(as) === false) return { code: 'not_found' };
  if (may.ok && DONE_BY[id]?.includes(as) === false) return { code: 'auth.forbidden' };
  return expected(may);
}

/** What the contract lets a page draft; the table's own test says that these are its `person` rules. */
const HANDED_OVER: readonly PersonOperation[] = [
  'me.retrieve',
  'lots.bids.place',
  'lots.registrations.create',
  'lots.deposits.create',
  'demands.create',
  'demands.solutions.submit',
  'solutions.versions.create',
  'solutions.retrieve',
  'consents.sign',
  'matches.respond',
  'me.matches.list',
];

/** As {@link KNOWN_TO}, where a person lets a page know: only a team shows what it has handed in. */
const SHOWN_BY: Readonly<Partial<Record<OperationId, readonly string[]>>> = {
  ...KNOWN_TO,
  'solutions.retrieve': [TEAM],
};

/** Not asked here: who may read it is a matter of the machine that asks, not of anybody's role. */
const ELSEWHERE: ReadonlySet<string> = new Set<OperationId>(['metrics.retrieve']);
const CALLED = (Object.values(operations) as Operation[]).filter(({ id }) => !ELSEWHERE.has(id));

/** Each operation by each kind of caller, against the one table of who may call what. */
export function accessCases(ready: Ready): void {
  describe('access', () => {
    let things: Things;
    beforeAll(async () => {
      const { client, auction } = ready();
      const listing = await auction.freeListing('demo-university-1');
      const lot = await auction.announced({ listing, opensIn: 60 * MINUTE });
      const ended = await auction.end(await auction.open([], { lasts: MINUTE }));
      things = await collect(client, { lot, ended, listingId: listing.id });
    });

    it.each(CALLED.map(({ id }) => id as OperationId))('%s is for whom the table says', async (id) => {
      for (const kind of KINDS) {
        const answer = await ask(ready().client, id, kind, things);
        expect(outcomeOf(answer), `${id} by ${kind.name}: ${answer.text}`).toEqual(outcomeFor(id, kind));
      }
    });

    it('handoffs.retrieve is for who holds the secret', async () => {
      const { client } = ready();
      const input = { params: { id: things.handoff.id } };
      const headers = { authorization: `Handoff ${things.handoff.secret}` };
      expect(mayCall('handoffs.retrieve', NOBODY, { holds: 'handoff_secret' }).ok).toBe(true);
      expect(await client.ok('handoffs.retrieve', { ...input, headers })).toMatchObject(input.params);
    });

    it.each(HANDED_OVER)('%s by a person who confirms is for whom the table says', async (id) => {
      const { client } = ready();
      // The server in memory has nobody to ask a person.
      if (client.target.confirm === undefined) return;
      for (const { name, as, scopes, caller, relations } of KINDS) {
        if (as === undefined || scopes !== undefined) continue;
        const may = mayCall(id, { ...caller, by: 'person' }, relations);
        const params = subjectOf(id, things);
        const body = { siteKey: 'pk_demo', operation: id, params, body: things.bodies[id] ?? {} };
        const headers = { origin: PAGE };
        const drafted = await client.ok('handoffs.create', { body, headers });
        await client.target.confirm(drafted.id, as);
        const { status, problem } = await client.ok('handoffs.retrieve', {
          params: { id: drafted.id },
          headers: { authorization: `Handoff ${drafted.secret}` },
        });
        const answer = {
          status: problem?.status ?? (status === 'confirmed' ? 200 : 500),
          text: JSON.stringify(problem),
        };
        expect(outcomeOf(answer), `${id} by ${name}`).toEqual(
          SHOWN_BY[id]?.includes(as) === false
            ? { code: 'not_found' }
            : may.ok && DONE_BY[id]?.includes(as) === false
              ? { code: 'auth.forbidden' }
              : expected(may),
        );
      }
    });
  });
}

/** What a hand-off of the operation is about. */
function subjectOf(id: PersonOperation, { lotId, demandId, params }: Things): object {
  if (id.startsWith('lots.')) return { lotId };
  if (id === 'demands.solutions.submit') return { demandId };
  const { id: named } = (params[id] ?? {}) as { readonly id?: string };
  if (id === 'matches.respond') return { matchId: named };
  return id.startsWith('solutions.') ? { solutionId: named } : {};
}

function ask(client: Client, id: OperationId, kind: Kind, things: Things): Promise<Answer> {
  const { method, path, consumes, revised }: Operation = operations[id];
  const headers = {
    origin: PAGE,
    ...(consumes?.[0] === undefined ? {} : { 'content-type': consumes[0] }),
    ...(revised ? { 'if-match': '"1"' } : {}),
    ...kind.headers?.(things),
  };
  const query = things.query[id];
  // A stream that is open does not end: HEAD is answered alike.
  if (id === 'stream.open') return client.raw('HEAD', `${path}?${query ?? ''}`, { headers });
  const input: Input<OperationId> = {
    params: things.params[id] ?? {},
    headers,
    ...(query === undefined ? {} : { query }),
    ...(method === 'GET' ? {} : { body: things.bodies[id] ?? (consumes ? 'bytes' : {}) }),
    ...(kind.as === undefined ? {} : { as: kind.as }),
    ...(kind.scopes === undefined ? {} : { scopes: kind.scopes }),
  };
  return client.send(id, input);
}

/** `may` where the caller was let through: it is done, or refused for what the thing is like. */
function outcomeOf({ status, text }: Pick<Answer, 'status' | 'text'>): object {
  if (status < 300 || status === 409 || status === 412) return { may: true };
  const { code, scope, reason } = JSON.parse(text) as Record<string, unknown>;
  return { code, ...(scope === undefined ? {} : { scope }), ...(reason === undefined ? {} : { reason }) };
}

function expected(may: Permission): object {
  return may.ok ? { may: true } : { code: may.code, ...may.extras };
}

async function collect(
  client: Client,
  {
    lot,
    ended,
    listingId,
  }: {
    readonly lot: {
      id: string;
      sessionId: string;
      rulesHash?: string | undefined;
      nextAmountFen?: number | undefined;
    };
    readonly ended: { id: string };
    readonly listingId: string;
  },
): Promise<Things> {
  const first = async (
    id: 'seasons.list' | 'specials.list' | 'organizations.list' | 'announcements.list',
  ) => {
    const { items } = await client.ok(id, { query: { limit: 1 } });
    return { id: items[0]?.id ?? '' };
  };
  const session = await client.ok('sessions.retrieve', { params: { id: lot.sessionId } });
  const rules = {
    startPriceFen: 10_000_000,
    increment: { fen: 500_000 },
    preset: 'free5-limited90s',
    announceDaysMin: 0,
  };
  const { accessToken } = await client.ok('lots.bidTokens.create', {
    params: { id: lot.id },
    as: COMPANY,
    body: { maxAmountFen: 100_000_000, origin: PAGE },
  });
  const draft = { siteKey: 'pk_demo', operation: 'me.retrieve', params: {}, body: {} };
  const handoff = await client.ok('handoffs.create', { body: draft, headers: { origin: PAGE } });
  const document = await client.ok('documents.create', {
    as: COMPANY,
    query: { name: 'a.pdf', kind: 'attachment' },
    headers: { 'content-type': PDF },
    body: pdf(),
  });
  const workbook = filled([ROW]);
  const imported = await client.ok('imports.create', {
    as: COMPANY,
    query: IMPORT,
    headers: { 'content-type': XLSX },
    body: workbook,
  });
  const reason = { reason: '测试' };
  const season = await challengeThings(client, listingId);
  const onLot = Object.fromEntries(
    Object.keys(operations)
      .filter((id) => id.startsWith('lots.'))
      .map((id) => [id, { id: lot.id }]),
  );
  return {
    pageToken: accessToken,
    handoff,
    lotId: lot.id,
    demandId: season.demandId,
    cookie: (await client.target.cookie?.(OPERATOR)) ?? 'jtop_session=none',
    params: {
      ...onLot,
      'lots.closingStatement.retrieve': { id: ended.id },
      'seasons.retrieve': await first('seasons.list'),
      'specials.retrieve': await first('specials.list'),
      'organizations.retrieve': await first('organizations.list'),
      'announcements.retrieve': await first('announcements.list'),
      'listings.retrieve': { id: listingId },
      'sessions.retrieve': { id: session.id },
      'handoffs.retrieve': { id: handoff.id },
      'documents.retrieve': { id: document.id },
      'documents.link.retrieve': { id: document.id },
      'importTemplates.retrieve': { id: IMPORT.template },
      'imports.retrieve': { id: imported.id },
      'imports.errors.retrieve': { id: imported.id },
      ...season.params,
    },
    query: {
      'stream.open': `topics=lot:${lot.id}`,
      'stream.poll': `topics=lot:${lot.id}`,
      'documents.create': 'name=a.pdf&kind=attachment&siteKey=pk_demo',
      'imports.create': new URLSearchParams(IMPORT).toString(),
      'search.list': 'q=聚乳酸',
    },
    bodies: {
      'sessions.create': {
        kind: 'special',
        date: session.date,
        opensAt: session.opensAt,
        specialSessionId: session.specialSessionId,
      },
      'lots.create': { listingId, sessionId: session.id, rules },
      'lots.announce': { text: '拍卖公告（测试）' },
      'lots.suspend': reason,
      'lots.resume': reason,
      'lots.cancel': reason,
      'lots.void': reason,
      'lots.relist': { sessionId: session.id, rules },
      'lots.bids.place': { amountFen: 10_000_000 },
      'lots.bidTokens.create': { maxAmountFen: 1, origin: PAGE },
      'lots.registrations.create': { agreedRulesHash: lot.rulesHash },
      'lots.deposits.create': { method: 'escrow' },
      'handoffs.create': draft,
      'documents.create': pdf(),
      'imports.create': workbook,
      'sandbox.clock.advance': { advanceMs: 1 },
      ...season.bodies,
    },
  };
}

/**
 * A demand of {@link COMPANY} in an open contest with a solution of {@link TEAM}, one that is still a draft, a published board,
 * and a consent of the team.
 */
async function challengeThings(client: Client, listingId: string) {
  const challenge = new Answering(client, COMPANY);
  const { params: contest, solutionIds } = await challenge.planned();
  await client.ok('demands.contest.open', { params: contest, as: OPERATOR, body: {} });
  const draft = await client.ok('demands.create', { as: COMPANY, body: DEMAND });
  const { field, seasonId } = draft;
  const boardBody = { field, batchNo: 1, title: '热门需求榜单（测试）', demandIds: [contest.id] };
  const board = await client.ok('boards.create', { as: OPERATOR, body: boardBody });
  await client.ok('boards.publish', { params: { id: board.id }, as: OPERATOR, body: {} });
  const subject = { type: 'season', id: seasonId };
  const consentId = await challenge.sign('publicity', subject, TEAM);
  const counterpart = { type: 'listing', id: listingId };
  const pair = { demandId: contest.id, counterpart, note: '专家推荐（测试）' };
  const match = await client.ok('matches.create', { as: OPERATOR, body: pair });
  const { items: texts } = await client.ok('consentTexts.list', { query: { limit: 1 } });
  const solution = { id: solutionIds[0] ?? '' };
  const reason = { reason: '测试' };
  const ids = Object.keys(operations) as OperationId[];
  const on = (prefix: string, params: object) =>
    Object.fromEntries(ids.filter((id) => id.startsWith(prefix)).map((id) => [id, params]));
  const own = { id: draft.id };
  return {
    demandId: contest.id,
    params: {
      ...on('demands.', contest),
      ...on('boards.', { id: board.id }),
      ...on('solutions.', solution),
      'demands.update': own,
      'demands.submit': own,
      'demands.disclosure.set': own,
      'demands.withdraw': own,
      'consents.revoke': { id: consentId },
      'matches.respond': { id: match.id },
      'consentTexts.retrieve': { id: texts[0]?.id ?? '' },
    },
    bodies: {
      'demands.create': DEMAND,
      'demands.preview': { ...DEMAND, company: { name: '示例公司', adcode: '320100' } },
      'demands.update': { title: '聚乳酸薄膜增韧改性' },
      'demands.disclosure.set': { level: 'parties', hiddenFields: [] },
      'demands.withdraw': reason,
      'demands.diagnosis.create': {
        panel: [{ kind: 'technical', name: '专家' }],
        validity: 'valid',
        clarity: 4,
        difficulty: 3,
        marketValue: 5,
      },
      'demands.hot': { hot: true },
      'demands.advance': { step: 'push' },
      'demands.carryOver': { seasonId },
      'boards.create': boardBody,
      'boards.update': { title: '热门需求榜单（改）' },
      'boards.withdraw': reason,
      'demands.solutions.submit': SOLUTION,
      'solutions.versions.create': SOLUTION,
      'solutions.withdraw': reason,
      'solutions.willing': { willing: true },
      'solutions.feedback.create': { feedback: [{ code: 'price' }] },
      'demands.contest.create': {
        solutionIds,
        rounds: [{ title: '决赛', startsAt: '2026-12-01T09:00:00+08:00' }],
      },
      'demands.contest.halt': reason,
      'demands.contest.cancel': reason,
      'demands.award': { solutionId: solution.id },
      'matches.create': pair,
      'matches.respond': { answer: 'accept' },
      'pushes.create': { demandId: contest.id, audience: 'university' },
      // Long after all that is signed here.
      'consentTexts.create': {
        kind: 'publicity',
        title: { zh: '宣传同意书' },
        text: { zh: '本方同意（测试）。' },
        validFrom: '2099-01-01T00:00:00+08:00',
      },
      'consents.sign': { ...(await challenge.signed('disclaimer')), subject },
    },
  };
}
