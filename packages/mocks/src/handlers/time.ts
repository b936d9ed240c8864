import { formatInstant } from '@jtop/contract';
import type { MockContext, MockHandlers } from './context.js';

type Ids = 'time.retrieve' | 'sandbox.clock.retrieve' | 'sandbox.clock.advance';

/** The seasons' clock: told, and in the sandbox moved. */
export function timeHandlers({ clock }: Pick<MockContext, 'clock'>): Pick<MockHandlers, Ids> {
  const shown = () => ({ now: formatInstant(clock.now()), advancedMs: clock.advancedMs() });
  return {
    'time.retrieve': () => {
      const epochMs = clock.now();
      return { body: { serverTime: formatInstant(epochMs), epochMs } };
    },
    'sandbox.clock.retrieve': () => ({ body: shown() }),
    'sandbox.clock.advance': ({ body }) => {
      clock.advance(body.advanceMs);
      return { body: shown() };
    },
  };
}
