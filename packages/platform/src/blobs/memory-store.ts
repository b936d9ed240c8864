import { checkKey, type BlobStore } from './store.js';

/** Blobs that are gone when the process ends. */
export class MemoryStore implements BlobStore {
  readonly place = 'memory';
  readonly #blobs = new Map<string, Uint8Array<ArrayBuffer>>();

  async put(key: string, bytes: Uint8Array): Promise<void> {
    this.#blobs.set(checkKey(key), Uint8Array.from(bytes));
  }

  async get(key: string): Promise<ReadableStream<Uint8Array> | undefined> {
    const bytes = this.#blobs.get(checkKey(key));
    return bytes === undefined ? undefined : new Blob([bytes]).stream();
  }

  async exists(key: string): Promise<boolean> {
    return this.#blobs.has(checkKey(key));
  }

  async delete(key: string): Promise<void> {
    this.#blobs.delete(checkKey(key));
  }
}
