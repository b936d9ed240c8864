import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { makeFolder } from '../db/data-dir.js';
import { checkKey, type BlobStore } from './store.js';

/** Files that were being written this long ago belong to a process that is gone, in milliseconds. */
const STALE_MS = 3_600_000;

/**
 * Blobs as files of a folder, which is made when the first is put. A file is written under another name, synced and
 * renamed, so that under its own name it is whole. Several nodes may share a folder.
 */
export class FolderStore implements BlobStore {
  readonly place: string;
  readonly #incoming: string;
  readonly #realNow: () => number;
  #ready: Promise<void> | undefined;

  /** @param realNow - epoch milliseconds of real time, as the file system counts */
  constructor(folder: string, realNow: () => number) {
    this.place = resolve(folder);
    this.#incoming = join(this.place, 'incoming');
    this.#realNow = realNow;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(key);
    await this.#prepare();
    const aside = join(this.#incoming, randomUUID());
    try {
      await writeSynced(aside, bytes);
      await makeFolder(dirname(path));
      await rename(aside, path);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
  }

  async get(key: string): Promise<ReadableStream<Uint8Array> | undefined> {
    const file = await openOrNothing(this.#pathOf(key));
    if (file === undefined) return undefined;
    // Closes the file at its end, and when it is cancelled.
    return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
  }

  async exists(key: string): Promise<boolean> {
    try {
      return (await stat(this.#pathOf(key))).isFile();
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  /** By the end of the id, which is random where its beginning is the time: no folder holds all of a day. */
  #pathOf(key: string): string {
    const [room = '', id = ''] = checkKey(key).split('/');
    return join(this.place, room, id.slice(-2), id);
  }

  #prepare(): Promise<void> {
    this.#ready ??= this.#makeFolder().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }

  async #makeFolder(): Promise<void> {
    await makeFolder(this.#incoming);
    for (const name of await readdir(this.#incoming)) {
      const path = join(this.#incoming, name);
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && this.#realNow() - found.mtimeMs > STALE_MS) await rm(path, { force: true });
    }
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename last. Some file systems do not sync folders; there is nothing more to be done then. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function openOrNothing(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
