import type { Role, Scope } from '@jtop/contract';

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

const SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  operator: [
    'seasons:manage',
    'lots:manage',
    'listings:write',
    'listings:verify',
    'demands:write',
    'deals:write',
    'audit:read',
  ],
  auditor: ['audit:read'],
  ip_centre: ['listings:verify'],
  host: ['listings:write', 'demands:write', 'deals:write'],
  subcentre: ['listings:write', 'demands:write', 'deals:write'],
  tech_manager: ['listings:write', 'demands:write', 'solutions:write', 'deals:write'],
  company: ['demands:write', 'registrations:write', 'bids:place', 'deals:write'],
  university: ['listings:write', 'solutions:write', 'registrations:write', 'bids:place', 'deals:write'],
};

/** All that a party's client is registered for. */
export const scopesOf = (party: MockParty): readonly Scope[] => SCOPES[party.role];
