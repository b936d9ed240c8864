import { createHmac } from 'node:crypto';
import type { KeyStore } from '../context.js';
import { addressKey } from '../traffic/client-address.js';

/** Who has uploaded a file: a party, a visitor of a page, or the platform itself. */
export type DocumentOwner =
  | { readonly by: 'party'; readonly partyId: string }
  | { readonly by: 'page'; readonly siteKeyId: string; readonly addressHash: string | null }
  | { readonly by: 'platform' };

/** An address as it is kept: enough to tell that two are the same, to nobody who has not got the key. */
export function hashAddress(keys: Pick<KeyStore, 'cookieKeys'>, address: string | undefined): string | null {
  if (address === undefined) return null;
  const [key = ''] = keys.cookieKeys();
  return createHmac('sha256', key)
    .update(`document-address\0${addressKey(address)}`)
    .digest('base64url');
}
