export { inTransaction } from './transaction.js';
export { json } from './json.js';
export { migrate } from './migrate.js';
export { openDatabase, type DatabaseSettings, type OpenDatabase } from './open.js';
export type * from './schema.js';
export { StorageAwayError, StorageFullError, toStorageError } from './storage-error.js';
