import type { ClosingStatement, Jwks, LogEntry, LotRules } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { appendEntry, createSigner, encodeReceipt, entryHash, logLine, GENESIS_HASH } from '../log/index.js';
import { goldenLedger, goldenLines } from '../testing/golden.js';
import { TEST_KID, signer } from '../testing/ledger.js';
import { readVectors, vectorText } from '../testing/vectors.js';
import { judgeLog, judgeLogSteps, type Verdict, type VerdictCheck, type VerdictInput } from './index.js';

interface GoldenLog {
  rules: LotRules;
  receipts: string[];
  closingStatement: ClosingStatement;
  jwks: Jwks;
}

const golden = readVectors('golden-log.json') as GoldenLog;
const log = vectorText('golden-log.jsonl');
const { receipts, closingStatement, jwks, rules } = golden;
const whole: VerdictInput = { log, jwks, closingStatement, receipts, rules };
const entries = (): LogEntry[] =>
  log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LogEntry);
const textOf = (changed: readonly LogEntry[]): string => `${changed.map(logLine).join('\n')}\n`;

/** Makes the chain whole again after a change, as a dishonest platform would. */
function rechain(changed: readonly LogEntry[]): LogEntry[] {
  let prevHash = GENESIS_HASH;
  return changed.map((entry, index) => {
    const moved = { ...entry, index, prevHash };
    prevHash = entryHash(moved);
    return { ...moved, hash: prevHash };
  });
}

const codes = ({ checks }: Verdict): string[] => checks.map(({ code }) => code);
const failed = ({ checks }: Verdict): string[] =>
  checks.filter(({ status }) => status === 'fail').map(({ code }) => code);
const find = ({ checks }: Verdict, name: string): VerdictCheck =>
  checks.find((check) => check.name === name)!;

describe('the golden auction', () => {
  it('holds: log, chain, numbering, keys, rules, recomputation, closing statement and each receipt', () => {
    const verdict = judgeLog(whole);
    expect(verdict.overall).toBe('holds');
    expect(codes(verdict)).toEqual([
      'log.read',
      'chain.intact',
      'indexes.dense',
      'keys.known',
      'rules.match',
      'replay.agrees',
      'closing.signed',
      ...receipts.map(() => 'receipt.in_log'),
    ]);
    expect(find(verdict, 'log').facts).toEqual({ entries: 9, bids: 5 });
    expect(find(verdict, 'chain').facts.found).toBe(verdict.result?.headHash);
    expect(find(verdict, 'replay').facts).toMatchObject({
      bids: 5,
      result: 'sold',
      amountFen: 12_000_000,
      bidderCode: 'CODEB',
    });
    expect(verdict.checks[7]!.facts).toMatchObject({
      entry: 1,
      seq: 1,
      amountFen: 10_000_000,
      bidderCode: 'CODEA',
    });
  });

  it('holds without rules, and says that single steps were not computed', () => {
    const verdict = judgeLog({ log, jwks, closingStatement });
    expect(verdict.overall).toBe('holds');
    expect(find(verdict, 'rules')).toMatchObject({ status: 'skipped', code: 'rules.not_given' });
  });

  it('takes everything as text too, as files hold it', () => {
    const text = {
      log,
      jwks: JSON.stringify(jwks, null, 2),
      closingStatement: `\ufeff${JSON.stringify(closingStatement)}`,
      rules: JSON.stringify({ id: 'lot', rules }),
      receipts: [receipts.join('\r\n')],
    };
    const verdict = judgeLog(text);
    expect(verdict.overall).toBe('holds');
    expect(verdict.checks.filter(({ name }) => name === 'receipt')).toHaveLength(5);
  });

  it('is incomplete without its closing statement: then nobody has signed the log', () => {
    const verdict = judgeLog({ log, jwks });
    expect(verdict.overall).toBe('incomplete');
    expect(find(verdict, 'closing')).toMatchObject({ status: 'unknown', code: 'closing.missing' });
  });

  it('holds while it is open, when there is no closing statement yet', () => {
    const verdict = judgeLog({ log: textOf(entries().slice(0, 4)), jwks, receipts: receipts.slice(0, 2) });
    expect(verdict.overall).toBe('holds');
    expect(find(verdict, 'closing')).toMatchObject({ status: 'skipped', code: 'closing.not_due' });
    expect(find(verdict, 'replay').facts).toMatchObject({ bids: 2, result: 'suspended' });
  });

  it('comes to the same in steps, and says how far it is', () => {
    const steps = judgeLogSteps(whole);
    const seen: number[] = [];
    let step = steps.next();
    while (step.done !== true) {
      seen.push(step.value.done);
      expect(step.value.done).toBeLessThanOrEqual(step.value.total);
      step = steps.next();
    }
    expect(step.value).toEqual(judgeLog(whole));
    expect(seen.length).toBeGreaterThan(18);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});

describe('an auction that was tampered with is broken', () => {
  it('by a changed amount: names the entry, and both hashes', () => {
    const changed = entries();
    (changed[2]!.data as { amountFen: number }).amountFen += 500_000;
    const verdict = judgeLog({ ...whole, log: textOf(changed) });
    expect(verdict.overall).toBe('broken');
    expect(find(verdict, 'chain')).toMatchObject({
      status: 'fail',
      code: 'chain.hash',
      facts: { entry: 2, expected: entryHash(changed[2]!), found: changed[2]!.hash },
    });
    expect(failed(verdict)).toEqual(['chain.hash', 'receipt.differs']);
    expect(verdict.checks.find(({ code }) => code === 'receipt.differs')).toMatchObject({
      receipt: 1,
      facts: { seq: 2, expected: 10_500_000, found: 11_000_000 },
    });
  });

  it('by a changed amount with the chain made whole: receipt and closing statement find it out', () => {
    const changed = entries();
    (changed[2]!.data as { amountFen: number }).amountFen += 500_000;
    const verdict = judgeLog({ ...whole, log: textOf(rechain(changed)) });
    expect(verdict.overall).toBe('broken');
    expect(failed(verdict)).toEqual([
      'closing_statement.differs',
      'receipt.differs',
      'receipt.differs',
      'receipt.differs',
      'receipt.differs',
    ]);
  });

  it('by a dropped entry: says at which number the gap is', () => {
    const verdict = judgeLog({ ...whole, log: textOf(entries().filter(({ index }) => index !== 2)) });
    expect(verdict.overall).toBe('broken');
    expect(find(verdict, 'indexes')).toMatchObject({
      code: 'entry.index',
      facts: { entry: 2, expected: 2, found: 3, more: 6 },
    });
    expect(find(verdict, 'chain').code).toBe('chain.prev_hash');
    expect(failed(verdict)).toContain('receipt.not_in_log');
  });

  it('by two entries that changed places', () => {
    const changed = entries();
    [changed[1], changed[2]] = [changed[2]!, changed[1]!];
    const verdict = judgeLog({ ...whole, log: textOf(changed) });
    expect(verdict.overall).toBe('broken');
    expect(find(verdict, 'indexes').facts).toMatchObject({ entry: 1, expected: 1, found: 2 });
    expect(find(verdict, 'replay').status).toBe('fail');
  });

  it('by a log that ends early, though all that is left agrees', () => {
    const verdict = judgeLog({ ...whole, log: textOf(entries().slice(0, 6)) });
    expect(find(verdict, 'chain').status).toBe('pass');
    expect(failed(verdict)).toEqual([
      'closing_statement.not_in_log',
      'receipt.not_in_log',
      'receipt.not_in_log',
    ]);
    expect(verdict.checks[verdict.checks.length - 1]!.facts).toMatchObject({ seq: 5, entry: 7, entries: 6 });
  });

  it('by keys of somebody else', () => {
    const other = createSigner(new Uint8Array(32).fill(9), 'other');
    const verdict = judgeLog({ ...whole, jwks: { keys: [other.jwk] } });
    expect(verdict.overall).toBe('broken');
    expect(failed(verdict).slice(0, 3)).toEqual([
      'announced.unknown_key',
      'closing_statement.unknown_key',
      'receipt.unknown_key',
    ]);
    expect(find(verdict, 'keys').facts).toMatchObject({ entry: 0, found: TEST_KID });
  });

  it('by a receipt that somebody else signed under the name of the key', () => {
    const forger = createSigner(new Uint8Array(32).fill(9), TEST_KID);
    const bid = entries()[1] as Parameters<typeof encodeReceipt>[0];
    const verdict = judgeLog({ ...whole, receipts: [encodeReceipt(bid, TEST_KID, forger.sign)] });
    expect(verdict.overall).toBe('broken');
    expect(find(verdict, 'receipt')).toMatchObject({ code: 'receipt.bad_signature', facts: { seq: 1 } });
  });

  it('by other rules than were announced', () => {
    const verdict = judgeLog({ ...whole, rules: { ...rules, startPriceFen: 1 } });
    expect(find(verdict, 'rules')).toMatchObject({ status: 'fail', code: 'rules.hash' });
  });

  it('by an amount that the steps do not allow, with the amount that they would', () => {
    const changed = entries().slice(0, 3);
    (changed[2]!.data as { amountFen: number }).amountFen = 10_600_000;
    const verdict = judgeLog({ log: textOf(rechain(changed)), jwks, rules });
    expect(find(verdict, 'replay')).toMatchObject({
      code: 'bid.amount',
      facts: { entry: 2, expected: 11_000_000, found: 10_600_000 },
    });
  });

  it('by a field that no entry has that way', () => {
    const changed = entries();
    (changed[2]!.data as { amountFen: unknown }).amountFen = 'much';
    const verdict = judgeLog({ ...whole, log: textOf(changed) });
    expect(find(verdict, 'log')).toMatchObject({
      status: 'fail',
      code: 'entry.malformed',
      facts: { entry: 2 },
    });
  });

  it('by the log of another lot than was asked for', () => {
    const verdict = judgeLog({ ...whole, receipts: [], lotId: 'another' });
    expect(find(verdict, 'log')).toMatchObject({ status: 'fail', code: 'log.other_lot' });
  });

  it('counts what it does not list, and finds later faults behind a flood of earlier ones', () => {
    let made = entries().slice(0, 2);
    for (let n = 0; n < 700; n++) {
      const { data, lotId, at } = made[1] as Extract<LogEntry, { type: 'bid' }>;
      const seq = n + 2;
      const head = made[made.length - 1]!;
      const code = `CODE${n % 2 === 0 ? 'B' : 'A'}`;
      const amountFen = data.amountFen + 500_000 * (n + 1);
      made = [
        ...made,
        appendEntry(head, {
          lotId,
          type: 'bid',
          at: Date.parse(at),
          data: { ...data, seq, amountFen, bidderCode: code },
        }),
      ];
    }
    const shifted = made.map((entry) => ({ ...entry, index: entry.index + 1 }));
    (shifted[600]!.data as { amountFen: number }).amountFen = 1;
    const verdict = judgeLog({ log: textOf(shifted), jwks });
    expect(find(verdict, 'indexes').facts.more).toBe(701);
    expect(find(verdict, 'replay')).toMatchObject({ status: 'fail', code: 'bid.amount' });
  });
});

describe('what is no log', () => {
  it.each([
    ['nothing', undefined, { code: 'log.missing', facts: {} }],
    ['an empty file', '', { code: 'log.empty', facts: {} }],
    ['a blank file', '\n', { code: 'log.empty', facts: {} }],
    ['a page of HTML', '<!doctype html>\n<p>', { code: 'log.not_json', facts: { line: 1 } }],
    ['a JSON list over several lines', '[\n{}\n]', { code: 'log.not_json', facts: { line: 1 } }],
    [
      'JSON of another shape',
      JSON.stringify(closingStatement),
      { code: 'log.not_an_entry', facts: { line: 1 } },
    ],
    ['a number', '7', { code: 'log.not_an_entry', facts: { line: 1, found: '7' } }],
    ['a file cut off in a line', log.slice(0, -90), { code: 'log.cut_short', facts: { line: 9 } }],
    ['a blank line in between', log.replace('\n', '\n\n'), { code: 'log.not_json', facts: { line: 2 } }],
    [
      'more than ten million characters',
      'x'.repeat(10_000_001),
      { code: 'log.too_large', facts: { limit: 10_000_000 } },
    ],
    ['a line of a later version', '', { code: 'log.unknown_type', facts: { line: 2, found: 'sealed' } }],
  ])('is told from a log that does not hold: %s', (what, text, expected) => {
    const later = (): string => {
      const [first] = entries();
      const entry = { ...first!, index: 1, type: 'sealed', prevHash: first!.hash };
      return `${textOf([first!])}${JSON.stringify({ ...entry, hash: entryHash(entry) })}\n`;
    };
    const verdict = judgeLog({ ...whole, log: what.includes('later') ? later() : text });
    expect(verdict.overall).toBe('incomplete');
    expect(verdict.result).toBeUndefined();
    expect(verdict.checks[0]).toMatchObject({ name: 'log', status: 'unknown', ...expected });
    expect(find(verdict, 'chain')).toMatchObject({ status: 'skipped', code: 'log.unreadable' });
    expect(find(verdict, 'closing')).toMatchObject({ status: 'unknown', code: 'closing.no_log' });
    expect(find(verdict, 'receipt')).toMatchObject({
      status: 'unknown',
      code: 'receipt.no_log',
      facts: { seq: 1 },
    });
  });

  it('is not a log with Windows line ends, a mark of byte order or no last line end: those hold', () => {
    for (const text of [log.replace(/\n/g, '\r\n'), `\ufeff${log}`, log.trimEnd()]) {
      expect(judgeLog({ ...whole, log: text }).overall).toBe('holds');
    }
  });

  it('is not a log written with spaces either: it holds with a note', () => {
    const verdict = judgeLog({ ...whole, log: log.replace('"lotId":', '"lotId": ') });
    expect(verdict.overall).toBe('holds');
    expect(find(verdict, 'log').findings).toMatchObject([
      { severity: 'note', code: 'line.unusual', index: 0 },
    ]);
  });

  it('shows what stands in the line without what would steer a terminal', () => {
    const verdict = judgeLog({ log: `\u001b[31m\u202e${'x'.repeat(500)}`, jwks });
    expect(verdict.checks[0]!.facts.found).toBe(`\ufffd[31m\ufffd${'x'.repeat(74)}…`);
  });
});

describe('what else cannot be checked', () => {
  it('keys that are none', () => {
    for (const [given, code] of [
      [undefined, 'keys.missing'],
      ['{', 'keys.malformed'],
      [{ keys: 1 }, 'keys.malformed'],
      [7, 'keys.malformed'],
    ] as const) {
      const verdict = judgeLog({ ...whole, jwks: given });
      expect(verdict.overall).toBe('incomplete');
      expect(find(verdict, 'keys')).toMatchObject({ status: 'unknown', code, findings: [] });
      expect(find(verdict, 'closing').code).toBe('closing.no_keys');
      expect(find(verdict, 'receipt').code).toBe('receipt.no_keys');
    }
  });

  it('a log that is older than the lot which came with it, or was cut short', () => {
    const heads = entries().map(({ hash }) => hash);
    const open = textOf(entries().slice(0, 4));
    const judge = (headHash: unknown): VerdictCheck =>
      find(judgeLog({ log: open, jwks, rules: { rules, headHash } }), 'log');
    expect(judge(heads[3]).code).toBe('log.read');
    // The lot was read before the log, which has grown since.
    expect(judge(heads[1]).code).toBe('log.read');
    expect(judge(heads[4])).toMatchObject({
      status: 'unknown',
      code: 'log.behind',
      facts: { entries: 4, expected: heads[4] },
    });
    for (const other of [undefined, 7, 'x', GENESIS_HASH]) expect(judge(other).code).toBe('log.read');
  });

  it('a closing statement that is none, or of another lot', () => {
    for (const given of ['<', 7, {}, { entry: 1, jws: 'a.b.c' }, null]) {
      expect(find(judgeLog({ ...whole, closingStatement: given }), 'closing')).toMatchObject({
        status: 'unknown',
        code: 'closing.malformed',
      });
    }
    const [first] = entries();
    const other = appendEntry(first, {
      lotId: 'other',
      type: 'closed',
      at: 0,
      data: { result: 'no_bids', bidCount: 0, extensions: 0 },
    });
    const jws = encodeReceipt(other as never, TEST_KID, signer.sign);
    expect(find(judgeLog({ ...whole, closingStatement: { entry: other, jws } }), 'closing').code).toBe(
      'closing.other_lot',
    );
  });

  it('rules that are none', () => {
    for (const given of ['{', 7, {}, null]) {
      expect(find(judgeLog({ ...whole, rules: given }), 'rules')).toMatchObject({
        status: 'unknown',
        code: 'rules.malformed',
      });
    }
  });

  it.each([
    ['', 'receipt.empty'],
    [' \n', 'receipt.empty'],
    ['{}', 'receipt.other_shape'],
    ['{"receipt":', 'receipt.other_shape'],
    ['[1]', 'receipt.other_shape'],
    ['[]', 'receipt.other_shape'],
    [7, 'receipt.other_shape'],
    ['hello', 'receipt.malformed'],
    ['a.b.c', 'receipt.malformed'],
    [receipts[0]!.slice(0, -40), 'receipt.malformed'],
    ['x'.repeat(1_000_001), 'receipt.too_large'],
    [closingStatement.jws, 'receipt.not_a_receipt'],
  ])('a text that is no receipt: %#', (text, code) => {
    const verdict = judgeLog({ ...whole, receipts: [text] });
    expect(verdict.overall).toBe('incomplete');
    expect(find(verdict, 'receipt')).toMatchObject({ status: 'unknown', code, receipt: 0 });
  });

  it('a receipt of another lot: it is good, and says for which', () => {
    const bid = appendEntry(undefined, {
      lotId: 'other-lot',
      type: 'bid',
      at: 0,
      data: (entries()[1] as Extract<LogEntry, { type: 'bid' }>).data,
    });
    const verdict = judgeLog({ ...whole, receipts: [encodeReceipt(bid, TEST_KID, signer.sign)] });
    expect(verdict.overall).toBe('incomplete');
    expect(find(verdict, 'receipt')).toMatchObject({
      status: 'unknown',
      code: 'receipt.other_lot',
      facts: { found: 'other-lot', seq: 1 },
    });
  });

  it('a receipt in the forms in which it may have been kept', () => {
    const [one, two] = receipts;
    for (const text of [
      JSON.stringify(one),
      JSON.stringify({ bid: {}, receipt: one }, null, 2),
      JSON.stringify([one, { jws: two }]),
      `  ${one!}\r\n`,
    ]) {
      const verdict = judgeLog({ ...whole, receipts: [text] });
      expect(codes(verdict).filter((code) => code.startsWith('receipt'))).not.toContain(
        'receipt.other_shape',
      );
      expect(verdict.overall).toBe('holds');
    }
  });

  it('never throws on anything', () => {
    const deep = `{"lotId":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const values = [
      undefined,
      null,
      7,
      '',
      'x',
      deep,
      [],
      {},
      { keys: [null, { kty: 'OKP' }] },
      10n,
      Symbol('x'),
    ];
    for (const value of values) {
      for (const name of ['log', 'jwks', 'closingStatement', 'rules'] as const) {
        expect(() => judgeLog({ ...whole, [name]: value })).not.toThrow();
      }
      expect(() => judgeLog({ ...whole, receipts: [value] })).not.toThrow();
    }
    expect(goldenLines(goldenLedger())).toBe(log);
  });
});
