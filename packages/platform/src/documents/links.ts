import { randomUUID } from 'node:crypto';
import { DOCUMENT_LINK_MAX_SECONDS, formatInstant, type DocumentLink } from '@jtop/contract';
import type { Platform } from '../context.js';
import { newId } from '../lots/ids.js';
import type { DocumentRow } from './entity.js';
import { hashAddress } from './owner.js';
import { signLink } from './link-token.js';

/** What the addresses of files begin with, apart from the API. */
export const DOCUMENTS_PATH = '/documents';

export interface LinkCall {
  /** Who asks; undefined for a file that anybody may read. */
  readonly partyId: string | undefined;
  /** Where from. */
  readonly address: string | undefined;
  /** Epoch milliseconds of the seasons' clock. */
  readonly at: number;
}

/**
 * A signed address of a file, for five minutes (invariant I-P5), and a line about it in the log of accesses. Whether the
 * caller may read the file has been looked at.
 */
export async function linkTo(
  { db, config, keys }: Pick<Platform, 'db' | 'config' | 'keys'>,
  document: Pick<DocumentRow, 'id'>,
  { partyId, address, at }: LinkCall,
): Promise<DocumentLink> {
  const linkId = randomUUID();
  const expiresAt = at + DOCUMENT_LINK_MAX_SECONDS * 1000;
  await db
    .insertInto('document_accesses')
    .values({
      id: newId(at),
      document_id: document.id,
      link_id: linkId,
      act: 'link',
      party_id: partyId ?? null,
      at,
      address_hash: hashAddress(keys, address),
    })
    .execute();
  const claims = {
    linkId,
    documentId: document.id,
    expiresAt,
    ...(partyId === undefined ? {} : { partyId }),
  };
  const token = signLink(claims, keys.cookieKeys());
  return { url: `${config.publicUrl}${DOCUMENTS_PATH}/${token}`, expiresAt: formatInstant(expiresAt) };
}
