import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldedWords,
  matchesSearch,
  MOST_GRAMS,
  parseSearch,
  searchEntry,
  storedGrams,
  wantedGrams,
} from './index.js';

const entry = searchEntry([
  '一种靶向CD19的嵌合抗原受体及其应用',
  'JS-2026-CG-000123',
  'ZL201710601862.3',
  'ZL2017106018623',
  '肿瘤免疫',
  '效率提高30%，成本降低。👍',
]);

/** What a database does with a query: candidates by the grams, then the words that those do not settle. */
function finds({ text, grams }: { text: string; grams: readonly string[] }, q: string): boolean {
  const query = parseSearch(q);
  const byIndex =
    query.grams.every((gram) => grams.includes(gram)) && query.unsettled.every((word) => text.includes(word));
  expect(byIndex, `${q}: the index and the text agree`).toBe(matchesSearch(text, query));
  return byIndex;
}

describe('searching a text', () => {
  it.each([
    ['two characters', '嵌合'],
    ['one character', '靶'],
    ['a longer piece', '抗原受体及其'],
    ['Latin in any case', 'cd19'],
    ['full width', 'ＣＤ１９'],
    ['a piece of both scripts', '向cd19的嵌'],
    ['several words in any order', '免疫 嵌合'],
    ['a patent number', 'ZL201710601862.3'],
    ['its digits', '201710601862.3'],
    ['as it is printed on the certificate', 'ZL 2017 1 0601862.3'],
    ['without its dot', 'ZL2017106018623'],
    ['as the number of an application abroad', 'CN201710601862.3'],
    ['some digits of it', '0601862'],
    ['two digits of it', '62'],
    ['the number of the listing', 'js-2026-cg-000123'],
    ['a part of that', '000123'],
    ['a percent sign', '30%'],
    ['an emoji', '👍'],
    ['with invisible characters in between', '嵌\u200b合\u202e'],
    ['with controls around', '\u0000嵌合\u0007'],
    ['nothing', '  \u3000 '],
  ])('finds %s', (_what, q) => {
    expect(finds(entry, q)).toBe(true);
  });

  it.each([
    ['characters that stand apart', '嵌原'],
    ['a piece that reaches over two texts', '应用js'],
    ['another number', 'ZL201710601863.3'],
    ['digits that stand apart', '20171862'],
    ['a word that is not there beside one that is', '免疫 抗体'],
    ['a wildcard', '一%用'],
    ['another wildcard', '_'],
    ['a quote', "'"],
    ['a backslash', '\\'],
    ['another emoji', '👎'],
    ['a number that only looks alike', 'cd190'],
  ])('does not find %s', (_what, q) => {
    expect(finds(entry, q)).toBe(false);
  });

  it('is not deceived by pairs that stand in another order', () => {
    expect(finds(searchEntry(['aba ab']), 'abab')).toBe(false);
    expect(finds(searchEntry(['数据 据库']), '数据库')).toBe(false);
  });

  it('finds every stretch of every word, whatever it is made of', () => {
    const character = fc.constantFrom(...'数据库抗体ABab019.%_\\\'"-𠮷👍');
    const word = fc.array(character, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(word, fc.nat(18), fc.integer({ min: 1, max: 20 }), (characters, from, length) => {
        const part = characters.slice(from, from + length).join('');
        fc.pre(part !== '');
        expect(finds(searchEntry([characters.join('')]), part)).toBe(true);
      }),
    );
  });

  it('says the same by grams and by looking, for any text and any query', () => {
    const text = fc.array(fc.constantFrom(...'抗体ab01 .'), { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (stored, q) => {
        finds(searchEntry([stored]), q);
      }),
    );
  });
});

describe('a hostile query', () => {
  it('of any characters is read without an error, and holds nothing that a database refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (q) => {
        const { words, grams } = parseSearch(q);
        for (const part of [...words, ...grams]) expect(part).not.toMatch(/[\0\s\p{Cs}]/u);
      }),
    );
  });

  it('of ten thousand characters asks an index for few grams', () => {
    const characters = Array.from({ length: 10_000 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const { grams, unsettled } = parseSearch(characters.join(''));
    expect(grams).toHaveLength(MOST_GRAMS);
    expect(unsettled).toHaveLength(1);
    const scattered = parseSearch(characters.join(' '));
    expect(scattered.grams).toHaveLength(MOST_GRAMS);
    expect(scattered.unsettled).toHaveLength(10_000 - MOST_GRAMS);
  });

  it('does not fill an index either', () => {
    expect(searchEntry(['抗'.repeat(100_000)])).toEqual({ text: '抗'.repeat(20_000), grams: ['抗', '抗抗'] });
  });
});

describe('grams', () => {
  it('of Chinese are characters and pairs, of letters and digits up to four', () => {
    expect(storedGrams('抗体')).toEqual(['抗', '抗体', '体']);
    expect(storedGrams('a1b2c')).toContain('1b2c');
    expect(storedGrams('a1b2c')).not.toContain('a1b2c');
    expect(storedGrams('抗a1体')).not.toContain('抗a1');
  });

  it('asked for are as long as they are stored', () => {
    expect(wantedGrams('0601862')).toEqual(['0601', '6018', '0186', '1862']);
    expect(wantedGrams('cd19的嵌')).toEqual(['cd19', '9的', '的嵌']);
    expect(wantedGrams('abc')).toEqual(['abc']);
    expect(wantedGrams('靶')).toEqual(['靶']);
  });

  it('settle a word that is one of them', () => {
    expect(parseSearch('抗体 靶 cd19')).toMatchObject({ unsettled: [] });
    expect(parseSearch('抗体药')).toMatchObject({ unsettled: ['抗体药'] });
  });
});

describe('foldedWords', () => {
  it('makes one form of the many that look alike', () => {
    expect(foldedWords('ＺＬ２０１７．３　Ⅲ ㎏')).toEqual(['zl2017.3', 'iii', 'kg']);
    expect(foldedWords('⼀种')).toEqual(['一种']);
    expect(foldedWords('ΟΔΟΣ')).toEqual(foldedWords('οδοσ'));
  });
});
