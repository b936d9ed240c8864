import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_DEMAND } from '../testing/season-entities.js';
import { redactDemand } from '../disclosure/index.js';
import {
  budgetFit,
  describeReason,
  fieldNearness,
  isMatchDeclineReason,
  ipcParts,
  MATCH_DECLINE_REASONS,
  MATCH_FEATURES,
  matchListing,
  matchTeam,
  maturityFit,
  rankMatches,
  scoreOf,
  sharedIpc,
  sharedRegion,
  sharedTerms,
  visibleReasons,
  type MatchDemand,
  type MatchFeature,
  type MatchListing,
  type Term,
} from './index.js';

const terms = (...words: string[]): Term[] => words.map((term) => ({ term, weight: 2 }));

const demand: MatchDemand = {
  field: 'advanced_materials',
  adcode: '320115',
  ipc: ['C08L 67/04'],
  budgetFen: { minFen: 10_000_000, maxFen: 60_000_000 },
  askedTrl: { min: 5, max: 7 },
  terms: terms('聚乳酸', '增韧', '耐热'),
};
const listing: MatchListing = {
  id: 'listing-1',
  fields: ['advanced_materials'],
  ipc: ['C08L 101/16', 'C08K3/22'],
  offers: [{ priceMode: 'fixed', priceFen: 30_000_000 }],
  selfAssessment: { trl: 6 },
  supplier: { adcode: '320106' },
  terms: terms('聚乳酸', '增韧', '淀粉'),
};

describe('a good pair', () => {
  const scored = matchListing(demand, listing);

  it('says why it fits, what adds most first', () => {
    expect(scored.reasons.map((reason) => describeReason(reason, 'zh-CN'))).toEqual([
      '关键词 增韧、聚乳酸',
      '同一领域',
      '同属 IPC 小类 C08L',
      'TRL 6，在所求 5 至 7 之内',
      '报价在预算之内',
      '同城',
    ]);
    expect(scored.reasons.map((reason) => describeReason(reason, 'en'))).toEqual([
      'keywords 增韧, 聚乳酸',
      'same field',
      'same IPC subclass C08L',
      'TRL 6 within the asked 5 to 7',
      'price within the budget',
      'same city',
    ]);
  });

  it('has the score that its reasons add up to', () => {
    const sum = scored.reasons.reduce((all, { weight }) => all + weight, 0);
    expect(scored.score).toBeCloseTo(sum, 3);
    expect(scored.score).toBeGreaterThan(0.8);
  });

  it('is told from one that is merely near', () => {
    const near = matchListing(demand, {
      ...listing,
      fields: ['intelligent_manufacturing'],
      ipc: ['C08L'],
      offers: [{ priceMode: 'from', priceFen: 90_000_000 }],
      selfAssessment: { trl: 8 },
      supplier: { adcode: '320500' },
    });
    expect(near.score).toBeLessThan(scored.score);
    expect(near.reasons.map((reason) => describeReason(reason, 'en'))).toEqual(
      expect.arrayContaining([
        'neighbouring field',
        'TRL 8 close to the asked 5 to 7',
        'price somewhat above the budget',
        'same province',
      ]),
    );
  });
});

describe('a team', () => {
  it('is scored by what it works on, and by the nearest of its places', () => {
    const scored = matchTeam(demand, {
      id: 'team-1',
      fields: ['ai', 'advanced_materials'],
      ipc: ['C08L 67/02'],
      adcodes: ['310100', '320115'],
      trl: { min: 3, max: 6 },
      terms: terms('聚乳酸'),
    });
    expect(scored.features.budget).toBeUndefined();
    expect(scored.reasons.map((reason) => describeReason(reason, 'zh-CN'))).toEqual(
      expect.arrayContaining(['同属 IPC 大组 C08L 67/00', '同区县', 'TRL 3 至 6，在所求 5 至 7 之内']),
    );
  });

  it('that says nothing gets a score and no reason', () => {
    const scored = matchTeam(demand, { id: 't', fields: [], ipc: [], adcodes: [], terms: [] });
    expect(scored.reasons).toEqual([]);
    expect(scored.score).toBe(0.11);
  });
});

describe('classes', () => {
  it.each([
    [['C08L 67/04'], ['C08L67/04'], 'subgroup', 'C08L 67/04', 1],
    [['C08L 67/04'], ['c08l 067/02'], 'group', 'C08L 67/00', 0.85],
    [['C08L 67/04'], ['C08L 101/16', 'C08K 3/22'], 'subclass', 'C08L', 0.65],
    [['C08L 67/04'], ['C08K 3/22'], 'class', 'C08', 0.35],
    [['C08L 67/04'], ['C12N'], 'section', 'C', 0.15],
    [['Ｃ０８Ｌ'], ['C08L 67/04'], 'subclass', 'C08L', 0.65],
  ])('%j and %j agree to the %s', (one, other, depth, symbol, nearness) => {
    expect(sharedIpc(one, other)).toEqual({ depth, symbol, nearness });
    expect(sharedIpc(other, one)).toEqual({ depth, symbol, nearness });
  });

  it('that are none are passed over', () => {
    expect(sharedIpc(['X99Z', '', 'C8'], ['C08L'])).toBeUndefined();
    expect(sharedIpc(['A61K'], ['C08L'])).toBeUndefined();
    expect(ipcParts('C08L 67/04 and more')).toBeUndefined();
  });
});

describe('maturity', () => {
  it.each([
    [6, 1],
    [5, 1],
    [4, 2 / 3],
    [2, 0],
    [8, 5 / 6],
    [9, 4 / 6],
  ])('TRL %i for 5 to 7 is worth %f', (trl, worth) => {
    expect(maturityFit({ min: 5, max: 7 }, { min: trl, max: trl })).toBeCloseTo(worth);
  });
});

describe('the budget', () => {
  const budget = { budgetFen: { minFen: 0, maxFen: 100 } };
  const at = (priceFen: number) => [{ priceMode: 'fixed', priceFen }];

  it.each([
    [100, 1],
    [150, 0.5],
    [200, 0],
    [5000, 0],
  ])('of 100 is worth, for a price of %i, %f', (price, worth) => {
    expect(budgetFit(budget, at(price))).toBeCloseTo(worth);
  });

  it('of a band goes up to its top, and of nothing buys nothing', () => {
    expect(budgetFit({ budgetBand: 'lt50' }, at(50_000_000))).toBe(1);
    expect(budgetFit({ budgetBand: 'gt500' }, at(9_000_000_000))).toBe(1);
    expect(budgetFit({ budgetFen: { minFen: 0, maxFen: 0 } }, at(1))).toBe(0);
  });

  it('stays open where a price is to be negotiated', () => {
    expect(
      budgetFit(budget, [{ priceMode: 'negotiable', priceFen: 5 }, { priceMode: 'from' }]),
    ).toBeUndefined();
  });
});

describe('places', () => {
  it.each([
    ['320115', '320115', 'district'],
    ['320115', '320106', 'city'],
    ['320100', '320106', 'city'],
    ['320100', '320100', 'city'],
    ['320115', '320500', 'province'],
    ['320000', '320000', 'province'],
    ['320115', '310115', undefined],
  ])('%s and %s: %s', (one, other, level) => {
    expect(sharedRegion(one, other)).toBe(level);
    expect(sharedRegion(other, one)).toBe(level);
  });
});

describe('texts', () => {
  const arbitraryTerms = fc.array(
    fc.record({
      term: fc.constantFrom('聚乳酸', '增韧', 'PLA', 'ｐｌａ', ''),
      weight: fc.double({ noNaN: false }),
    }),
    { maxLength: 6 },
  );

  it('are as near one way as the other, 0 to 1, whatever their weights', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryTerms, (one, other) => {
        const [there, back] = [sharedTerms(one, other), sharedTerms(other, one)];
        expect(there === undefined).toBe(back === undefined);
        if (there === undefined || back === undefined) return;
        expect(there.nearness).toBeGreaterThanOrEqual(0);
        expect(there.nearness).toBeLessThanOrEqual(1);
        expect(there.nearness).toBeCloseTo(back.nearness);
        expect([...there.terms].sort()).toEqual([...back.terms].sort());
      }),
    );
  });

  it('that are the same are at 1, those that share nothing at 0', () => {
    expect(sharedTerms(terms('a', 'b'), terms('B', 'A'))?.nearness).toBeCloseTo(1);
    expect(sharedTerms(terms('a'), terms('b'))).toEqual({ nearness: 0, terms: [] });
  });

  it('come nearer by another rare word that they share', () => {
    const base = sharedTerms(terms('a', 'b'), terms('a', 'c'))?.nearness ?? 1;
    expect(sharedTerms(terms('a', 'b', 'd'), terms('a', 'c', 'd'))?.nearness).toBeGreaterThan(base);
  });
});

describe('the score', () => {
  const features = Object.keys(MATCH_FEATURES) as MatchFeature[];
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const known = fc.record({
    text: share,
    ipc: share,
    field: share,
    maturity: share,
    budget: share,
    region: share,
  });

  it('has weights that make 1 together', () => {
    const sum = features.reduce((all, feature) => all + MATCH_FEATURES[feature].weight, 0);
    expect(sum).toBeCloseTo(1);
  });

  it('lies in 0 to 1 and never falls where a feature rises', () => {
    fc.assert(
      fc.property(known, fc.constantFrom(...features), share, (values, feature, other) => {
        const score = scoreOf(values);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        const changed = scoreOf({ ...values, [feature]: other });
        if (other >= values[feature]) expect(changed).toBeGreaterThanOrEqual(score);
        else expect(changed).toBeLessThanOrEqual(score);
      }),
    );
    expect(scoreOf({ text: 1, ipc: 1, field: 1, maturity: 1, budget: 1, region: 1 })).toBe(1);
    expect(scoreOf({ text: 0, ipc: 0, field: 0, maturity: 0, budget: 0, region: 0 })).toBe(0);
  });

  it('takes fields for near both ways or not at all', () => {
    expect(fieldNearness('ai', 'next_gen_it')).toBe(0.5);
    expect(fieldNearness('next_gen_it', 'ai')).toBe(0.5);
    expect(fieldNearness('ai', 'biomedicine')).toBe(0);
  });
});

describe('the ranking', () => {
  const matches = ['c', 'a', 'b', 'd'].map((id, index) =>
    matchListing(demand, index === 3 ? { ...listing, id, terms: [] } : { ...listing, id }),
  );

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(matches, { minLength: 4 }), (shuffled) => {
        expect(rankMatches(shuffled).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
      }),
    );
  });

  it('gives as many as are asked for, and leaves the list as it was', () => {
    expect(rankMatches(matches, 2).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(rankMatches(matches, 0)).toEqual([]);
    expect(rankMatches(matches, -1)).toEqual([]);
    expect(matches.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  });
});

describe('the reasons that a viewer may read', () => {
  const full = matchListing(
    { ...demand, terms: terms('聚乳酸', '小试', '云杉瑞思') },
    { ...listing, terms: terms('聚乳酸', '小试', '云杉瑞思') },
  ).reasons;
  const seenBy = (level: 'public' | 'matched' | 'operator', alike = 5) =>
    visibleReasons(full, redactDemand(FULL_DEMAND, level, { alike })).map((reason) =>
      describeReason(reason, 'en'),
    );

  it('tell no city, no budget and no word that was redacted', () => {
    expect(seenBy('public')).toEqual([
      'keywords 聚乳酸',
      'same field',
      'same IPC subclass C08L',
      'TRL 6 within the asked 5 to 7',
    ]);
  });

  it('are all there for who sees all', () => {
    expect(seenBy('operator')).toEqual(full.map((reason) => describeReason(reason, 'en')));
    expect(seenBy('matched')).toEqual(seenBy('operator'));
  });

  it('are none where nothing may be known', () => {
    const nothing = { view: {}, _redacted: [{ path: '$' }] };
    expect(visibleReasons(full, nothing)).toEqual([]);
  });
});

it('declining takes a reason of the list', () => {
  expect(MATCH_DECLINE_REASONS.every(isMatchDeclineReason)).toBe(true);
  for (const value of ['', 'bored', undefined, 5]) expect(isMatchDeclineReason(value)).toBe(false);
});
