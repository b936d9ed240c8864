import { strToU8, zipSync } from 'fflate';
import {
  addressOf,
  type CODES,
  filled,
  HEADER,
  ROW,
  rowXml,
  tableXml,
  workbook,
  type RowCells,
} from './workbooks.js';

/** A file that somebody uploads, and what is to be said of it in both languages. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** Code of the problem that the platform answers; absent where the file is read and a row of it refused. */
  readonly problem?: 'import.unreadable' | 'import.template_mismatch' | 'import.too_many_rows';
  /** Where the first error stands, as a person counts: row of the sheet, title of the column; none for a whole row. */
  readonly at?: { readonly row: number; readonly column?: 'title' | (typeof CODES)[number] };
  /** What the sentence has to hold: what is wrong and what to do. */
  readonly zh: string;
  readonly en: string;
}

/** Rows of the template with XML in the place of one cell of the first, which stands in row 3. */
export function withCell(code: (typeof CODES)[number], xml: string): string {
  return tableXml([{ ...ROW, [code]: '#here#' }]).replace(
    /<c r="[A-Z]+3"[^>]*><is><t[^>]*>#here#<\/t><\/is><\/c>/u,
    xml,
  );
}

/** A row that is all right but for what is said. */
const badRow = (change: RowCells) => (): Uint8Array => filled([{ ...ROW, ...change }]);
/** A program like Excel makes this of a password: no zip, but a compound file of its own (MS-OFFCRYPTO). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const MACRO_TYPE = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
/** «需求名称,技术领域» in GBK. */
const GBK = [0xd0, 0xe8, 0xc7, 0xf3, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbc, 0xbc, 0xca, 0xf5, 0x0d, 0x0a];

/** A zip whose one sheet claims another size than it has. @param size - in bytes, as it claims */
export function claimingSize(unpacked: Uint8Array, size: number): Uint8Array {
  const bytes = zipSync({ 'xl/worksheets/sheet1.xml': unpacked });
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 4; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, size, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return bytes;
}

const utf16 = (bigEndian: boolean): Uint8Array => {
  const text = '\ufeff需求名称,技术领域\r\n';
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !bigEndian);
  return bytes;
};

/** Files that are no workbook to be read. */
const UNREADABLE: readonly HostileFile[] = [
  {
    name: 'a macro workbook under another name',
    bytes: () => workbook({ data: tableXml([ROW]), mainType: MACRO_TYPE }),
    problem: 'import.unreadable',
    zh: '文件含宏：请另存为不含宏的 .xlsx',
    en: 'The file has macros: save it as .xlsx without them',
  },
  {
    name: 'a workbook with a macro among its parts',
    bytes: () => workbook({ data: tableXml([ROW]), files: { 'xl/vbaProject.bin': new Uint8Array(64) } }),
    problem: 'import.unreadable',
    zh: '文件含宏：请另存为不含宏的 .xlsx',
    en: 'The file has macros',
  },
  {
    name: 'a bomb that says that it is a gigabyte',
    bytes: () => claimingSize(new Uint8Array(1_000_000), 2 ** 30),
    problem: 'import.unreadable',
    zh: '文件解压后超过 64 MiB：请分成几个文件上传',
    en: 'The file unpacks to more than 64 MiB: upload it in parts',
  },
  {
    name: 'a bomb that says that it is small',
    bytes: () => claimingSize(new Uint8Array(8_000_000), 1_000),
    problem: 'import.unreadable',
    zh: '文件已损坏：请用 Excel 或 WPS 打开，另存为 .xlsx',
    en: 'The file is damaged: open it in Excel or WPS and save it as .xlsx',
  },
  {
    name: 'a workbook with a password',
    bytes: () => Uint8Array.from([...COMPOUND, ...new Uint8Array(600)]),
    problem: 'import.unreadable',
    zh: '旧格式（.xls）或带密码的文件：请去掉密码，另存为 .xlsx',
    en: 'has a password: take the password off and save it as .xlsx',
  },
  {
    name: 'CSV in GBK',
    bytes: () => Uint8Array.from(GBK),
    problem: 'import.unreadable',
    zh: '这是 CSV 文本（GB18030），电话号码等会丢失开头的 0：请用 Excel 或 WPS 打开，另存为 .xlsx',
    en: 'This is CSV text (GB18030), in which numbers lose their zeros: open it in Excel or WPS and save it as .xlsx',
  },
  ...[false, true].map((bigEndian): HostileFile => ({
    name: `CSV in UTF-16, ${bigEndian ? 'big' : 'little'} end first`,
    bytes: () => utf16(bigEndian),
    problem: 'import.unreadable',
    zh: '这是 CSV 文本（UTF-16）',
    en: 'This is CSV text (UTF-16)',
  })),
  {
    name: 'a page that calls itself a workbook',
    bytes: () => strToU8('<html><script>alert(1)</script><table><tr><td>a,b'),
    problem: 'import.unreadable',
    zh: '这不是 .xlsx 工作簿：请下载模板填写',
    en: 'This is no .xlsx workbook: fill in the template',
  },
];

/** Workbooks that are none of this template. */
const OTHERS: readonly HostileFile[] = [
  {
    name: 'a workbook of another form',
    bytes: () => workbook({ data: rowXml(1, ['x']), name: 'Sheet1' }),
    problem: 'import.template_mismatch',
    zh: '工作簿中没有名为“需求征集表”的工作表，请下载模板',
    en: 'There is no sheet named 需求征集表: fill in the template',
  },
  {
    name: 'a template of before',
    bytes: () =>
      workbook({
        data: tableXml([ROW]).replace(/demand_collection\/\d+/u, 'demand_collection/0'),
      }),
    problem: 'import.template_mismatch',
    zh: '模板版本为 demand_collection/0，现行版本为 demand_collection/',
    en: 'This is template demand_collection/0; the current one is demand_collection/',
  },
  {
    name: 'a template without a column that has to be there',
    bytes: () =>
      workbook({
        data: [
          rowXml(1, ['《需求征集表》', '模板版本', 'demand_collection/1']),
          rowXml(2, HEADER.slice(0, 2)),
          rowXml(3, ['需求']),
        ].join(''),
      }),
    problem: 'import.template_mismatch',
    zh: '缺少必填列“',
    en: 'is missing; add it as in the template',
  },
  {
    name: 'a template without rows',
    bytes: () => filled([]),
    problem: 'import.template_mismatch',
    zh: '表中没有数据，请从示例行的下一行起填写',
    en: 'There is no data: fill in rows below the example',
  },
  {
    name: 'a sheet that is hidden',
    bytes: () => workbook({ data: tableXml([ROW]), sheetAttributes: 'state="veryHidden"' }),
    problem: 'import.template_mismatch',
    zh: '工作表“需求征集表”被隐藏：请取消隐藏',
    en: 'The sheet 需求征集表 is hidden: show it',
  },
  {
    name: '20,001 rows',
    bytes: () =>
      workbook({
        data: tableXml([ROW]) + Array.from({ length: 20_000 }, (_, at) => rowXml(at + 4, ['需求'])).join(''),
      }),
    problem: 'import.too_many_rows',
    zh: '超过 10,000 行：请分成几个文件上传',
    en: 'more than 10,000 rows: upload them in parts',
  },
];

/** Workbooks with something wrong in one cell or row. */
const ROWS: readonly HostileFile[] = [
  {
    name: 'a formula without a value',
    bytes: () =>
      workbook({
        data: withCell(
          'problem',
          `<c r="${addressOf('problem', 3)}"><f>HYPERLINK("http://evil","x")</f></c>`,
        ),
      }),
    at: { row: 3, column: 'problem' },
    zh: '公式没有结果，请用 Excel 或 WPS 打开并保存一次，或改为文字',
    en: 'The formula has no result: open and save it in Excel or WPS, or put text',
  },
  {
    name: 'a link to another workbook that has failed',
    bytes: () =>
      workbook({
        data: withCell(
          'problem',
          `<c r="${addressOf('problem', 3)}" t="e"><f>[1]Sheet1!A1</f><v>#REF!</v></c>`,
        ),
        files: { 'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>') },
      }),
    at: { row: 3, column: 'problem' },
    zh: '公式出错（如 #REF!），请改为文字或数字',
    en: 'The formula has failed (such as #REF!); put text or a number',
  },
  {
    name: 'merged cells',
    bytes: () =>
      workbook({
        data: tableXml([ROW, { ...ROW, title: '第二项需求', field: null }]),
        after: `<mergeCells><mergeCell ref="${addressOf('field', 3)}:${addressOf('field', 4)}"/></mergeCells>`,
      }),
    at: { row: 3, column: 'field' },
    zh: '单元格已合并，请取消合并后逐行填写',
    en: 'Merged cells: unmerge them and fill in each row',
  },
  {
    name: 'a row that a filter hides',
    bytes: () => workbook({ data: tableXml([ROW]).replace('<row r="3">', '<row r="3" hidden="1">') }),
    at: { row: 3 },
    zh: '此行被隐藏或被筛选掉，不会导入：请取消隐藏和筛选',
    en: 'This row is hidden or filtered out, so it is not taken: show it, or delete it',
  },
  {
    name: 'a cell of 32,767 characters',
    bytes: badRow({ summary: '长'.repeat(32_767) }),
    at: { row: 3, column: 'summary' },
    zh: '现有 32767 字',
    en: 'here are 32767',
  },
  {
    name: 'a day that is none',
    bytes: badRow({ deadline: '2026-02-30' }),
    at: { row: 3, column: 'deadline' },
    zh: '不是日期，请参照：2026-09-30',
    en: 'Not a date; write it like: 2026-09-30',
  },
  {
    name: 'an amount that is none',
    bytes: badRow({ budgetMin: '面议' }),
    at: { row: 3, column: 'budgetMin' },
    zh: '不是金额，请填数字，单位万元，如 120.5',
    en: 'Not an amount: a number in CNY 10,000, such as 120.5',
  },
  {
    name: 'a command behind an equals sign where a list is chosen from',
    bytes: badRow({ field: "=cmd|' /C calc'!A0" }),
    at: { row: 3, column: 'field' },
    zh: '不在可选项中，请从以下各项选填：',
    en: 'Not in the list. Choose from:',
  },
  {
    name: 'nothing but control characters',
    bytes: badRow({ title: '_x0000__x0007__x200B_' }),
    at: { row: 3, column: 'title' },
    zh: '请填写',
    en: 'Fill this in',
  },
  {
    name: 'the same title twice, typed otherwise',
    bytes: () => filled([ROW, { ...ROW, title: ` ${String(ROW.title)}\u200b` }]),
    at: { row: 4, column: 'title' },
    zh: '与第 3 行的需求名称相同，请保留一行',
    en: 'Has the title of row 3; keep one of them',
  },
];

/** Files that people and programs upload to do harm, or without knowing better. */
export const HOSTILE_FILES: readonly HostileFile[] = [...UNREADABLE, ...OTHERS, ...ROWS];
