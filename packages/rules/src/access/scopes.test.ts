import { ROLES, SCOPES } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { SCOPES_OF_ROLE, scopesOf } from './scopes.js';

describe('the scopes of roles', () => {
  it('are given for every role, each a scope of the contract and each once', () => {
    expect(Object.keys(SCOPES_OF_ROLE).sort()).toEqual([...ROLES].sort());
    for (const scopes of Object.values(SCOPES_OF_ROLE)) {
      expect(scopes.filter((scope) => !SCOPES.includes(scope))).toEqual([]);
      expect(new Set(scopes).size).toBe(scopes.length);
    }
  });

  it('let nobody bid who runs, hosts or audits the auction', () => {
    const bidders = ROLES.filter((role) => SCOPES_OF_ROLE[role].includes('bids:place'));
    expect(bidders).toEqual(['company', 'university']);
  });

  it('of several roles together hold each scope once', () => {
    expect(scopesOf(['host', 'subcentre'])).toEqual(SCOPES_OF_ROLE.host);
    expect(scopesOf([])).toEqual([]);
  });
});
