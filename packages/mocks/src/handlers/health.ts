import { ProblemError } from '@jtop/contract/binding';
import type { MockHandlers } from './context.js';

type Ids = 'health.live' | 'health.ready' | 'metrics.retrieve' | 'openapi.retrieve';

/** Whether all is well, which in memory it is, and the contract itself. */
export function healthHandlers(): Pick<MockHandlers, Ids> {
  return {
    'health.live': () => ({ body: { status: 'ok' } }),
    'health.ready': () => ({ body: { status: 'ok' } }),
    // There is nothing to measure, and nobody who may know it.
    'metrics.retrieve': () => {
      throw new ProblemError('not_found');
    },
    'openapi.retrieve': async () => {
      const { default: body } = await import('@jtop/contract/openapi.json', { with: { type: 'json' } });
      return { body };
    },
  };
}
