import type { Jwks } from '@jtop/contract';
import type { Logger } from 'pino';
import type { BlobStore } from './blobs/index.js';
import type { SeasonClock } from './clock.js';
import type { Config } from './config.js';
import type { Db } from './db/schema.js';

/** What every area of the platform is given. Built once at start (or by a test) and passed down. */
export interface Platform {
  readonly config: Config;
  /** The root handle. Inside a transaction use its `tx` instead. */
  readonly db: Db;
  readonly clock: SeasonClock;
  readonly log: Logger;
  readonly keys: KeyStore;
  readonly bus: Bus;
  readonly gateway: PaymentGateway;
  /** The bytes of files. What is known of them is in the database. */
  readonly blobs: BlobStore;
}

/**
 * Tells stream nodes that topics have news. A hint carries no data: listeners read the rows. A lost hint
 * costs latency, never an event. Call it after the commit only.
 */
export interface Bus {
  hint(topics: readonly string[]): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: (topics: readonly string[]) => void): () => void;
  /**
   * How often listeners should look at the rows by themselves, in milliseconds of real time: often while other nodes
   * write whose hints do not come here. Infinity: there is no need. Asked before each look.
   */
  lookEveryMs(): number;
  /** Gives up what connects it to other nodes; hints still reach the listeners of this process. */
  close(): Promise<void>;
}

/** A deposit to be collected or given back. */
export interface DepositOrder {
  readonly registrationId: string;
  readonly lotId: string;
  readonly partyId: string;
  readonly amountFen: number;
  readonly method: string;
}

/** What became of it. `paidAt` is an instant of the seasons' clock, epoch milliseconds. */
export interface DepositSettlement {
  readonly status: 'paid';
  readonly paidAt: number;
}

/**
 * Where deposits are paid, and given back. Asking for the same registration again moves no money twice: it answers as the
 * first time did.
 */
export interface PaymentGateway {
  collectDeposit(order: DepositOrder): Promise<DepositSettlement>;
  /** Resolves when the money is on its way back to who paid it. */
  refundDeposit(order: DepositOrder): Promise<void>;
}

/** The keys that were made once and are kept in the database. */
export interface KeyStore {
  /** `kid` of the key that signs receipts and closing statements now. */
  readonly receiptKeyId: string;
  /** The raw Ed25519 signature (64 bytes) over these bytes, by the receipt key. */
  signReceipt(bytes: Uint8Array): Uint8Array;
  /** Public halves of all receipt keys, older ones too: what `/.well-known/jwks.json` gives. */
  receiptJwks(): Jwks;
  /** Private JWKs that the embedded issuer signs tokens with, newest first. */
  issuerJwks(): readonly Record<string, unknown>[];
  /** Secrets that sign cookies, newest first. */
  cookieKeys(): readonly string[];
}
