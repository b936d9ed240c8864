import { expect } from 'chai';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

/** All paths of an object of texts. */
function paths(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${prefix}.${key}`));
}

describe('locales', () => {
  it('all say everything that the source says, also where any key would compile', () => {
    expect(paths(en).sort()).to.deep.equal(paths(zhCN).sort());
  });

  it('have no Chinese left in English', () => {
    expect(JSON.stringify({ ...en, ...Object.fromEntries(Object.entries(en).map(([key, value]) => [key, String(value)])) })).to.not.match(
      /[\u4e00-\u9fff]/,
    );
  });
});
