import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { loadKeys } from './keys.js';

describe('the keys', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('are made once, also when two nodes start at the same moment, and are the same after a restart', async () => {
    const [one, two] = await Promise.all([loadKeys(database.db, 1), loadKeys(database.db, 2)]);
    const later = await loadKeys(database.db, 3);
    for (const keys of [two, later]) {
      expect(keys.receiptKeyId).toBe(one.receiptKeyId);
      expect(keys.issuerJwks()).toEqual(one.issuerJwks());
      expect(keys.cookieKeys()).toEqual(one.cookieKeys());
    }
    const stored = await database.db.selectFrom('keys').select('use').orderBy('use').execute();
    expect(stored).toEqual([{ use: 'cookie' }, { use: 'issuer' }, { use: 'receipt' }]);
  });

  it('sign receipts that the published key verifies', async () => {
    const keys = await loadKeys(database.db, 1);
    const [jwk] = keys.receiptJwks().keys;
    expect(jwk).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: expect.stringMatching(/^[\w-]{43}$/) as string,
      kid: keys.receiptKeyId,
      alg: 'EdDSA',
      use: 'sig',
    });
    const bytes = Buffer.from('收据');
    const signature = keys.signReceipt(bytes);
    const publicKey = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: jwk?.x ?? '' },
      format: 'jwk',
    });
    expect(signature).toHaveLength(64);
    expect(verify(null, bytes, publicKey, signature)).toBe(true);
  });

  it('stay published when a newer one signs', async () => {
    const before = await loadKeys(database.db, 1);
    const { db } = database;
    const old = await db
      .selectFrom('keys')
      .selectAll()
      .where('use', '=', 'receipt')
      .executeTakeFirstOrThrow();
    await db.updateTable('keys').set({ created_at: 0, kid: 'old' }).where('kid', '=', old.kid).execute();
    await db
      .insertInto('keys')
      .values({ kid: 'new', use: 'receipt', jwk: JSON.stringify(old.jwk), created_at: 5 })
      .execute();
    const after = await loadKeys(db, 6);
    expect(after.receiptKeyId).toBe('new');
    expect(after.receiptJwks().keys.map(({ kid }) => kid)).toEqual(['new', 'old']);
    expect(before.receiptKeyId).not.toBe('new');
  });
});
