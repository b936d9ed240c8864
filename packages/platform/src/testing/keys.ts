import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyStore } from '../context.js';

/** Keys without a database. */
export function makeTestKeys(): KeyStore {
  const issuer = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const receipt = generateKeyPairSync('ed25519').privateKey;
  const { x = '' } = receipt.export({ format: 'jwk' });
  return {
    receiptKeyId: 'receipt-1',
    signReceipt: (bytes) => sign(null, bytes, receipt),
    receiptJwks: () => ({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid: 'receipt-1', alg: 'EdDSA', use: 'sig' }],
    }),
    issuerJwks: () => [{ ...issuer.export({ format: 'jwk' }), kid: 'issuer-1', alg: 'ES256', use: 'sig' }],
    cookieKeys: () => ['cookie-secret'],
  };
}
