import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/vectors.js';
import {
  checkPatentNumber,
  checkUscc,
  normaliseCode,
  normalisePatentNumber,
  normaliseUscc,
  patentCheckDigit,
  usccCheckCharacter,
} from './index.js';

interface NumberVectors {
  patentNumbers: { text: string; expect: { ok: boolean; number?: string } }[];
  usccs: { text: string; expect: { ok: boolean; code?: string } }[];
}
const vectors = readVectors('numbers.json') as NumberVectors;

describe('patent numbers', () => {
  it.each(vectors.patentNumbers)('$text', ({ text, expect: expected }) => {
    expect(checkPatentNumber(text)).toEqual(expected);
    expect(normalisePatentNumber(text)).toBe(expected.number);
  });

  it('finds every single wrong digit', () => {
    const serial = fc.integer({ min: 0, max: 9_999_999 });
    const year = fc.integer({ min: 2004, max: 2030 });
    const change = fc.record({ place: fc.nat(11), by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(
        year,
        fc.constantFrom(1, 2, 3, 8, 9),
        serial,
        change,
        (filed, kind, number, { place, by }) => {
          const digits = `${filed}${kind}${String(number).padStart(7, '0')}`;
          const check = patentCheckDigit(digits);
          expect(checkPatentNumber(`${digits}.${check}`).ok).toBe(true);
          const wrong = [...digits];
          wrong[place] = String((Number(wrong[place]) + by) % 10);
          expect(checkPatentNumber(`${wrong.join('')}.${check}`).ok).toBe(false);
        },
      ),
    );
  });

  it('answers any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof checkPatentNumber(text).ok === 'boolean'),
    );
  });
});

describe('unified social credit codes', () => {
  it.each(vectors.usccs)('$text', ({ text, expect: expected }) => {
    expect(checkUscc(text)).toEqual(expected);
    expect(normaliseUscc(text)).toBe(expected.code);
  });

  it('has one check character for each code, and finds every single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const letter = fc.constantFrom(...alphabet);
    const parts = fc.tuple(
      fc.tuple(letter, letter).map((two) => two.join('')),
      fc.integer({ min: 100_000, max: 999_999 }).map(String),
      fc.array(letter, { minLength: 9, maxLength: 9 }).map((nine) => nine.join('')),
    );
    fc.assert(
      fc.property(parts, fc.nat(17), fc.integer({ min: 1, max: 30 }), (three, place, by) => {
        const body = three.join('');
        const code = body + usccCheckCharacter(body);
        expect(checkUscc(code)).toEqual({ ok: true, code });
        const wrong = [...code];
        wrong[place] = alphabet.charAt((alphabet.indexOf(wrong[place] ?? '') + by) % 31);
        expect(checkUscc(wrong.join('')).ok).toBe(false);
      }),
    );
  });

  it('answers any text without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof checkUscc(text).ok === 'boolean'));
  });
});

describe('normaliseCode', () => {
  it('folds full-width forms, drops spaces and invisible characters, and writes capitals', () => {
    expect(normaliseCode('\uff5a\uff4c\u3000\u200b\u200e20 17\ufeff\n')).toBe('ZL2017');
  });
});
