import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import type { Jwk } from '@jtop/contract';
import { calculateJwkThumbprint } from 'jose';
import { sql } from 'kysely';
import type { KeyStore } from '../context.js';
import { json } from '../db/json.js';
import type { Db, Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';

type Use = 'issuer' | 'receipt' | 'cookie';
type StoredJwk = Record<string, unknown>;

interface StoredKey {
  readonly kid: string;
  readonly jwk: StoredJwk;
}

/** Number of the advisory lock under which the keys are made, so that two nodes starting at once share them. */
const KEYS_LOCK = 7_205_001;

/**
 * Loads the keys of the issuer, the receipts and the cookies, and makes those that are missing. They are made
 * once: fresh keys at each start would void every token and receipt given before.
 *
 * @param realNow - epoch milliseconds of real time, not of the seasons' clock
 */
export async function loadKeys(db: Db, realNow: number): Promise<KeyStore> {
  const { issuer, receipt, cookie } = await inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(KEYS_LOCK)})`.execute(tx);
    return {
      issuer: await loadOrMake(tx, 'issuer', realNow),
      receipt: await loadOrMake(tx, 'receipt', realNow),
      cookie: await loadOrMake(tx, 'cookie', realNow),
    };
  });
  return new DatabaseKeyStore(issuer, receipt, cookie);
}

class DatabaseKeyStore implements KeyStore {
  readonly receiptKeyId: string;
  readonly #receiptKey: KeyObject;
  readonly #receiptJwks: readonly Jwk[];
  readonly #issuerJwks: readonly StoredJwk[];
  readonly #cookieKeys: readonly string[];

  constructor(issuer: readonly StoredKey[], receipt: readonly StoredKey[], cookie: readonly StoredKey[]) {
    const [current] = receipt;
    if (current === undefined) throw new Error('there is no receipt key');
    this.receiptKeyId = current.kid;
    this.#receiptKey = createPrivateKey({ key: current.jwk, format: 'jwk' });
    this.#receiptJwks = receipt.map((key) => publicReceiptJwk(key));
    this.#issuerJwks = issuer.map(({ kid, jwk }) => ({ ...jwk, kid, alg: 'ES256', use: 'sig' }));
    this.#cookieKeys = cookie.map(({ jwk }) => String(jwk['k']));
  }

  signReceipt(bytes: Uint8Array): Uint8Array {
    return sign(null, bytes, this.#receiptKey);
  }

  receiptJwks(): { keys: Jwk[] } {
    return { keys: [...this.#receiptJwks] };
  }

  issuerJwks(): readonly StoredJwk[] {
    return this.#issuerJwks;
  }

  cookieKeys(): readonly string[] {
    return this.#cookieKeys;
  }
}

async function loadOrMake(tx: Tx, use: Use, realNow: number): Promise<StoredKey[]> {
  const stored = await tx
    .selectFrom('keys')
    .select(['kid', 'jwk'])
    .where('use', '=', use)
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .execute();
  if (stored.length > 0) return stored;
  const jwk = makeJwk(use);
  // RFC 7638: the id follows from the key, so nobody has to keep count.
  const kid =
    use === 'cookie' ? `cookie-${randomBytes(8).toString('hex')}` : await calculateJwkThumbprint(jwk);
  await tx
    .insertInto('keys')
    .values({ kid, use, jwk: json(jwk), created_at: realNow })
    .execute();
  return [{ kid, jwk }];
}

function makeJwk(use: Use): StoredJwk {
  if (use === 'cookie') return { kty: 'oct', k: randomBytes(32).toString('base64url') };
  const { privateKey } =
    use === 'issuer' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  return { ...privateKey.export({ format: 'jwk' }) };
}

/** Only what `createPublicKey` keeps goes out, never the private half. */
function publicReceiptJwk({ kid, jwk }: StoredKey): Jwk {
  const exported = createPublicKey(createPrivateKey({ key: jwk, format: 'jwk' })).export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', x: String(exported.x), kid, alg: 'EdDSA', use: 'sig' };
}
