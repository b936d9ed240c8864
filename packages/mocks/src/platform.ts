import { streamOpenOperation, type Handoff } from '@jtop/contract';
import { createBinder } from '@jtop/contract/binding';
import { sha256Hex } from '@jtop/rules/log';
import type { RequestHandler } from 'msw';
import { createClock, type MockClock } from './clock.js';
import { answerDocument } from './documents.js';
import { fixtureParties } from './fixtures/parties.js';
import { Stage } from './fixtures/stage.js';
import { confirmHandoff, confirmImport, declineHandoff } from './handoffs.js';
import { createHandlers } from './handlers/index.js';
import { answerOidc } from './identity/oidc.js';
import { authenticate, mockToken } from './identity/tokens.js';
import { createLine } from './live/line.js';
import { openStream } from './live/stream.js';
import { topicsOf } from './live/topics.js';
import { mswHandlers } from './msw.js';
import { createRandom } from './random.js';
import { scenarios, type ScenarioName } from './scenarios/index.js';
import type { Behaviour, Scenario } from './scenarios/scenario.js';
import { Store } from './store.js';
import { Timeline } from './timeline.js';

export interface MockPlatformOptions {
  /** Where to start: a name, or a scenario of one's own. @default 'default' */
  readonly scenario?: ScenarioName | Scenario;
  /**
   * Epoch milliseconds at which the seasons' clock stands, until it is advanced. Without it the clock is real time:
   * for pages that people look at.
   */
  readonly now?: number;
  /** Epoch milliseconds at which a clock that runs starts, instead of real time: for pictures that repeat. */
  readonly from?: number;
  /** Makes ids, codes and the key repeat. Without it they are random, as on a real platform. */
  readonly seed?: number;
  /** How long `/v1/stream/poll` waits for news: real milliseconds, or those that the clock is moved by. @default 25000 */
  readonly pollMs?: number;
  /** Where {@link MockPlatform.handlers} listen; may have a path. @default 'http://127.0.0.1:8787' */
  readonly endpoint?: string;
  /** Told of failures inside the mock itself. Without it they show as 500 `internal` and nothing else. */
  readonly onError?: (error: unknown, requestId: string) => void;
}

/** A J-TOP platform in memory. */
export interface MockPlatform {
  /** Answers a request as the real platform would, whatever its origin; `Response.error()` where it is out of reach. */
  readonly handle: (request: Request) => Promise<Response>;
  readonly clock: Pick<MockClock, 'now' | 'advance'>;
  /** Everything that it knows; may be changed. */
  readonly store: Store;
  /** What a real platform's confirm page does: a person of this party agrees to a hand-off. */
  readonly confirm: (handoffId: string, subject: string) => Handoff;
  /** The same for `imports.create`: a workbook takes time to be read. */
  readonly confirmImport: (handoffId: string, subject: string) => Promise<Handoff>;
  /** The person says no. */
  readonly decline: (handoffId: string) => Handoff;
  /** Base URL that a client is configured with. */
  readonly endpoint: string;
  /** Access token of whoever the scenario calls «you»; absent where nobody is signed in. */
  readonly token?: string;
  /** For `setupServer` and `setupWorker` of msw. */
  readonly handlers: RequestHandler[];
  /** Ends all streams and answers waiting polls. Without it they end with their readers. */
  close(): void;
}

export const DEFAULT_ENDPOINT = 'http://127.0.0.1:8787';

/** Makes a platform in memory that serves the whole contract, for tests and stories. */
export function createMockPlatform(options: MockPlatformOptions = {}): MockPlatform {
  const { scenario = 'default', pollMs = 25_000, endpoint = DEFAULT_ENDPOINT, onError } = options;
  const {
    set,
    behaviour = {},
    viewer,
  }: Scenario = typeof scenario === 'string' ? scenarios[scenario] : scenario;
  const { now, from = Date.now() } = options;
  const clock = createClock({ now, aheadMs: from - Date.now() + (behaviour.clockAheadMs ?? 0) });
  const store = new Store(createRandom(options.seed));
  for (const party of fixtureParties()) store.addParty(party);
  const stage = new Stage(store, clock.now(), createRandom(options.seed));
  set(stage);

  const line = createLine(clock, behaviour);
  const timeline = new Timeline(store, clock, [...stage.future(), ...line.acts]);
  const closing = new AbortController();
  const context = { store, clock, timeline, pollMs, closing: closing.signal };
  const calls = new Map<string, number>();
  const answer = createBinder({
    handlers: createHandlers(context),
    authenticate: (request, operation) => {
      const before = calls.get(operation.id) ?? 0;
      calls.set(operation.id, before + 1);
      const refusal = behaviour.refuse?.(operation, before);
      if (refusal !== undefined) return Promise.reject(refusal);
      return Promise.resolve().then(() => authenticate(store, request, operation));
    },
    now: () => timeline.settle(),
    digest: sha256Hex,
    ...(onError === undefined ? {} : { onError }),
  });
  const handle = async (request: Request): Promise<Response> => {
    await delay(behaviour, request.signal);
    timeline.settle();
    if (line.down) return Response.error();
    const { base, inner } = await relative(request, endpoint);
    const response =
      (await answerOidc(store, inner, base)) ??
      answerDocument(store, inner, clock.now()) ??
      (await answer(inner));
    const { pathname, searchParams } = new URL(inner.url);
    if (pathname !== streamOpenOperation.path || inner.method !== 'GET' || !response.ok) return response;
    const asked = topicsOf(store, searchParams.get('topics') ?? '', inner.headers.get('last-event-id'));
    const signals = [request.signal, line.signal];
    const body = openStream(context, asked, { signals, cutAfter: behaviour.cutAfter });
    return new Response(body, { headers: response.headers });
  };
  return {
    handle,
    clock,
    store,
    endpoint,
    ...(viewer === undefined ? {} : { token: mockToken(viewer) }),
    confirm: (id, subject) => confirmHandoff(store, id, subject, clock.now()),
    confirmImport: (id, subject) => confirmImport(store, id, subject, clock.now()),
    decline: (id) => declineHandoff(store, id, clock.now()),
    handlers: mswHandlers(handle, endpoint),
    close: () => closing.abort(),
  };
}

/** Takes the endpoint's path off a request to it, so that what is left is a path of the contract. */
async function relative(request: Request, endpoint: string): Promise<{ base: string; inner: Request }> {
  const url = new URL(request.url);
  const { origin, pathname } = new URL(endpoint);
  const prefix = pathname.replace(/\/$/, '');
  if (url.origin !== origin || prefix === '' || !url.pathname.startsWith(`${prefix}/`)) {
    return { base: url.origin, inner: request };
  }
  url.pathname = url.pathname.slice(prefix.length);
  const { method, headers, signal } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  return { base: origin + prefix, inner: new Request(url, { method, headers, signal, body }) };
}

/** Waits as long as the scenario says, or until the caller goes away. */
function delay({ delayMs = 0 }: Behaviour, signal: AbortSignal): Promise<void> {
  if (delayMs === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    signal.addEventListener('abort', done, { once: true });
  });
}
