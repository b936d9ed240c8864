import { ProblemError } from '@jtop/contract/binding';
import { addressKey, isLoopback } from '../traffic/index.js';
import type { LiveLimits } from './limits.js';

/** Counts those who are connected, and refuses those who would be too many. */
export class Admission {
  readonly #limits: LiveLimits;
  readonly #byAddress = new Map<string, number>();
  #count = 0;

  constructor(limits: LiveLimits) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Lets one in.
   *
   * @param address - Of the other end; undefined where it is not known.
   * @returns what to call when it has left
   * @throws ProblemError `unavailable` where the process is full, `rate.limited` where the address has its share
   */
  enter(address: string | undefined): () => void {
    if (this.#count >= this.#limits.maxConnections)
      throw new ProblemError('unavailable', { retryAfterMs: 10_000 });
    const counted = address === undefined || isLoopback(address) ? undefined : addressKey(address);
    if (counted !== undefined) {
      const open = this.#byAddress.get(counted) ?? 0;
      if (open >= this.#limits.maxConnectionsPerAddress) {
        throw new ProblemError('rate.limited', { retryAfterMs: 30_000 });
      }
      this.#byAddress.set(counted, open + 1);
    }
    this.#count++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#count--;
      if (counted !== undefined) this.#leave(counted);
    };
  }

  #leave(address: string): void {
    const open = (this.#byAddress.get(address) ?? 1) - 1;
    if (open > 0) this.#byAddress.set(address, open);
    else this.#byAddress.delete(address);
  }
}
