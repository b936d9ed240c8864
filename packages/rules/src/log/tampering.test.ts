import type { LogEntry } from '@jtop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldenLedger } from '../testing/golden.js';
import { jwks } from '../testing/ledger.js';
import { GENESIS_HASH, entryHash, verifyLotLog, verifyReceipt } from './index.js';

const golden = goldenLedger();
const { receipts, rules } = golden;
const closingStatement = golden.statement;
const honest = (): LogEntry[] => structuredClone(golden.entries);

/** Every path to a value inside an entry that is not an object. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

/** The values that one may put in the place of another: near ones of the same type, others, and none. */
function others(value: unknown): unknown[] {
  if (typeof value === 'number') {
    return [value + 1, value - 1, -1 - value, value + 0.5, String(value), undefined];
  }
  if (typeof value !== 'string') return [undefined];
  const last = value.charAt(value.length - 1);
  const near = value.slice(0, -1) + (last === '0' ? '1' : '0');
  const instant = /^\d{4}-\d\d-\d\dT/.test(value)
    ? [value.replace(/\d\+08/, (digit) => `${(Number(digit[0]) + 1) % 10}+08`)]
    : [];
  return [near, ...instant, `${value}0`, '', 7, undefined].filter((other) => other !== value);
}

function set(target: unknown, path: readonly string[], value: unknown): void {
  const owner = path.slice(0, -1).reduce((inner, name) => (inner as Record<string, unknown>)[name], target);
  const name = path[path.length - 1]!;
  if (value === undefined) delete (owner as Record<string, unknown>)[name];
  else (owner as Record<string, unknown>)[name] = value;
}

/** Makes the chain whole again after a change, as a dishonest platform would. */
function rechain(entries: LogEntry[]): LogEntry[] {
  let prevHash = GENESIS_HASH;
  return entries.map((entry, index) => {
    const moved = { ...entry, index, prevHash };
    const hash = entryHash(moved);
    prevHash = hash;
    return { ...moved, hash };
  });
}

const changes = golden.entries.flatMap((entry, index) =>
  leaves(entry).flatMap((path) => {
    const before = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], entry);
    return others(before).map((value) => ({ index, path, value }));
  }),
);

function tampered({ index, path, value }: (typeof changes)[number]): LogEntry[] {
  const entries = honest();
  set(entries[index], path, value);
  return entries;
}

describe('a log in which one field was changed', () => {
  it('has enough changes to try', () => {
    expect(changes.length).toBeGreaterThan(500);
  });

  it('is found out by its own chain, with no receipt and no rules', () => {
    const missed = changes.filter((change) => verifyLotLog({ entries: tampered(change), jwks }).ok);
    expect(missed).toEqual([]);
  });

  it('is found out by the closing statement though its chain was made whole again', () => {
    const missed = changes
      // The chain's own fields are put right by making it whole: then nothing is changed.
      .filter(({ path }) => !['hash', 'prevHash', 'index'].includes(path[0]!))
      .filter((change) => {
        const entries = rechain(tampered(change));
        // The statement alone is enough: by its prevHash it covers all that stands before it.
        return verifyLotLog({ entries, closingStatement, jwks }).ok;
      });
    expect(missed).toEqual([]);
  });
});

describe('an open log in which one field was changed', () => {
  it('is found out by the receipt of the last bid though its chain was made whole again', () => {
    const open = changes.filter(({ index, path }) => index < 8 && path[0] === 'data');
    const missed = open.filter((change) => {
      const entries = rechain(tampered(change).slice(0, 8));
      return verifyLotLog({ entries, receipts: receipts.slice(-1), jwks }).ok;
    });
    expect(missed).toEqual([]);
  });
});

describe('a log from which entries were taken', () => {
  const whole = golden.entries.map((_, index) => index);

  it.each(whole)(
    'entry %i: is found out by receipts and closing statement though the chain was made whole',
    (index) => {
      const entries = rechain(honest().filter((_, place) => place !== index));
      expect(verifyLotLog({ entries, receipts, closingStatement, jwks }).ok).toBe(false);
    },
  );

  it.each(whole.slice(1))('is found out where it ends before entry %i', (index) => {
    const { ok, findings } = verifyLotLog({
      entries: honest().slice(0, index),
      receipts,
      closingStatement,
      jwks,
    });
    expect(ok).toBe(false);
    expect(findings.map((finding) => finding.code)).toContain('closing_statement.not_in_log');
  });

  it('is found out where two entries changed places, or one stands twice', () => {
    for (const index of whole.slice(1)) {
      const swapped = honest();
      [swapped[index - 1], swapped[index]] = [swapped[index]!, swapped[index - 1]!];
      expect(verifyLotLog({ entries: swapped, jwks }).ok).toBe(false);
      const twice = honest();
      twice.splice(index, 0, structuredClone(twice[index]!));
      expect(verifyLotLog({ entries: twice, jwks }).ok).toBe(false);
    }
  });

  it('is found out where an entry stands whole by itself, yet follows another', () => {
    for (const index of whole) {
      const entries = honest().slice(0, index + 1);
      const strange = { ...entries[index]!, prevHash: 'ab'.repeat(32) };
      entries[index] = { ...strange, hash: entryHash(strange) };
      const { findings } = verifyLotLog({ entries, jwks });
      expect(findings.map((finding) => finding.code)).toEqual(['chain.prev_hash']);
    }
  });

  it('is found out where it begins otherwise than with its announcement, or announces twice', () => {
    const [announced, bid] = honest();
    const headless = rechain([bid!]);
    const twice = rechain([announced!, announced!]);
    for (const entries of [headless, twice]) {
      const { findings } = verifyLotLog({ entries, jwks });
      expect(findings.map((finding) => finding.code)).toContain('announced.position');
    }
  });

  it('is found out where the announcement commits to another reserve than the rules', () => {
    const entries = honest().slice(0, 1);
    set(entries[0], ['data', 'reserveCommitment'], 'ab'.repeat(32));
    const { findings } = verifyLotLog({ entries: rechain(entries), rules, jwks });
    expect(findings.map((finding) => finding.code)).toEqual(['rules.reserve_commitment']);
  });

  it('is found out where the announced text was exchanged', () => {
    const { findings } = verifyLotLog({ entries: honest(), announcement: `${golden.announcement} `, jwks });
    expect(findings.map((finding) => finding.code)).toEqual(['announced.text']);
    expect(verifyLotLog({ entries: honest(), announcement: 1, jwks }).ok).toBe(false);
  });

  it('is found out where the announced rules were exchanged', () => {
    for (const change of [
      { startPriceFen: 1 },
      { windowMs: 1 },
      { reserveCommitment: 'ab'.repeat(32) },
      { depositFen: 0 },
    ]) {
      const { findings } = verifyLotLog({ entries: honest(), rules: { ...rules, ...change }, jwks });
      expect(findings.map((finding) => finding.code)).toContain('rules.hash');
    }
  });
});

describe('a receipt in which one character was changed', () => {
  it('is no receipt any more', () => {
    const receipt = receipts[3]!;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ';
    const place = fc.nat(receipt.length - 1);
    fc.assert(
      fc.property(place, fc.constantFrom(...alphabet), (at, letter) => {
        fc.pre(receipt.charAt(at) !== letter);
        const changed = receipt.slice(0, at) + letter + receipt.slice(at + 1);
        expect(verifyReceipt(changed, jwks).ok).toBe(false);
        expect(verifyLotLog({ entries: golden.entries, receipts: [changed], jwks }).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is none either where something was added or cut off', () => {
    const receipt = receipts[0]!;
    for (const changed of [
      `${receipt}A`,
      receipt.slice(0, -1),
      `${receipt}.`,
      ` ${receipt}`,
      `.${receipt}`,
    ]) {
      expect(verifyReceipt(changed, jwks)).toMatchObject({ ok: false });
    }
  });
});
