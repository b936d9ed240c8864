/** The disk is full: nothing was stored, and nothing that was stored before is lost. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** The database did not answer: the connection broke, the server is starting or stopping. */
export class StorageAwayError extends Error {
  override readonly name = 'StorageAwayError';
}

export type StorageError = StorageFullError | StorageAwayError;

/** Connection failures of node, of node-postgres, and SQLSTATE classes 08 (connection), 57P0x (shutdown). */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|08\w{3}|57P0[123]|53300)$/;
/** ENOSPC of the system, SQLSTATE 53100 disk_full. */
const FULL = /^(ENOSPC|EDQUOT|53100)$/;
/** What comes without a code. */
const FULL_MESSAGE = /No space left on device/i;
const AWAY_MESSAGE =
  /Connection terminated|PGlite is closed|timeout exceeded when trying to connect|driver has already been destroyed/i;

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
    if (AWAY.test(code) || AWAY_MESSAGE.test(at.message)) {
      return new StorageAwayError('the database is away', { cause: error });
    }
  }
  return undefined;
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
