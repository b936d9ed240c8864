export { documentImports, type DocumentImport } from './by-document.js';
export { createDemands } from './creating-demands.js';
export { documentFiles, type FileReader, type ImportFiles, type MadeFile } from './files.js';
export { createReader, type ReaderLimits, type WorkbookReader } from './reader.js';
export { importHandlers, type ImportParts } from './routes.js';
