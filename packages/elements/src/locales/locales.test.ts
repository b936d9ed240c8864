import { expect } from 'chai';
import { en } from './en.js';
import { batchUploadEn } from './en/batch-upload.js';
import { bidVerifierEn } from './en/bid-verifier.js';
import { catalogueEn } from './en/catalogue.js';
import { consentSignEn } from './en/consent-sign.js';
import { demandsEn } from './en/demands.js';
import { demandSubmitEn } from './en/demand-submit.js';
import { formsEn } from './en/forms.js';
import { solutionFormEn } from './en/solution-form.js';
import { matchesEn } from './en/matches.js';
import { handingOverEn } from './en/handing-over.js';
import { signInEn } from './en/sign-in.js';
import { zhCN } from './zh-CN.js';
import { batchUploadZhCN } from './zh-CN/batch-upload.js';
import { bidVerifierZhCN } from './zh-CN/bid-verifier.js';
import { catalogueZhCN } from './zh-CN/catalogue.js';
import { bidPanelZhCN } from './zh-CN/bid-panel.js';
import { consentSignZhCN } from './zh-CN/consent-sign.js';
import { demandsZhCN } from './zh-CN/demands.js';
import { eventCountdownZhCN } from './zh-CN/event-countdown.js';
import { handingOverZhCN } from './zh-CN/handing-over.js';
import { matchesZhCN } from './zh-CN/matches.js';
import { listingCardZhCN } from './zh-CN/listing-card.js';
import { demandSubmitZhCN } from './zh-CN/demand-submit.js';
import { formsZhCN } from './zh-CN/forms.js';
import { solutionFormZhCN } from './zh-CN/solution-form.js';
import { signInZhCN } from './zh-CN/sign-in.js';
import { spokenZhCN } from './zh-CN/spoken.js';

/** All paths of an object of texts. */
function paths(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${prefix}.${key}`));
}

const chinese = { ...zhCN, ...spokenZhCN, ...bidPanelZhCN, ...eventCountdownZhCN, ...listingCardZhCN };

describe('locales', () => {
  it('all say everything that the source says, also where any key would compile', () => {
    expect(paths(en).sort()).to.deep.equal(paths(chinese).sort());
    expect(paths(batchUploadEn).sort()).to.deep.equal(paths(batchUploadZhCN).sort());
    expect(paths(handingOverEn).sort()).to.deep.equal(paths(handingOverZhCN).sort());
    expect(paths(bidVerifierEn).sort()).to.deep.equal(paths(bidVerifierZhCN).sort());
    expect(paths(catalogueEn).sort()).to.deep.equal(paths(catalogueZhCN).sort());
    expect(paths(consentSignEn).sort()).to.deep.equal(paths(consentSignZhCN).sort());
    expect(paths(matchesEn).sort()).to.deep.equal(paths(matchesZhCN).sort());
    expect(paths(demandsEn).sort()).to.deep.equal(paths(demandsZhCN).sort());
    expect(paths(formsEn).sort()).to.deep.equal(paths(formsZhCN).sort());
    expect(paths(demandSubmitEn).sort()).to.deep.equal(paths(demandSubmitZhCN).sort());
    expect(paths(solutionFormEn).sort()).to.deep.equal(paths(solutionFormZhCN).sort());
    expect(paths(signInEn).sort()).to.deep.equal(paths(signInZhCN).sort());
  });

  it('have no Chinese left in English', () => {
    const said = (value: unknown): string => {
      if (typeof value === 'function') return String(value);
      if (typeof value === 'object' && value !== null) return Object.values(value).map(said).join('');
      return typeof value === 'string' ? value : '';
    };
    for (const texts of [
      en,
      batchUploadEn,
      consentSignEn,
      handingOverEn,
      matchesEn,
      bidVerifierEn,
      catalogueEn,
      demandsEn,
      demandSubmitEn,
      formsEn,
      signInEn,
      solutionFormEn,
    ])
      expect(said(texts)).to.not.match(/[\u4e00-\u9fff]/);
  });
});
