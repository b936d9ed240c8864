/** 《需求征集表》 as .xlsx, read and written in browsers, workers and Node alike. Brings the libraries for it along. */
export { DATA_SHEET, readDemandWorkbook, type ReadProgress } from './read.js';
export { demandTemplate, errorWorkbook, harmless, type ErrorWorkbookOptions } from './write.js';
export { UNPACKED_MAX } from './zip.js';
