import type { OperationId } from '@jtop/contract';
import type { Call } from '@jtop/contract/binding';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from './access.js';
import type { LotCall, OperatorCall } from './commands.js';
import { pathId } from './ids.js';

/** A bound call as the services take it. @throws ProblemError 401 `auth.required` */
export function operatorCall<Id extends OperationId>(call: Call<Id, Viewer>): OperatorCall {
  return {
    operation: call.operation.id as OperationId,
    viewer: call.ctx,
    key: {
      partyId: partyOf(call.ctx),
      operation: call.operation.id,
      path: new URL(call.request.url).pathname,
      key: call.idempotencyKey,
      bodyHash: call.bodyHash,
    },
    receivedAt: call.receivedAt,
  };
}

/** A bound call on one lot. @throws ProblemError 401 `auth.required`, 404 `not_found` */
export function lotCall<Id extends OperationId>(call: Call<Id, Viewer>, id: string): LotCall {
  return { ...operatorCall(call), lotId: pathId(id) };
}
