export { createDownload } from './download.js';
export { DROP_POLL_MS, dropDocumentsJob } from './dropping.js';
export { attachedDocument, blobKey, type AttachedDocument, type DocumentRow } from './entity.js';
export { DOCUMENTS_PATH, linkTo } from './links.js';
export type { DocumentOwner } from './owner.js';
export { mayRead, readableDocument, type DocumentReaders, type MayReadFiles } from './reading.js';
export { documentHandlers } from './routes.js';
export { letGo, takeUp, type DocumentRef, type Taker, type TakerKind, type TakingUp } from './taking-up.js';
export { keepDocument, uploadDocument } from './uploading.js';
