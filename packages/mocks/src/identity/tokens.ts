import type { Operation, OperationId } from '@jtop/contract';
import { ProblemError, type Call, type Handlers } from '@jtop/contract/binding';
import { CALLS, beyondPage, type CallRule, type PageLimits } from '@jtop/rules/access';
import type { Store } from '../store.js';
import { ANONYMOUS, scopesOf, type Viewer } from './party.js';

/**
 * An access token of the mock, in the open: `mock:<subject>`, or `mock:<subject>/<scope>+<scope>` for fewer scopes.
 * @example fetch(url, { headers: { authorization: `Bearer ${mockToken('demo-company-1')}` } })
 */
export function mockToken(subject: string, scopes?: readonly string[]): string {
  return scopes === undefined ? `mock:${subject}` : `mock:${subject}/${scopes.join('+')}`;
}

/** A token for acting on one lot in the pages of one origin, up to an amount. */
export function limitedMockToken(subject: string, { lotId, maxAmountFen, origin }: PageLimits): string {
  return `${mockToken(subject, ['registrations:write', 'bids:place'])}#${lotId}~${maxAmountFen}~${origin}`;
}

/**
 * Says who calls. An operation for everybody asks nobody; a token that cannot be read is refused wherever one counts.
 * @throws ProblemError 401 `auth.required`; 403 `handoff.site_key` for the token of a page whose origin no site key has any more
 */
export function authenticate(store: Store, request: Request, operation: Operation): Viewer {
  const header = request.headers.get('authorization');
  const { auth }: CallRule = CALLS[operation.id as OperationId];
  if (auth === 'none' || (header === null && auth === 'optional')) return ANONYMOUS;
  const [, subject, scopes, lotId, maxAmountFen, origin] =
    /^Bearer mock:([\w-]+)(?:\/([\w:+]*))?(?:#([\w-]+)~(\d+)~(\S+))?$/i.exec(header ?? '') ?? [];
  const party = subject === undefined ? undefined : store.partyBySubject(subject);
  if (party === undefined) throw new ProblemError('auth.required');
  const granted = scopesOf(party);
  const asked = scopes?.split('+');
  const viewer = {
    party,
    scopes: asked === undefined ? granted : granted.filter((scope) => asked.includes(scope)),
  };
  if (lotId === undefined || origin === undefined) return viewer;
  if (!store.isInlineOrigin(origin)) throw new ProblemError('handoff.site_key');
  return { ...viewer, by: 'page', limits: { lotId, maxAmountFen: Number(maxAmountFen), origin } };
}

/** Holds the token of a page to its limits, whatever it is used for. */
export function withinLimits(handlers: Handlers<Viewer>): Handlers<Viewer> {
  const guarded: Record<string, unknown> = {};
  for (const [id, handler] of Object.entries(handlers)) {
    guarded[id] = (call: Call<OperationId, Viewer>) => {
      if (call.ctx.limits !== undefined) requireWithin(call, call.ctx.limits);
      return (handler as (call: Call<OperationId, Viewer>) => unknown)(call);
    };
  }
  // The same names with the same types: TypeScript cannot follow that through the loop.
  return guarded as unknown as Handlers<Viewer>;
}

function requireWithin(call: Call<OperationId, Viewer>, limits: PageLimits): void {
  const { operation, params, request } = call;
  const refusal = beyondPage(limits, {
    operation,
    params,
    body: call.body as { readonly amountFen?: number } | undefined,
    // A service worker is shown none; every other caller's counts, as on the platform.
    origin: request.headers.get('origin') ?? limits.origin,
  });
  if (refusal === undefined) return;
  const { reason, detail } = refusal;
  throw new ProblemError('auth.forbidden', { reason }, { detail });
}
