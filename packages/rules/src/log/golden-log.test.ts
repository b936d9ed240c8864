import type { ClosingStatement, Jwks, LotRules } from '@jtop/contract';
import { createHash, createPublicKey, verify as verifyByNode } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { goldenDocument, goldenLedger, goldenLines } from '../testing/golden.js';
import { readVectors, vectorText } from '../testing/vectors.js';
import { announcementHash, decodeJws, replay, rulesHash, verifyLotLog, verifyReceipt } from './index.js';
import type { LogEntry } from '@jtop/contract';

interface GoldenLog {
  announcement: string;
  rules: LotRules;
  heads: string[];
  receipts: string[];
  closingStatement: ClosingStatement;
  jwks: Jwks;
  result: unknown;
}

const golden = readVectors('golden-log.json') as GoldenLog;
const jsonl = vectorText('golden-log.jsonl');
const entries = jsonl
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as LogEntry);

describe('the golden log', () => {
  it('is what the rules make today, to the byte', () => {
    const ledger = goldenLedger();
    expect(goldenLines(ledger)).toBe(jsonl);
    expect(JSON.parse(JSON.stringify(goldenDocument(ledger)))).toEqual(golden);
  });

  it('has five bids, nine lines, and the heads that the file names', () => {
    expect(entries.filter((entry) => entry.type === 'bid')).toHaveLength(5);
    expect(entries.map((entry) => entry.hash)).toEqual(golden.heads);
  });

  it('verifies whole: chain, receipts, closing statement, rules', () => {
    const { receipts, closingStatement, rules, announcement, jwks } = golden;
    const verified = verifyLotLog({ jsonl, receipts, closingStatement, rules, announcement, jwks });
    expect(verified).toEqual({ ok: true, findings: [], result: golden.result });
  });

  it('verifies with nothing but the log and the key set', () => {
    expect(verifyLotLog({ jsonl, jwks: golden.jwks })).toEqual({
      ok: true,
      findings: [],
      result: golden.result,
    });
    expect(verifyLotLog({ entries, jwks: golden.jwks }).ok).toBe(true);
  });

  it('replays to the price, the winner and the end', () => {
    expect(replay(entries, golden.rules)).toMatchObject({
      findings: [],
      lot: {
        result: 'sold',
        currentPriceFen: 12_000_000,
        leadingBidderCode: 'CODEB',
        extensions: 2,
        bidCount: 5,
      },
    });
  });

  it('hashes as another SHA-256 does', () => {
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(announcementHash(golden.announcement)).toBe(sha(golden.announcement));
    const line = jsonl.split('\n')[1] ?? '';
    const withoutHash = line.replace(/"hash":"[0-9a-f]{64}",/, '');
    expect(entries[1]?.hash).toBe(sha(withoutHash));
    const sorted = Object.fromEntries(Object.entries(golden.rules).sort(([a], [b]) => (a < b ? -1 : 1)));
    // Nested objects of these rules are sorted as they are, so plain JSON is their canonical form.
    expect(rulesHash(golden.rules)).toBe(sha(JSON.stringify(sorted)));
  });

  it('is signed as another Ed25519 verifies', () => {
    const key = createPublicKey({ key: { ...golden.jwks.keys[0] }, format: 'jwk' });
    for (const receipt of [...golden.receipts, golden.closingStatement.jws]) {
      const decoded = decodeJws(receipt);
      expect(verifyByNode(null, decoded!.signed, key, decoded!.signature)).toBe(true);
    }
  });

  it('gives each bid a receipt of its own', () => {
    const seqs = golden.receipts.map((receipt) => {
      const verified = verifyReceipt(receipt, golden.jwks);
      return verified.ok ? verified.entry.data.seq : verified.fault;
    });
    expect(seqs).toEqual([1, 2, 3, 4, 5]);
  });
});
