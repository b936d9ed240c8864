import { describe, expect, it } from 'vitest';
import { DEMAND } from '../testing/demands.js';
import {
  CLEARABLE_DEMAND_FIELDS,
  DemandCreate,
  DemandPreviewCreate,
  DemandUpdate,
  DiagnosisCreate,
} from './demands.js';
import { DisclosureSet } from './redaction.js';
import { BoardCreate } from './boards.js';

/** Where a value is refused. */
const refused = (result: { error?: { issues: readonly { path: PropertyKey[] }[] } | undefined }): string[] =>
  result.error?.issues.map(({ path }) => path.join('.')) ?? [];
const post = (change: object) => refused(DemandCreate.safeParse({ ...DEMAND, ...change }));

describe('a demand as it is posted', () => {
  it('needs five fields and no more', () => {
    expect(post({})).toEqual([]);
    for (const name of Object.keys(DEMAND)) expect(post({ [name]: undefined }), name).toEqual([name]);
  });

  it.each<[string, number, number]>([
    ['title', 4, 100],
    ['summary', 10, 500],
    ['problem', 20, 8_000],
    ['constraints', 1, 2_000],
    ['presentState', 1, 2_000],
  ])('takes a %s of %d to %d characters', (name, min, max) => {
    expect(post({ [name]: '字'.repeat(min) })).toEqual([]);
    expect(post({ [name]: '字'.repeat(max) })).toEqual([]);
    expect(post({ [name]: ` ${'字'.repeat(min - 1)} ` })).toEqual([name]);
    expect(post({ [name]: '字'.repeat(max + 1) })).toEqual([name]);
  });

  it.each<[string, unknown, unknown]>([
    ['targetMetrics', 20, 21],
    ['keywords', 10, 11],
    ['ipc', 10, 11],
  ])('takes so many %s: %d', (name, max, over) => {
    const item = (index: number) =>
      ({
        targetMetrics: { name: 'n', op: '>=', value: '1' },
        keywords: `词${index}`,
        ipc: `C${String(index).padStart(2, '0')}L`,
      })[name];
    const list = (length: unknown) => Array.from({ length: Number(length) }, (_, index) => item(index));
    expect(post({ [name]: list(max) })).toEqual([]);
    expect(post({ [name]: list(over) })).toEqual([name]);
  });

  it.each<[string, object, string]>([
    ['both forms of a budget', { budgetFen: { minFen: 1, maxFen: 2 }, budgetBand: 'lt50' }, 'budgetBand'],
    ['a budget upside down', { budgetFen: { minFen: 2, maxFen: 1 } }, 'budgetFen.maxFen'],
    ['half a budget', { budgetFen: { minFen: 2 } }, 'budgetFen.maxFen'],
    ['a fraction of a fen', { budgetFen: { minFen: 0.5, maxFen: 1 } }, 'budgetFen.minFen'],
    ['a maturity upside down', { askedTrl: { min: 7, max: 5 } }, 'askedTrl.max'],
    ['a maturity over nine', { askedTrl: { min: 1, max: 10 } }, 'askedTrl.max'],
    ['a deadline without an offset', { deadline: '2026-06-03T10:00:00' }, 'deadline'],
    ['a deadline that is no day', { deadline: '2026-02-30T10:00:00+08:00' }, 'deadline'],
    ['a keyword twice', { keywords: ['a', 'a'] }, 'keywords'],
    ['an IPC symbol that is none', { ipc: ['X99'] }, 'ipc.0'],
    [
      'a telephone number of letters',
      { contactPerson: { name: 'n', phone: 'call me' } },
      'contactPerson.phone',
    ],
    ['a mail address that is none', { contactPerson: { name: 'n', email: 'n' } }, 'contactPerson.email'],
    ['a page that is not https', { externalUrl: 'javascript:alert(1)' }, 'externalUrl'],
    ['a field of its own', { field: 'alchemy' }, 'field'],
    [
      'a disclosure to the operator alone',
      { disclosure: { level: 'operator', hiddenFields: [] } },
      'disclosure.level',
    ],
    [
      'hiding the title',
      { disclosure: { level: 'public', hiddenFields: ['title'] } },
      'disclosure.hiddenFields.0',
    ],
  ])('does not take %s', (_name, change, path) => {
    expect(post(change)).toEqual([path]);
  });

  it('is previewed in the same form, for a company that is named', () => {
    const company = { name: '某公司', adcode: '320100' };
    expect(refused(DemandPreviewCreate.safeParse({ ...DEMAND, company }))).toEqual([]);
    expect(refused(DemandPreviewCreate.safeParse(DEMAND))).toEqual(['company']);
  });
});

describe('a change of a demand', () => {
  it('names what it sets and what it takes away, and nothing of both', () => {
    expect(refused(DemandUpdate.safeParse({}))).toEqual([]);
    expect(
      refused(DemandUpdate.safeParse({ title: '新的标题', clear: ['deadline', 'contactPerson'] })),
    ).toEqual([]);
    expect(refused(DemandUpdate.safeParse({ askedTrl: { min: 1, max: 2 }, clear: ['askedTrl'] }))).toEqual([
      'clear',
    ]);
    expect(refused(DemandUpdate.safeParse({ clear: ['title'] }))).toEqual(['clear.0']);
  });

  it('cannot take away what a demand must have', () => {
    expect(Object.keys(DEMAND).some((name) => (CLEARABLE_DEMAND_FIELDS as string[]).includes(name))).toBe(
      false,
    );
  });
});

describe('what stands beside a demand', () => {
  it('is a choice that says everything anew', () => {
    expect(refused(DisclosureSet.safeParse({ level: 'members' }))).toEqual(['hiddenFields']);
    expect(
      refused(DisclosureSet.safeParse({ level: 'parties', hiddenFields: ['adcode', 'adcode'] })),
    ).toEqual(['hiddenFields']);
  });

  it('is a diagnosis with at least one member and grades of 1 to 5', () => {
    const found = { validity: 'valid', clarity: 1, difficulty: 5, marketValue: 3 };
    const panel = [{ kind: 'technical', name: '专家' }];
    expect(refused(DiagnosisCreate.safeParse({ ...found, panel }))).toEqual([]);
    expect(refused(DiagnosisCreate.safeParse({ ...found, panel: [] }))).toEqual(['panel']);
    expect(refused(DiagnosisCreate.safeParse({ ...found, panel, clarity: 0, difficulty: 6 }))).toEqual([
      'clarity',
      'difficulty',
    ]);
  });

  it('is a board of 1 to 100 demands, each once', () => {
    const ids = Array.from(
      { length: 101 },
      (_, index) => `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    );
    const board = (demandIds: string[]) =>
      refused(BoardCreate.safeParse({ field: 'ai', batchNo: 1, title: '热门需求', demandIds }));
    expect(board(ids.slice(0, 100))).toEqual([]);
    expect(board(ids)).toEqual(['demandIds']);
    expect(board([])).toEqual(['demandIds']);
    expect(board([ids[0] ?? '', ids[0] ?? ''])).toEqual(['demandIds']);
  });
});
