import type { Operation, OperationId } from '@jtop/contract';
import {
  ApiPromise,
  ConnectionError,
  ResponseValidationError,
  TimeoutError,
  errorFromAnswer,
  isJtopError,
  type ApiError,
  type ApiResult,
  type Core,
} from '@jtop/sdk';

/** Pauses before the second and third attempt. */
const PAUSES_MS = [1000, 3000];
/** A longer `Retry-After` ends the call. */
const MAX_RETRY_AFTER_MS = 20_000;
const TIMEOUT_MS = 20_000;

type Input = NonNullable<Parameters<Core['request']>[1]>;

/** The value of `Authorization` for an attempt. */
export type Authorize = (signal: AbortSignal) => string | Promise<string>;

/**
 * A core for public reads, which is all that widgets ask for by themselves: no token, no middleware. The client's own core
 * would bring an HTTP library with it that weighs as much as two widgets.
 *
 * @param endpoint - Base URL of the platform.
 * @throws TypeError where that is no http(s) URL
 */
export function createReader(endpoint: string): Core {
  const { protocol, origin, pathname } = new URL(endpoint, document.baseURI);
  if (!/^https?:$/.test(protocol))
    throw new TypeError(`the endpoint must be an http or https URL, not ${protocol}`);
  return coreOver((origin + pathname).replace(/\/+$/, ''), (...input) => fetch(...input));
}

/**
 * The same over a fetch that is given, and for writes too: what a person does in the page itself, and hand-offs.
 *
 * @param authorize - Asked at each attempt; without it nothing is sent that says who asks.
 */
export function coreOver(endpoint: string, send: typeof fetch, authorize?: Authorize): Core {
  const core: Core = {
    endpoint,
    fetch: send,
    errors: undefined,
    request<Id extends OperationId, T = unknown>(
      operation: Operation & { readonly id: Id },
      input: Input = {},
    ) {
      return new ApiPromise(ask<T>(core, operation, input, authorize), input.idempotencyKey);
    },
  };
  return core;
}

/** One call with its repetitions, of an operation that need not be in the contract’s table. */
export async function ask<T>(
  core: Core,
  operation: Operation,
  input: Input,
  authorize?: Authorize,
): Promise<ApiResult<T>> {
  const signal = input.options?.signal;
  for (const pause of [...PAUSES_MS, undefined]) {
    try {
      return await attempt<T>(core, operation, input, authorize);
    } catch (error) {
      const asked = isJtopError(error) ? ((error as ApiError).retryAfterMs ?? 0) : 0;
      if (pause === undefined || signal?.aborted || !isPassing(error) || asked > MAX_RETRY_AFTER_MS)
        throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.max(asked, pause * (0.5 + Math.random() / 2))));
    }
  }
  throw new TimeoutError(operation.id);
}

/** Lost connections, timeouts, 408, 429 and 5xx: what may be gone at the next attempt. */
function isPassing(error: unknown): boolean {
  if (!isJtopError(error)) return false;
  const { status } = error as Partial<ApiError>;
  return status === undefined
    ? error.code !== 'response.invalid'
    : status === 408 || status === 429 || status >= 500;
}

async function attempt<T>(
  core: Core,
  { id: name, path, method, produces }: Operation,
  { id, query, body, headers, validator, options, idempotencyKey, onSend }: Input,
  authorize?: Authorize,
): Promise<ApiResult<T>> {
  const own = new AbortController();
  const stop = (): void => own.abort();
  const signal = options?.signal;
  signal?.addEventListener('abort', stop);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, TIMEOUT_MS);
  try {
    const authorization = await authorize?.(own.signal);
    onSend?.();
    const response = await core.fetch(urlOf(core.endpoint + path, id, query), {
      method,
      credentials: 'omit',
      signal: own.signal,
      // A public read carries no header of ours: with one, a browser would ask for permission first.
      headers: {
        ...(authorization && { Authorization: authorization }),
        ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      // A file goes as it is; it is told by its size, a field that no form has, because that is shortest.
      body: body && (body as Partial<Blob>).size ? (body as Blob) : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw errorFromAnswer(response, text);
    return {
      // What is no JSON is given as it came: the bytes of a log are what is hashed.
      data: (produces === undefined ? await checked(name, text, validator) : text) as T,
      response,
      requestId: undefined,
      idempotencyKey,
    };
  } catch (cause) {
    if (isJtopError(cause) || signal?.aborted) throw cause;
    throw late ? new TimeoutError(name) : new ConnectionError(name, { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function urlOf(path: string, id: string | undefined, query: Input['query']): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {}))
    if (value !== undefined) parameters.set(key, String(value));
  const text = parameters.toString();
  // Encoded whole, so that no id can reach another operation; dots alone would be resolved away.
  return (
    path.replace('{id}', () => encodeURIComponent(String(id)).replace(/^\.+$/, '-')) + (text && `?${text}`)
  );
}

async function checked(operation: string, text: string, validator: Input['validator']): Promise<unknown> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new ResponseValidationError(operation, text, '', { cause });
  }
  const validate = (await validator?.())?.validate;
  if (validate && !validate(data)) throw new ResponseValidationError(operation, data, validate.pointer ?? '');
  return data;
}
