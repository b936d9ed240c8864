import type { Operation } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addressKey, isLoopback } from './client-address.js';
import {
  RATE_CLASSES,
  RATE_SUBJECTS,
  type RateClass,
  type RateLimits,
  type RateSubject,
} from './rate-settings.js';

/** Operations that nobody is refused: those who watch the platform have to see it under load. */
const UNCOUNTED = /^(health|metrics)\./;

/** The class that calls of an operation are counted in; undefined: they are not. */
export function rateClass({ id, method }: Pick<Operation, 'id' | 'method'>): RateClass | undefined {
  if (UNCOUNTED.test(id)) return undefined;
  if (method === 'GET') return 'reads';
  if (id === 'lots.bids.place') return 'bids';
  return id.startsWith('handoffs.') ? 'handoffs' : 'writes';
}

/**
 * Counts calls, in the memory of this node, and refuses those that are too many. Several nodes count apart: together
 * they let through that many times more.
 */
export class RateLimiter {
  readonly #limiters = new Map<string, RateLimiterMemory>();
  readonly #onRefusal: (kind: RateClass, subject: RateSubject) => void;

  constructor(
    limits: RateLimits,
    onRefusal: (kind: RateClass, subject: RateSubject) => void = () => undefined,
  ) {
    this.#onRefusal = onRefusal;
    for (const kind of RATE_CLASSES) {
      for (const subject of RATE_SUBJECTS) {
        const rate = limits[kind][subject];
        if (rate === undefined) continue;
        const limiter = new RateLimiterMemory({ points: rate.calls, duration: rate.seconds });
        this.#limiters.set(`${kind}.${subject}`, limiter);
      }
    }
  }

  /**
   * Counts a call from an address, before anything is known of the caller. The machine's own addresses are not counted.
   * @throws ProblemError 429 `rate.limited { retryAfterMs }`
   */
  async admitAddress(operation: Operation, address: string | undefined): Promise<void> {
    if (address === undefined || isLoopback(address)) return;
    await this.#count(operation, 'address', addressKey(address));
  }

  /**
   * Counts a call of a party; nobody's are not counted here.
   * @throws ProblemError 429 `rate.limited { retryAfterMs }`
   */
  async admitParty(operation: Operation, partyId: string | undefined): Promise<void> {
    if (partyId !== undefined) await this.#count(operation, 'party', partyId);
  }

  async #count(operation: Operation, subject: RateSubject, key: string): Promise<void> {
    const kind = rateClass(operation);
    if (kind === undefined) return;
    try {
      await this.#limiters.get(`${kind}.${subject}`)?.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      this.#onRefusal(kind, subject);
      throw new ProblemError('rate.limited', { retryAfterMs: Math.max(1, refusal.msBeforeNext) });
    }
  }
}
