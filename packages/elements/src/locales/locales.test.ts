import { expect } from 'chai';
import { en } from './en.js';
import { catalogueEn } from './en/catalogue.js';
import { signInEn } from './en/sign-in.js';
import { zhCN } from './zh-CN.js';
import { catalogueZhCN } from './zh-CN/catalogue.js';
import { signInZhCN } from './zh-CN/sign-in.js';

/** All paths of an object of texts. */
function paths(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${prefix}.${key}`));
}

describe('locales', () => {
  it('all say everything that the source says, also where any key would compile', () => {
    expect(paths(en).sort()).to.deep.equal(paths(zhCN).sort());
    expect(paths(catalogueEn).sort()).to.deep.equal(paths(catalogueZhCN).sort());
    expect(paths(signInEn).sort()).to.deep.equal(paths(signInZhCN).sort());
  });

  it('have no Chinese left in English', () => {
    const said = (value: unknown): string => {
      if (typeof value === 'function') return String(value);
      if (typeof value === 'object' && value !== null) return Object.values(value).map(said).join('');
      return typeof value === 'string' ? value : '';
    };
    for (const texts of [en, catalogueEn, signInEn]) expect(said(texts)).to.not.match(/[\u4e00-\u9fff]/);
  });
});
