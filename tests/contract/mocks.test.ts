import { createMockPlatform, mockToken } from '@jtop/mocks';
import { startMockServer } from '@jtop/mocks/node';
import { contractSuite } from './suite.js';

const NOW = Date.parse('2026-06-03T12:00:00+08:00');

contractSuite('the platform in memory', () => {
  const { handle, confirm } = createMockPlatform({ now: NOW, pollMs: 0, seed: 1 });
  return Promise.resolve({
    origin: 'http://mock.test',
    fetch: handle,
    token: (subject, scopes) => Promise.resolve(mockToken(subject, scopes)),
    badTokens: () => Promise.resolve({ nobody: mockToken('nobody'), nonsense: 'x.y.z', almost: 'mock:' }),
    confirm: (id, subject) => Promise.resolve(void confirm(id, subject)),
    close: () => Promise.resolve(),
  });
});

contractSuite('the mock server over HTTP', async () => {
  const mock = await startMockServer({ now: NOW, pollMs: 0, seed: 1 });
  return {
    origin: mock.endpoint,
    fetch: (request) => fetch(request),
    token: (subject, scopes) => Promise.resolve(mockToken(subject, scopes)),
    badTokens: () => Promise.resolve({ nobody: mockToken('nobody') }),
    close: () => mock.close(),
  };
});
