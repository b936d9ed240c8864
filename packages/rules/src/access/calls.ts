import { operations, type OperationId, type ProblemCode, type Role, type Scope } from '@jtop/contract';

type Table = typeof operations;

/** What somebody may be to what a call is about, besides the role. */
export type Relation = 'seller' | 'host' | 'operator';

/** Who may make a call. What is left out asks for nothing. */
export interface CallRule {
  /** `none`: who calls is not looked at. `optional`: anybody, and some see more. `required`: who has a token. */
  readonly auth: 'none' | 'optional' | 'required';
  /** Roles of which the caller has to have one. */
  readonly roles?: readonly Role[];
  /** Scope that the token has to have. */
  readonly scope?: Scope | undefined;
  /** Who stands too near to the lot to take part in it, whatever the role. */
  readonly apart?: readonly Relation[];
  /** Whether a ban keeps from it. */
  readonly unbanned?: true;
  /** Whether a token that a page holds counts, too (`lots.bidTokens.create`). */
  readonly page?: true;
  /** Whether a person does it on the platform's own page, where a hand-off was drafted. */
  readonly person?: true;
  /** By something else than a token: what the caller holds, and what is said where it does not. */
  readonly only?: { readonly holds: 'handoff_secret' | 'metrics_token'; readonly otherwise: ProblemCode };
}

/** The contract's own table says how a token is asked for, and which scope: another word here does not compile. */
type RuleOf<Id extends OperationId> = CallRule & { readonly auth: Table[Id]['auth'] } & {
  readonly scope?: Table[Id] extends { readonly scope: infer Asked } ? Asked : undefined;
} & (Table[Id] extends { readonly scope: Scope } ? { readonly scope: Scope } : unknown);

const EVERYBODY = { auth: 'none' } as const;
/** Drafts are shown to {@link seesDrafts}. */
const EVERYBODY_AND_MORE = { auth: 'optional', page: true } as const;
const OPERATOR = { auth: 'required', roles: ['operator'], scope: 'lots:manage' } as const;
/** Whose the thing is, or who is a side to it, decides what is given; that is the platform's to know. */
const SIGNED_IN = { auth: 'required' } as const;
const DEMAND_OPERATOR = { auth: 'required', roles: ['operator'], scope: 'demands:manage' } as const;
/** A party's own demand, its client's or its region's: which one is looked at is the platform's to know. */
const DEMAND_WRITERS = {
  auth: 'required',
  roles: ['company', 'tech_manager', 'host', 'subcentre', 'operator'],
  scope: 'demands:write',
} as const;
/** The company of the demand, on the solutions that it was given. */
const DEMAND_SIDE = { auth: 'required', roles: ['company', 'operator'], scope: 'demands:write' } as const;
/** Research teams, and who acts for one. */
const TEAMS = { auth: 'required', roles: ['university', 'tech_manager'], scope: 'solutions:write' } as const;
/** Who brings demand and supply together: the talents of the notice, and the bodies that serve a region. */
const MATCHMAKERS = {
  auth: 'required',
  roles: ['tech_manager', 'host', 'subcentre', 'operator'],
  scope: 'matches:write',
} as const;
/** Demand side, supply side and experts (notice, annex 2). */
const SIGNERS = {
  auth: 'required',
  roles: ['company', 'university', 'tech_manager', 'host', 'subcentre'],
  scope: 'consents:write',
} as const;
const BIDDERS = ['company', 'university'] as const;
/** Registering for a lot, paying its deposit, bidding on it. */
const TAKING_PART = {
  auth: 'required',
  roles: BIDDERS,
  apart: ['seller', 'operator', 'host'],
  unbanned: true,
  page: true,
  person: true,
} as const;

/**
 * Who may call what: domain model §6.10 for the operations of the contract, each of them. «For a client with mandate» of
 * the tech managers is not in it: nothing says yet who gave one.
 */
export const CALLS = {
  'time.retrieve': EVERYBODY,
  'me.retrieve': { auth: 'required', page: true, person: true },
  // A party's own, by what is listed.
  'me.registrations.list': { auth: 'required', page: true },
  'me.demands.list': SIGNED_IN,
  'me.solutions.list': SIGNED_IN,
  'me.consents.list': SIGNED_IN,
  'me.matches.list': { ...SIGNED_IN, person: true },
  'jwks.retrieve': EVERYBODY,
  'seasons.list': EVERYBODY,
  'seasons.retrieve': EVERYBODY,
  'specials.list': EVERYBODY,
  'specials.retrieve': EVERYBODY,
  'organizations.list': EVERYBODY,
  'organizations.retrieve': EVERYBODY,
  'listings.list': EVERYBODY,
  'listings.retrieve': EVERYBODY,
  'sessions.list': EVERYBODY,
  'sessions.retrieve': EVERYBODY,
  'sessions.create': OPERATOR,
  'demands.list': EVERYBODY_AND_MORE,
  'demands.retrieve': EVERYBODY_AND_MORE,
  'demands.create': { ...DEMAND_WRITERS, person: true },
  'demands.preview': EVERYBODY,
  'demands.update': DEMAND_WRITERS,
  'demands.submit': DEMAND_WRITERS,
  'demands.disclosure.set': DEMAND_WRITERS,
  'demands.withdraw': DEMAND_WRITERS,
  'demands.diagnosis.begin': DEMAND_OPERATOR,
  'demands.diagnosis.create': DEMAND_OPERATOR,
  'demands.publish': DEMAND_OPERATOR,
  'demands.hot': DEMAND_OPERATOR,
  'demands.advance': DEMAND_OPERATOR,
  'demands.carryOver': DEMAND_OPERATOR,
  'boards.list': EVERYBODY_AND_MORE,
  'boards.retrieve': EVERYBODY_AND_MORE,
  'boards.create': DEMAND_OPERATOR,
  'boards.update': DEMAND_OPERATOR,
  'boards.publish': DEMAND_OPERATOR,
  'boards.withdraw': DEMAND_OPERATOR,
  'demands.solutions.list': EVERYBODY_AND_MORE,
  'demands.solutions.submit': { ...TEAMS, person: true },
  // A person may show a page the own answer.
  'solutions.retrieve': { ...SIGNED_IN, person: true },
  'solutions.receipt.retrieve': SIGNED_IN,
  'solutions.versions.list': SIGNED_IN,
  'solutions.versions.create': { ...TEAMS, person: true },
  'solutions.withdraw': TEAMS,
  'solutions.willing': TEAMS,
  'solutions.screen': DEMAND_SIDE,
  'solutions.shortlist': DEMAND_SIDE,
  'solutions.feedback.create': DEMAND_SIDE,
  'demands.contest.retrieve': EVERYBODY_AND_MORE,
  'demands.contest.create': DEMAND_OPERATOR,
  'demands.contest.open': DEMAND_OPERATOR,
  'demands.contest.halt': DEMAND_OPERATOR,
  'demands.contest.resume': DEMAND_OPERATOR,
  'demands.contest.cancel': DEMAND_OPERATOR,
  'demands.award': DEMAND_SIDE,
  'demands.intents.list': SIGNED_IN,
  'demands.intents.create': TEAMS,
  'consentTexts.list': EVERYBODY,
  'consentTexts.retrieve': EVERYBODY,
  'consentTexts.create': DEMAND_OPERATOR,
  'consents.sign': { ...SIGNERS, person: true },
  'consents.revoke': SIGNERS,
  // A page without a token shows its site key; the platform looks at it as it does for hand-offs.
  'documents.create': { auth: 'optional' },
  'documents.retrieve': SIGNED_IN,
  'documents.link.retrieve': SIGNED_IN,
  'demands.matches.list': EVERYBODY_AND_MORE,
  'matches.create': MATCHMAKERS,
  'matches.respond': {
    auth: 'required',
    roles: ['company', 'university', 'tech_manager'],
    scope: 'matches:write',
    person: true,
  },
  'pushes.list': SIGNED_IN,
  'pushes.create': { ...MATCHMAKERS, roles: ['host', 'subcentre', 'operator'] },
  'pushes.coverage.retrieve': EVERYBODY,
  'search.list': EVERYBODY,
  'importTemplates.retrieve': EVERYBODY,
  'imports.list': SIGNED_IN,
  'imports.create': { ...DEMAND_WRITERS, person: true },
  'imports.retrieve': SIGNED_IN,
  'imports.errors.retrieve': SIGNED_IN,
  'lots.list': EVERYBODY_AND_MORE,
  'lots.retrieve': EVERYBODY_AND_MORE,
  'lots.create': OPERATOR,
  'lots.announce': OPERATOR,
  'lots.suspend': OPERATOR,
  'lots.resume': OPERATOR,
  'lots.cancel': OPERATOR,
  'lots.void': OPERATOR,
  'lots.relist': OPERATOR,
  'lots.closingStatement.retrieve': EVERYBODY,
  'lots.log.retrieve': EVERYBODY,
  'lots.bids.list': EVERYBODY,
  'lots.bids.place': { ...TAKING_PART, scope: 'bids:place' },
  'lots.bidTokens.create': { auth: 'required', roles: BIDDERS, scope: 'bids:place' },
  'lots.registrations.create': { ...TAKING_PART, scope: 'registrations:write' },
  'lots.deposits.create': { ...TAKING_PART, scope: 'registrations:write' },
  // Any page of a site key's origins: the person is asked later.
  'handoffs.create': EVERYBODY,
  'handoffs.retrieve': { auth: 'none', only: { holds: 'handoff_secret', otherwise: 'auth.required' } },
  'announcements.list': EVERYBODY,
  'announcements.retrieve': EVERYBODY,
  'stream.open': EVERYBODY,
  'stream.poll': EVERYBODY,
  'sandbox.clock.retrieve': EVERYBODY,
  'sandbox.clock.advance': EVERYBODY,
  'health.live': EVERYBODY,
  'health.ready': EVERYBODY,
  'metrics.retrieve': { auth: 'none', only: { holds: 'metrics_token', otherwise: 'not_found' } },
  'openapi.retrieve': EVERYBODY,
} as const satisfies { readonly [Id in OperationId]: RuleOf<Id> };

/** Operations that people do on the platform's own page. */
export type PersonOperation = {
  [Id in OperationId]: (typeof CALLS)[Id] extends { readonly person: true } ? Id : never;
}[OperationId];

/**
 * Whether a hand-off only lets a page know something: nothing is done by it, so it leaves no trace but its answer, and a second
 * time is as good as the first.
 */
export function onlyShows(operation: PersonOperation): boolean {
  return operations[operation].method === 'GET';
}

/** Whether lots are shown that have not been announced yet. */
export function seesDrafts({ roles }: Pick<Caller, 'roles'>): boolean {
  return roles.includes('operator');
}

/** Who calls, as far as the table asks. */
export interface Caller {
  /**
   * What speaks for the caller: nothing, an access token, a token that a page holds, or the session of a person on the
   * platform's own page.
   */
  readonly by: 'nobody' | 'token' | 'page' | 'person';
  readonly roles: readonly Role[];
  readonly scopes: readonly string[];
}

/** What the caller is to what the call is about. What is left out is not so. */
export interface Relations {
  readonly seller?: boolean;
  /** Of the special that the lot's session belongs to. */
  readonly host?: boolean;
  /** A ban that counts at the instant of the call; `until` as the text of an instant. */
  readonly ban?: { readonly until?: string } | undefined;
  readonly holds?: 'handoff_secret' | 'metrics_token';
}

/** Yes, or the problem that the call is answered with. */
export type Permission =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: ProblemCode;
      /** Members of the problem, such as the `scope` that the token lacks. */
      readonly extras: Readonly<Record<string, string>>;
    };

/**
 * Whether a caller may make a call. Refusals come in the order of the wire: no token, a token that is not for this, too near
 * to the lot, banned, another role, a token without the scope.
 *
 * @param relations - what is known of the caller and the thing; left out, only the caller as such is judged
 */
export function mayCall(operation: OperationId, caller: Caller, relations: Relations = {}): Permission {
  const rule: CallRule = CALLS[operation];
  if (rule.only !== undefined && relations.holds !== rule.only.holds) return refuse(rule.only.otherwise);
  if (rule.auth === 'none') return { ok: true };
  if (caller.by === 'nobody' || (caller.by === 'person' && rule.person !== true)) {
    return rule.auth === 'required' ? refuse('auth.required') : { ok: true };
  }
  if (caller.by === 'page' && rule.page !== true) return refuse('auth.forbidden', { reason: 'operation' });
  const isNear = (relation: Relation): boolean =>
    relation === 'operator' ? caller.roles.includes('operator') : relations[relation] === true;
  if (rule.apart?.some(isNear) === true) return refuse('bid.seller_may_not_bid');
  if (rule.unbanned === true && relations.ban !== undefined) {
    const { until } = relations.ban;
    return refuse('bid.banned', until === undefined ? {} : { until });
  }
  if (rule.roles?.some((role) => caller.roles.includes(role)) === false) return refuse('auth.forbidden');
  if (rule.scope !== undefined && !caller.scopes.includes(rule.scope)) {
    return refuse('auth.forbidden', { scope: rule.scope });
  }
  return { ok: true };
}

function refuse(code: ProblemCode, extras: Readonly<Record<string, string>> = {}): Permission {
  return { ok: false, code, extras };
}
