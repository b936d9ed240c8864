import { setupServer, type SetupServer } from 'msw/node';
import { createMockPlatform, type MockPlatform, type MockPlatformOptions } from './platform.js';

export { startMockServer, type ListeningMock, type MockServerOptions } from './server.js';

/** A platform in memory behind this process's `fetch` and `http`. */
export interface MockServer extends MockPlatform {
  /** msw's own server: `listen()` before the tests, `close()` behind them. */
  readonly server: SetupServer;
}

/**
 * Makes a mock server for tests in Node.
 * @example
 * const { server, clock } = mockServer({ now: Date.UTC(2026, 5, 3, 2) });
 * beforeAll(() => server.listen());
 * afterAll(() => server.close());
 */
export function mockServer(options: MockPlatformOptions = {}): MockServer {
  const platform = createMockPlatform(options);
  return { ...platform, server: setupServer(...platform.handlers) };
}
