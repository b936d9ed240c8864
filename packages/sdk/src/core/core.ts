import type { Operation, OperationId } from '@jtop/contract';
import ky, { isHTTPError, isTimeoutError } from 'ky';
import { errorFromAnswer } from './answer.js';
import { ConnectionError, ResponseValidationError, TimeoutError, isJtopError } from './errors.js';
import { ApiPromise, type ApiResult } from './promise.js';
import { retryOptions } from './retry.js';
import type { Core, CoreOptions, RequestInput, ResponseOf, TokenReason } from './types.js';
import { buildUrl, normalizeEndpoint } from './url.js';

/**
 * The part of a client that operation functions need. A page that uses a few operations takes this and them, and
 * leaves the rest of the package out of its bundle.
 *
 * @example
 * const core = createCore({ endpoint: 'https://platform.example' });
 * const lot = await retrieveLot(core, id);
 */
export function createCore(options: CoreOptions): Core {
  const core: Core = {
    endpoint: normalizeEndpoint(options.endpoint),
    // Looked up at each call: tests and monitoring replace the global one after this module was loaded.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    errors: options.errors,
    request<Id extends OperationId, T = ResponseOf<Id>>(operation: Operation, input: RequestInput = {}) {
      return new ApiPromise(ask<T>(core, options, operation, input), input.idempotencyKey);
    },
  };
  return core;
}

/** One intent: all its attempts, and what becomes of them. */
async function ask<T>(
  core: Core,
  settings: CoreOptions,
  operation: Operation,
  input: RequestInput,
): Promise<ApiResult<T>> {
  const { id, method } = operation;
  const { body, idempotencyKey, options = {}, validator } = input;
  const { signal } = options;
  const url = buildUrl(core.endpoint, operation.path, input.id, input.query);
  const auth = operation.auth === 'none' ? undefined : settings.auth;
  let text = '';
  let attempts = 0;

  const exchange = async (reason: TokenReason, attemptSignal: AbortSignal): Promise<Response> => {
    // A public read carries no header of ours: with one, a browser would ask for permission first.
    const headers: Record<string, string> = {};
    if (auth) headers.Authorization = `Bearer ${await auth.getToken({ reason, signal: attemptSignal })}`;
    if (idempotencyKey !== undefined) headers['Idempotency-Key'] = idempotencyKey;
    if (body) headers['Content-Type'] = 'application/json';
    Object.assign(headers, input.headers);
    input.onSend?.();
    return core.fetch(url, {
      method,
      headers,
      credentials: 'omit',
      signal: attemptSignal,
      ...(body && { body: JSON.stringify(body) }),
    });
  };

  /** One attempt with its body, so that the time limit covers the whole answer; once more if the token was refused. */
  const attempt = async (request: Request): Promise<Response> => {
    attempts++;
    let response = await exchange('needed', request.signal);
    if (response.status === 401 && auth) response = await exchange('refused', request.signal);
    text = await response.text();
    settings.logger?.debug('jtop request', {
      operation: id,
      status: response.status,
      attempt: attempts,
      requestId: requestIdOf(response),
      idempotencyKey,
    });
    return response;
  };

  let response: Response;
  try {
    response = await ky(url, {
      method,
      timeout: options.timeout ?? settings.timeout ?? 20_000,
      retry: retryOptions(
        method,
        method === 'GET' || idempotencyKey !== undefined
          ? (options.maxRetries ?? settings.maxRetries ?? 2)
          : 0,
        signal,
      ),
      // ky keeps the time and the attempts; what is sent, and with which token, is made anew for each of them.
      fetch: (request) => attempt(request as Request),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted || isJtopError(cause)) throw cause;
    const error = isHTTPError(cause)
      ? errorFromAnswer(cause.response, text, core.errors)
      : isTimeoutError(cause)
        ? new TimeoutError(`${id}: no complete answer in time`)
        : new ConnectionError(`${id}: no connection`, { cause });
    settings.logger?.warn('jtop request failed', { operation: id, code: error.code, attempt: attempts });
    throw error;
  }

  const requestId = requestIdOf(response);
  let data: unknown = text;
  if (validator) {
    try {
      data = JSON.parse(text);
    } catch (cause) {
      throw new ResponseValidationError(id, text, '', { requestId, cause });
    }
    if (options.validate ?? settings.validate ?? true) {
      const { validate } = await validator();
      if (!validate(data)) throw new ResponseValidationError(id, data, validate.pointer ?? '', { requestId });
    }
  }
  return { data: data as T, response, requestId, idempotencyKey };
}

function requestIdOf(response: Response): string | undefined {
  return response.headers.get('X-Request-Id') ?? undefined;
}
