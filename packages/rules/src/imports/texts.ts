import { DEMAND_COLUMNS } from './columns.js';
import type { RowError, RowErrorCode } from './demand-row.js';
import type { MismatchReason } from './table.js';

/** The languages in which errors are said. */
export type ImportLocale = 'zh-CN' | 'en';

type Params = Readonly<Record<string, string | number>>;
type Sentences<Code extends string> = Readonly<Record<Code, readonly [zh: string, en: string]>>;

/** `{name}` stands for a parameter. Each sentence says what to do. */
const ROWS: Sentences<RowErrorCode> = {
  required: ['请填写', 'Fill this in.'],
  wrong_type: ['内容类型不对，请按说明填写', 'This is of the wrong kind; write it as the note says.'],
  too_short: ['太短：至少 {min} 字', 'Too short: write at least {min} characters.'],
  too_long: [
    '太长：至多 {max} 字，现有 {length} 字',
    'Too long: at most {max} characters, here are {length}.',
  ],
  too_few: ['至少填 {min} 项', 'Give at least {min}.'],
  too_many: ['至多填 {max} 项，现有 {count} 项', 'At most {max}, here are {count}.'],
  out_of_range: ['应在 {min} 至 {max} 之间', 'Must be from {min} to {max}.'],
  unknown_value: ['不在可选项中，请从以下各项选填：{known}', 'Not in the list. Choose from: {known}.'],
  duplicate: ['有重复项，请删去', 'Something stands here twice; delete one.'],
  wrong_form: ['写法不对，请参照：{example}', 'Not in this form; write it like: {example}.'],
  not_an_instant: ['不是日期，请参照：{example}', 'Not a date; write it like: {example}.'],
  not_in_future: ['日期已过，请改为今后的日期', 'This has passed; give a date to come.'],
  deadline_passed: ['截止日期已过', 'The deadline has passed.'],
  out_of_order: ['先后或大小次序不对，请核对', 'Out of order: compare it with what belongs to it.'],
  not_together: ['与预算上下限只能填一种', 'Give the band or the bounds, not both.'],
  sum_mismatch: ['合计不符，请核对', 'The sum does not agree.'],
  names_company: ['对外称呼不得含企业名称', 'The alias must not name the company.'],
  contradicts_level: [
    '公开范围为“公开”时不能有不公开内容',
    'Nothing can be hidden where everybody may see it.',
  ],
  not_an_amount: [
    '不是金额，请填数字，单位万元，如 {example}',
    'Not an amount: a number in CNY 10,000, such as {example}.',
  ],
  not_a_date: ['不是日期，请参照：{example}', 'Not a date; write it like: {example}.'],
  not_kept: ['平台未保留此项，请重新填写', 'This was not kept; fill it in again.'],
  cell_error: [
    '公式出错（如 #REF!），请改为文字或数字',
    'The formula has failed (such as #REF!); put text or a number.',
  ],
  formula_without_value: [
    '公式没有结果，请用 Excel 或 WPS 打开并保存一次，或改为文字',
    'The formula has no result: open and save it in Excel or WPS, or put text.',
  ],
  merged_cell: ['单元格已合并，请取消合并后逐行填写', 'Merged cells: unmerge them and fill in each row.'],
  hidden_row: [
    '此行被隐藏或被筛选掉，不会导入：请取消隐藏和筛选；不需要的行请删去',
    'This row is hidden or filtered out, so it is not taken: show it, or delete it.',
  ],
  duplicate_row: [
    '与第 {first} 行的需求名称相同，请保留一行',
    'Has the title of row {first}; keep one of them.',
  ],
  example_changed: [
    '此行标为示例，不会导入：请把“序号”改为数字，或恢复示例内容',
    'This row is marked as the example: number it, or put the example back.',
  ],
  not_changeable: [
    '此需求已进入诊断或已发布，不能再用表格修改；请在平台上联系运营方',
    'This demand is with the panel or published, so a workbook cannot change it; ask the operator.',
  ],
  unknown_column: [
    '第 {letters} 列的表头不在模板中，其内容不会导入',
    'Column {letters} is not of the template; what stands in it is not taken.',
  ],
};

const MISMATCHES: Sentences<MismatchReason> = {
  sheet_missing: [
    '工作簿中没有名为“{expected}”的工作表，请下载模板后填写',
    'There is no sheet named {expected}: fill in the template.',
  ],
  sheet_hidden: [
    '工作表“{expected}”被隐藏：请取消隐藏，核对后再上传',
    'The sheet {expected} is hidden: show it, look through it, and upload it again.',
  ],
  version_missing: [
    '表中没有模板版本（{expected}），请下载模板，把数据复制进去',
    'The template’s version ({expected}) is missing: copy the data into the template.',
  ],
  version_other: [
    '模板版本为 {found}，现行版本为 {expected}，请下载新模板',
    'This is template {found}; the current one is {expected}. Download it.',
  ],
  header_missing: ['找不到表头“{column}”', 'There is no header {column}.'],
  column_missing: [
    '缺少必填列“{column}”，请照模板补上',
    'The column {column} is missing; add it as in the template.',
  ],
  column_twice: ['“{column}”列出现两次，请删去一列', 'The column {column} stands there twice; delete one.'],
  empty: ['表中没有数据，请从示例行的下一行起填写', 'There is no data: fill in rows below the example.'],
};

function fill(sentence: readonly [zh: string, en: string], params: Params, locale: ImportLocale): string {
  const text = sentence[locale === 'zh-CN' ? 0 : 1];
  return text.replace(/\{(\w+)\}/gu, (_whole, name: string) => String(params[name] ?? ''));
}

/** What is wrong with a cell or row, and what to do: `太短：至少 20 字`. Plain text. */
export function describeRowError(
  { code, params }: Pick<RowError, 'code' | 'params'>,
  locale: ImportLocale,
): string {
  return fill(ROWS[code], params, locale);
}

/** Why a workbook is not one of the template, and what to do. Plain text. */
export function describeMismatch(reason: MismatchReason, params: Params, locale: ImportLocale): string {
  return fill(MISMATCHES[reason], params, locale);
}

/** What a column is called: its title, `列 F` for one nobody knows, nothing for a row as a whole. */
export function columnName(column: string | undefined, locale: ImportLocale): string | undefined {
  if (column === undefined) return undefined;
  if (column.startsWith('@'))
    return locale === 'zh-CN' ? `列 ${column.slice(1)}` : `column ${column.slice(1)}`;
  const found = DEMAND_COLUMNS.find(({ code }) => code === column);
  return found === undefined ? column : found.title[locale === 'zh-CN' ? 'zh' : 'en'];
}
