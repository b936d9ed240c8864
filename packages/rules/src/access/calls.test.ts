import { ROLES, operations, type Operation, type OperationId, type Role } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { refuseBidder } from '../auction/index.js';
import { CALLS, mayCall, onlyShows, type CallRule, type Caller, type PersonOperation } from './calls.js';
import { SCOPES_OF_ROLE } from './scopes.js';

const ids = Object.keys(operations) as OperationId[];
const ruleOf = (id: OperationId): CallRule => CALLS[id];
const holder = (role: Role): Caller => ({ by: 'token', roles: [role], scopes: SCOPES_OF_ROLE[role] });
/** What is done for a demand of one's own or of a client. */
const DEMAND_ACTS: OperationId[] = [
  'demands.create',
  'demands.update',
  'demands.submit',
  'demands.disclosure.set',
  'demands.withdraw',
  'imports.create',
];
const TEAM_ACTS: OperationId[] = [
  'demands.solutions.submit',
  'solutions.versions.create',
  'solutions.withdraw',
  'solutions.willing',
  'demands.intents.create',
];
const SIDE_ACTS: OperationId[] = [
  'solutions.screen',
  'solutions.shortlist',
  'solutions.feedback.create',
  'demands.award',
];
const SIGNING: OperationId[] = ['consents.sign', 'consents.revoke'];
const BIDDING: OperationId[] = [
  'lots.bids.place',
  'lots.bidTokens.create',
  'lots.registrations.create',
  'lots.deposits.create',
];
const NOBODY: Caller = { by: 'nobody', roles: [], scopes: [] };

describe('the table of calls', () => {
  it('has a rule for each operation, and agrees with the contract about tokens and scopes', () => {
    expect(Object.keys(CALLS).sort()).toEqual([...ids].sort());
    for (const id of ids) {
      const { auth, scope }: Operation = operations[id];
      expect([ruleOf(id).auth, ruleOf(id).scope], id).toEqual([auth, scope]);
    }
  });

  it('names roles wherever it names a scope, and only such as may be granted it', () => {
    for (const id of ids) {
      const { roles, scope } = ruleOf(id);
      expect(roles === undefined, id).toBe(scope === undefined);
      for (const role of roles ?? []) expect(SCOPES_OF_ROLE[role], id).toContain(scope);
    }
  });

  it.each<[Role, OperationId[]]>([
    [
      'operator',
      [
        'sessions.create',
        ...DEMAND_ACTS,
        'demands.diagnosis.begin',
        'demands.diagnosis.create',
        'demands.publish',
        'demands.hot',
        'demands.advance',
        'demands.carryOver',
        'boards.create',
        'boards.update',
        'boards.publish',
        'boards.withdraw',
        ...SIDE_ACTS,
        'matches.create',
        'pushes.create',
        'demands.contest.create',
        'demands.contest.open',
        'demands.contest.halt',
        'demands.contest.resume',
        'demands.contest.cancel',
        'consentTexts.create',
        'lots.create',
        'lots.announce',
        'lots.suspend',
        'lots.resume',
        'lots.cancel',
        'lots.void',
        'lots.relist',
      ],
    ],
    ['auditor', []],
    ['ip_centre', []],
    ['host', [...DEMAND_ACTS, ...SIGNING, 'matches.create', 'pushes.create']],
    ['subcentre', [...DEMAND_ACTS, ...SIGNING, 'matches.create', 'pushes.create']],
    ['tech_manager', [...DEMAND_ACTS, ...TEAM_ACTS, ...SIGNING, 'matches.create', 'matches.respond']],
    ['company', [...DEMAND_ACTS, ...SIDE_ACTS, ...SIGNING, 'matches.respond', ...BIDDING]],
    ['university', [...TEAM_ACTS, ...SIGNING, 'matches.respond', ...BIDDING]],
  ])('lets %s do what the domain model says and nothing else', (role, allowed) => {
    const more = ids.filter((id) => ruleOf(id).roles !== undefined && mayCall(id, holder(role)).ok);
    expect(more.sort()).toEqual([...allowed].sort());
  });

  it('hands over to people what the contract lets a page draft', () => {
    const handed: PersonOperation[] = [
      'me.retrieve',
      'me.matches.list',
      'demands.create',
      'demands.solutions.submit',
      'solutions.retrieve',
      'solutions.versions.create',
      'consents.sign',
      'matches.respond',
      'imports.create',
      'lots.bids.place',
      'lots.registrations.create',
      'lots.deposits.create',
    ];
    expect(ids.filter((id) => ruleOf(id).person === true)).toEqual(handed);
  });

  it('tells what only shows something from what does something', () => {
    const persons = ids.filter((id) => ruleOf(id).person === true) as PersonOperation[];
    expect(persons.filter(onlyShows)).toEqual(['me.retrieve', 'me.matches.list', 'solutions.retrieve']);
  });

  it('lets nobody act by a token of a page that could not act by a hand-off', () => {
    const acts = ids.filter((id) => ruleOf(id).page === true && ruleOf(id).scope !== undefined);
    expect(acts.every((id) => ruleOf(id).person === true)).toBe(true);
  });
});

describe('who may call', () => {
  it('asks for a token first, whatever else is wrong', () => {
    for (const id of ids.filter((id) => ruleOf(id).auth === 'required')) {
      expect(mayCall(id, NOBODY, { seller: true, ban: {} }), id).toMatchObject({ code: 'auth.required' });
    }
  });

  it('lets everybody read what is public, and who is banned as well', () => {
    for (const id of ids.filter((id) => ruleOf(id).auth !== 'required' && ruleOf(id).only === undefined)) {
      expect(mayCall(id, NOBODY), id).toEqual({ ok: true });
      for (const role of ROLES) expect(mayCall(id, holder(role), { ban: {} }), id).toEqual({ ok: true });
    }
  });

  it('takes the session of a person for nobody, but for what was handed over', () => {
    const person: Caller = { ...holder('company'), by: 'person' };
    expect(mayCall('lots.bids.place', person)).toEqual({ ok: true });
    expect(mayCall('lots.list', person)).toEqual({ ok: true });
    expect(mayCall('lots.bidTokens.create', person)).toMatchObject({ code: 'auth.required' });
    expect(mayCall('lots.void', { ...holder('operator'), by: 'person' })).toMatchObject({
      code: 'auth.required',
    });
  });

  it('refuses the token of a page what it is not for, and says why', () => {
    const page: Caller = { ...holder('company'), by: 'page' };
    expect(mayCall('lots.bids.place', page)).toEqual({ ok: true });
    expect(mayCall('lots.bidTokens.create', page)).toEqual({
      ok: false,
      code: 'auth.forbidden',
      extras: { reason: 'operation' },
    });
  });

  it('says which scope a token lacks, where the role would do', () => {
    const narrow: Caller = { ...holder('operator'), scopes: ['audit:read'] };
    expect(mayCall('lots.announce', narrow)).toEqual({
      ok: false,
      code: 'auth.forbidden',
      extras: { scope: 'lots:manage' },
    });
    const wide: Caller = { ...holder('auditor'), scopes: ['lots:manage'] };
    expect(mayCall('lots.announce', wide)).toEqual({ ok: false, code: 'auth.forbidden', extras: {} });
  });

  it('asks for the secret of a hand-off in the place of a token', () => {
    expect(mayCall('handoffs.retrieve', holder('operator'))).toMatchObject({ code: 'auth.required' });
    expect(mayCall('handoffs.retrieve', NOBODY, { holds: 'handoff_secret' })).toEqual({ ok: true });
    expect(mayCall('metrics.retrieve', NOBODY, { holds: 'handoff_secret' })).toMatchObject({
      code: 'not_found',
    });
  });

  it('refuses bidders as the auction itself does, in every mixture', () => {
    const flags = Array.from({ length: 16 }, (_, bits) => [1, 2, 4, 8].map((bit) => (bits & bit) !== 0));
    for (const role of ROLES) {
      for (const [seller = false, host = false, banned = false, scoped = false] of flags) {
        const caller: Caller = { by: 'token', roles: [role], scopes: scoped ? ['bids:place'] : [] };
        const judged = refuseBidder(
          { rules: { sellerPartyIds: seller ? ['me'] : [] } as never },
          {
            partyId: 'me',
            mayBid: mayCall('lots.bids.place', caller).ok,
            isHost: host,
            isOperator: role === 'operator',
            banned,
          },
          0,
        );
        const relations = { seller, host, ...(banned ? { ban: {} } : {}) };
        const may = mayCall('lots.bids.place', caller, relations);
        expect(may.ok ? undefined : may.code).toBe(judged?.refused);
      }
    }
  });
});
