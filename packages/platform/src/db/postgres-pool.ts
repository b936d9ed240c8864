import pg from 'pg';
import { INT8_OID, readSafeInteger } from './safe-integer.js';

/** A node-postgres pool that reads int8 as PGlite does here. `onError` hears of idle connections that broke. */
export function openPostgresPool(url: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid, format) =>
        oid === INT8_OID ? readSafeInteger : pg.types.getTypeParser(oid, format),
    },
  });
  pool.on('error', onError);
  return pool;
}
