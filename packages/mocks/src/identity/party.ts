import type { Role, Scope } from '@jtop/contract';
import { SCOPES_OF_ROLE } from '@jtop/rules/access';

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
}

export const ANONYMOUS: Viewer = { scopes: [] };

/** All that a party's client is registered for. */
export const scopesOf = (party: MockParty): readonly Scope[] => SCOPES_OF_ROLE[party.role];
