import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed address says. */
export interface LinkClaims {
  readonly linkId: string;
  readonly documentId: string;
  /** Who asked for it; absent: anybody may read the file. */
  readonly partyId?: string;
  /** Epoch milliseconds of the seasons' clock. */
  readonly expiresAt: number;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const ID_BYTES = 16;
const CLAIMS_BYTES = 3 * ID_BYTES + 6;
const MAC_BYTES = 32;

/** The claims and a MAC over them (HMAC-SHA-256), as base64url. */
export function signLink(claims: LinkClaims, [key = '']: readonly string[]): string {
  const bytes = Buffer.alloc(CLAIMS_BYTES);
  [claims.linkId, claims.documentId, claims.partyId ?? NOBODY].forEach((id, index) => {
    bytes.write(id.replaceAll('-', ''), index * ID_BYTES, 'hex');
  });
  bytes.writeUIntBE(claims.expiresAt, 3 * ID_BYTES, 6);
  return Buffer.concat([bytes, macOf(bytes, key)]).toString('base64url');
}

/**
 * What an address says that one of the keys has signed.
 * @returns undefined for any other text
 */
export function readLink(token: string, keys: readonly string[]): LinkClaims | undefined {
  const bytes = Buffer.from(token, 'base64url');
  // One text for one address: no other spelling of the same bytes.
  if (bytes.length !== CLAIMS_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
  const claims = bytes.subarray(0, CLAIMS_BYTES);
  const mac = bytes.subarray(CLAIMS_BYTES);
  if (!keys.some((key) => timingSafeEqual(macOf(claims, key), mac))) return undefined;
  const partyId = idAt(claims, 2);
  return {
    linkId: idAt(claims, 0),
    documentId: idAt(claims, 1),
    ...(partyId === NOBODY ? {} : { partyId }),
    expiresAt: claims.readUIntBE(3 * ID_BYTES, 6),
  };
}

/** The key signs cookies and hand-offs, too; the name keeps the uses apart. */
function macOf(claims: Buffer, key: string): Buffer {
  return createHmac('sha256', key).update('document-link\0').update(claims).digest();
}

function idAt(claims: Buffer, index: number): string {
  const hex = claims.toString('hex', index * ID_BYTES, (index + 1) * ID_BYTES);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
