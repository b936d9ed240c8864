import { createMockPlatform, type MockPlatform, type MockPlatformOptions } from './platform.js';
import type { ScenarioName } from './scenarios/index.js';
import type { Scenario } from './scenarios/scenario.js';

/** A platform in memory behind a `fetch` of its own. */
export interface MockFetch extends MockPlatform {
  /** As the runtime's own, but that every request, whatever its origin, is answered from memory. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
}

/**
 * Makes a `fetch` that answers from memory, to be given to a client: no service worker, no server, nothing to install.
 * @example
 * const { endpoint, fetch } = createMockFetch('outbid');
 * document.querySelector('jtop-provider').core = createCore({ endpoint, fetch });
 */
export function createMockFetch(
  scenario: ScenarioName | Scenario = 'default',
  options: Omit<MockPlatformOptions, 'scenario'> = {},
): MockFetch {
  const platform = createMockPlatform({ ...options, scenario });
  return {
    ...platform,
    async fetch(input, init) {
      const request = new Request(input, init);
      const response = await Promise.race([platform.handle(request), gone(request.signal)]);
      if (response.type === 'error') throw new TypeError('Failed to fetch');
      return response;
    },
  };
}

/** Rejects once the caller gives up, as a real fetch does. */
function gone(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
