import { ProblemError, type Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { nextDueAt } from '../lots/timing.js';

/** What readiness is judged by. */
export interface HealthOptions {
  /** Whether a stop has begun. */
  readonly draining: () => boolean;
  /** How long the database may take to answer, in milliseconds. @default 2000 */
  readonly timeoutMs?: number;
}

/** A lot that should have opened or closed this long ago shows that nobody runs the jobs, on any node. */
const JOBS_LATE_MS = 30_000;

/** `/healthz`: the process lives. `/readyz`: it can serve; 503 with what failed otherwise. */
export function healthHandlers(
  platform: Pick<Platform, 'db' | 'clock'>,
  { draining, timeoutMs = 2_000 }: HealthOptions,
): Pick<Handlers<Viewer>, 'health.live' | 'health.ready'> {
  return {
    'health.live': () => ({ body: { status: draining() ? 'draining' : 'ok' } }),
    'health.ready': async () => {
      const checks = await within(timeoutMs, check(platform), { database: 'failed', jobs: 'failed' });
      if (draining())
        throw new ProblemError('unavailable', { checks }, { detail: 'the platform is stopping' });
      if (Object.values(checks).includes('failed')) throw new ProblemError('unavailable', { checks });
      return { body: { status: 'ok', checks } };
    },
  };
}

interface Checks extends Record<string, 'ok' | 'failed'> {
  database: 'ok' | 'failed';
  jobs: 'ok' | 'failed';
}

/** One question tells both: the database answers it, and what it answers shows whether the jobs keep up. */
async function check({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<Checks> {
  try {
    const due = await nextDueAt(db);
    const late = due !== undefined && due < clock.now() - JOBS_LATE_MS;
    return { database: 'ok', jobs: late ? 'failed' : 'ok' };
  } catch {
    return { database: 'failed', jobs: 'failed' };
  }
}

async function within<T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
