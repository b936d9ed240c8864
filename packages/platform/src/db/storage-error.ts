/** The disk is full: nothing was stored, and nothing that was stored before is lost. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** The database did not answer, or not in time: the connection broke, the server starts, stops or is overloaded. */
export class StorageAwayError extends Error {
  override readonly name = 'StorageAwayError';
}

export type StorageError = StorageFullError | StorageAwayError;

/** Failures of the network, as node names them. */
const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/**
 * SQLSTATE of what the server refuses for now: class 08 (connection), 57P0x (shutdown, start, idle session), 25P03 (a
 * transaction stood idle too long), 53300 (too many connections), 57014 and 55P03 (a statement or a wait for a lock took
 * too long), 40001 and 40P01 (a race or deadlock that it lost).
 */
const AWAY = /^(08\w{3}|57P0\d|25P03|53300|57014|55P03|40001|40P01)$/;
/** Of these, what leaves no connection behind. */
const LOST = /^(08\w{3}|57P0\d|25P03)$/;
/** ENOSPC of the system, SQLSTATE 53100 disk_full. */
const FULL = /^(ENOSPC|EDQUOT|53100)$/;
/** What comes without a code. */
const FULL_MESSAGE = /No space left on device/i;
const LOST_MESSAGE =
  /Connection terminated|is not queryable|Query read timeout|connection ended unexpectedly/i;
const AWAY_MESSAGE =
  /PGlite is closed|timeout exceeded when trying to connect|driver has already been destroyed|after calling end on the pool/i;

/**
 * Recognises a failure of the storage behind an error, also through its chain of causes.
 *
 * @returns undefined where the error is something else
 */
export function toStorageError(error: unknown): StorageError | undefined {
  if (isFullFileSystem(error)) return new StorageFullError('the disk is full', { cause: error });
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof StorageFullError || at instanceof StorageAwayError) return at;
    const code = textOf(at, 'code');
    if (FULL.test(code) || FULL_MESSAGE.test(at.message)) {
      return new StorageFullError('the disk is full', { cause: error });
    }
    if (AWAY.test(code) || AWAY_MESSAGE.test(at.message) || isConnectionLost(at)) {
      return new StorageAwayError('the database is away', { cause: error });
    }
  }
  return undefined;
}

/** Whether a connection is of no use any more after this error of one of its queries. */
export function isConnectionLost(error: Error): boolean {
  const code = textOf(error, 'code');
  return NETWORK.test(code) || LOST.test(code) || LOST_MESSAGE.test(error.message);
}

/** PGlite's file system throws plain objects with the number of WASI's error; 51 is ENOSPC, 19 EDQUOT. */
function isFullFileSystem(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || textOf(error, 'name') !== 'ErrnoError') return false;
  const errno: unknown = Reflect.get(error, 'errno');
  return errno === 51 || errno === 19;
}

/** Whether the embedded database has ended with this error: PostgreSQL gave up, or its program did. */
export function isFatal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /^(PANIC|FATAL)$/.test(textOf(error, 'severity')) || error instanceof WebAssembly.RuntimeError;
}

function textOf(error: object, name: string): string {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
}
