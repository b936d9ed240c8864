import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { PoolSettings } from './pool-settings.js';
import { preparedName } from './prepared.js';
import { INT8_OID, readSafeInteger } from './safe-integer.js';
import { isConnectionLost } from './storage-error.js';

/** How many connections there are, and how many ask for one. */
export interface PoolState {
  readonly open: number;
  readonly idle: number;
  /** Queries that wait for a connection. */
  readonly waiting: number;
}

export interface PostgresOptions {
  /** Without them nothing is ever given up: for migrations, which may take long. */
  readonly limits?: PoolSettings;
  /** Hears of connections that broke; they are replaced. */
  readonly onError?: (error: Error) => void;
}

/** How much longer than the server the client waits for a statement: the server's own time-out is the better answer. */
const CLIENT_PATIENCE_MS = 2_000;
const KEEP_ALIVE_AFTER_MS = 10_000;

/**
 * A node-postgres pool that reads int8 as PGlite does here, with an end to every wait.
 *
 * The server ends statements, waits for locks and idle transactions by itself; where it does not answer at all, as when
 * the network swallows everything, the client gives up a little later. A connection after that, or after any loss, is
 * never used again: later queries on it fail as the first did, and it does not go back into the pool.
 */
export class PostgresConnections implements PostgresPool {
  readonly #pool: pg.Pool;

  constructor(url: string, { limits, onError = () => undefined }: PostgresOptions = {}) {
    const types = new pg.TypeOverrides();
    types.setTypeParser(INT8_OID, readSafeInteger);
    this.#pool = new pg.Pool({
      connectionString: url,
      types,
      application_name: 'jtop',
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
      ...(limits === undefined
        ? { max: 2 }
        : {
            max: limits.max,
            connectionTimeoutMillis: limits.connectTimeoutMs,
            statement_timeout: limits.statementTimeoutMs,
            query_timeout: limits.statementTimeoutMs + CLIENT_PATIENCE_MS,
            lock_timeout: limits.lockTimeoutMs,
            idle_in_transaction_session_timeout: limits.idleTransactionTimeoutMs,
          }),
    });
    this.#pool.on('error', onError);
    // A connection that is in use tells of its loss by an event, too, and one that nobody hears ends the process.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async connect(): Promise<PostgresPoolClient> {
    return new Connection(await this.#pool.connect());
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  get state(): PoolState {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { open: totalCount, idle: idleCount, waiting: waitingCount };
  }
}

/** A connection while it is in use. */
class Connection implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  #lost: Error | undefined;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    query: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof query !== 'string') throw new TypeError('cursors are not used: read pages by key instead');
    return this.#run<R>(query, parameters);
  }

  release(): void {
    this.#client.release(this.#lost);
  }

  async #run<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    // A transaction that has failed is rolled back; on a lost connection that must not hide what happened.
    if (this.#lost !== undefined) throw this.#lost;
    try {
      const name = preparedName(text);
      const query = { text, values: [...parameters], ...(name === undefined ? {} : { name }) };
      const { command, rowCount, rows } = await this.#client.query(query);
      return { command: command as 'UPDATE', rowCount: rowCount ?? 0, rows: rows as R[] };
    } catch (error) {
      if (error instanceof Error && isConnectionLost(error)) this.#lost = error;
      throw error;
    }
  }
}
