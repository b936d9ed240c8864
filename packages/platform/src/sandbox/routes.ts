import { formatInstant, type SandboxClock } from '@jtop/contract';
import { ProblemError, type Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import { inTransaction } from '../db/transaction.js';
import type { Viewer } from '../identity/viewer.js';
import { advanceClockOffset } from './clock-offset.js';
import { followOffset } from './clock-follower.js';

type SandboxHandlers = Pick<Handlers<Viewer>, 'sandbox.clock.retrieve' | 'sandbox.clock.advance'>;

/**
 * The sandbox's clock: shown, and moved forward. A move is stored before it counts, and what it makes due has been
 * done before the answer. Moves wait for each other, so each caller sees the result of its own.
 *
 * @param onMove - does everything that is due on the seasons' clock now, and tells who listens
 */
export function sandboxHandlers(
  { config, db, clock }: Pick<Platform, 'config' | 'db' | 'clock'>,
  onMove: () => Promise<void>,
): SandboxHandlers {
  let last: Promise<unknown> = Promise.resolve();

  const requireSandbox = (): void => {
    if (!config.sandbox) throw new ProblemError('not_found');
  };
  const shown = (): SandboxClock => ({ now: formatInstant(clock.now()), advancedMs: clock.advancedMs() });
  const advance = async (ms: number): Promise<SandboxClock> => {
    const advancedMs = await inTransaction(db, (tx) => advanceClockOffset(tx, clock.advancedMs(), ms));
    followOffset(clock, advancedMs);
    await onMove();
    return shown();
  };

  return {
    'sandbox.clock.retrieve': () => {
      requireSandbox();
      return { body: shown() };
    },
    'sandbox.clock.advance': async ({ body }) => {
      requireSandbox();
      const moved = last.then(() => advance(body.advanceMs));
      last = moved.catch(() => undefined);
      return { body: await moved };
    },
  };
}
