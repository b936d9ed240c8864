import { mkdir, open, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { tryLock, unlock } from 'fs-native-extensions';
import { StartError } from '../start-error.js';

/** A DATA_DIR that this process alone may open, until `release`. */
export interface LockedDataDir {
  /** Where PGlite keeps its files. */
  readonly databasePath: string;
  /** Where a first initialization is prepared; renamed to `databasePath` when complete. */
  readonly preparingPath: string;
  release(): Promise<void>;
}

/**
 * Makes the folder where needed (readable by its owner only) and takes a lock of the operating system on it.
 * PGlite itself takes none, and two processes on one folder lose rows silently. The system drops the lock
 * when the process ends, however it ends, so no stale lock can keep the platform from starting.
 *
 * @throws {StartError} where the folder cannot be used or another process has it
 */
export async function lockDataDir(dataDir: string): Promise<LockedDataDir> {
  const folder = resolve(dataDir);
  const file = await openLockFile(folder);
  if (!takeLock(file.fd)) {
    const owner = await readFile(join(folder, 'lock'), 'utf8').catch(() => '');
    await file.close();
    const by = owner.trim() === '' ? 'another process' : `process ${owner.trim()}`;
    throw new StartError(
      `DATA_DIR ${folder} is in use by ${by}; stop that one or set DATA_DIR to another folder`,
    );
  }
  // A courtesy to whoever finds the folder taken; the lock itself needs no content.
  await file.truncate(0);
  await file.write(`${process.pid}\n`, 0).catch(() => undefined);
  const preparingPath = join(folder, 'pg.preparing');
  // Left by a first start that was interrupted: it never held an answered write.
  await rm(preparingPath, { recursive: true, force: true });
  return {
    databasePath: join(folder, 'pg'),
    preparingPath,
    async release() {
      unlock(file.fd);
      await file.close();
    },
  };
}

async function openLockFile(folder: string): Promise<FileHandle> {
  try {
    await makeFolder(folder);
    return await open(join(folder, 'lock'), 'a+', 0o600);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(
      `DATA_DIR ${folder} cannot be used (${reason}); set DATA_DIR to a folder that you may write to`,
      { cause },
    );
  }
}

/** Makes a folder with its parents. Node's recursive mkdir never returns where a file system takes no folders. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder || (await exists(dirname(folder)))) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder, { mode: 0o700 });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function takeLock(fd: number): boolean {
  try {
    return tryLock(fd);
  } catch (cause) {
    throw new StartError(
      'this file system refuses locks, so DATA_DIR cannot be kept to one process; set DATA_DIR to a local disk',
      { cause },
    );
  }
}
