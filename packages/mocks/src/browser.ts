import { setupWorker, type SetupWorker } from 'msw/browser';
import { createMockPlatform, type MockPlatform, type MockPlatformOptions } from './platform.js';

/** A platform in memory behind this page's `fetch`. */
export interface MockWorker extends MockPlatform {
  /** msw's own worker: `start()` it before the page asks. Its script is msw's `mockServiceWorker.js`. */
  readonly worker: SetupWorker;
}

/**
 * Makes a mock platform for a page: a story, or a partner's own page under development.
 * @example
 * const { worker } = mockWorker({ scenario: 'closing-soon' });
 * await worker.start({ onUnhandledRequest: 'bypass' });
 */
export function mockWorker(options: MockPlatformOptions = {}): MockWorker {
  const platform = createMockPlatform(options);
  return { ...platform, worker: setupWorker(...platform.handlers) };
}
