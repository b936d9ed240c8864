import type { Platform } from '../context.js';
import type { Job } from './job.js';

/** Longest time between two looks, in real time: another node or the sandbox's clock may have changed what is due. */
const POLL_MS = 250;

/** Runs jobs when they are due, in one small loop. */
export interface JobLoop {
  /** Begins to look. */
  start(): void;
  /** Does everything that is due now; waits for its turn where the loop is at it. @throws what a job threw */
  runDue(): Promise<void>;
  /** Stops looking and resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/**
 * A loop over jobs: a look every quarter of a second, and one at the moment when something is next due. What is due is
 * asked of the rows each time, so a tick that comes late or twice changes no result, and several nodes may run one each.
 */
export function createJobLoop(
  { clock, log }: Pick<Platform, 'clock' | 'log'>,
  jobs: readonly Job[],
): JobLoop {
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;
  let last: Promise<void> = Promise.resolve();

  const runDue = (): Promise<void> => {
    const run = last.then(() => runAll(jobs));
    last = run.catch(() => undefined);
    return run;
  };

  const tick = async (): Promise<void> => {
    try {
      await runDue();
    } catch (error) {
      log.error({ err: error }, 'a job failed; it is tried again');
    }
    if (!stopped) timer = setTimeout(() => void tick(), await untilNext());
  };

  const untilNext = async (): Promise<number> => {
    try {
      const instants = await Promise.all(jobs.map(async (job) => job.nextAt?.()));
      const known = instants.filter((at) => at !== undefined);
      const wait = Math.min(...known) - clock.now();
      // What is due by now was either missed by a hair or cannot be done at the moment: no reason to hurry.
      return wait > 0 ? Math.min(POLL_MS, wait) : POLL_MS;
    } catch {
      return POLL_MS;
    }
  };

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      timer = setTimeout(() => void tick(), 0);
    },
    runDue,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await last;
    },
  };
}

/** Runs each job, also behind one that fails. @throws the first failure */
async function runAll(jobs: readonly Job[]): Promise<void> {
  const failures: unknown[] = [];
  for (const job of jobs) await job.run().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
