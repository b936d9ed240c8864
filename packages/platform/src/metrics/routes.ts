import { createHash, timingSafeEqual } from 'node:crypto';
import { ProblemError, type Handlers } from '@jtop/contract/binding';
import type { Config } from '../config.js';
import type { Viewer } from '../identity/viewer.js';
import { isLoopback } from '../traffic/index.js';
import type { Metrics } from './metrics.js';

/** Headers by which a proxy says that it asks for somebody else. */
const FORWARDING = ['x-forwarded-for', 'forwarded', 'via'];

/**
 * `/metrics`, for the operator only. With a METRICS_TOKEN, who bears it; without one, programs on the machine itself that
 * ask for themselves. Everybody else gets a 404.
 *
 * @param addressOf - where a request comes from; undefined: from within this process
 */
export function metricsHandlers(
  { metricsToken }: Pick<Config, 'metricsToken'>,
  metrics: Metrics,
  addressOf: (request: Request) => string | undefined,
): Pick<Handlers<Viewer>, 'metrics.retrieve'> {
  const mayRead = (request: Request): boolean => {
    if (metricsToken !== undefined) {
      return sameText(request.headers.get('authorization') ?? '', `Bearer ${metricsToken}`);
    }
    const address = addressOf(request);
    if (FORWARDING.some((name) => request.headers.has(name))) return false;
    return address === undefined || isLoopback(address);
  };
  return {
    'metrics.retrieve': async ({ request }) => {
      if (!mayRead(request)) throw new ProblemError('not_found');
      const { text, contentType } = await metrics.expose();
      return { body: text, headers: { 'content-type': contentType } };
    },
  };
}

/** Compares in a time that tells nothing of where they differ. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
