import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedWords, markWords, readWords, searchEntry, searchRank, snippetOf } from './index.js';

const inPairs = (text: string): string[] => text.match(/.{1,2}/gsu) ?? [];
const marked = (text: string, words: readonly string[]): string[] =>
  markWords(text, words).map(({ from, to }) => text.slice(from, to));

describe('marks', () => {
  it('stand where the words stand, however these are written', () => {
    expect(marked('用ＣＤ１９与cd19', ['cd19'])).toEqual(['ＣＤ１９', 'cd19']);
    expect(marked('嵌\u200b合抗原', ['嵌合'])).toEqual(['嵌\u200b合']);
    expect(marked('5㎏ 的样品', ['kg'])).toEqual(['㎏']);
    expect(marked('👍聚乳酸', ['聚乳', '乳酸'])).toEqual(['聚乳酸']);
    expect(marked('没有', ['聚乳酸', ''])).toEqual([]);
  });

  it('are in order, apart, and within the text, whatever both are', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, text, (shown, q) => {
        let last = -1;
        for (const { from, to } of markWords(shown, foldedWords(q))) {
          expect(from).toBeGreaterThan(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(shown.length);
          last = to;
        }
      }),
    );
  });
});

describe('a snippet', () => {
  it('is the stretch around the first word, cut at code points', () => {
    const text = `${'前'.repeat(200)}聚乳酸${'后'.repeat(200)}`;
    const { text: shown, marks } = snippetOf(text, ['聚乳酸'], 30);
    expect([...shown]).toHaveLength(32);
    expect(marks.map(({ from, to }) => shown.slice(from, to))).toEqual(['聚乳酸']);
    expect(snippetOf('短文', ['无'])).toEqual({ text: '短文', marks: [] });
  });
});

describe('a ranked query', () => {
  it('is read word by word, a patent number as one', () => {
    expect(readWords('聚乳 增韧', inPairs).words).toEqual(['聚乳', '增韧']);
    expect(readWords('聚乳增韧', inPairs).words).toEqual(['聚乳', '增韧']);
    expect(readWords('C08L', inPairs).words).toEqual(['c08l']);
    expect(readWords('，。', inPairs).words).toEqual([',。']);
    expect(readWords('ZL 2017 1 0601862.3', inPairs).words).toEqual(['201710601862.3']);
    expect(
      readWords('字'.repeat(5000), (text) => [...text].map((each, at) => each + String(at))).words.length,
    ).toBeLessThan(13);
  });

  it('puts the phrase in the title before the words in it, and these before the rest', () => {
    const query = readWords('聚乳增韧', inPairs);
    const rank = (title: string, rest: string): number =>
      searchRank(searchEntry([title, rest]).text, [...title].length, query);
    const [phrase, words, one, none] = [
      rank('聚乳增韧的膜', ''),
      rank('增韧的聚乳膜', ''),
      rank('聚乳膜', '增韧'),
      rank('薄膜', '聚乳增韧'),
    ];
    expect([phrase, words, one, none]).toEqual([4, 2, 1, 0]);
  });
});
