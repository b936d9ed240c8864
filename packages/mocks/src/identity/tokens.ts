import type { Operation } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
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

/** A token for acting on one lot in a page. The mock writes the limits down, and does not hold anybody to them. */
export function limitedMockToken(subject: string, { lotId, maxAmountFen }: TokenLimits): string {
  return `${mockToken(subject, ['registrations:write', 'bids:place'])}#${lotId}~${maxAmountFen}`;
}

/**
 * Says who calls. An operation for everybody asks nobody; a token that cannot be read is refused wherever one counts.
 * @throws ProblemError 401 `auth.required`
 */
export function authenticate(store: Store, request: Request, operation: Operation): Viewer {
  const header = request.headers.get('authorization');
  if (operation.auth === 'none' || (header === null && operation.auth === 'optional')) return ANONYMOUS;
  const [, subject, scopes] =
    /^Bearer mock:([\w-]+)(?:\/([\w:+]*))?(?:#[\w-]+~\d+)?$/i.exec(header ?? '') ?? [];
  const party = subject === undefined ? undefined : store.partyBySubject(subject);
  if (party === undefined) throw new ProblemError('auth.required');
  const granted = scopesOf(party);
  const asked = scopes?.split('+');
  return { party, scopes: asked === undefined ? granted : granted.filter((scope) => asked.includes(scope)) };
}
