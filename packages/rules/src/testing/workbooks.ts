import { strToU8, zipSync, type Zippable } from 'fflate';
import { DEMAND_COLUMNS, VERSION_TEXT, type Cell, type DemandColumnCode } from '../imports/index.js';

/** A day of the season's spring, in epoch milliseconds. */
export const AT = Date.parse('2026-04-01T08:00:00Z');

export type RowCells = Partial<Record<DemandColumnCode, Cell>>;

/** A row that is all right. */
export const ROW: RowCells = {
  title: '高温合金叶片缺陷检测',
  field: '智能制造',
  purpose: '技术升级',
  summary: '需要在线检出叶片内部缺陷的办法',
  problem: '目前靠人工抽检，漏检率高，且无法在产线上逐件检测，希望实现自动化。',
  disclosureLevel: '仅会员',
};

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface SheetXml {
  /** What stands in `sheetData`. */
  readonly data: string;
  /** What stands behind it. */
  readonly after?: string;
  readonly name?: string;
  readonly mainType?: string;
  /** Attributes of the sheet in the list of sheets. */
  readonly sheetAttributes?: string;
  /** What stands before the list of sheets. */
  readonly before?: string;
  readonly files?: Zippable;
}

/** A workbook of one sheet, part by part as a program writes it. */
export function workbook({
  data,
  after = '',
  name = '需求征集表',
  mainType = `${TYPES}.sheet.main+xml`,
  sheetAttributes = '',
  before = '',
  files = {},
}: SheetXml): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${XML}<Types><Override PartName="/xl/workbook.xml" ContentType="${mainType}"/></Types>`,
    ),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook xmlns:r="${OFFICE}">${before}<sheets><sheet name="${name}" ${sheetAttributes} sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${XML}<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `${XML}<worksheet><sheetData>${data}</sheetData>${after}</worksheet>`,
    ),
    ...files,
  });
}

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');

/** The XML of a cell. @param raw - XML in the place of the value */
export function cellXml(address: string, value: Cell, raw?: string): string {
  if (raw !== undefined) return `<c r="${address}">${raw}</c>`;
  if (value === null || value instanceof Date) return '';
  if (typeof value === 'string') {
    return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  }
  return `<c r="${address}"${typeof value === 'boolean' ? ' t="b"' : ''}><v>${Number(value)}</v></c>`;
}

/** Letters of a column from 0. */
const letters = (index: number): string =>
  (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') +
  String.fromCharCode(65 + (index % 26));

/** The XML of a row from its cells, from column A. */
export function rowXml(row: number, cells: readonly (Cell | undefined)[]): string {
  const xml = cells.map((cell, index) => cellXml(`${letters(index)}${row}`, cell ?? null));
  return `<row r="${row}">${xml.join('')}</row>`;
}

export const TITLE_ROW: readonly Cell[] = ['《需求征集表》', '模板版本', VERSION_TEXT];
export const CODES = DEMAND_COLUMNS.map(({ code }) => code);
export const HEADER: readonly string[] = DEMAND_COLUMNS.map(({ title }) => title.zh);

/** The sheet data of rows in the order of the template, the first in row 3. */
export function tableXml(rows: readonly RowCells[]): string {
  const data = rows.map((row, index) =>
    rowXml(
      index + 3,
      CODES.map((code) => row[code]),
    ),
  );
  return [rowXml(1, TITLE_ROW), rowXml(2, HEADER), ...data].join('');
}

/** A workbook with these rows, the first in row 3. */
export function filled(rows: readonly RowCells[]): Uint8Array {
  return workbook({ data: tableXml(rows) });
}

/** The address of a column's cell. */
export function addressOf(code: DemandColumnCode, row: number): string {
  return `${letters(CODES.indexOf(code))}${row}`;
}
