import { strToU8, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import {
  describeUnreadable,
  readDemandTable,
  TemplateMismatch,
  TooManyRows,
  UnreadableFile,
  type Grid,
} from '../imports/index.js';
import {
  addressOf,
  AT,
  cellXml,
  CODES,
  filled,
  HEADER,
  ROW,
  rowXml,
  tableXml,
  TITLE_ROW,
  workbook,
  type RowCells,
} from '../testing/workbooks.js';
import { DATA_SHEET, demandTemplate, errorWorkbook, harmless, readDemandWorkbook } from './index.js';
import { unpack } from './zip.js';

const read = (bytes: Uint8Array) => readDemandWorkbook(bytes, { at: AT });
const refusal = async (bytes: Uint8Array): Promise<UnreadableFile> => {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
  throw new Error('the file was read');
};
const gridOf = async (bytes: Uint8Array, sheet = DATA_SHEET): Promise<Grid> =>
  (await readSheet(bytes.slice().buffer, sheet)) as unknown as Grid;
/** Rows of the template with one cell's XML in the place of another. */
const withCell = (code: Parameters<typeof addressOf>[0], xml: string): string =>
  tableXml([{ ...ROW, [code]: '#here#' }]).replace(
    /<c r="[A-Z]+3"[^>]*><is><t[^>]*>#here#<\/t><\/is><\/c>/u,
    xml,
  );

describe('the template', () => {
  it('is empty for its reader: note and example are passed over', async () => {
    await expect(read(await demandTemplate())).rejects.toMatchObject({ reason: 'empty' });
  });

  it('shows header, note, example and the lists to choose from', async () => {
    const [title, header, note, example] = await gridOf(await demandTemplate());
    expect(title?.slice(0, 3)).toEqual(TITLE_ROW);
    expect(header?.slice(0, 3)).toEqual(['序号', '需求名称*', '技术领域*']);
    expect(note?.[0]).toBe('说明');
    expect(example?.[0]).toBe('示例');
    const codes = await gridOf(await demandTemplate(), '代码表');
    expect(codes[1]?.[0]).toBe('生物医药');
  });

  it('has an example that would do, were it numbered', async () => {
    const grid = await gridOf(await demandTemplate());
    const [title = [], header = [], , example = []] = grid;
    const numbered: Grid = [title, header, [1, ...example.slice(1)]];
    const { taken, errors } = readDemandTable(numbered, [], { at: AT });
    expect(errors).toEqual([]);
    expect(taken).toHaveLength(1);
  });

  it('tells of an example that was written over', async () => {
    const data = [
      rowXml(1, TITLE_ROW),
      rowXml(2, ['序号', ...HEADER]),
      rowXml(3, ['示例', ...CODES.map((code) => ROW[code])]),
    ];
    const { errors } = await read(workbook({ data: data.join('') }));
    expect(errors).toEqual([{ row: 3, code: 'example_changed', params: {} }]);
  });
});

describe('a workbook', () => {
  it('is read into demands, with progress', async () => {
    const steps: number[] = [];
    const { taken } = await readDemandWorkbook(filled([ROW]), { at: AT }, (step) => steps.push(step));
    expect(taken).toMatchObject([{ row: 3, demand: { field: 'intelligent_manufacturing' } }]);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.pop()).toBe(1_000);
  });

  it('gives the value of a formula, never the formula', async () => {
    const cell = `<c r="${addressOf('problem', 3)}" t="str"><f>HYPERLINK("http://evil","x")</f><v>${String(ROW.problem)}</v></c>`;
    const { taken } = await read(workbook({ data: withCell('problem', cell) }));
    expect(taken[0]?.demand.problem).toBe(ROW.problem);
  });

  it('tells of a formula without a value, and of one that failed', async () => {
    const at = addressOf('problem', 3);
    const none = await read(workbook({ data: withCell('problem', `<c r="${at}"><f>A1</f></c>`) }));
    expect(none.errors).toEqual([{ row: 3, column: 'problem', code: 'formula_without_value', params: {} }]);
    const failed = `<c r="${at}" t="e"><f>A1</f><v>#REF!</v></c>`;
    const { errors } = await read(workbook({ data: withCell('problem', failed) }));
    expect(errors).toEqual([{ row: 3, column: 'problem', code: 'cell_error', params: {} }]);
  });

  it('tells of merged cells in its rows, and minds none above them', async () => {
    const data = tableXml([ROW, { ...ROW, title: '第二项需求', field: null }]);
    const [from, to] = [addressOf('field', 3), addressOf('field', 4)];
    const after = `<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="${from}:${to}"/></mergeCells>`;
    const { errors } = await read(workbook({ data, after }));
    expect(errors).toEqual([
      { row: 3, column: 'field', code: 'merged_cell', params: {} },
      { row: 4, column: 'field', code: 'merged_cell', params: {} },
    ]);
  });

  it('reads a date by its format', async () => {
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>';
    const data = withCell('deadline', `<c r="${addressOf('deadline', 3)}" s="1"><v>46203</v></c>`);
    const { taken } = await read(workbook({ data, files: { 'xl/styles.xml': strToU8(styles) } }));
    expect(taken[0]?.demand.deadline).toBe('2026-06-30T23:59:59.999+08:00');
  });

  it('of 10,000 rows is taken, and one of a row more is not', async () => {
    const rows = Array.from({ length: 10_001 }, (_, index): RowCells => ({ title: `需求 ${index}` }));
    expect((await read(filled(rows.slice(1)))).rows).toBe(10_000);
    await expect(read(filled(rows))).rejects.toMatchObject({ name: 'TooManyRows', rows: 10_001 });
  }, 60_000);

  it('with a cell far down is refused before anything is made of it', async () => {
    const data = `${tableXml([ROW])}${rowXml(1_048_576, ['x'])}`;
    await expect(read(workbook({ data }))).rejects.toBeInstanceOf(TooManyRows);
    const formatted = `${tableXml([ROW])}<row r="1048576"><c r="A1048576" s="0"/></row>`;
    expect((await read(workbook({ data: formatted }))).rows).toBe(1);
  });

  it.each<[string, string]>([
    ['a row of two thousand million', '<row r="2000000000"/>'],
    ['a cell of a column that no sheet has', '<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>'],
    ['a position in other digits', '<row r="9"><c r="A&#57;99"><v>1</v></c></row>'],
    ['a position twice', '<row r="9" x:r="99999999"/>'],
    ['a tag that hides another', `<row r="9"><c r="A9" t="${'x'.repeat(2_000)}"><v>1</v></c></row>`],
    ['a tag without an end', '<row r="9"><c r="A9'],
  ])('is damaged by %s', async (_name, xml) => {
    expect((await refusal(workbook({ data: tableXml([ROW]) + xml }))).reason).toBe('damaged');
  });

  it('says which column reaches too far', async () => {
    const data = `${tableXml([ROW])}<row r="9">${cellXml('XFD9', 'x')}</row>`;
    expect(await refusal(workbook({ data }))).toMatchObject({
      reason: 'too_wide',
      params: { letters: 'XFD' },
    });
  });

  it('of another form says so', async () => {
    const other = workbook({ data: rowXml(1, ['x']), name: 'Sheet1' });
    await expect(read(other)).rejects.toMatchObject({ reason: 'sheet_missing' });
    await expect(read(workbook({ data: '' }))).rejects.toBeInstanceOf(TemplateMismatch);
  });
});

describe('a file that is no workbook to be read', () => {
  const macro = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
  const gbk = Uint8Array.from([0xd0, 0xe8, 0xc7, 0xf3, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a]);
  it.each<[string, Uint8Array, string, object]>([
    ['macros by its type', workbook({ data: tableXml([ROW]), mainType: macro }), 'macro', {}],
    [
      'a macro among its parts',
      workbook({ data: '', files: { 'xl/vbaProject.bin': new Uint8Array(9) } }),
      'macro',
      {},
    ],
    ['CSV in GBK', gbk, 'csv', { encoding: 'GB18030' }],
    ['CSV in UTF-8', strToU8('需求名称,技术领域\r\n'), 'csv', { encoding: 'UTF-8' }],
    ['CSV in UTF-16', Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x09, 0]), 'csv', { encoding: 'UTF-16' }],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old_format', {}],
    ['a PDF', strToU8('%PDF-1.7, binary'), 'not_a_workbook', {}],
    ['a page that calls itself .xls', strToU8('<html><table>a,b'), 'not_a_workbook', {}],
    ['nothing', new Uint8Array(), 'not_a_workbook', {}],
    ['some other zip', zipSync({ 'a.txt': strToU8('a') }), 'not_a_workbook', {}],
    ['half a workbook', filled([ROW]).subarray(0, 900), 'damaged', {}],
  ])('is told: %s', async (_name, bytes, reason, params) => {
    const found = await refusal(bytes);
    expect(found).toMatchObject({ reason, params });
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(describeUnreadable(found.reason, found.params, locale)).not.toMatch(/undefined|\{/u);
    }
  });

  it('is told: XML that is none', async () => {
    expect((await refusal(workbook({ data: '<row r="1"></c></wrong>' }))).reason).toBe('damaged');
  });
});

describe('a bomb', () => {
  /** 64 MiB and a half of zeros in one part: as a gigabyte, only quicker to make. */
  const zeros = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(67_108_864 + 1) });
  /** Writes another size into both heads. */
  const claiming = (size: number): Uint8Array => {
    const bytes = zeros.slice();
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at += 1) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, size, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, size, true);
    }
    return bytes;
  };

  it('is refused by the size that it declares', () => {
    expect(() => unpack(claiming(2 ** 30))).toThrow(
      expect.objectContaining({ reason: 'too_large' }) as Error,
    );
    expect(() => unpack(zeros)).toThrow(expect.objectContaining({ reason: 'too_large' }) as Error);
  });

  it('that lies is refused at the first byte more', () => {
    expect(() => unpack(claiming(1_000))).toThrow(expect.objectContaining({ reason: 'damaged' }) as Error);
  });

  it('of many small parts is counted as one', () => {
    const part = new Uint8Array(40_000_000);
    const two = zipSync({ 'xl/worksheets/a.xml': part, 'xl/worksheets/b.xml': part });
    expect(() => unpack(two)).toThrow(expect.objectContaining({ reason: 'too_large' }) as Error);
  });
});

describe('an error workbook', () => {
  const bad: RowCells = {
    ...ROW,
    title: '=HYPERLINK("http://evil")',
    field: '?',
    budgetMin: 12.5,
    deadline: '-1',
    contactName: '张秘密',
  };

  it('gives the bad rows back with what to mend, and harmless', async () => {
    const table = await read(filled([ROW, bad]));
    const grid = await gridOf(await errorWorkbook(table, { locale: 'zh-CN', keepsPersonal: true }));
    const row = grid[2] ?? [];
    const at = (code: (typeof CODES)[number]) => row[CODES.indexOf(code) + 1];
    expect(grid).toHaveLength(3);
    expect([row[0], at('title'), at('budgetMin'), at('deadline'), at('contactName')]).toEqual([
      4,
      '\'=HYPERLINK("http://evil")',
      12.5,
      "'-1",
      '张秘密',
    ]);
    expect(row[row.length - 1]).toMatch(/^技术领域：不在可选项中/u);
  });

  it('can be mended and uploaded as it is', async () => {
    const table = await read(filled([{ ...bad, title: '=需求带等号', deadline: null, budgetMin: null }]));
    const bytes = await errorWorkbook(table, { locale: 'en', keepsPersonal: true });
    const again = await read(bytes);
    expect(again.errors).toMatchObject([{ row: 3, column: 'field', code: 'unknown_value' }]);
    expect(again.refused[0]?.cells.title).toBe("'=需求带等号");
  });

  it('keeps nothing of persons where it leaves the machine, and asks for it anew', async () => {
    const table = await read(filled([bad]));
    const bytes = await errorWorkbook(table, { locale: 'zh-CN', keepsPersonal: false });
    expect(JSON.stringify(await gridOf(bytes))).not.toContain('张秘密');
    expect((await read(bytes)).errors).toContainEqual({
      row: 3,
      column: 'contactName',
      code: 'not_kept',
      params: {},
    });
  });

  it.each(['=1', '+1', '-1', '@a', '＝1', '\t=1'])('marks %j as text', (text) => {
    expect(harmless(text)).toMatch(/^'/u);
  });
});
