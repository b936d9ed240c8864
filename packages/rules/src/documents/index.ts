/** What may be uploaded, and what a file is found to be: the same for the widget before sending and for the platform. */
export { checkDocumentHead, type DocumentHead, type HeadFault } from './head.js';
export { inspectDocument, type ContentFault, type ContentFaultCode } from './inspect.js';
export {
  ARCHIVE_LIMITS,
  DOCUMENT_ENDINGS,
  DOCUMENT_LIMITS,
  DOCUMENT_WAITING,
  isDocumentType,
  type DocumentKind,
  type DocumentLimit,
  type DocumentType,
  type WaitingLimit,
} from './limits.js';
export { refuseContent, refuseHead, type DocumentRefusal } from './refusal.js';
export { readZip, type ZipEntry, type ZipFault, type ZipReading } from './zip.js';
