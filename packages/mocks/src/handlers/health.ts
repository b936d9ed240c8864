import type { MockHandlers } from './context.js';

type Ids = 'health.live' | 'health.ready' | 'openapi.retrieve';

/** Whether all is well, which in memory it is, and the contract itself. */
export function healthHandlers(): Pick<MockHandlers, Ids> {
  return {
    'health.live': () => ({ body: { status: 'ok' } }),
    'health.ready': () => ({ body: { status: 'ok' } }),
    'openapi.retrieve': async () => {
      const { default: body } = await import('@jtop/contract/openapi.json', { with: { type: 'json' } });
      return { body };
    },
  };
}
