import { randomUUID } from 'node:crypto';
import { ProblemError, problemAnswer } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import { asUnavailable } from '../http/storage-guard.js';
import { findPartyById } from '../identity/repository.js';
import { ANONYMOUS, type Viewer } from '../identity/viewer.js';
import { newId } from '../lots/ids.js';
import { blobKey, type DocumentRow } from './entity.js';
import { readLink, type LinkClaims } from './link-token.js';
import { hashAddress } from './owner.js';
import { readableDocument, type DocumentReaders } from './reading.js';

export interface DownloadParts {
  readonly readers: DocumentReaders;
  readonly addressOf: (request: Request) => string | undefined;
}

/** Headers of every answer: whatever the file holds, it is saved, and nothing in it runs here. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
};

/**
 * Gives files to whoever has a signed address. The rights of who asked for it are looked at again, so that a consent that
 * was revoked in the meantime keeps its files back at once. Each use is logged before the first byte goes out.
 *
 * @returns what answers `<DOCUMENTS_PATH>/<token>`: the file, or a problem: 404 `not_found` for an address that nobody
 *   has signed, 403 `auth.forbidden { reason: 'expired' }`, 405, 503 `unavailable`
 */
export function createDownload(
  platform: Platform,
  { readers, addressOf }: DownloadParts,
): (request: Request, token: string) => Promise<Response> {
  const { db, clock, keys, blobs, log } = platform;

  const claimsOf = (token: string, at: number): LinkClaims => {
    const claims = readLink(token, keys.cookieKeys());
    if (claims === undefined) {
      throw new ProblemError('not_found', {}, { detail: 'this is no address of a file; ask for a new one' });
    }
    if (at >= claims.expiresAt) {
      const detail = 'this address has expired; ask for a new one';
      throw new ProblemError('auth.forbidden', { reason: 'expired' }, { detail });
    }
    return claims;
  };

  const answer = async (request: Request, token: string): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new ProblemError('request.method_not_allowed', { allow: ['GET', 'HEAD'] });
    }
    const at = clock.now();
    const claims = claimsOf(token, at);
    const viewer = await viewerOf(platform, claims);
    const row = await readableDocument(db, claims.documentId, { viewer, readers, at });
    const headers = fileHeaders(row);
    if (request.method === 'HEAD') return new Response(null, { headers });
    const body = await openBlob(row);
    await db
      .insertInto('document_accesses')
      .values({
        id: newId(at),
        document_id: row.id,
        link_id: claims.linkId,
        act: 'download',
        party_id: claims.partyId ?? null,
        at,
        address_hash: hashAddress(keys, addressOf(request)),
      })
      .execute()
      .catch(async (error: unknown) => {
        await body.cancel();
        throw error;
      });
    return new Response(body, { headers });
  };

  const openBlob = async (row: DocumentRow): Promise<ReadableStream<Uint8Array>> => {
    const body = await blobs.get(blobKey(row.id)).catch((error: unknown) => {
      log.error({ err: error, documentId: row.id }, 'a file could not be read');
      return null;
    });
    if (body === undefined) log.error({ documentId: row.id }, 'the bytes of a file are missing');
    if (body === undefined || body === null) {
      throw new ProblemError(
        'unavailable',
        { retryAfterMs: 5_000 },
        { detail: 'the file cannot be read at the moment' },
      );
    }
    return body;
  };

  return async (request, token) => {
    try {
      return await answer(request, token);
    } catch (error) {
      const told = asUnavailable(error);
      const requestId = randomUUID();
      if (!(told instanceof ProblemError)) log.error({ err: error, requestId }, 'a file could not be given');
      const problem = told instanceof ProblemError ? told : new ProblemError('internal');
      const response = problemAnswer(problem, requestId, request.method === 'HEAD');
      for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
      return response;
    }
  };
}

async function viewerOf({ db }: Pick<Platform, 'db'>, { partyId }: LinkClaims): Promise<Viewer> {
  const party = partyId === undefined ? undefined : await findPartyById(db, partyId);
  if (party === undefined) return ANONYMOUS;
  const { id, ...known } = party;
  return { partyId: id, ...known, scopes: [] };
}

function fileHeaders({ id, name, mime, bytes }: DocumentRow): Record<string, string> {
  return {
    ...HEADERS,
    'content-type': mime,
    'content-length': String(bytes),
    'content-disposition': disposition(name),
    'x-request-id': randomUUID(),
    etag: `"${id}"`,
  };
}

/** RFC 6266: the name as it is, and one in ASCII for those who do not read that. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  // RFC 8187 keeps a few marks that encodeURIComponent leaves.
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
