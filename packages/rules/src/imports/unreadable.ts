import type { ImportLocale } from './texts.js';

/** Why a file is no workbook that can be read. */
export type UnreadableReason =
  'csv' | 'old_format' | 'macro' | 'encrypted' | 'too_large' | 'too_wide' | 'damaged' | 'not_a_workbook';

type Params = Readonly<Record<string, string | number>>;

/** A file that no row of can be read. The platform answers `import.unreadable`. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly reason: UnreadableReason;
  readonly params: Params;

  constructor(reason: UnreadableReason, params: Params = {}) {
    super(`the file is no workbook that can be read: ${reason}`);
    this.reason = reason;
    this.params = params;
  }
}

/** A workbook with more rows than are taken at once. The platform answers `import.too_many_rows`. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
  /** The last row in use, or how many there are. */
  readonly rows: number;
  readonly max: number;

  constructor(rows: number, max: number) {
    super(`the workbook has ${rows} rows; at most ${max} are taken at once`);
    this.rows = rows;
    this.max = max;
  }
}

const SENTENCES: Readonly<Record<UnreadableReason, readonly [zh: string, en: string]>> = {
  csv: [
    '这是 CSV 文本（{encoding}），电话号码等会丢失开头的 0：请用 Excel 或 WPS 打开，另存为 .xlsx 再上传',
    'This is CSV text ({encoding}), in which numbers lose their zeros: open it in Excel or WPS and save it as .xlsx.',
  ],
  old_format: [
    '这是旧格式（.xls）或带密码的文件：请去掉密码，另存为 .xlsx 再上传',
    'This is an old .xls file or has a password: take the password off and save it as .xlsx.',
  ],
  macro: ['文件含宏：请另存为不含宏的 .xlsx 再上传', 'The file has macros: save it as .xlsx without them.'],
  encrypted: ['文件有密码：请去掉密码再上传', 'The file has a password: take it off.'],
  too_large: [
    '文件解压后超过 {maxMiB} MiB：请分成几个文件上传',
    'The file unpacks to more than {maxMiB} MiB: upload it in parts.',
  ],
  too_wide: [
    '第 {letters} 列还有内容，超出可读范围：请删去表格右侧的多余内容',
    'Column {letters} has content, farther right than is read: delete what stands beside the table.',
  ],
  damaged: [
    '文件已损坏：请用 Excel 或 WPS 打开，另存为 .xlsx 再上传',
    'The file is damaged: open it in Excel or WPS and save it as .xlsx.',
  ],
  not_a_workbook: ['这不是 .xlsx 工作簿：请下载模板填写', 'This is no .xlsx workbook: fill in the template.'],
};

/** Why a file cannot be read, and what to do. Plain text. */
export function describeUnreadable(reason: UnreadableReason, params: Params, locale: ImportLocale): string {
  const text = SENTENCES[reason][locale === 'zh-CN' ? 0 : 1];
  return text.replace(/\{(\w+)\}/gu, (_whole, name: string) => String(params[name] ?? ''));
}
