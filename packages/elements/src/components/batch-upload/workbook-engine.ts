/** What reads, writes and uploads workbooks, as a file of its own that a page fetches once it has to do with one. */
export { IMPORT_MAX_BYTES } from '@jtop/contract';
export { createDocument } from '@jtop/sdk';
export * from '@jtop/sdk/imports';
