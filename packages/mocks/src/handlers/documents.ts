import { ProblemError } from '@jtop/contract/binding';
import { sha256Hex } from '@jtop/rules/log';
import {
  documentEntity,
  linkTo,
  readableDocument,
  uploadDocument,
  type DocumentReader,
} from '../documents.js';
import { requireMayCall, type Viewer } from '../identity/party.js';
import { once, type MockContext, type MockHandlers } from './context.js';

type Ids = 'documents.create' | 'documents.retrieve' | 'documents.link.retrieve';

/** Uploading files, and finding the way to them. @param reader - who may read what was handed in */
export function documentHandlers(
  context: MockContext,
  reader: DocumentReader = () => false,
): Pick<MockHandlers, Ids> {
  const { store, clock } = context;

  const ownerOf = ({ party }: Viewer, siteKey: string | undefined, request: Request) => {
    if (party !== undefined) return { partyId: party.id };
    if (siteKey === undefined) throw new ProblemError('auth.required');
    const origins = store.siteKeys.get(siteKey);
    if (origins === undefined) throw new ProblemError('handoff.site_key');
    // A service worker and a program send none: the page is then of the same origin, or nobody's.
    const origin = request.headers.get('origin') ?? new URL(request.url).origin;
    if (!origins.includes('*') && !origins.includes(origin))
      throw new ProblemError('handoff.origin', { origin });
    return { siteKey };
  };

  return {
    'documents.create': (call) => {
      const { ctx, query, body, request, receivedAt: now } = call;
      requireMayCall('documents.create', ctx);
      const owner = ownerOf(ctx, query.siteKey, request);
      const { name, kind } = query;
      const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
      // What is asked besides the body makes another call of it.
      const bodyHash = sha256Hex(JSON.stringify([call.bodyHash, name, kind]));
      const done = once(context, { ...call, bodyHash }, () => ({
        status: 201,
        body: documentEntity(uploadDocument(store, { name, kind, type, bytes: body, owner, now })),
      }));
      return { ...done, headers: { location: `/v1/documents/${done.body.id}` } };
    },
    'documents.retrieve': ({ ctx, params }) => {
      requireMayCall('documents.retrieve', ctx);
      return { body: documentEntity(readableDocument(store, params.id, ctx, { now: clock.now(), reader })) };
    },
    'documents.link.retrieve': ({ ctx, params, request }) => {
      requireMayCall('documents.link.retrieve', ctx);
      const now = clock.now();
      const record = readableDocument(store, params.id, ctx, { now, reader });
      return { body: linkTo(store, record, { platform: new URL(request.url).origin, now }) };
    },
  };
}
