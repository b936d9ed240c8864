import type { Role, Scope } from '@jtop/contract';

/** Which scopes each role may be granted (the table of roles and permissions of the domain model, §6.10). */
export const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  operator: [
    'seasons:manage',
    'lots:manage',
    'listings:write',
    'listings:verify',
    'demands:write',
    'demands:manage',
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

/** The scopes of several roles together, each once. */
export function scopesOf(roles: readonly Role[]): Scope[] {
  return [...new Set(roles.flatMap((role) => SCOPES_OF_ROLE[role]))];
}
