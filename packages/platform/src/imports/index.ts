export { createDemands } from './creating-demands.js';
export type { FileReader, ImportFiles, MadeFile } from './files.js';
export { createReader, type ReaderLimits, type WorkbookReader } from './reader.js';
export { importHandlers, type ImportParts } from './routes.js';
