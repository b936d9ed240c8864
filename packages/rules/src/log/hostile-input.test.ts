import type { Jwks } from '@jtop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldenLedger, goldenLines } from '../testing/golden.js';
import { jwks, signer } from '../testing/ledger.js';
import {
  decodeJws,
  encodeJws,
  entryHash,
  readEntry,
  verifyJws,
  verifyLotLog,
  verifyReceipt,
} from './index.js';

const golden = goldenLedger();
const lines = goldenLines(golden);
const { receipts, statement } = golden;
const codes = (input: Parameters<typeof verifyLotLog>[0]): string[] =>
  verifyLotLog(input).findings.map((finding) => finding.code);

const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, maxDepth: 3 });

describe('verifyLotLog on input of any kind', () => {
  it('never throws, and lets nothing pass for a log', () => {
    fc.assert(
      fc.property(anything, anything, anything, anything, (entries, receipts, closingStatement, rules) => {
        expect(verifyLotLog({ entries, receipts, closingStatement, rules, jwks: rules as Jwks }).ok).toBe(
          false,
        );
        expect(verifyLotLog({ jsonl: entries, entries: receipts, jwks }).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on a log with a value of any kind somewhere in it', () => {
    const paths = ['lotId', 'index', 'type', 'at', 'data', 'prevHash', 'hash', 'extra'];
    const inner = [
      'seq',
      'amountFen',
      'receivedAt',
      'closesAtAfter',
      'reserve',
      'result',
      'bidCount',
      'kind',
    ];
    fc.assert(
      fc.property(
        fc.nat(8),
        fc.constantFrom(...paths),
        fc.option(fc.constantFrom(...inner)),
        anything,
        (place, name, deep, value) => {
          const entries = structuredClone(golden.entries) as unknown as Record<string, unknown>[];
          const entry = entries[place]!;
          if (deep === null) entry[name] = value;
          else (entry['data'] as Record<string, unknown>)[deep] = value;
          expect(() => verifyLotLog({ entries, rules: golden.rules, jwks })).not.toThrow();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throws on lines of any text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom(...lines.split('\n')));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (some) => {
        expect(() => verifyLotLog({ jsonl: some.join('\n'), jwks })).not.toThrow();
      }),
    );
  });

  it('says which lines are none', () => {
    const broken = lines.split('\n');
    broken[2] = '{"lotId":';
    broken[3] = '[]';
    broken[5] = '';
    const { ok, findings } = verifyLotLog({ jsonl: broken.join('\n'), jwks });
    expect(ok).toBe(false);
    expect(findings).toContainEqual({
      severity: 'error',
      code: 'line.malformed',
      index: 2,
      message: 'not JSON',
    });
    expect(findings).toContainEqual(expect.objectContaining({ code: 'entry.malformed', index: 3 }));
    expect(findings).toContainEqual(expect.objectContaining({ code: 'line.malformed', index: 5 }));
  });

  it('takes lines with carriage returns, without a last line end, and in another order of names', () => {
    expect(codes({ jsonl: lines.replace(/\n/g, '\r\n'), jwks })).toEqual([]);
    expect(codes({ jsonl: lines.trimEnd(), jwks })).toEqual([]);
    const reordered = golden.entries.map((entry) =>
      JSON.stringify(Object.fromEntries(Object.entries(entry).reverse())),
    );
    expect(codes({ jsonl: reordered.join('\n'), jwks })).toEqual([]);
  });

  it('notes a line that names a field twice, which people and programs read differently', () => {
    const twice = lines.replace('"amountFen":10000000', '"amountFen":1,"amountFen":10000000');
    const { ok, findings } = verifyLotLog({ jsonl: twice, jwks });
    expect(ok).toBe(true);
    expect(findings).toMatchObject([{ severity: 'note', code: 'line.unusual', index: 1 }]);
  });

  it('finds a log empty, missing, or of two lots', () => {
    expect(codes({ jsonl: '', jwks })).toContain('log.empty');
    expect(codes({ jwks })).toContain('input.malformed');
    const other = { ...golden.entries[1]!, lotId: 'other' };
    expect(codes({ entries: [golden.entries[0], other], jwks })).toContain('entry.lot');
  });

  it('finds a huge index, a deep value and an endless list of faults without choking', () => {
    const entry = { ...golden.entries[0]!, index: Number.MAX_SAFE_INTEGER };
    expect(codes({ entries: [entry], jwks })).toContain('entry.index');
    const deep = `{"lotId":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(verifyLotLog({ jsonl: deep, jwks }).ok).toBe(false);
    const nested = lines.replace(
      '"kind":"bid"',
      `"kind":"bid","more":${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    );
    expect(verifyLotLog({ jsonl: nested, jwks }).ok).toBe(false);
    const many = verifyLotLog({ jsonl: 'x\n'.repeat(5_000), jwks });
    expect(many.findings).toHaveLength(501);
    expect(many.findings[500]).toMatchObject({ severity: 'note', code: 'findings.truncated' });
  });

  it('finds rules that are none, and rules without a canonical form', () => {
    expect(codes({ jsonl: lines, rules: { startPriceFen: '1' }, jwks })).toEqual(['input.malformed']);
    expect(codes({ jsonl: lines, rules: { ...golden.rules, note: '\ud800' }, jwks })).toContain('rules.hash');
  });

  it('finds instants that no calendar has, and survives the end of all calendars', () => {
    const at = (instant: string): string => lines.replaceAll('2026-06-03T11:13:00.000+08:00', instant);
    expect(codes({ jsonl: at('2026-13-03T11:13:00.000+08:00'), jwks })).toContain('entry.malformed');
    expect(verifyLotLog({ jsonl: at('9999-12-31T23:59:59.999+08:00'), rules: golden.rules, jwks }).ok).toBe(
      false,
    );
  });

  it('finds a key set without the announced key', () => {
    const { x: _, ...withoutX } = signer.jwk;
    const sets: unknown[] = [undefined, null, {}, { keys: 'x' }, { keys: [] }, { keys: [null, 1, withoutX] }];
    sets.push({ keys: [{ ...signer.jwk, crv: 'X25519' }] }, { keys: [{ ...signer.jwk, x: 'short' }] });
    for (const set of sets) {
      expect(codes({ jsonl: lines, receipts: receipts.slice(0, 1), jwks: set as Jwks })).toEqual([
        'announced.unknown_key',
        'receipt.unknown_key',
      ]);
    }
  });

  it('tells the receipt of another lot from one that the log contradicts', () => {
    const { hash: _, ...bid } = { ...golden.entries[1]!, lotId: 'other' };
    const other = encodeJws({ ...bid, hash: entryHash(bid) }, signer.jwk.kid, signer.sign);
    expect(codes({ jsonl: lines, receipts: [other], jwks })).toEqual(['receipt.not_in_log']);
  });

  it('finds receipts and statements that are none, of another lot, or of another log', () => {
    const elsewhere = encodeJws({ ...golden.entries[1]!, lotId: 'other' }, signer.jwk.kid, signer.sign);
    expect(codes({ jsonl: lines, receipts: [elsewhere], jwks })).toEqual(['receipt.bad_hash']);
    expect(codes({ jsonl: lines, receipts: [statement!.jws], jwks })).toEqual(['receipt.not_an_entry']);
    expect(codes({ jsonl: lines, receipts: [null, 1, '', 'a.b.c'], jwks })).toEqual(
      Array(4).fill('receipt.malformed'),
    );
    expect(codes({ jsonl: lines, receipts: {}, jwks })).toEqual(['input.malformed']);
    for (const statement of [null, 1, 'x', [], {}, { jws: 1 }]) {
      expect(codes({ jsonl: lines, closingStatement: statement, jwks })).toEqual([
        'closing_statement.malformed',
      ]);
    }
    const shown = { ...statement!.entry, at: '2026-06-03T11:18:00.001+08:00' };
    const { jws } = statement!;
    expect(codes({ jsonl: lines, closingStatement: { entry: shown, jws }, jwks })).toEqual([
      'closing_statement.differs',
    ]);
    expect(codes({ jsonl: lines, closingStatement: { jws }, jwks })).toEqual(['closing_statement.differs']);
  });
});

describe('readEntry', () => {
  it('knows no type from the prototype', () => {
    for (const type of ['toString', '__proto__', 'constructor']) {
      expect(readEntry({ ...golden.entries[0], type })).toBeUndefined();
    }
  });

  it('lets unknown fields stand beside the known', () => {
    expect(readEntry({ ...golden.entries[0], later: { more: 1 } })).toBeDefined();
  });
});

describe('JWS', () => {
  it('takes EdDSA and nothing else, least of all none', () => {
    const entry = golden.entries[1]!;
    const [, payload] = encodeJws(entry, 'test-2026', signer.sign).split('.');
    const withHeader = (header: object): string => {
      const head = Buffer.from(JSON.stringify(header)).toString('base64url');
      const signature = Buffer.from(signer.sign(Buffer.from(`${head}.${payload}`))).toString('base64url');
      return `${head}.${payload}.${signature}`;
    };
    expect(verifyJws(withHeader({ alg: 'EdDSA', kid: 'test-2026' }), jwks).ok).toBe(true);
    expect(verifyJws(withHeader({ alg: 'EdDSA', kid: 'test-2026', typ: 'receipt' }), jwks).ok).toBe(true);
    const refused: object[] = [
      { alg: 'none', kid: 'test-2026' },
      { alg: 'HS256', kid: 'test-2026' },
      { alg: 'EdDSA' },
      { alg: 'EdDSA', kid: 1 },
      { alg: 'EdDSA', kid: 'test-2026', crit: ['exp'] },
      { alg: 'EdDSA', kid: 'test-2026', b64: false },
      [],
    ];
    for (const header of refused)
      expect(verifyJws(withHeader(header), jwks)).toEqual({ ok: false, fault: 'malformed' });
    expect(verifyJws(withHeader({ alg: 'EdDSA', kid: 'other' }), jwks)).toEqual({
      ok: false,
      fault: 'unknown_key',
    });
  });

  it('reads each key of a kid that stands twice', () => {
    const other = { ...signer.jwk, x: Buffer.alloc(32, 7).toString('base64url') };
    expect(verifyReceipt(receipts[0], { keys: [other, signer.jwk] }).ok).toBe(true);
    expect(verifyReceipt(receipts[0], { keys: [other] })).toEqual({
      ok: false,
      fault: 'bad_signature',
    });
  });

  it('does not take a signature that any message passes under a weak key', () => {
    // The neutral element as key and as R, with s = 0: by the loose reading this signs everything.
    const weak = Buffer.alloc(32);
    weak[0] = 1;
    const key = { ...signer.jwk, x: weak.toString('base64url') };
    const [head, payload] = receipts[0]!.split('.');
    const forged = `${head}.${payload}.${Buffer.concat([weak, Buffer.alloc(32)]).toString('base64url')}`;
    expect(verifyReceipt(forged, { keys: [key] })).toEqual({ ok: false, fault: 'bad_signature' });
  });

  it('comes apart as it was put together', () => {
    const decoded = decodeJws(encodeJws({ b: '中', a: [1, true, null] }, 'k', signer.sign));
    expect(decoded?.header).toEqual({ alg: 'EdDSA', kid: 'k' });
    expect(decoded?.payload).toEqual({ a: [1, true, null], b: '中' });
  });

  it.each(['', '.', '..', 'a.b', 'a.b.c.d', 'e30.e30', 'e30.e30.', 'bnVsbA.e30.e30'])(
    'does not come apart: %s',
    (text) => {
      expect(verifyJws(text, jwks)).toMatchObject({ ok: false });
    },
  );
});
