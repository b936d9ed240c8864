/** A request as it left the client. */
export interface Sent {
  readonly url: string;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly signal: AbortSignal | undefined;
  readonly credentials: string | undefined;
}

export type Responder = (sent: Sent) => Response | Promise<Response>;

/** A fetch that answers from a list, the last one again and again, and keeps what it was asked. */
export interface FakeFetch {
  (input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  readonly sent: Sent[];
}

export function fakeFetch(...responders: Responder[]): FakeFetch {
  const sent: Sent[] = [];
  const run = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const request: Sent = {
      url: url.href,
      path: url.pathname + url.search,
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
      signal: init.signal ?? undefined,
      credentials: init.credentials,
    };
    sent.push(request);
    const responder = responders[Math.min(sent.length, responders.length) - 1];
    if (!responder) throw new Error('the test has no answer to this');
    if (request.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    return responder(request);
  };
  return Object.assign(run, { sent });
}

/** A JSON answer. */
export const answer =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Responder =>
  () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'req-1', ...headers },
    });

/** A problem answer. */
export const problem = (
  status: number,
  code: string,
  extras: object = {},
  headers: Record<string, string> = {},
): Responder =>
  answer(
    {
      type: `urn:jtop:problem:${code}`,
      title: code,
      status,
      code,
      detail: 'why',
      requestId: 'req-1',
      ...extras,
    },
    status,
    { 'Content-Type': 'application/problem+json', ...headers },
  );

/** A connection that is lost. */
export const lost: Responder = () => {
  throw new TypeError('Failed to fetch');
};

/** An answer that never comes; ends with the request's signal. */
export const silence: Responder = ({ signal }) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
