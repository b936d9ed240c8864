import type { Operation, OperationId } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { CALLS } from '@jtop/rules/access';
import { readRealTime } from './real-time.js';
import { remember } from './remember.js';
import type { PartyRecord } from './repository.js';
import type { LimitedClaims } from './bid-tokens.js';
import { ANONYMOUS, type Viewer } from './viewer.js';

export interface AuthenticatorOptions {
  readonly verify: (token: string) => Promise<LimitedClaims>;
  readonly findParty: (subject: string) => Promise<PartyRecord | undefined>;
  /** Real time, epoch milliseconds. @default the machine's */
  readonly realNow?: () => number;
}

export type Authenticate = (request: Request, operation: Operation) => Promise<Viewer>;

/**
 * How long a party that was read is trusted. A bid's instant is stamped after its caller is known, so on the
 * way to it there should be no waiting for the database; a ban takes effect within this time.
 */
const PARTY_FRESH_MS = 5_000;

/** How long a token that was checked is taken again: as long as its expiry is stretched anyway for unlike clocks. */
const TOKEN_FRESH_MS = 5_000;

/**
 * Says who calls: the party of the bearer token, or nobody. Only identity is judged here; scopes and roles are
 * held to the same table by the services, because other refusals come before theirs.
 *
 * A token that is not valid is refused wherever it could matter (401 `auth.required`), and ignored where the
 * operation is the same for everybody. A valid token of a subject that is no party here: 403 `auth.forbidden`.
 */
export function createAuthenticator(options: AuthenticatorOptions): Authenticate {
  const { realNow = readRealTime } = options;
  const findParty = remember(options.findParty, PARTY_FRESH_MS, realNow);
  // A signature costs more than all else on the way of a bid to its queue.
  const verify = remember(options.verify, TOKEN_FRESH_MS, realNow);
  return async (request, operation) => {
    const { auth } = CALLS[operation.id as OperationId];
    if (auth === 'none') return ANONYMOUS;
    const header = request.headers.get('authorization');
    if (header === null) {
      if (auth === 'required') throw new ProblemError('auth.required');
      return ANONYMOUS;
    }
    const claims = await verify(bearerToken(header));
    const party = await findParty(claims.subject);
    if (party === undefined) {
      throw new ProblemError(
        'auth.forbidden',
        {},
        { detail: 'the token is valid, but its subject is no party here' },
      );
    }
    const { id: partyId, ...known } = party;
    const { scopes, limits } = claims;
    return { partyId, ...known, scopes, ...(limits === undefined ? {} : { limits }) };
  };
}

function bearerToken(header: string): string {
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(header)?.[1];
  if (token === undefined) {
    throw new ProblemError('auth.required', {}, { detail: 'Authorization must be: Bearer <access token>' });
  }
  return token;
}
