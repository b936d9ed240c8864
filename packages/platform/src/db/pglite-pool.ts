import { PGlite } from '@electric-sql/pglite';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { INT8_OID, readSafeInteger } from './safe-integer.js';
import { isFatal, StorageAwayError, toStorageError, type StorageError } from './storage-error.js';

/** Where PGlite keeps its data: a folder, memory, or memory filled from a dump. */
export interface PGliteSource {
  readonly dataDir?: string;
  readonly loadDataDir?: Blob;
}

/** What the pool asks of PGlite. */
export interface PGliteConnection {
  query(text: string, parameters: unknown[]): Promise<{ rows: unknown[]; affectedRows?: number }>;
  close(): Promise<void>;
  readonly closed: boolean;
}

/** Opens PGlite with the parsers that both drivers share. */
export async function openPGlite(source: PGliteSource): Promise<PGlite> {
  return PGlite.create({
    dataDir: source.dataDir ?? 'memory://',
    ...(source.loadDataDir === undefined ? {} : { loadDataDir: source.loadDataDir }),
    parsers: { [INT8_OID]: readSafeInteger },
  });
}

/**
 * PGlite in the shape of a node-postgres pool with exactly one client, so that Kysely's PostgreSQL dialect
 * serves both databases. Who asks while the client is out waits in line, first in, first out.
 *
 * A database that has panicked (its journal could not be written, because the disk is full) answers no query ever
 * again: from then on every query is refused at once, and `failed` resolves. What was committed before is safe.
 */
export class PGlitePool implements PostgresPool {
  /** Resolves when the database has ended by itself and the process has to be started again. */
  readonly failed: Promise<StorageError>;
  readonly #pglite: PGliteConnection;
  #tail: Promise<void> = Promise.resolve();
  #failure: StorageError | undefined;
  #fail: (failure: StorageError) => void = () => undefined;

  constructor(pglite: PGliteConnection) {
    this.#pglite = pglite;
    this.failed = new Promise((resolve) => {
      this.#fail = resolve;
    });
  }

  async connect(): Promise<PostgresPoolClient> {
    const before = this.#tail;
    let release = (): void => undefined;
    this.#tail = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return new PGliteClient((text, parameters) => this.#query(text, parameters), release);
  }

  async end(): Promise<void> {
    await this.#tail;
    if (this.#failure === undefined && !this.#pglite.closed) await this.#pglite.close();
  }

  async #query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      const result = await this.#pglite.query(text, [...parameters]);
      // PGlite does not name the command; Kysely only asks whether the count is one of changed rows.
      return { command: 'UPDATE', rowCount: result.affectedRows ?? 0, rows: result.rows as R[] };
    } catch (error) {
      if (isFatal(error)) {
        this.#failure =
          toStorageError(error) ?? new StorageAwayError('the database has ended', { cause: error });
        this.#fail(this.#failure);
      }
      throw error;
    }
  }
}

class PGliteClient implements PostgresPoolClient {
  readonly release: () => void;
  readonly #run: <R>(text: string, parameters: readonly unknown[]) => Promise<PostgresQueryResult<R>>;

  constructor(
    run: <R>(text: string, parameters: readonly unknown[]) => Promise<PostgresQueryResult<R>>,
    release: () => void,
  ) {
    this.#run = run;
    this.release = release;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    query: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof query !== 'string') throw new TypeError('PGlite has no cursors: read pages by key instead');
    return this.#run(query, parameters);
  }
}
