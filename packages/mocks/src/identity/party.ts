import type { OperationId, Role, Scope } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { SCOPES_OF_ROLE, mayCall, type Caller, type PageLimits, type Relations } from '@jtop/rules/access';

/** Somebody who can act on the mock, by the token of the same subject. */
export interface MockParty {
  readonly id: string;
  /** Subject of its tokens and id of its client, such as `demo-company-1`. */
  readonly subject: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organizationId?: string;
  banned: boolean;
  /** End of the ban, epoch milliseconds; absent means without end. */
  bannedUntil?: number;
}

/** Who calls: a party with the scopes of its token, or nobody. */
export interface Viewer {
  readonly party?: MockParty;
  readonly scopes: readonly string[];
  /** What speaks for the party, where it is no access token: one that a page holds, or the person who confirms. */
  readonly by?: Caller['by'];
  /** Where the token is for one page only: all that it may be used for. */
  readonly limits?: PageLimits;
}

export const ANONYMOUS: Viewer = { scopes: [] };

/** All that a party's client is registered for. */
export const scopesOf = (party: MockParty): readonly Scope[] => SCOPES_OF_ROLE[party.role];

/** The caller as the table of calls knows one. */
export function callerOf({ party, scopes, by = 'token' }: Viewer): Caller {
  return party === undefined ? { by: 'nobody', roles: [], scopes: [] } : { by, roles: [party.role], scopes };
}

/** @throws ProblemError what the table of calls has against it */
export function requireMayCall(operation: OperationId, viewer: Viewer, relations?: Relations): void {
  const may = mayCall(operation, callerOf(viewer), relations);
  if (!may.ok) throw new ProblemError(may.code, may.extras);
}
