import type { Platform } from '../context.js';
import type { Job } from './job.js';

/** Longest time between two looks, in real time: another node or the sandbox's clock may have changed what is due. */
const POLL_MS = 250;
/** Longest time between two looks while jobs fail, as they do when the database is away. */
const MAX_BACKOFF_MS = 5000;

export interface JobLoopOptions {
  /** Longest time between two looks, in milliseconds of real time. @default 250 */
  readonly pollMs?: number;
}

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
  { pollMs = POLL_MS }: JobLoopOptions = {},
): JobLoop {
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;
  let last: Promise<void> = Promise.resolve();

  const runDue = (): Promise<void> => {
    const run = last.then(() => runAll(jobs));
    last = run.catch(() => undefined);
    return run;
  };

  let failures = 0;
  let ticking: Promise<void> = Promise.resolve();

  const tick = async (): Promise<void> => {
    try {
      await runDue();
      if (failures > 0) log.info({ failures }, 'the jobs run again');
      failures = 0;
    } catch (error) {
      failures += 1;
      // Once for a row of failures: the log must stay readable while the database is away.
      if (failures === 1) log.error({ err: error }, 'a job failed; it is tried again');
    }
    const wait = failures > 0 ? Math.min(POLL_MS * 2 ** (failures - 1), MAX_BACKOFF_MS) : await untilNext();
    // It may have been stopped in the meantime.
    if (!stopped) schedule(wait);
  };

  const schedule = (wait: number): void => {
    timer = setTimeout(() => {
      ticking = tick();
    }, wait);
  };

  const untilNext = async (): Promise<number> => {
    try {
      const instants = await Promise.all(jobs.map(async (job) => job.nextAt?.()));
      const known = instants.filter((at) => at !== undefined);
      const wait = Math.min(...known) - clock.now();
      // What is due by now was either missed by a hair or cannot be done at the moment: no reason to hurry.
      return wait > 0 ? Math.min(pollMs, wait) : pollMs;
    } catch {
      return pollMs;
    }
  };

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      schedule(0);
    },
    runDue,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await last;
      await ticking;
    },
  };
}

/** Several loops as one. What is due in the first is done before the next is asked. */
export function joinLoops(loops: readonly JobLoop[]): JobLoop {
  return {
    start() {
      for (const loop of loops) loop.start();
    },
    async runDue() {
      for (const loop of loops) await loop.runDue();
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** Runs each job, also behind one that fails. @throws the first failure */
async function runAll(jobs: readonly Job[]): Promise<void> {
  const failures: unknown[] = [];
  for (const job of jobs) await job.run().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
