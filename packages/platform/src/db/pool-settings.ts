import { z } from 'zod';

/** How PostgreSQL is used. Times in milliseconds. */
export interface PoolSettings {
  /** Connections of this node at most. All nodes together must stay below the server's `max_connections`. */
  readonly max: number;
  /** How long a query waits for a connection, a new one included, before it is given up. */
  readonly connectTimeoutMs: number;
  /** How long one statement may take. */
  readonly statementTimeoutMs: number;
  /** How long a statement may wait for a row that another transaction holds. */
  readonly lockTimeoutMs: number;
  /** How long a transaction may stand idle before the server ends it and gives its locks back. */
  readonly idleTransactionTimeoutMs: number;
}

/**
 * A statement here takes milliseconds and a batch of bids holds its lot's row for tens of them, so what takes seconds is
 * a fault: better answered with 503 and tried again than held while others pile up behind it.
 */
export const POOL_SETTINGS: PoolSettings = {
  max: 10,
  connectTimeoutMs: 5_000,
  statementTimeoutMs: 10_000,
  lockTimeoutMs: 5_000,
  idleTransactionTimeoutMs: 10_000,
};

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);

const MAX_TIMEOUT_MS = 600_000;
const timeout = () => wholeNumber(100, MAX_TIMEOUT_MS).optional();

/** The variables of the environment, for the configuration. */
export const poolVariables = {
  DATABASE_POOL_MAX: wholeNumber(2, 1_000).optional(),
  DATABASE_CONNECT_TIMEOUT_MS: timeout(),
  DATABASE_STATEMENT_TIMEOUT_MS: timeout(),
  DATABASE_LOCK_TIMEOUT_MS: timeout(),
  DATABASE_IDLE_TRANSACTION_TIMEOUT_MS: timeout(),
};

const TIMEOUT_REMEDY = `set it to milliseconds from 100 to ${MAX_TIMEOUT_MS}`;

/** What a bad value of each is answered with. */
export const poolRemedies: Readonly<Record<keyof typeof poolVariables, string>> = {
  DATABASE_POOL_MAX: 'set it to a number of connections from 2 to 1000',
  DATABASE_CONNECT_TIMEOUT_MS: TIMEOUT_REMEDY,
  DATABASE_STATEMENT_TIMEOUT_MS: TIMEOUT_REMEDY,
  DATABASE_LOCK_TIMEOUT_MS: TIMEOUT_REMEDY,
  DATABASE_IDLE_TRANSACTION_TIMEOUT_MS: TIMEOUT_REMEDY,
};

/** The settings of an environment that has been checked. */
export function poolSettings(values: {
  readonly [Name in keyof typeof poolVariables]?: number | undefined;
}): PoolSettings {
  return {
    max: values.DATABASE_POOL_MAX ?? POOL_SETTINGS.max,
    connectTimeoutMs: values.DATABASE_CONNECT_TIMEOUT_MS ?? POOL_SETTINGS.connectTimeoutMs,
    statementTimeoutMs: values.DATABASE_STATEMENT_TIMEOUT_MS ?? POOL_SETTINGS.statementTimeoutMs,
    lockTimeoutMs: values.DATABASE_LOCK_TIMEOUT_MS ?? POOL_SETTINGS.lockTimeoutMs,
    idleTransactionTimeoutMs:
      values.DATABASE_IDLE_TRANSACTION_TIMEOUT_MS ?? POOL_SETTINGS.idleTransactionTimeoutMs,
  };
}
