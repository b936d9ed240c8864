import type { OperationId } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { mayCall, type Caller, type Relations } from '@jtop/rules/access';
import type { Viewer } from './viewer.js';

/** The caller as the table of calls knows one. */
export function callerOf({ partyId, limits, person, roles, scopes }: Viewer): Caller {
  if (partyId === undefined) return { by: 'nobody', roles: [], scopes: [] };
  if (limits !== undefined) return { by: 'page', roles, scopes };
  return { by: person === true ? 'person' : 'token', roles, scopes };
}

/**
 * Holds a call to the table of who may call what.
 * @throws ProblemError as the table says: 401 `auth.required`; 403 `auth.forbidden { scope? }`, `bid.seller_may_not_bid`,
 *   `bid.banned { until? }`
 */
export function requireMayCall(operation: OperationId, viewer: Viewer, relations?: Relations): void {
  const may = mayCall(operation, callerOf(viewer), relations);
  if (!may.ok) throw new ProblemError(may.code, may.extras);
}
