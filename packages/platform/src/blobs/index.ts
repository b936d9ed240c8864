import { FolderStore } from './folder-store.js';
import { MemoryStore } from './memory-store.js';
import { S3Store } from './s3-store.js';
import type { BlobSettings } from './settings.js';
import type { BlobStore } from './store.js';

/** The place for blobs that the configuration names. @param realNow - epoch milliseconds of real time */
export function openBlobs(settings: BlobSettings, realNow: () => number): BlobStore {
  if (settings.kind === 'memory') return new MemoryStore();
  return settings.kind === 'folder' ? new FolderStore(settings.path, realNow) : new S3Store(settings);
}

export { MemoryStore } from './memory-store.js';
export { blobRemedies, blobSettings, blobVariables, type BlobSettings } from './settings.js';
export type { BlobStore } from './store.js';
