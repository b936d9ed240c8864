import pg from 'pg';
import { INT8_OID, readSafeInteger } from './safe-integer.js';

/** A node-postgres pool that reads int8 as PGlite does here. `onError` hears of idle connections that broke. */
export function openPostgresPool(url: string, onError: (error: Error) => void): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8_OID, readSafeInteger);
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000, types });
  pool.on('error', onError);
  return pool;
}
