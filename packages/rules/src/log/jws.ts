import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Jwks } from '@jtop/contract';
import { decodeBase64url, encodeBase64url } from './base64url.js';
import { type Sign, verifyEd25519 } from './ed25519.js';
import { canonicalize } from './hashing.js';

// In every runtime, yet in no library of types that has no DOM.
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** A compact JWS taken apart, not verified. */
export interface DecodedJws {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: unknown;
  /** The bytes that are signed. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** What is wrong with a JWS. */
export type JwsFault = 'malformed' | 'unknown_key' | 'bad_signature';

export type VerifiedJws =
  | { readonly ok: true; readonly kid: string; readonly payload: unknown }
  | { readonly ok: false; readonly fault: JwsFault };

/** Signs a value as a compact JWS (RFC 7515): header `{ alg: "EdDSA", kid }`, payload the value's JCS. */
export function encodeJws(value: unknown, kid: string, sign: Sign): string {
  const header = encodeBase64url(utf8ToBytes(canonicalize({ alg: 'EdDSA', kid })));
  const signed = `${header}.${encodeBase64url(utf8ToBytes(canonicalize(value)))}`;
  return `${signed}.${encodeBase64url(sign(utf8ToBytes(signed)))}`;
}

function parsePart(part: string): unknown {
  const bytes = decodeBase64url(part);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** Takes a compact JWS apart without verifying it; undefined where it is none. */
export function decodeJws(jws: unknown): DecodedJws | undefined {
  if (typeof jws !== 'string') return undefined;
  const parts = jws.split('.', 4);
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined)
    return undefined;
  const headerValue = parsePart(header);
  const payloadValue = parsePart(payload);
  const signatureBytes = decodeBase64url(signature);
  if (typeof headerValue !== 'object' || headerValue === null || Array.isArray(headerValue)) return undefined;
  if (payloadValue === undefined || signatureBytes === undefined) return undefined;
  return {
    header: headerValue as Record<string, unknown>,
    payload: payloadValue,
    signed: utf8ToBytes(`${header}.${payload}`),
    signature: signatureBytes,
  };
}

/** The public keys of a key set with a key id, whatever else the set may hold. */
export function publicKeys(jwks: Jwks, kid: string): Uint8Array[] {
  const keys: unknown = (jwks as { keys?: unknown } | null | undefined)?.keys;
  if (!Array.isArray(keys)) return [];
  return (keys as unknown[]).flatMap((key) => {
    if (typeof key !== 'object' || key === null) return [];
    const jwk = key as Record<string, unknown>;
    if (
      jwk['kty'] !== 'OKP' ||
      jwk['crv'] !== 'Ed25519' ||
      jwk['kid'] !== kid ||
      typeof jwk['x'] !== 'string'
    )
      return [];
    const bytes = decodeBase64url(jwk['x']);
    return bytes?.length === 32 ? [bytes] : [];
  });
}

/**
 * Verifies a compact JWS against a key set. Only `EdDSA` is taken, and no header that would change what the signature
 * means (`crit`, `b64`).
 */
export function verifyJws(jws: unknown, jwks: Jwks): VerifiedJws {
  const decoded = decodeJws(jws);
  if (decoded === undefined) return { ok: false, fault: 'malformed' };
  const { alg, kid, ...others } = decoded.header;
  if (alg !== 'EdDSA' || typeof kid !== 'string' || 'crit' in others || 'b64' in others) {
    return { ok: false, fault: 'malformed' };
  }
  const keys = publicKeys(jwks, kid);
  if (keys.length === 0) return { ok: false, fault: 'unknown_key' };
  if (!keys.some((key) => verifyEd25519(decoded.signature, decoded.signed, key))) {
    return { ok: false, fault: 'bad_signature' };
  }
  return { ok: true, kid, payload: decoded.payload };
}
