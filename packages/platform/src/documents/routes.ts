import type { Document } from '@jtop/contract';
import { ProblemError, type Call, type Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { admitPage } from '../site-keys/site-keys.js';
import { documentEntity } from './entity.js';
import { linkTo } from './links.js';
import { hashAddress, type DocumentOwner } from './owner.js';
import { readableDocument, type DocumentReaders } from './reading.js';
import { uploadDocument } from './uploading.js';

type Ids = 'documents.create' | 'documents.retrieve' | 'documents.link.retrieve';

export interface DocumentParts {
  readonly readers: DocumentReaders;
  readonly addressOf: (request: Request) => string | undefined;
  /** Real time, epoch milliseconds: site keys live by it. */
  readonly realNow: () => number;
}

/** Uploading files, and finding the way to them. */
export function documentHandlers(
  platform: Platform,
  { readers, addressOf, realNow }: DocumentParts,
): Pick<Handlers<Viewer>, Ids> {
  const { db, clock, keys } = platform;

  const ownerOf = async ({
    ctx,
    query,
    request,
  }: Call<'documents.create', Viewer>): Promise<DocumentOwner> => {
    if (ctx.partyId !== undefined) return { by: 'party', partyId: ctx.partyId };
    if (query.siteKey === undefined) {
      const detail = 'send an access token, or name the site key of the page as siteKey';
      throw new ProblemError('auth.required', {}, { detail });
    }
    const page = { key: query.siteKey, origin: request.headers.get('origin'), at: realNow() };
    const { id: siteKeyId } = await admitPage(db, page);
    return { by: 'page', siteKeyId, addressHash: hashAddress(keys, addressOf(request)) };
  };

  return {
    'documents.create': async (call) => {
      const { ctx, query, body, request, receivedAt: at, bodyHash, idempotencyKey } = call;
      requireMayCall('documents.create', ctx);
      const owner = await ownerOf(call);
      const { name, kind } = query;
      const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
      const upload = { name, kind, type, bytes: body, owner, bodyHash, at, idempotencyKey };
      const answer = await uploadDocument(platform, upload);
      return { ...answer, status: statusOf(answer.status), headers: locationOf(answer.body) };
    },
    'documents.retrieve': async ({ ctx: viewer, params }) => {
      requireMayCall('documents.retrieve', viewer);
      return {
        body: documentEntity(await readableDocument(db, params.id, { viewer, readers, at: clock.now() })),
      };
    },
    'documents.link.retrieve': async ({ ctx: viewer, params, request }) => {
      requireMayCall('documents.link.retrieve', viewer);
      const at = clock.now();
      const row = await readableDocument(db, params.id, { viewer, readers, at });
      return {
        body: await linkTo(platform, row, { partyId: viewer.partyId, address: addressOf(request), at }),
      };
    },
  };
}

const statusOf = (status: number): 200 | 201 => (status === 201 ? 201 : 200);
const locationOf = ({ id }: Document) => ({ location: `/v1/documents/${id}` });
