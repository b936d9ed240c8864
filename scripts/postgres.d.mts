/** The programs of a PostgreSQL 15 or newer: on the PATH, or where Debian keeps them. */
export function findPostgres(): { folder: string; version: string } | undefined;

export interface PostgresServerOptions {
  /** Syncs every commit to the disk, as a real server does. @default false */
  durable?: boolean;
  /** Further settings of the server, by the names of postgresql.conf. */
  settings?: Record<string, string>;
}

/** A PostgreSQL server that is thrown away: on a free port of the loopback address, with a password of its own. */
export class PostgresServer {
  /** @throws where no PostgreSQL is installed, or it does not start */
  static create(options?: PostgresServerOptions): Promise<PostgresServer>;
  /** The address of its database `postgres`, as a superuser. */
  readonly url: string;
  /** The address of one of its databases. */
  urlOf(database: string): string;
  /** Starts it again, on the same port, where it has been stopped; resolves when it takes connections. */
  start(): Promise<void>;
  /** Stops it as `pg_ctl stop -m` does. @default fast */
  stop(mode?: 'smart' | 'fast' | 'immediate'): Promise<void>;
  /** Ends it and takes its folder away. */
  remove(): Promise<void>;
}
