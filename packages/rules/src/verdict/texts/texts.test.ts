import type { ClosingStatement, Jwks } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { readVectors, vectorText } from '../../testing/vectors.js';
import { judgeLog, type VerdictCheck, type VerdictCode } from '../index.js';
import { sayCheck, verdictEn, verdictZhCN, type VerdictTexts } from './index.js';

const golden = readVectors('golden-log.json') as {
  receipts: string[];
  closingStatement: ClosingStatement;
  jwks: Jwks;
};
const log = vectorText('golden-log.jsonl');
const both: VerdictTexts[] = [verdictZhCN, verdictEn];

const facts = {
  line: 3,
  entry: 2,
  expected: 10_500_000,
  found: 11_000_000,
  entries: 9,
  bids: 5,
  seq: 2,
  amountFen: 10_500_000,
  bidderCode: 'K7Q2',
  at: '2026-06-03T10:00:00.000+08:00',
  result: 'sold',
  more: 2,
  limit: 10,
};
const codes = Object.keys(verdictZhCN.codes) as VerdictCode[];
const checkOf = (code: VerdictCode, over: Partial<VerdictCheck> = {}): VerdictCheck => ({
  name: 'replay',
  status: 'fail',
  code,
  facts,
  findings: [],
  ...over,
});

describe('the sentences of a verdict', () => {
  it('say of a good auction what holds, with its numbers', () => {
    const verdict = judgeLog({ log, ...golden });
    const said = verdict.checks.map((check) => sayCheck(check, verdictZhCN));
    expect(said[0]).toBe('读入 9 条记录，其中 5 次出价。');
    expect(said.join()).toContain('最高 120,000.00 元，竞买号 CODEB；结果：成交');
    expect(said.join()).toContain(
      '第 1 次出价 100,000.00 元（竞买号 CODEA，2026-06-03 10:00:00.003）在日志第 1 号记录中',
    );
    const english = verdict.checks.map((check) => sayCheck(check, verdictEn));
    expect(english.join()).toContain(
      'Bids computed again: 5; highest CNY 120,000.00 by CODEB; result: sold.',
    );
  });

  it('name the entry, what was expected and what was found, money as money', () => {
    expect(sayCheck(checkOf('bid.amount'), verdictEn)).toBe(
      'Entry 2 is a bid that the steps do not allow: expected CNY 105,000.00, found CNY 110,000.00. 2 more like it.',
    );
    expect(sayCheck(checkOf('bid.seq', { facts: { entry: 4, expected: 3, found: 5 } }), verdictZhCN)).toBe(
      '第 4 号记录的出价序号不连续：应为 3，实为 5。',
    );
  });

  it('add what the record cannot show', () => {
    const note = { severity: 'note', code: 'reserve.not_publicly_provable', message: '' } as const;
    expect(sayCheck(checkOf('replay.agrees', { findings: [note] }), verdictEn)).toContain(
      'cannot be proved in public',
    );
  });

  it.each(both)('fill in whatever is there, and leave no gap where it is not: $$code', (texts) => {
    for (const code of codes) {
      for (const given of [facts, {}]) {
        const said = sayCheck(checkOf(code, { facts: given }), texts);
        expect(said, code).not.toMatch(/undefined|NaN|\[object/);
        expect(said, code).toMatch(/[。.]$/);
      }
    }
  });

  it('have no Chinese left in English', () => {
    expect(codes.map((code) => sayCheck(checkOf(code), verdictEn)).join()).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
