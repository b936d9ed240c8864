import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEST_SEED, signer } from '../testing/ledger.js';
import { rulesOf } from '../testing/lots.js';
import {
  canonicalize,
  commitReserve,
  createSigner,
  decodeBase64url,
  encodeBase64url,
  reserveCommitment,
  sha256Hex,
  verifyEd25519,
} from './index.js';

describe('base64url', () => {
  it('writes and reads as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = encodeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64url(text)).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AB', 'AAB', 'AA==', 'AA+A', 'AA/A', 'AA A', '中', 'AAAAB'])('does not read %s', (text) => {
    expect(decodeBase64url(text)).toBeUndefined();
  });
});

describe('canonical JSON (RFC 8785)', () => {
  it('orders names by UTF-16 units and writes numbers and text in one way', () => {
    // The example of RFC 8785 §3.2.2 and §3.2.3.
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalize(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    expect(
      canonicalize({
        '\u20ac': 1,
        '\r': 2,
        '\ufb33': 3,
        '1': 4,
        '\ud83d\ude00': 5,
        '\u0080': 6,
        '\u00f6': 7,
      }),
    ).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('leaves out what is absent, and refuses what JSON has not', () => {
    expect(canonicalize({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(() => canonicalize(undefined)).toThrow(TypeError);
    expect(() => canonicalize({ a: NaN })).toThrow();
    expect(() => canonicalize('\ud800')).toThrow();
  });
});

describe('hashes and signatures', () => {
  it('agree with the published examples', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(new Uint8Array())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    // RFC 8032 §7.1, test 2.
    const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
    const published = createSigner(seed, 'rfc8032');
    const signature =
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
    expect(Buffer.from(published.jwk.x, 'base64url').toString('hex')).toBe(
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    );
    expect(Buffer.from(published.sign(Uint8Array.of(0x72))).toString('hex')).toBe(signature);
  });

  it('take no key and no signature of another length', () => {
    expect(() => createSigner(TEST_SEED.subarray(1), 'short')).toThrow(RangeError);
    const message = Uint8Array.of(1);
    const signature = signer.sign(message);
    const key = decodeBase64url(signer.jwk.x) ?? new Uint8Array();
    expect(verifyEd25519(signature, message, key)).toBe(true);
    expect(verifyEd25519(signature.subarray(1), message, key)).toBe(false);
    expect(verifyEd25519(signature, message, key.subarray(1))).toBe(false);
    expect(verifyEd25519(signature, Uint8Array.of(2), key)).toBe(false);
  });

  it('commit to a reserve and its salt, and to nothing beside them', () => {
    const reserve = { priceFen: 1, salt: 'ab'.repeat(32) };
    const commitment = reserveCommitment(reserve);
    expect(commitment).toBe(sha256Hex(`{"priceFen":1,"salt":"${reserve.salt}"}`));
    expect(reserveCommitment({ ...reserve, note: 'x' } as typeof reserve)).toBe(commitment);
    expect(reserveCommitment({ ...reserve, priceFen: 2 })).not.toBe(commitment);
    expect(commitReserve(rulesOf(), reserve)).toEqual({ ...rulesOf(), reserveCommitment: commitment });
    expect(commitReserve(rulesOf(), undefined)).toEqual(rulesOf());
  });
});
