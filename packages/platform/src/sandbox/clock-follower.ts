import type { SeasonClock } from '../clock.js';
import type { Platform } from '../context.js';
import type { Job } from '../jobs/job.js';
import { readClockOffset } from './clock-offset.js';

/** Moves a clock on to where it has been moved by somebody; never back. @returns whether it has moved */
export function followOffset(clock: SeasonClock, advancedMs: number): boolean {
  const behind = advancedMs - clock.advancedMs();
  if (behind <= 0) return false;
  clock.advance(behind);
  return true;
}

/**
 * Lets this node's clock follow what another node has moved it by. Has to run before the jobs that ask what is due.
 *
 * @param onMove - tells who listens
 */
export function clockFollowerJob({ db, clock }: Pick<Platform, 'db' | 'clock'>, onMove: () => void): Job {
  return {
    name: 'clock follower',
    async run() {
      if (followOffset(clock, await readClockOffset(db))) onMove();
    },
  };
}
