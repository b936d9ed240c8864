import type { Operation, OperationId } from '@jtop/contract';
import { isJtopError, type ApiError, type JtopError } from './errors.js';
import { OutcomeUnknownError } from './outcome-unknown.js';
import { ApiPromise, type ApiResult } from './promise.js';
import type { Core, RequestInput, ResponseOf, WriteOptions } from './types.js';

/**
 * Asks for a write under a key of its own, which makes it repeatable: the platform does what a key asks once.
 *
 * @throws TypeError for a key that the platform would not take
 */
export function requestWrite<Id extends OperationId, T = ResponseOf<Id>>(
  core: Core,
  operation: Operation & { readonly id: Id },
  input: RequestInput,
  options: WriteOptions = {},
): ApiPromise<T> {
  const key = checkKey(options.idempotencyKey ?? newKey());
  return new ApiPromise(send<T>(core, operation, { ...input, options }, key), key);
}

async function send<T>(
  core: Core,
  operation: Operation,
  input: RequestInput,
  key: string,
): Promise<ApiResult<T>> {
  let sent = false;
  const request = { ...input, idempotencyKey: key, onSend: () => (sent = true) };
  try {
    return await core
      .request<OperationId, T>(operation as Operation & { id: OperationId }, request)
      .withResponse();
  } catch (error) {
    if (!isJtopError(error)) throw error;
    if (sent && leavesOpen(error)) {
      const again = (): Promise<T> => send<T>(core, operation, input, key).then((result) => result.data);
      const { requestId } = error;
      throw new OutcomeUnknownError<T>(operation.id, again, { idempotencyKey: key, requestId, cause: error });
    }
    if (error.idempotencyKey === undefined) {
      Object.defineProperty(error, 'idempotencyKey', { value: key, enumerable: true });
    }
    throw error;
  }
}

/** Whether it may have been done all the same: no answer, or one that says nothing about the deed. */
function leavesOpen(error: JtopError): boolean {
  if (error.code === 'connection' || error.code === 'timeout') return true;
  const { status } = error as Partial<ApiError>;
  return status !== undefined && (status >= 500 || status === 408);
}

/** 16 random bytes as hex. */
function newKey(): string {
  // Not crypto.randomUUID: it is missing before Chromium 92 and on plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function checkKey(key: string): string {
  if (!/^[!#-&(-~]{1,255}$/.test(key)) {
    throw new TypeError('an idempotency key is 1 to 255 visible ASCII characters without quotes');
  }
  return key;
}
