import { Clock, Live, type Core } from '@jtop/sdk';
import type { Sources } from '../stores/data-store.js';
import { createReader } from './reader.js';
import { createTicker, type Ticker } from './ticker.js';

/** What all widgets of a page share that talk to one platform: one client, one stream, one clock, one ticker. */
export interface Hub extends Sources {
  readonly ticker: Ticker;
}

interface Hubs {
  /** By endpoint. */
  readonly shared: Map<string, Hub>;
  /** Of cores that a page has given as a property. */
  readonly given: WeakMap<Core, Hub>;
}

/** Bundles of one major version share their hubs, so that two scripts on a page still keep one stream. */
const KEY = Symbol.for('jtop.cores');
const registry = globalThis as { [KEY]?: Hubs };

function hubOf(core: Core): Hub {
  const clock = new Clock(core);
  return { core, clock, live: new Live(core, { clock }), ticker: createTicker(() => clock.now()) };
}

/**
 * The hub of a platform; made when first asked for, kept as long as the page.
 *
 * @throws TypeError where the endpoint is no http(s) URL
 */
export function hubFor(given: Core | undefined, endpoint: string): Hub {
  const { shared, given: own } = (registry[KEY] ??= { shared: new Map(), given: new WeakMap() });
  let hub = given ? own.get(given) : shared.get(endpoint);
  if (!hub) {
    hub = hubOf(given ?? createReader(endpoint));
    if (given) own.set(given, hub);
    else shared.set(endpoint, hub);
  }
  return hub;
}
