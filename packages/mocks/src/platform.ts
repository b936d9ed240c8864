import type { Handoff } from '@jtop/contract';
import { createBinder } from '@jtop/contract/binding';
import { sha256Hex } from '@jtop/rules/log';
import type { RequestHandler } from 'msw';
import { settle } from './auction/chronograph.js';
import { createClock, type MockClock } from './clock.js';
import { fixtureParties } from './fixtures/parties.js';
import { Stage } from './fixtures/stage.js';
import { confirmHandoff, declineHandoff } from './handoffs.js';
import { createHandlers } from './handlers/index.js';
import { answerOidc } from './identity/oidc.js';
import { authenticate } from './identity/tokens.js';
import { mswHandlers } from './msw.js';
import { createRandom } from './random.js';
import { scenarios, type ScenarioName } from './scenarios/index.js';
import type { Behaviour, Scenario } from './scenarios/scenario.js';
import { Store } from './store.js';

export interface MockPlatformOptions {
  /** Where to start: a name, or a scenario of one's own. @default 'default' */
  readonly scenario?: ScenarioName | Scenario;
  /**
   * Epoch milliseconds at which the seasons' clock stands, until it is advanced. Without it the clock is real time:
   * for pages that people look at.
   */
  readonly now?: number;
  /** Makes ids, codes and the key repeat. Without it they are random, as on a real platform. */
  readonly seed?: number;
  /** How long `/v1/stream/poll` waits for news, real milliseconds. @default 25000 */
  readonly pollMs?: number;
  /** Where {@link MockPlatform.handlers} listen; may have a path. @default 'http://127.0.0.1:8787' */
  readonly endpoint?: string;
  /** Told of failures inside the mock itself. Without it they show as 500 `internal` and nothing else. */
  readonly onError?: (error: unknown, requestId: string) => void;
}

/** A J-TOP platform in memory. */
export interface MockPlatform {
  /** Answers a request as the real platform would; whatever its origin. */
  readonly handle: (request: Request) => Promise<Response>;
  readonly clock: Pick<MockClock, 'now' | 'advance'>;
  /** Everything that it knows; may be changed. */
  readonly store: Store;
  /** What a real platform's confirm page does: a person of this party agrees to a hand-off. */
  readonly confirm: (handoffId: string, subject: string) => Handoff;
  /** The person says no. */
  readonly decline: (handoffId: string) => Handoff;
  /** For `setupServer` and `setupWorker` of msw. */
  readonly handlers: RequestHandler[];
}

export const DEFAULT_ENDPOINT = 'http://127.0.0.1:8787';

/** Makes a platform in memory that serves the whole contract but the stream itself, for tests and stories. */
export function createMockPlatform(options: MockPlatformOptions = {}): MockPlatform {
  const { scenario = 'default', pollMs = 25_000, endpoint = DEFAULT_ENDPOINT, onError } = options;
  const { set, behaviour = {} }: Scenario = typeof scenario === 'string' ? scenarios[scenario] : scenario;
  const realClock = createClock(options.now);
  const store = new Store(createRandom(options.seed));
  for (const party of fixtureParties()) store.addParty(party);
  set(new Stage(store, realClock.now()));

  const clock: MockClock = {
    ...realClock,
    advance(ms) {
      realClock.advance(ms);
      settle(store, realClock.now());
    },
  };
  const answer = createBinder({
    handlers: createHandlers({ store, clock, pollMs }),
    authenticate: (request, operation) => {
      const refusal = behaviour.refuse?.(operation);
      if (refusal !== undefined) return Promise.reject(refusal);
      return Promise.resolve().then(() => authenticate(store, request, operation));
    },
    now: () => {
      const now = clock.now();
      settle(store, now);
      return now;
    },
    digest: sha256Hex,
    ...(onError === undefined ? {} : { onError }),
  });
  const handle = async (request: Request): Promise<Response> => {
    await delay(behaviour, request.signal);
    const { base, inner } = await relative(request, endpoint);
    return (await answerOidc(store, inner, base)) ?? answer(inner);
  };
  return {
    handle,
    clock,
    store,
    confirm: (id, subject) => confirmHandoff(store, id, subject, clock.now()),
    decline: (id) => declineHandoff(store, id, clock.now()),
    handlers: mswHandlers(handle, endpoint),
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
