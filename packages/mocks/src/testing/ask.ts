import { mockToken, type MockPlatform } from '../index.js';

/** A request to a platform in memory, as short as a test wants it. */
export interface Asked {
  /** Subject of whoever asks; nobody without. */
  readonly as?: string;
  readonly body?: object;
  /** The revision that `If-Match` names. */
  readonly rev?: number;
  readonly key?: string;
  /** @default POST with a body, GET without */
  readonly method?: string;
}

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Asks a platform in memory for JSON. */
export async function askPlatform<T>(
  platform: MockPlatform,
  path: string,
  { as, body, rev, key, method }: Asked = {},
): Promise<Answered<T>> {
  const headers = {
    ...(as === undefined ? {} : { authorization: `Bearer ${mockToken(as)}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(rev === undefined ? {} : { 'if-match': `"${rev}"` }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  const init = {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const response = await platform.handle(new Request(`http://mock.test${path}`, init));
  return { status: response.status, body: (await response.json()) as T, headers: response.headers };
}
