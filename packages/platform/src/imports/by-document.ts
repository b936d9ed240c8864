import type { ImportDocument, ImportJob } from '@jtop/contract';
import type { Platform } from '../context.js';
import { inTransaction } from '../db/transaction.js';
import { blobKey, letGo, takeUp, type AttachedDocument, type Taker } from '../documents/index.js';
import type { KeyScope } from '../idempotency/index.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import type { WorkbookReader } from './reader.js';
import { takeImport } from './taking.js';

/** Taking in a workbook that was uploaded before, which is how a page hands one over. */
export interface DocumentImport {
  readonly body: ImportDocument;
  /** Who takes it in; `siteKeyId` names the page whose visitors’ uploads count as the party’s. */
  readonly viewer: Viewer;
  /** Scope of the act’s key; its answer is kept under it in the transaction that ends the import. */
  readonly key: KeyScope;
  /** Epoch milliseconds of the seasons’ clock. */
  readonly receivedAt: number;
}

/**
 * Takes an uploaded workbook in, as `imports.create` does with its body. The file becomes the party’s and is of no more use
 * after that, whatever came of it: it waits its day and is dropped, for it tells of persons.
 *
 * @throws ProblemError 409 `document.not_fit`, and what {@link takeImport} says
 */
export function documentImports(
  platform: Pick<Platform, 'db' | 'clock' | 'bus' | 'blobs'>,
  read: WorkbookReader,
): (asked: DocumentImport) => Promise<ImportJob> {
  return async ({ body, viewer, key, receivedAt }) => {
    const { db, clock } = platform;
    const { template, documentId, hash, maxErrorPercent } = body;
    const file = await inTransaction(db, async (tx) => {
      const now = clock.now();
      const taker: Taker = { kind: 'import', id: newId(now) };
      const taking = { taker, partyId: partyOf(viewer), at: now, path: 'documentId' };
      const [found] = await takeUp(tx, [{ documentId, hash }], { ...taking, siteKeyId: viewer.siteKeyId });
      await letGo(tx, taker, [], now);
      return found;
    });
    const call = { operation: 'imports.create', viewer, key, receivedAt, ifMatch: undefined } as const;
    const bytes = await bytesOf(platform, file);
    const upload = { bytes, template, mode: 'commit', name: file?.name ?? '', maxErrorPercent } as const;
    return (await takeImport(platform, read, call, upload)).body;
  };
}

async function bytesOf(
  { blobs }: Pick<Platform, 'blobs'>,
  file: AttachedDocument | undefined,
): Promise<Uint8Array> {
  const stream = file && (await blobs.get(blobKey(file.id)));
  if (stream === undefined) throw new Error(`the bytes of document ${file?.id} are gone`);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
