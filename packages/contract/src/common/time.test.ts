import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from './read-time.js';
import { INSTANT_PATTERN, dateInShanghai, formatInstant } from './time.js';

const instants = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9999, 11, 30) });

describe('instants of the wire', () => {
  it('say the hour in Jiangsu with three decimals', () => {
    expect(formatInstant(1_780_452_000_000)).toBe('2026-06-03T10:00:00.000+08:00');
    expect(formatInstant(0)).toBe('1970-01-01T08:00:00.000+08:00');
    expect(formatInstant(-1)).toBe('1970-01-01T07:59:59.999+08:00');
  });

  it('are read back to the millisecond', () => {
    fc.assert(
      fc.property(instants, (epochMs) => {
        const text = formatInstant(epochMs);
        expect(text).toMatch(new RegExp(INSTANT_PATTERN));
        expect(parseInstant(text)).toBe(epochMs);
      }),
    );
  });

  it('sort as text as they do in time', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(Math.sign(a - b)).toBe(
          formatInstant(a) < formatInstant(b) ? -1 : formatInstant(a) > formatInstant(b) ? 1 : 0,
        );
      }),
    );
  });

  it('mean the same whatever offset they are written in', () => {
    expect(parseInstant('2026-06-03T02:00:00Z')).toBe(parseInstant('2026-06-03T10:00:00.000+08:00'));
    expect(parseInstant('2026-06-02T21:00:00.5-05:00')).toBe(1_780_452_000_500);
  });

  it.each([Number.NaN, Infinity, 8.64e15, Date.UTC(9999, 11, 31, 16), Date.UTC(-1, 0, 1)])(
    'refuse the number %d',
    (epochMs) => {
      expect(() => formatInstant(epochMs)).toThrow(RangeError);
    },
  );

  it.each(['', 'tomorrow', '2026-06-03T25:00:00+08:00', '2026-13-01T00:00:00Z'])(
    'refuse the text «%s»',
    (text) => {
      expect(() => parseInstant(text)).toThrow(RangeError);
    },
  );

  it('belong to the day that Jiangsu has', () => {
    expect(dateInShanghai(Date.UTC(2026, 5, 2, 15, 59, 59, 999))).toBe('2026-06-02');
    expect(dateInShanghai(Date.UTC(2026, 5, 2, 16))).toBe('2026-06-03');
  });
});
