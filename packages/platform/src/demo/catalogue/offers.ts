import type { PayLaterTerms, TransferOffer } from '@jtop/contract';
import type { Prng } from '../prng.js';

/** 10,000 yuan in fen. */
export const WAN_FEN = 1_000_000;

/** Prices in 万元 that such results are offered at. */
const ASSIGNMENT_PRICES = [
  6, 8, 10, 12, 15, 18, 20, 25, 28, 30, 36, 45, 50, 60, 68, 80, 100, 120, 150, 200, 280,
];
const LICENSE_PRICES = [2, 3, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40];
const VALUATIONS = [100, 150, 200, 300, 400, 500, 800, 1200];

/** What kind of offer a listing leads with. */
export type OfferKind = 'assignment' | 'license' | 'pay_later' | 'equity' | 'auction';

/**
 * The offers of a demo listing: the leading one, and for some listings a licence besides.
 *
 * @param form - Form of the right; only patents and layouts go into a company's capital here.
 */
export function demoOffers(kind: OfferKind, prng: Prng): TransferOffer[] {
  const leading = leadingOffer(kind, prng);
  const second = kind === 'assignment' || kind === 'equity' ? prng.chance(35) : false;
  return second ? [leading, ordinaryLicense(prng)] : [leading];
}

/** The price that a listing is filtered and sorted by: the lowest that is named, in fen. */
export function lowestPriceFen(offers: readonly TransferOffer[]): number | undefined {
  const prices = offers.flatMap((offer) => offer.priceFen ?? []);
  return prices.length === 0 ? undefined : Math.min(...prices);
}

function leadingOffer(kind: OfferKind, prng: Prng): TransferOffer {
  const assignmentPrice = prng.pick(ASSIGNMENT_PRICES) * WAN_FEN;
  switch (kind) {
    case 'auction':
      return { mode: 'assignment', priceMode: 'auction', priceFen: assignmentPrice };
    case 'assignment':
      if (prng.chance(25)) return { mode: 'assignment', priceMode: 'negotiable' };
      return { mode: 'assignment', priceMode: prng.pick(['fixed', 'from']), priceFen: assignmentPrice };
    case 'license':
      return prng.chance(40) ? exclusiveLicense(prng) : ordinaryLicense(prng);
    case 'pay_later':
      return { ...ordinaryLicense(prng), payLater: payLaterTerms(prng), note: '先使用后付费' };
    case 'equity':
      return {
        mode: 'equity',
        priceMode: 'negotiable',
        equity: {
          valuationFen: prng.pick(VALUATIONS) * WAN_FEN,
          basisPoints: prng.pick([1000, 1500, 2000, 3000]),
        },
      };
  }
}

function ordinaryLicense(prng: Prng): TransferOffer {
  return {
    mode: 'license',
    licenseKind: prng.chance(15) ? 'open' : 'ordinary',
    territory: '中国境内',
    years: prng.pick([3, 5, 5, 8]),
    priceMode: 'fixed',
    priceFen: prng.pick(LICENSE_PRICES) * WAN_FEN,
  };
}

function exclusiveLicense(prng: Prng): TransferOffer {
  return {
    mode: 'license',
    licenseKind: prng.pick(['exclusive', 'sole']),
    territory: prng.pick(['中国境内', '长三角地区', '江苏省']),
    years: prng.pick([5, 8, 10]),
    priceMode: 'from',
    priceFen: 3 * prng.pick(LICENSE_PRICES) * WAN_FEN,
  };
}

function payLaterTerms(prng: Prng): PayLaterTerms {
  const trigger = prng.pick(['acceptance', 'revenue', 'production'] as const);
  const feeFen = prng.pick(LICENSE_PRICES) * WAN_FEN;
  const base = {
    trialMonths: prng.pick([6, 12, 12, 18, 24]),
    upfrontFen: prng.chance(70) ? 0 : WAN_FEN,
    trigger,
    onFailure: prng.chance(80) ? ('terminate' as const) : ('renegotiate' as const),
  };
  // A share of the revenue has no fixed fee but a cap; the other triggers owe one sum.
  return trigger === 'revenue'
    ? { ...base, royaltyBp: prng.pick([100, 200, 300]), capFen: 3 * feeFen }
    : { ...base, feeFen };
}
