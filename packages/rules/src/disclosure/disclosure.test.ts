import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_DEMAND } from '../testing/season-entities.js';
import {
  aliasOf,
  anonymityKey,
  groupKey,
  bandOfRange,
  DISCLOSURE_LEVELS,
  hiddenByChange,
  maskedPhone,
  mayReadSolution,
  mentions,
  nameForms,
  previewDemand,
  redactDemand,
  redactSolution,
  tellsNoMore,
  viewerLevel,
  withoutNames,
  type DemandRecord,
  type DisclosureChoice,
} from './index.js';

const ENOUGH = { alike: 5 };
const demand = (changes: Partial<DemandRecord> & Record<string, unknown> = {}): DemandRecord => ({
  ...FULL_DEMAND,
  ...changes,
});
const choose = (changes: Partial<DisclosureChoice> = {}): DisclosureChoice => ({
  level: 'parties',
  hiddenFields: [],
  ...changes,
});

describe('the level of a viewer', () => {
  const member = { registered: true, realName: true };

  it.each([
    [{}, 'public'],
    [{ registered: true }, 'public'],
    [member, 'members'],
    [{ ...member, match: 'suggested' }, 'members'],
    [{ ...member, match: 'pushed' }, 'matched'],
    [{ ...member, match: 'viewed' }, 'matched'],
    [{ ...member, match: 'accepted' }, 'matched'],
    [{ ...member, match: 'declined' }, 'members'],
    [{ registered: true, match: 'pushed' }, 'public'],
    [{ ownCompany: true }, 'parties'],
    [{ ...member, agreed: true }, 'parties'],
    [{ operator: true, ownCompany: true }, 'operator'],
  ] as const)('of %j is %s', (facts, level) => {
    expect(viewerLevel(facts)).toBe(level);
  });
});

describe('the company', () => {
  it.each([
    ['public', ['public', 'members', 'matched', 'parties', 'operator']],
    ['members', ['members', 'matched', 'parties', 'operator']],
    ['matched', ['matched', 'parties', 'operator']],
    ['parties', ['parties', 'operator']],
    ['operator', ['parties', 'operator']],
  ] as const)('that chose %s is named to %j', (level, named) => {
    const views = previewDemand(demand({ disclosure: choose({ level }) }), ENOUGH);
    const knowing = DISCLOSURE_LEVELS.filter(
      (each) => views[each].view.company?.name === FULL_DEMAND.company.name,
    );
    expect(knowing).toEqual(named);
  });

  it('is called by field and city, or as it wishes, unless that is its name', () => {
    const nameOf = (aliasName?: string, alike = 5) =>
      redactDemand(demand({ disclosure: choose({ aliasName }) }), 'public', { alike }).view.company?.name;
    expect(nameOf()).toBe('某生物医药企业（南京）');
    expect(nameOf(undefined, 4)).toBe('某生物医药企业（江苏）');
    expect(nameOf('一家做缓释制剂的企业')).toBe('一家做缓释制剂的企业');
    expect(nameOf('  ')).toBe('某生物医药企业（南京）');
    expect(nameOf('云杉·瑞思（南京）')).toBe('某生物医药企业（南京）');
  });

  it('that hides its city is not placed by its alias either', () => {
    const { view } = redactDemand(
      demand({ disclosure: choose({ hiddenFields: ['adcode'] }) }),
      'matched',
      ENOUGH,
    );
    expect(view.company?.name).toBe('某生物医药企业（江苏）');
    expect(view.adcode).toBeUndefined();
  });

  it('of a field or a place without a name gets what there is', () => {
    expect(aliasOf('quantum', '990000')).toBe('某企业');
    expect(aliasOf('ai', undefined)).toBe('某人工智能企业');
  });

  it('is not named by the address of another page', () => {
    const at = (externalUrl: string) =>
      redactDemand(demand({ externalUrl }), 'public', ENOUGH).view['externalUrl'];
    expect(at('https://metrology.example/xq/17')).toBeDefined();
    expect(at(`https://metrology.example/${encodeURIComponent('云杉瑞思')}`)).toBeUndefined();
    expect(at('https://metrology.example/%E4%B')).toBe('https://metrology.example/%E4%B');
  });
});

describe('names in texts', () => {
  const forms = nameForms(FULL_DEMAND.company);

  it.each([
    ['in full', '南京云杉瑞思生物科技股份有限公司提出'],
    ['without its legal form', '南京云杉瑞思生物科技提出'],
    ['without its place', '云杉瑞思生物科技提出'],
    ['in short', '由云杉瑞思提出'],
    ['with spaces', '云 杉　瑞\u2003思'],
    ['with invisible characters', '云\u200b杉\u202e瑞\ufeff思'],
    ['with marks in between', '云-杉·瑞（思）'],
    ['with compatibility forms', '云杉瑞思生物科技（股份）有限公司'],
    ['by its code', '代码 ９１３２０１１５ma1abcde2x'],
  ])('are found %s', (_how, text) => {
    expect(mentions(text, forms)).toBe(true);
    expect(mentions(withoutNames(text, forms, aliasOf('biomedicine', '320100')), forms)).toBe(false);
  });

  it('leave the rest of a text as it was', () => {
    expect(withoutNames('聚乳酸（PLA）为主，云杉瑞思供样。', forms, '某企业')).toBe(
      '聚乳酸（PLA）为主，某企业供样。',
    );
    expect(withoutNames('与谁都无关', forms, '某企业')).toBe('与谁都无关');
  });

  it('of few Latin letters are words of their own', () => {
    const latin = nameForms({ name: 'Otto Werke', shortName: 'OW' });
    expect(withoutNames('OW and ow, slow power', latin, 'X')).toBe('X and X, slow power');
  });

  it('that are everybody’s are nobody’s', () => {
    expect(nameForms({ name: '江苏先进材料有限公司' })).toEqual(['江苏先进材料有限公司', '江苏先进材料']);
    expect(nameForms({ name: '某企业', shortName: '南京' })).toEqual(['某企业']);
  });

  it('are not spelled anew by the alias and the text around it', () => {
    const odd = nameForms({ name: '南京AB有限公司' });
    const clean = withoutNames('南京AB有限公司AB有限公司', odd, '某企业（南京）');
    expect(mentions(clean, odd)).toBe(false);
    expect(withoutNames('某企业说', nameForms({ name: '某企业' }), '某企业')).toBe('');
  });

  it('never survive, however they are woven into a text', () => {
    const gap = fc.constantFrom('', ' ', '\u200b', '·', '\n', '（');
    const woven = fc
      .tuple(
        fc.constantFrom('云杉瑞思', FULL_DEMAND.company.name, '云杉瑞思生物科技'),
        fc.array(gap, { minLength: 20, maxLength: 20 }),
      )
      .map(([name, gaps]) => [...name].map((character, index) => character + (gaps[index] ?? '')).join(''));
    const text = fc.array(fc.oneof(woven, fc.string({ unit: 'grapheme', maxLength: 10 })), { maxLength: 6 });
    fc.assert(
      fc.property(text, (parts) => {
        const title = parts.join('');
        const record = demand({
          title,
          summary: title,
          problem: '述'.repeat(195) + title,
          disclosure: choose(),
        });
        const { view } = redactDemand(record, 'public', ENOUGH);
        for (const field of ['title', 'summary', 'problem']) {
          expect(mentions(String(view[field]), forms)).toBe(false);
        }
      }),
    );
  });

  it('are not half told where the public’s part of the problem ends', () => {
    const problem = `${'述'.repeat(197)}云杉瑞思有新的要求`;
    const { view } = redactDemand(demand({ problem, disclosure: choose() }), 'public', ENOUGH);
    expect(view['problem']).toBe(`${'述'.repeat(197)}某生物`);
  });
});

describe('the problem', () => {
  it.each([
    ['200 characters', '𠮷'.repeat(200), 200],
    ['201 characters', '𠮷'.repeat(201), 200],
  ])('of %s is shown to the public up to the 200th, by code points', (_what, problem, shown) => {
    const { view, _redacted } = redactDemand(demand({ problem }), 'public', ENOUGH);
    expect([...String(view['problem'])]).toHaveLength(shown);
    expect(_redacted.some(({ path }) => path === '$.problem')).toBe(problem.length > 400);
  });
});

describe('few demands alike', () => {
  it.each([
    [4, '320000', '320000', '320115'],
    [5, '320100', '320115', '320115'],
  ])('%i: the public learns %s, members %s, matched teams %s', (alike, ...places) => {
    const shown = (['public', 'members', 'matched'] as const).map(
      (level) => redactDemand(demand({ disclosure: choose() }), level, { alike }).view.adcode,
    );
    expect(shown).toEqual(places);
  });

  it('hide nothing of a company that is named anyway', () => {
    const named = demand({ disclosure: choose({ level: 'public' }) });
    expect(redactDemand(named, 'public', { alike: 1 }).view.adcode).toBe('320100');
  });

  it('are counted by city, field and band', () => {
    expect(anonymityKey(FULL_DEMAND)).toBe('320100|biomedicine|50to200');
    expect(anonymityKey({ adcode: '320506', field: 'ai' })).toBe('320500|ai|none');
    expect(redactDemand(FULL_DEMAND, 'public', { alike: NaN }).view.adcode).toBe('320000');
  });

  it('are counted by what the public is told: no band that is held back, and apart from those that show their city', () => {
    const key = (hiddenFields: string[]) => groupKey(demand({ disclosure: choose({ hiddenFields }) }));
    expect(key([])).toBe('320100|biomedicine|50to200');
    expect(key(['budgetFen'])).toBe('320100|biomedicine|none');
    expect(key(['adcode'])).toBe('kept|320100|biomedicine|50to200');
  });
});

describe('amounts and numbers', () => {
  it.each([
    [0, 'lt50'],
    [49_999_999, 'lt50'],
    [50_000_000, '50to200'],
    [199_999_999, '50to200'],
    [200_000_000, '200to500'],
    [500_000_000, '200to500'],
    [500_000_001, 'gt500'],
  ])('%i fen are of the band %s', (maxFen, band) => {
    expect(bandOfRange({ minFen: 0, maxFen })).toBe(band);
  });

  it('a budget is exact for matched teams if the company chose so', () => {
    const seen = (level: 'matched' | 'parties') => {
      const { view } = redactDemand(demand({ disclosure: choose({ level }) }), 'matched', ENOUGH);
      return [view.budgetFen, view.budgetBand];
    };
    expect(seen('matched')).toEqual([FULL_DEMAND.budgetFen, undefined]);
    expect(seen('parties')).toEqual([undefined, '50to200']);
  });

  it('a band that the company gave is shown as it is, without a mark', () => {
    const banded = demand({ budgetFen: undefined, budgetBand: 'gt500' });
    const { view, _redacted } = redactDemand(banded, 'public', ENOUGH);
    expect(view.budgetBand).toBe('gt500');
    expect(_redacted.some(({ path }) => path.startsWith('$.budget'))).toBe(false);
  });

  it.each([{ budgetFen: FULL_DEMAND.budgetFen }, { budgetFen: undefined, budgetBand: 'gt500' as const }])(
    'a budget that is held back shows in no form: %j',
    (budget) => {
      const held = demand({ ...budget, disclosure: choose({ hiddenFields: ['budgetFen'] }) });
      const { view, _redacted } = redactDemand(held, 'matched', ENOUGH);
      expect([view.budgetFen, view.budgetBand]).toEqual([undefined, undefined]);
      expect(_redacted.filter(({ path }) => path.startsWith('$.budget'))).toEqual([
        expect.objectContaining({ method: 'removal', reason: 'company_choice', until: 'parties' }),
      ]);
    },
  );

  it.each([
    ['13812345678', '138****5678'],
    ['025-8336 1234', '025-**** 1234'],
    ['12345', '****5'],
    ['12', '**'],
    ['call me', '**** **'],
  ])('%s is masked as %s', (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
  });
});

describe('a change of the choice (I-P2)', () => {
  it('lists what each level loses', () => {
    const before = demand({ title: '云杉瑞思求解', disclosure: choose({ level: 'members' }) });
    const after = choose({ level: 'matched', hiddenFields: ['summary'] });
    const lost = hiddenByChange(before, after, ENOUGH);
    expect(lost.filter(({ level }) => level === 'public')).toEqual([{ level: 'public', path: '$.summary' }]);
    expect(lost.filter(({ level }) => level === 'members').map(({ path }) => path)).toEqual(
      expect.arrayContaining(['$.title', '$.summary', '$.company.name', '$.company.partyId', '$.companyId']),
    );
    expect(lost.filter(({ level }) => level === 'parties' || level === 'operator')).toEqual([]);
  });

  it('that only shows more takes nothing back', () => {
    const hidden = demand({ disclosure: choose({ hiddenFields: ['summary', 'budgetFen'] }) });
    expect(hiddenByChange(hidden, choose({ level: 'public' }), ENOUGH)).toEqual([]);
    expect(hiddenByChange(hidden, hidden.disclosure, ENOUGH)).toEqual([]);
  });

  it('of an operator may only tell less', () => {
    const mine = choose({ level: 'matched', hiddenFields: ['summary'] });
    expect(tellsNoMore(mine, mine)).toBe(true);
    expect(tellsNoMore(choose({ level: 'parties', hiddenFields: ['summary', 'problem'] }), mine)).toBe(true);
    expect(tellsNoMore(choose({ level: 'members', hiddenFields: ['summary'] }), mine)).toBe(false);
    expect(tellsNoMore(choose({ level: 'parties' }), mine)).toBe(false);
    expect(tellsNoMore({ ...mine, aliasName: '某企业' }, mine)).toBe(false);
  });

  it('that tells no more hides or keeps, at every level', () => {
    const some = fc.record({
      level: fc.constantFrom(...DISCLOSURE_LEVELS),
      hiddenFields: fc.subarray(['summary', 'budgetFen', 'adcode', 'constraints']),
    });
    fc.assert(
      fc.property(some, some, (before, after) => {
        if (!tellsNoMore(after, before)) return;
        const record = demand({ disclosure: before });
        expect(hiddenByChange({ ...record, disclosure: after }, before, ENOUGH)).toEqual([]);
      }),
    );
  });
});

describe('feedback on a solution', () => {
  const written = {
    approach: '为云杉瑞思改进配方',
    feedback: [{ code: 'price', text: '云杉 瑞思的预算不够' }],
  };
  const own = (level: 'members' | 'matched') =>
    redactSolution(written, { level, ownTeam: true }, demand({ disclosure: choose({ level: 'matched' }) }));

  it('does not name the company to a team that may not know it, nor tells whether the team guessed it', () => {
    expect(own('members')).toEqual({
      view: {
        approach: written.approach,
        feedback: [{ code: 'price', text: '某生物医药企业（江苏）的预算不够' }],
      },
      _redacted: [{ path: '$.feedback[0].text', method: 'replacementValue', reason: 'company_name' }],
    });
  });

  it('is read as it was written by a team that knows it', () => {
    expect(own('matched')).toEqual({ view: written, _redacted: [] });
  });
});

describe('reading a solution', () => {
  const solution = { id: 's', confidential: true, teamPartyId: 't', companyPartyId: 'c' };
  const subject = { type: 'solution', id: 's' };
  const dataUse = { kind: 'data_use', partyId: 't', subject, signedAt: 0 } as const;
  const nda = { kind: 'nda', partyId: 'c', subject, signedAt: 0 } as const;

  it('takes the team’s consent, and a secret one the company’s promise', () => {
    expect(mayReadSolution(solution, [dataUse, nda], 5)).toBe(true);
    expect(mayReadSolution(solution, [dataUse], 5)).toBe(false);
    expect(mayReadSolution(solution, [nda], 5)).toBe(false);
    expect(mayReadSolution({ ...solution, confidential: false }, [dataUse], 5)).toBe(true);
    expect(mayReadSolution(solution, [{ ...dataUse, revokedAt: 5 }, nda], 5)).toBe(false);
  });
});
