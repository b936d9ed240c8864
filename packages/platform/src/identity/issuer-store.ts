import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Held {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/** Enough for a machine that shows the sandbox; the oldest go first. */
const MAX_HELD = 10_000;

/**
 * What the embedded issuer remembers between requests, in memory. Its access tokens are JWTs and are not
 * among it, so a restart voids no token.
 */
export class IssuerStore implements Adapter {
  readonly #held = new Map<string, Held>();

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<undefined> {
    this.#held.delete(id);
    const [oldest] = this.#held.keys();
    if (this.#held.size >= MAX_HELD && oldest !== undefined) this.#held.delete(oldest);
    this.#held.set(id, { payload, expiresAt: Date.now() + expiresIn * 1_000 });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const held = this.#held.get(id);
    if (held === undefined) return undefined;
    if (held.expiresAt > Date.now()) return held.payload;
    this.#held.delete(id);
    return undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<undefined> {
    const held = this.#held.get(id);
    if (held !== undefined) held.payload.consumed = Math.floor(Date.now() / 1_000);
  }

  async destroy(id: string): Promise<undefined> {
    this.#held.delete(id);
  }

  async revokeByGrantId(grantId: string): Promise<undefined> {
    for (const [id, { payload }] of this.#held) {
      if (payload.grantId === grantId) this.#held.delete(id);
    }
  }

  async #findWhere(matches: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> {
    for (const [id, { payload }] of this.#held) {
      if (matches(payload)) return this.find(id);
    }
    return undefined;
  }
}
