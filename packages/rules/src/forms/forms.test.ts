import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEADLINE } from '../testing/season-facts.js';
import {
  checkDemandForm,
  checkSolutionForm,
  FORM_LIMITS,
  type DemandDraft,
  type DemandFormContext,
  type FormError,
  type SolutionDraft,
  type SolutionFormContext,
} from './index.js';

const demand: DemandDraft = {
  title: '聚乳酸注射微球的释放曲线',
  field: 'biomedicine',
  purpose: 'innovation',
  track: 'general',
  summary: '微球在第一天释放过快，需要新的载体配方。',
  problem: '现有配方在体外试验的首日释放量偏高，希望降到百分之十五以下。',
  adcode: '320115',
  contactPerson: { name: '周明', phone: '+86 138-1234-5678', email: 'zhou@spruce.example.cn' },
  targetMetrics: [{ name: '首日释放', op: '<=', value: '15', unit: '%' }],
  constraints: '辅料须已在国内登记。',
  presentState: '已完成三批小试。',
  keywords: ['聚乳酸', '微球'],
  ipc: ['A61K 9/16', 'C08L'],
  askedTrl: { min: 4, max: 6 },
  budgetFen: { minFen: 80_000_000, maxFen: 150_000_000 },
  cooperationModes: ['license', 'equity'],
  ipPreference: 'shared',
  deadline: '2026-06-30T17:00:00.000+08:00',
  externalUrl: 'https://metrology.example/xq/17?tab=1',
  attachments: [],
  disclosure: { level: 'matched', hiddenFields: ['presentState'], aliasName: '一家制剂企业' },
};
const solution: SolutionDraft = {
  teamName: '高分子给药系统课题组',
  lead: { name: '陈曦', title: '教授' },
  members: [{ name: '何苗' }],
  approach: '以嵌段共聚物调节首日释放。'.repeat(5),
  maturityTrl: 5,
  milestones: [
    { name: '处方筛选', days: 60, amountFen: 30_000_000 },
    { name: '中试', days: 90, amountFen: 10_000_000 },
  ],
  quoteFen: 40_000_000,
  evidence: [{ title: '授权专利', url: 'https://patents.example/1' }],
  ipPlan: '共有，企业独占实施',
  attachments: [],
  confidential: true,
};

const ofDemand = (changes: DemandDraft, context: Partial<DemandFormContext> = {}): FormError[] =>
  checkDemandForm({ ...demand, ...changes }, { at: DEADLINE - 1, purpose: 'submit', ...context });
const ofSolution = (changes: SolutionDraft, context: Partial<SolutionFormContext> = {}): FormError[] =>
  checkSolutionForm({ ...solution, ...changes }, { at: DEADLINE, purpose: 'submit', ...context });

describe('a form that is filled in', () => {
  it('has nothing wrong', () => {
    expect(ofDemand({})).toEqual([]);
    expect(ofSolution({})).toEqual([]);
  });

  it('of which nothing is filled in says what has to be', () => {
    const missing = (errors: FormError[]) =>
      errors.filter(({ code }) => code === 'required').map(({ path }) => path);
    expect(missing(checkDemandForm({}, { at: 0, purpose: 'submit' }))).toEqual([
      'title',
      'field',
      'purpose',
      'summary',
      'problem',
      'disclosure',
    ]);
    const empty = checkSolutionForm({ teamName: ' \u3000' }, { at: 0, purpose: 'submit' });
    expect(missing(empty)).toEqual(['teamName', 'lead', 'approach', 'maturityTrl', 'quoteFen']);
    expect(empty).toContainEqual({ path: 'milestones', code: 'too_few', params: { min: 1, count: 0 } });
  });

  it('is no worse as a draft, however little is in it', () => {
    expect(checkDemandForm({}, { at: 0, purpose: 'draft' })).toEqual([]);
    expect(checkSolutionForm({}, { at: 0, purpose: 'draft' })).toEqual([]);
    expect(checkDemandForm({ title: 'abc' }, { at: 0, purpose: 'draft' })).toEqual([
      { path: 'title', code: 'too_short', params: { min: 4, length: 3 } },
    ]);
  });
});

/** The field of a draft that holds a text of a length, by the path that its error names. */
const demandTexts: [string, { min: number; max: number }, (text: string) => DemandDraft][] = [
  ['title', FORM_LIMITS.demand.title, (title) => ({ title })],
  ['summary', FORM_LIMITS.demand.summary, (summary) => ({ summary })],
  ['problem', FORM_LIMITS.demand.problem, (problem) => ({ problem })],
  ['constraints', FORM_LIMITS.demand.constraints, (constraints) => ({ constraints })],
  ['presentState', FORM_LIMITS.demand.presentState, (presentState) => ({ presentState })],
  ['keywords.0', FORM_LIMITS.demand.keywords.each, (word) => ({ keywords: [word] })],
  [
    'targetMetrics.0.name',
    FORM_LIMITS.demand.targetMetrics.name,
    (name) => ({ targetMetrics: [{ name, op: '=', value: '1' }] }),
  ],
  [
    'targetMetrics.0.value',
    FORM_LIMITS.demand.targetMetrics.value,
    (value) => ({ targetMetrics: [{ name: '强度', op: '=', value }] }),
  ],
  [
    'targetMetrics.0.unit',
    FORM_LIMITS.demand.targetMetrics.unit,
    (unit) => ({ targetMetrics: [{ name: '强度', op: '=', value: '1', unit }] }),
  ],
  ['contactPerson.name', FORM_LIMITS.demand.contactName, (name) => ({ contactPerson: { name } })],
  [
    'disclosure.aliasName',
    FORM_LIMITS.demand.aliasName,
    (aliasName) => ({ disclosure: { level: 'parties', hiddenFields: [], aliasName } }),
  ],
];
const solutionTexts: [string, { min: number; max: number }, (text: string) => SolutionDraft][] = [
  ['teamName', FORM_LIMITS.solution.teamName, (teamName) => ({ teamName })],
  ['approach', FORM_LIMITS.solution.approach, (approach) => ({ approach })],
  ['ipPlan', FORM_LIMITS.solution.ipPlan, (ipPlan) => ({ ipPlan })],
  ['lead.name', FORM_LIMITS.solution.personName, (name) => ({ lead: { name } })],
  ['lead.title', FORM_LIMITS.solution.personTitle, (title) => ({ lead: { name: '陈曦', title } })],
  ['members.0.name', FORM_LIMITS.solution.personName, (name) => ({ members: [{ name }] })],
  [
    'milestones.0.name',
    FORM_LIMITS.solution.milestones.name,
    (name) => ({ milestones: [{ name, days: 1, amountFen: 40_000_000 }] }),
  ],
  ['evidence.0.title', FORM_LIMITS.solution.evidence.title, (title) => ({ evidence: [{ title }] })],
];

describe('texts at, over and under their limits', () => {
  const cases = [
    ...demandTexts.map(([path, limit, put]) => ({
      path,
      limit,
      check: (text: string) => ofDemand(put(text)),
    })),
    ...solutionTexts.map(([path, limit, put]) => ({
      path,
      limit,
      check: (text: string) => ofSolution(put(text)),
    })),
  ];

  it.each(cases)('$path', ({ path, limit: { min, max }, check }) => {
    expect(check('字'.repeat(min))).toEqual([]);
    expect(check('字'.repeat(max))).toEqual([]);
    expect(check(`  ${'字'.repeat(max)}\n`)).toEqual([]);
    expect(check('字'.repeat(max + 1))).toEqual([
      { path, code: 'too_long', params: { max, length: max + 1 } },
    ]);
    if (min > 1) {
      expect(check('字'.repeat(min - 1))).toEqual([
        { path, code: 'too_short', params: { min, length: min - 1 } },
      ]);
    }
  });
});

describe('lists and numbers at, over and under their limits', () => {
  const times = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const metric = { name: '强度', op: '>=', value: '1' };
  const days = (value: unknown) => ({ milestones: [{ name: '一', days: value, amountFen: 40_000_000 }] });

  it.each([
    ['targetMetrics', 20, (n: number) => ofDemand({ targetMetrics: times(n, () => metric) })],
    ['keywords', 10, (n: number) => ofDemand({ keywords: times(n, String) })],
    ['ipc', 10, (n: number) => ofDemand({ ipc: times(n, (i) => `C08L ${i + 1}/00`) })],
    [
      'attachments',
      10,
      (n: number) => ofDemand({ attachments: times(n, (i) => ({ documentId: String(i) })) }),
    ],
    [
      'attachments',
      10,
      (n: number) => ofSolution({ attachments: times(n, (i) => ({ documentId: String(i) })) }),
    ],
    ['members', 20, (n: number) => ofSolution({ members: times(n, () => ({ name: '甲' })) })],
    ['evidence', 10, (n: number) => ofSolution({ evidence: times(n, () => ({ title: '证' })) })],
    [
      'milestones',
      20,
      (n: number) =>
        ofSolution({ milestones: times(n, () => ({ name: '一', days: 1, amountFen: 1 })), quoteFen: n }),
    ],
  ] as const)('%s takes %i', (path, max, check) => {
    expect(check(max)).toEqual([]);
    expect(check(max + 1)).toEqual([{ path, code: 'too_many', params: { max, count: max + 1 } }]);
  });

  it.each([
    ['maturityTrl', 1, 9, (value: unknown) => ofSolution({ maturityTrl: value })],
    ['milestones.0.days', 1, 1825, (value: unknown) => ofSolution(days(value))],
    ['askedTrl.min', 1, 9, (value: unknown) => ofDemand({ askedTrl: { min: value, max: 9 } })],
  ] as const)('%s is a whole number from %i to %i', (path, min, max, check) => {
    expect([...check(min), ...check(max)]).toEqual([]);
    for (const value of [min - 1, max + 1]) {
      expect(check(value)).toEqual([{ path, code: 'out_of_range', params: { min, max } }]);
    }
    for (const value of [1.5, '3', NaN, true]) {
      expect(check(value)).toEqual([{ path, code: 'wrong_type', params: { expected: 'whole_number' } }]);
    }
  });
});

describe('money', () => {
  it('of the milestones is the quote, to the fen', () => {
    expect(ofSolution({ quoteFen: 40_000_001 })).toEqual([
      { path: 'quoteFen', code: 'sum_mismatch', params: { sumFen: 40_000_000, quoteFen: 40_000_001 } },
    ]);
    const amounts = fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: -3, max: 3 }), (all, off) => {
        const sum = all.reduce((total, amountFen) => total + amountFen, 0);
        fc.pre(sum + off >= 0);
        const milestones = all.map((amountFen) => ({ name: '一', days: 1, amountFen }));
        const errors = ofSolution({ milestones, quoteFen: sum + off });
        expect(errors.map(({ code }) => code)).toEqual(off === 0 ? [] : ['sum_mismatch']);
      }),
    );
  });

  it('is not added up where an amount is none', () => {
    const milestones = [{ name: '一', days: 1, amountFen: -5 }];
    expect(ofSolution({ milestones, quoteFen: -5 }).map(({ path, code }) => [path, code])).toEqual([
      ['milestones.0.amountFen', 'out_of_range'],
      ['quoteFen', 'out_of_range'],
    ]);
    const half = [...milestones, { name: '二', days: 1, amountFen: 5 }];
    expect(ofSolution({ milestones: half, quoteFen: 9 }).map(({ path }) => path)).toEqual([
      'milestones.0.amountFen',
    ]);
  });

  it('of a budget has its lower end first, and is given once', () => {
    expect(ofDemand({ budgetFen: { minFen: 5, maxFen: 5 } })).toEqual([]);
    expect(ofDemand({ budgetFen: { minFen: 5, maxFen: 4 } })).toEqual([
      { path: 'budgetFen.maxFen', code: 'out_of_order', params: { minFen: 5 } },
    ]);
    expect(ofDemand({ budgetFen: undefined, budgetBand: 'gt500' })).toEqual([]);
    expect(ofDemand({ budgetBand: 'gt500' })).toEqual([
      { path: 'budgetBand', code: 'not_together', params: { other: 'budgetFen' } },
    ]);
  });
});

describe('the deadline', () => {
  it.each([
    [DEADLINE - 1, []],
    [DEADLINE, ['not_in_future']],
    [DEADLINE + 1, ['not_in_future']],
  ])('of a demand lies ahead: asked at %i', (at, codes) => {
    expect(ofDemand({}, { at }).map(({ code }) => code)).toEqual(codes);
  });

  it('of a demand may be left open', () => {
    expect(ofDemand({ deadline: undefined })).toEqual([]);
  });

  it.each(['tomorrow', '2026-13-01T00:00:00+08:00', '2026-06-30', 5])(
    'is an instant and not %j',
    (deadline) => {
      expect(ofDemand({ deadline })).toMatchObject([{ path: 'deadline', code: 'not_an_instant' }]);
    },
  );

  it.each(['roadshowAt', 'awardedAt'] as const)('comes before %s', (other) => {
    expect(ofDemand({}, { dates: { [other]: DEADLINE + 1 } })).toEqual([]);
    expect(ofDemand({}, { dates: { [other]: DEADLINE } })).toEqual([
      {
        path: 'deadline',
        code: 'out_of_order',
        params: { other, otherAt: '2026-06-30T17:00:00.000+08:00' },
      },
    ]);
  });

  it('lets a solution in at its millisecond and not one later', () => {
    expect(ofSolution({}, { deadline: DEADLINE })).toEqual([]);
    expect(ofSolution({}, { deadline: DEADLINE - 1 })).toEqual([
      { path: '', code: 'deadline_passed', params: { deadline: '2026-06-30T16:59:59.999+08:00' } },
    ]);
  });
});

describe('what is no free text', () => {
  it.each<[DemandDraft, string, string]>([
    [{ field: 'cooking' }, 'field', 'unknown_value'],
    [{ purpose: 5 }, 'purpose', 'unknown_value'],
    [{ cooperationModes: ['license', 'license'] }, 'cooperationModes.1', 'duplicate'],
    [{ cooperationModes: ['gift'] }, 'cooperationModes.0', 'unknown_value'],
    [{ cooperationModes: 'license' }, 'cooperationModes', 'wrong_type'],
    [{ keywords: ['a', 'a'] }, 'keywords.1', 'duplicate'],
    [{ keywords: ['a', ' '] }, 'keywords.1', 'required'],
    [{ ipc: ['C08'] }, 'ipc.0', 'wrong_form'],
    [{ ipc: ['聚合物'] }, 'ipc.0', 'wrong_form'],
    [{ askedTrl: { min: 6, max: 5 } }, 'askedTrl.max', 'out_of_order'],
    [{ askedTrl: [5, 6] }, 'askedTrl', 'wrong_type'],
    [{ adcode: '3201' }, 'adcode', 'too_short'],
    [{ adcode: '32o115' }, 'adcode', 'wrong_form'],
    [{ contactPerson: { name: '周明', phone: '12' } }, 'contactPerson.phone', 'too_short'],
    [{ contactPerson: { name: '周明', phone: 'call me' } }, 'contactPerson.phone', 'wrong_form'],
    [{ contactPerson: { name: '周明', email: 'a@b' } }, 'contactPerson.email', 'wrong_form'],
    [{ contactPerson: { phone: '025-83360000' } }, 'contactPerson.name', 'required'],
    [{ externalUrl: 'http://metrology.example' }, 'externalUrl', 'wrong_form'],
    [{ externalUrl: 'https://name@metrology.example' }, 'externalUrl', 'wrong_form'],
    [{ track: 'metrology', externalUrl: '' }, 'externalUrl', 'required'],
    [{ targetMetrics: [null] }, 'targetMetrics.0', 'required'],
    [{ targetMetrics: [{ name: '强度', op: '>>', value: '1' }] }, 'targetMetrics.0.op', 'unknown_value'],
    [{ title: 17 }, 'title', 'wrong_type'],
  ])('%j: %s is %s', (changes, path, code) => {
    expect(ofDemand(changes).map((error) => [error.path, error.code])).toEqual([[path, code]]);
  });

  it.each<[SolutionDraft, string, string]>([
    [{ lead: 'me' }, 'lead', 'wrong_type'],
    [{ confidential: 'yes' }, 'confidential', 'wrong_type'],
    [{ evidence: [{ title: '证', url: 'javascript:alert(1)' }] }, 'evidence.0.url', 'wrong_form'],
    [{ members: [{}] }, 'members.0.name', 'required'],
  ])('%j: %s is %s', (changes, path, code) => {
    expect(ofSolution(changes).map((error) => [error.path, error.code])).toEqual([[path, code]]);
  });
});

describe('the choice of what to hide', () => {
  const choose = (disclosure: unknown) => ofDemand({ disclosure }).map(({ path, code }) => [path, code]);

  it('may hide nothing, but has to be made', () => {
    expect(choose({ level: 'public', hiddenFields: [] })).toEqual([]);
    expect(choose(undefined)).toEqual([['disclosure', 'required']]);
  });

  it.each([
    [{ level: 'operator', hiddenFields: [] }, 'disclosure.level', 'unknown_value'],
    [{ level: 'matched', hiddenFields: ['title'] }, 'disclosure.hiddenFields.0', 'unknown_value'],
    [{ level: 'public', hiddenFields: ['summary'] }, 'disclosure.hiddenFields', 'contradicts_level'],
    [{ level: 'matched', hiddenFields: ['summary', 'summary'] }, 'disclosure.hiddenFields.1', 'duplicate'],
  ])('%j: %s is %s', (disclosure, path, code) => {
    expect(choose(disclosure)).toEqual([[path, code]]);
  });

  it('refuses an alias that tells the name', () => {
    const disclosure = { level: 'matched', hiddenFields: [], aliasName: '云杉 瑞思（南京）' };
    const company = { name: '南京云杉瑞思生物科技有限公司', shortName: '云杉瑞思' };
    expect(ofDemand({ disclosure }, { company })).toEqual([
      { path: 'disclosure.aliasName', code: 'names_company', params: {} },
    ]);
  });
});

it('whatever a draft holds, the checks say what is wrong and do not stumble', () => {
  const anything = fc.anything({ withBigInt: true, withNullPrototype: true });
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(Object.keys(demand).map((key) => [key, anything]))),
      fc.record(Object.fromEntries(Object.keys(solution).map((key) => [key, anything]))),
      (badDemand, badSolution) => {
        for (const error of [...ofDemand(badDemand), ...ofSolution(badSolution)]) {
          expect(typeof error.path).toBe('string');
          expect(error.code).toMatch(/^[a-z_]+$/);
        }
      },
    ),
  );
});
