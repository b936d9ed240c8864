import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  columnName,
  demandColumn,
  describeMismatch,
  describeRowError,
  describeUnreadable,
  importRefusal,
  TemplateMismatch,
  TooManyRows,
  UnreadableFile,
} from '../imports/index.js';
import { HOSTILE_FILES, withCell } from '../testing/hostile-workbooks.js';
import { addressOf, AT, filled, ROW, tableXml, workbook } from '../testing/workbooks.js';
import { errorWorkbook, readDemandWorkbook } from './index.js';

const LOCALES = ['zh-CN', 'en'] as const;
const read = (bytes: Uint8Array) => readDemandWorkbook(bytes, { at: AT });

function sentenceOf(error: unknown, locale: (typeof LOCALES)[number]): string {
  if (error instanceof UnreadableFile) return describeUnreadable(error.reason, error.params, locale);
  if (error instanceof TemplateMismatch) return describeMismatch(error.reason, error.params, locale);
  throw error;
}

describe('a file that is not taken says why, and what to do', () => {
  it.each(HOSTILE_FILES.filter(({ problem }) => problem !== undefined))(
    '$name',
    async ({ bytes, problem, zh, en }) => {
      const error: unknown = await read(bytes()).catch((thrown: unknown) => thrown);
      expect(importRefusal(error)?.code).toBe(problem);
      // How many are too many is said by who shows it.
      if (error instanceof TooManyRows) return expect(error).toMatchObject({ rows: 20_003, max: 10_000 });
      expect(sentenceOf(error, 'zh-CN')).toContain(zh);
      expect(sentenceOf(error, 'en')).toContain(en);
    },
  );
});

describe('a row that is not taken says where, why, and what to do', () => {
  it.each(HOSTILE_FILES.filter(({ at }) => at !== undefined))('$name', async ({ bytes, at, zh, en }) => {
    const { errors } = await read(bytes());
    const [error] = errors;
    expect(error?.row).toBe(at?.row);
    expect(columnName(error?.column, 'zh-CN')).toBe(
      at?.column === undefined ? undefined : demandColumn(at.column).title.zh,
    );
    if (error === undefined) throw new Error('nothing was wrong');
    expect(describeRowError(error, 'zh-CN')).toContain(zh);
    expect(describeRowError(error, 'en')).toContain(en);
  });
});

describe('what only looks dangerous is taken', () => {
  it.each<[string, number | string, string]>([
    ['a number of days', 46_203, '2026-06-30T23:59:59.999+08:00'],
    ['a text', '2026年6月30日', '2026-06-30T23:59:59.999+08:00'],
    ['full-width digits', '２０２６／６／３０', '2026-06-30T23:59:59.999+08:00'],
  ])('a day as %s', async (_name, deadline, instant) => {
    const { taken } = await read(filled([{ ...ROW, deadline }]));
    expect(taken[0]?.demand.deadline).toBe(instant);
  });

  it.each(['<workbookPr date1904="1"/>', '<workbookPr codeName="x" date1904="true"/>'])(
    'a day counted from 1904, with a format and without: %s',
    async (before) => {
      const styles =
        '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>';
      for (const style of ['', ' s="1"']) {
        const cell = `<c r="${addressOf('deadline', 3)}"${style}><v>${46_203 - 1_462}</v></c>`;
        const files = { 'xl/styles.xml': strToU8(styles) };
        const { taken } = await read(workbook({ data: withCell('deadline', cell), before, files }));
        expect(taken[0]?.demand.deadline).toBe('2026-06-30T23:59:59.999+08:00');
      }
    },
  );

  it.each<[string | number]>([['１２０.５'], ['120.5'], ['120.5万元'], [120.5]])(
    'an amount as %j',
    async (budgetMin) => {
      const { taken } = await read(filled([{ ...ROW, budgetMin, budgetMax: budgetMin }]));
      expect(taken[0]?.demand.budgetFen).toEqual({ minFen: 120_500_000, maxFen: 120_500_000 });
    },
  );

  it('text with control characters and line ends of all kinds, which are left out', async () => {
    const problem = `_x0000_${String(ROW.problem)}_x000D_\n第二行_x0007_`;
    const { taken } = await read(filled([{ ...ROW, problem }]));
    expect(taken[0]?.demand.problem).toBe(`${String(ROW.problem)}\n第二行`);
  });

  it('a hidden row without anything in it, and other sheets that are hidden', async () => {
    const data = `${tableXml([ROW])}<row r="9" hidden="1"/>`;
    expect(await read(workbook({ data }))).toMatchObject({ rows: 1, errors: [] });
  });

  it('links to other workbooks: their values are read, and they are not', async () => {
    const cell = `<c r="${addressOf('problem', 3)}" t="str"><f>[1]Sheet1!A1</f><v>${String(ROW.problem)}</v></c>`;
    const files = { 'xl/externalLinks/externalLink1.xml': strToU8('<externalLink') };
    const { taken } = await read(workbook({ data: withCell('problem', cell), files }));
    expect(taken[0]?.demand.problem).toBe(ROW.problem);
  });

  it('a bomb in a part that nobody reads: it is never unpacked', async () => {
    const inner = zipSync({ 'bomb.xml': new Uint8Array(50_000_000) });
    const files = { 'xl/media/inner.zip': inner, 'xl/media/zeros.bin': new Uint8Array(80_000_000) };
    expect((await read(workbook({ data: tableXml([ROW]), files }))).rows).toBe(1);
  });
});

describe('an error workbook', () => {
  it('gives nothing back that a program would run', async () => {
    const evil = ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(1)', '＝1+1', '\t=1+1', '\r\n=1+1'];
    const rows = evil.map((text, index) => ({
      ...ROW,
      title: `${text} ${index}`,
      summary: text,
      field: text,
    }));
    const table = await read(filled(rows));
    expect(table.refused).toHaveLength(evil.length);
    for (const locale of LOCALES) {
      const bytes = await errorWorkbook(table, { locale, keepsPersonal: true });
      const again = await read(bytes);
      for (const { cells } of again.refused) {
        for (const cell of Object.values(cells)) expect(String(cell)).not.toMatch(/^\s*[=+\-@＝]/u);
      }
      expect(again.refused).toHaveLength(evil.length);
    }
  });
});
