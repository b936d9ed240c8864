import type { Operation, OperationId } from '@jtop/contract';
import type { ApiPromise } from './promise.js';
import type { Core, RequestOptions, ResponseOf, ValidatorLoader } from './types.js';

/** An entity as it was read: `rev` says which state of it a change is meant for. */
export interface Revision {
  readonly id: string;
  readonly rev: number;
}

/**
 * Asks for a change of an entity, on the condition that nobody has changed it since it was read. It is not tried again by
 * itself: after a lost answer, read the entity anew.
 */
export function requestRevision<Id extends OperationId>(
  core: Core,
  operation: Operation & { readonly id: Id },
  { id, rev }: Revision,
  body: object,
  validator: ValidatorLoader,
  options: RequestOptions | undefined,
): ApiPromise<ResponseOf<Id>> {
  return core.request<Id>(operation, { id, body, validator, options, headers: { 'If-Match': `"${rev}"` } });
}
