import * as noble from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import type { Jwk } from '@jtop/contract';
import { encodeBase64url } from './base64url.js';

/**
 * The library with its hash in place. Given on first use and not at import, so that importing this has no effect; and
 * ours rather than WebCrypto's, which an insecure page does not have.
 */
function ed25519(): typeof noble {
  noble.hashes.sha512 ??= sha512;
  return noble;
}

/** Checks an Ed25519 signature by RFC 8032. Never throws: input of a wrong length is a wrong signature. */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return ed25519().verify(signature, message, publicKey, { zip215: false });
}

/** Signs bytes; what a key store hands to {@link encodeReceipt}. */
export type Sign = (bytes: Uint8Array) => Uint8Array;

/** A key pair made from a seed. */
export interface Signer {
  readonly sign: Sign;
  /** The public half as `/.well-known/jwks.json` shows it. */
  readonly jwk: Jwk & { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
}

/**
 * Makes a signer from a secret seed, for tests, mocks, and runtimes without a key store of their own.
 * @param seed 32 bytes
 * @throws RangeError where the seed has another length
 */
export function createSigner(seed: Uint8Array, kid: string): Signer {
  if (seed.length !== 32) throw new RangeError(`a seed has 32 bytes, not ${seed.length}`);
  const x = encodeBase64url(ed25519().getPublicKey(seed));
  return {
    sign: (bytes) => ed25519().sign(bytes, seed),
    jwk: { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid, x },
  };
}
