import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, CODES, HEADER, ROW, TITLE_ROW, type RowCells } from '../testing/workbooks.js';
import { fenOf, lastInstantOf, metricOf, partsOf, textOf, type Cell } from './cells.js';
import {
  columnLetters,
  columnName,
  DEMAND_COLUMNS,
  describeMismatch,
  describeRowError,
  demandKey,
  NOT_KEPT,
  readDemandRow,
  readDemandTable,
  TemplateMismatch,
  titleKey,
  type Grid,
} from './index.js';

const read = (cells: RowCells) => readDemandRow((code) => cells[code], { at: AT });
const wrong = (change: RowCells) =>
  read({ ...ROW, ...change }).errors.map(({ column, code }) => `${column ?? ''} ${code}`);
const taken = (change: RowCells) => {
  const { demand, errors } = read({ ...ROW, ...change });
  expect(errors).toEqual([]);
  return demand;
};
const grid = (...rows: RowCells[]): Grid => [
  TITLE_ROW,
  HEADER,
  ...rows.map((row) => CODES.map((code) => row[code] ?? null)),
];
const mismatch = (table: Grid): TemplateMismatch => {
  try {
    readDemandTable(table, [], { at: AT });
  } catch (error) {
    if (error instanceof TemplateMismatch) return error;
    throw error;
  }
  throw new Error('the table was taken');
};

describe('a row of 《需求征集表》', () => {
  it('becomes a demand that is handed in', () => {
    expect(taken({})).toEqual({
      title: '高温合金叶片缺陷检测',
      field: 'intelligent_manufacturing',
      purpose: 'upgrade',
      summary: '需要在线检出叶片内部缺陷的办法',
      problem: '目前靠人工抽检，漏检率高，且无法在产线上逐件检测，希望实现自动化。',
      disclosure: { level: 'members', hiddenFields: [] },
      submit: true,
    });
  });

  it('may say everything, in the words of the list or in codes, in full-width forms or not', () => {
    expect(
      taken({
        field: 'ai',
        track: '计量需求',
        externalUrl: 'https://example.cn/form',
        targetMetrics: '检出率≥９９ %\n节拍=10-20 s;误报<1',
        keywords: '高温合金、叶片，检测',
        ipc: 'ｇ01n029/04、G06T',
        askedTrl: 'TRL5至7',
        budgetMin: 50,
        budgetMax: '１２０．５万元',
        cooperationModes: '合作开发、license',
        ipPreference: '双方共有',
        deadline: '2026年6月30日',
        adcode: '江苏省南京市',
        contactName: '张某',
        contactPhone: 13812345678,
        hiddenFields: '预算；所在地',
        aliasName: '某装备企业',
      }),
    ).toMatchObject({
      field: 'ai',
      track: 'metrology',
      targetMetrics: [
        { name: '检出率', op: '>=', value: '99', unit: '%' },
        { name: '节拍', op: 'range', value: '10-20', unit: 's' },
        { name: '误报', op: '<', value: '1' },
      ],
      keywords: ['高温合金', '叶片', '检测'],
      ipc: ['G01N 29/04', 'G06T'],
      askedTrl: { min: 5, max: 7 },
      budgetFen: { minFen: 50_000_000, maxFen: 120_500_000 },
      cooperationModes: ['joint_development', 'license'],
      ipPreference: 'shared',
      deadline: '2026-06-30T23:59:59.999+08:00',
      adcode: '320100',
      contactPerson: { name: '张某', phone: '13812345678' },
      disclosure: { level: 'members', hiddenFields: ['budgetFen', 'adcode'], aliasName: '某装备企业' },
    });
  });

  it.each<[string, RowCells, string[]]>([
    ['no title', { title: null }, ['title required']],
    ['a short title', { title: '三个字' }, ['title too_short']],
    ['a field of its own', { field: '炼金术' }, ['field unknown_value']],
    ['a summary that is too long', { summary: '字'.repeat(501) }, ['summary too_long']],
    [
      'an amount in words',
      { budgetMin: '很多', budgetMax: '很多' },
      ['budgetMin not_an_amount', 'budgetMax not_an_amount'],
    ],
    ['one bound of the budget', { budgetMax: 100 }, ['budgetMin required']],
    ['bounds upside down', { budgetMin: 3, budgetMax: 2 }, ['budgetMax out_of_order']],
    [
      'bounds and a band',
      { budgetMin: 1, budgetMax: 2, budgetBand: '50万元以下' },
      ['budgetBand not_together'],
    ],
    ['a deadline that is over', { deadline: '2026-03-01' }, ['deadline not_in_future']],
    ['a day that is none', { deadline: '2026-02-30' }, ['deadline not_a_date']],
    ['a maturity that became a day', { askedTrl: new Date('2026-05-07T00:00:00Z') }, ['askedTrl wrong_form']],
    ['a maturity upside down', { askedTrl: '7-5' }, ['askedTrl out_of_order']],
    ['a figure without comparison', { targetMetrics: '检出率≥99\n很快' }, ['targetMetrics wrong_form']],
    ['a class that is none', { ipc: 'X99' }, ['ipc wrong_form']],
    ['a place that is none', { adcode: '上海滩' }, ['adcode wrong_form']],
    ['a telephone without a name', { contactPhone: '025-83360000' }, ['contactName required']],
    ['a telephone of letters', { contactName: '张某', contactPhone: '请致电我' }, ['contactPhone too_short']],
    [
      'a mail address that is none',
      { contactName: '张某', contactEmail: 'zhang' },
      ['contactEmail wrong_form'],
    ],
    ['metrology without a page', { track: '计量需求' }, ['externalUrl required']],
    ['no choice of who may see it', { disclosureLevel: null }, ['disclosureLevel required']],
    [
      'hiding what everybody may see',
      { disclosureLevel: '公开', hiddenFields: '预算' },
      ['hiddenFields contradicts_level'],
    ],
    ['something hidden that cannot be', { hiddenFields: '预算、标题' }, ['hiddenFields unknown_value']],
    ['what was not kept', { contactName: NOT_KEPT }, ['contactName not_kept']],
  ])('is refused with %s', (_name, change, expected) => {
    expect(wrong(change)).toEqual(expected);
  });

  it('says nothing of what stands in its cells', () => {
    const { errors } = read({
      ...ROW,
      contactName: '李秘密'.repeat(20),
      contactPhone: '李秘密',
      field: '李秘密',
    });
    expect(errors).toHaveLength(3);
    expect(JSON.stringify(errors)).not.toContain('李秘密');
  });

  it('does not name its company by an alias', () => {
    const company = { name: '江苏某某装备有限公司' };
    const cells: RowCells = { ...ROW, aliasName: '江苏某某装备有限公司' };
    const { errors } = readDemandRow((code) => cells[code], { at: AT, company });
    expect(errors).toEqual([{ column: 'aliasName', code: 'names_company', params: {} }]);
  });

  it('is read or refused, whatever stands in it', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.date({ noInvalidDate: false }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...CODES), cell), (cells) => {
        const { demand, errors } = read({ ...ROW, ...cells });
        expect(demand === undefined).toBe(errors.length > 0);
        for (const error of errors) {
          expect(describeRowError(error, 'zh-CN')).not.toMatch(/undefined|\{/u);
          expect(columnName(error.column, 'en')).toBeTruthy();
        }
      }),
    );
  });
});

describe('a cell', () => {
  it.each<[Cell, number | undefined]>([
    [120, 120_000_000],
    ['120', 120_000_000],
    ['１２０万元', 120_000_000],
    ['1,200,000元', 120_000_000],
    ['￥0.5亿', 5_000_000_000],
    ['0.1', 100_000],
    ['3百万', 300_000_000],
    [0, 0],
    ['-1', undefined],
    ['0.0000001', undefined],
    ['1e9', undefined],
    ['9'.repeat(30), undefined],
    ['约120', undefined],
    [true, undefined],
  ])('of %j is so many fen: %j', (cell, fen) => {
    expect(fenOf(cell)).toBe(fen);
  });

  it.each<[Cell, string | undefined]>([
    [46_203, '2026-06-30T23:59:59.999+08:00'],
    [46_203.5, '2026-06-30T12:00:00.000+08:00'],
    [new Date('2026-06-30T00:00:00Z'), '2026-06-30T23:59:59.999+08:00'],
    [new Date('2026-06-30T17:00:00Z'), '2026-06-30T17:00:00.000+08:00'],
    ['2026/6/3', '2026-06-03T23:59:59.999+08:00'],
    ['２０２６.６.３０ 17:00', '2026-06-30T17:00:00.000+08:00'],
    ['2026年6月30日 24:00', '2026-06-30T23:59:59.999+08:00'],
    ['2026-6-31', undefined],
    ['2026-06-30 25:00', undefined],
    ['30/06/2026', undefined],
    ['明年', undefined],
    [20_260_630, undefined],
    [new Date(NaN), undefined],
  ])('of %j names the instant %j', (cell, instant) => {
    expect(lastInstantOf(cell)).toBe(instant);
  });

  it('holds text without what cannot be stored', () => {
    expect(textOf(' a\u0000b\u200b\ud800c\r\nd ')).toBe('abc\nd');
    expect(textOf("'=1+1")).toBe('=1+1');
    expect(textOf("'twas")).toBe("'twas");
    expect(partsOf('、a,,b；\n c ')).toEqual(['a', 'b', 'c']);
    expect(metricOf('纯度约 99.9')).toEqual({ name: '纯度', op: '~', value: '99.9' });
  });
});

describe('what a row is known by', () => {
  it('is its company and its title, however that is typed', () => {
    expect(titleKey(' ＡＢ 叶片\u3000检测\u200b')).toBe(titleKey('ab叶片检测'));
    expect(titleKey('检测（一）')).not.toBe(titleKey('检测（二）'));
    expect(demandKey('p1', 'ab')).not.toBe(demandKey('p2', 'ab'));
  });
});

describe('a table', () => {
  it('takes the good rows although others are not, and says where what is wrong', () => {
    const {
      rows,
      taken: good,
      refused,
      errors,
    } = readDemandTable(
      grid(ROW, { ...ROW, title: '第二项需求', field: '?' }, {}, { ...ROW, title: '第三项需求' }),
      [],
      { at: AT },
    );
    expect(rows).toBe(3);
    expect(good.map(({ row }) => row)).toEqual([3, 6]);
    expect(refused.map(({ row }) => row)).toEqual([4]);
    expect(errors).toMatchObject([{ row: 4, column: 'field', code: 'unknown_value' }]);
  });

  it('finds columns by their headers, in any order, starred or with another unit', () => {
    const order = [...CODES].reverse();
    const header = order.map((code) => DEMAND_COLUMNS.find((column) => column.code === code)?.title.zh ?? '');
    const starred = header.map((title) => ` ${title.replace('（万元）', '(万元)')} *`);
    const table = [[], TITLE_ROW, starred, order.map((code) => ROW[code] ?? null)];
    expect(readDemandTable(table, [], { at: AT }).taken).toHaveLength(1);
  });

  it('tells of a column that nobody knows, and takes the rows', () => {
    const table = [TITLE_ROW, [...HEADER, '备注'], CODES.map((code) => ROW[code] ?? null)];
    const { taken: good, errors } = readDemandTable(table, [], { at: AT });
    expect(good).toHaveLength(1);
    expect(errors).toEqual([{ row: 2, column: '@AA', code: 'unknown_column', params: { letters: 'AA' } }]);
  });

  it('refuses a title that stands there before', () => {
    const { errors } = readDemandTable(grid(ROW, { ...ROW, title: `　${String(ROW.title)}` }), [], {
      at: AT,
    });
    expect(errors).toEqual([{ row: 4, column: 'title', code: 'duplicate_row', params: { first: 3 } }]);
  });

  it('refuses what its sheet has marked, and says nothing else of that cell', () => {
    const column = CODES.indexOf('problem') + 1;
    const cells = { ...ROW, problem: null };
    const marks = [
      { row: 3, column, code: 'merged_cell' as const },
      { row: 3, column: 200, code: 'cell_error' as const },
    ];
    const { errors } = readDemandTable(grid(cells), marks, { at: AT });
    expect(errors).toEqual([{ row: 3, column: 'problem', code: 'merged_cell', params: {} }]);
  });

  it('refuses a cell that is longer than any program writes', () => {
    const { errors } = readDemandTable(grid({ ...ROW, keywords: 'x'.repeat(40_000) }), [], { at: AT });
    expect(errors).toMatchObject([{ column: 'keywords', code: 'too_long' }]);
  });

  it.each<[string, Grid, string]>([
    ['nothing', [], 'empty'],
    ['no rows', grid(), 'empty'],
    ['no version', [HEADER, []], 'version_missing'],
    ['another version', [['demand_collection/99'], HEADER], 'version_other'],
    ['another template', [['patent_collection/1'], HEADER], 'version_other'],
    ['no header', [TITLE_ROW, ['a', 'b']], 'header_missing'],
    ['a missing column', [TITLE_ROW, HEADER.slice(0, 3)], 'column_missing'],
    ['a column twice', [TITLE_ROW, [...HEADER, '需求名称']], 'column_twice'],
  ])('with %s is not of this template', (_name, table, reason) => {
    const found = mismatch(table);
    expect(found.reason).toBe(reason);
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(describeMismatch(found.reason, found.params, locale)).not.toMatch(/undefined|\{/u);
    }
  });

  it('counts columns in letters', () => {
    expect([1, 26, 27, 52, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA']);
  });
});
