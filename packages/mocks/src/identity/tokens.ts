import type { Operation, OperationId } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { CALLS, type CallRule } from '@jtop/rules/access';
import type { Store } from '../store.js';
import { ANONYMOUS, scopesOf, type Viewer } from './party.js';

/**
 * An access token of the mock, in the open: `mock:<subject>`, or `mock:<subject>/<scope>+<scope>` for fewer scopes.
 * @example fetch(url, { headers: { authorization: `Bearer ${mockToken('demo-company-1')}` } })
 */
export function mockToken(subject: string, scopes?: readonly string[]): string {
  return scopes === undefined ? `mock:${subject}` : `mock:${subject}/${scopes.join('+')}`;
}

/** What a token for one page is limited to. */
export interface TokenLimits {
  readonly lotId: string;
  readonly maxAmountFen: number;
  readonly origin: string;
}

/**
 * A token for acting on one lot in a page. The mock takes it for what such a token is for, writes the lot and the amount down,
 * and holds nobody to them.
 */
export function limitedMockToken(subject: string, { lotId, maxAmountFen }: TokenLimits): string {
  return `${mockToken(subject, ['registrations:write', 'bids:place'])}#${lotId}~${maxAmountFen}`;
}

/**
 * Says who calls. An operation for everybody asks nobody; a token that cannot be read is refused wherever one counts.
 * @throws ProblemError 401 `auth.required`, 403 `auth.forbidden { reason: 'operation' }` for a page's token
 */
export function authenticate(store: Store, request: Request, operation: Operation): Viewer {
  const header = request.headers.get('authorization');
  const id = operation.id as OperationId;
  const { auth, page }: CallRule = CALLS[id];
  if (auth === 'none' || (header === null && auth === 'optional')) return ANONYMOUS;
  const [, subject, scopes, limits] =
    /^Bearer mock:([\w-]+)(?:\/([\w:+]*))?(#[\w-]+~\d+)?$/i.exec(header ?? '') ?? [];
  const party = subject === undefined ? undefined : store.partyBySubject(subject);
  if (party === undefined) throw new ProblemError('auth.required');
  if (limits !== undefined && page !== true)
    throw new ProblemError('auth.forbidden', { reason: 'operation' });
  const granted = scopesOf(party);
  const asked = scopes?.split('+');
  const viewer = {
    party,
    scopes: asked === undefined ? granted : granted.filter((scope) => asked.includes(scope)),
  };
  return limits === undefined ? viewer : { ...viewer, by: 'page' };
}
