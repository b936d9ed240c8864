import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchColumn, searchWords } from './search.js';

/** What the database does with a word, in memory. */
function finds(column: string, query: string): boolean {
  return searchWords(query).every(({ pairs, pattern }) => {
    const terms = new Set(column.split(' '));
    const literal = pattern.slice(1, -1).replace(/\\(.)/gu, '$1');
    return pairs.every((pair) => terms.has(pair)) && ` ${column} `.includes(literal);
  });
}

describe('search', () => {
  const column = searchColumn(['一种靶向CD19的嵌合抗原受体及其应用', 'ZL202310123456.X', '肿瘤免疫']);

  it.each(['嵌合', '抗原受体', 'CD19', 'cd19的嵌', 'ＣＤ１９', '靶', '免疫 抗原', '123456.x'])(
    'finds %s',
    (query) => {
      expect(finds(column, query)).toBe(true);
    },
  );

  it.each(['嵌原', '抗体', 'CD20', '免疫 抗体', '%', '_', '一种%应用', '\\'])('does not find %s', (query) => {
    expect(finds(column, query)).toBe(false);
  });

  it('finds every stretch of a stored word', () => {
    const word = fc.stringMatching(/^[\u4e00-\u4e40a-z0-9%_\\]{2,20}$/u);
    fc.assert(
      fc.property(word, fc.nat(18), fc.integer({ min: 2, max: 20 }), (text, from, length) => {
        const part = text.slice(from, from + length);
        fc.pre(part.length > 0);
        expect(finds(searchColumn([text]), part)).toBe(true);
      }),
    );
  });

  it('stores terms without doubled spaces', () => {
    expect(searchColumn(['  数据库  ', '', 'A'])).toBe('数据 据库 a');
  });

  it('has nothing to look for in spaces', () => {
    expect(searchWords(' \u3000 ')).toEqual([]);
  });
});
