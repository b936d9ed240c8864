import type { Operation, OperationId } from '@jtop/contract';
import { ListPromise, type PageOf } from './paging.js';
import type { Core, Query, RequestOptions, ResponseOf, ValidatorLoader } from './types.js';

/** Operations that answer in pages. */
type ListId = { [Id in OperationId]: ResponseOf<Id> extends PageOf<unknown> ? Id : never }[OperationId];

/** The items of a list operation. */
export type ItemOf<Id extends ListId> = ResponseOf<Id>['items'][number];

/** What a list operation gives: await it for the first page, iterate it for all. */
export type ListOf<Id extends ListId> = ListPromise<ItemOf<Id>, ResponseOf<Id>>;

/** Asks a list operation for its first page, and for the others when they are wanted. */
export function requestList<Id extends ListId>(
  core: Core,
  operation: Operation & { readonly id: Id },
  validator: ValidatorLoader,
  query: object | undefined,
  options: RequestOptions | undefined,
  id?: string,
): ListOf<Id> {
  const ask = (cursor?: string) =>
    core.request<Id>(operation, {
      id,
      // A cursor among the filters is where the caller goes on.
      query: { ...(query as Query), ...(cursor !== undefined && { cursor }) },
      validator,
      options,
    });
  return new ListPromise<ItemOf<Id>, ResponseOf<Id>>(ask().withResponse(), ask);
}
