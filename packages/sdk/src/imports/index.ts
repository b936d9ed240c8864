/**
 * 《需求征集表》 as a workbook, read and written where it is: a page shows what is wrong before anything is sent. The
 * platform reads the file again. Brings its libraries only when it is used, and then into a worker.
 */
import type { DemandRowContext, DemandTable, ImportLocale } from '@jtop/rules/imports';
import { runTask, type WorkOptions } from './run-task.js';

export {
  columnName,
  DEMAND_COLUMNS,
  DEMAND_TEMPLATE,
  describeMismatch,
  describeRowError,
  describeUnreadable,
  TemplateMismatch,
  TooManyRows,
  UnreadableFile,
  type DemandTable,
  type ImportLocale,
  type MismatchReason,
  type RefusedRow,
  type RowError,
  type RowErrorCode,
  type TakenRow,
  type UnreadableReason,
} from '@jtop/rules/imports';
export type { WorkOptions } from './run-task.js';

/** What a workbook is, for a link, a `Content-Type`, or the `accept` of an input. */
export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How a workbook is read: who has filled it in, and when. */
export interface ReadOptions extends WorkOptions {
  /** Whose demands they are: an alias must not name it. */
  readonly company?: DemandRowContext['company'];
  /** What counts as now, epoch milliseconds. @default the device's clock */
  readonly at?: number | undefined;
}

/**
 * Reads a workbook of 《需求征集表》: the demands that it holds, and what is wrong, row by row and column by column.
 *
 * @example
 * const table = await readDemandFile(input.files[0], { onProgress: (done) => (bar.value = done) });
 * for (const error of table.errors) console.log(error.row, columnName(error.column, 'en'), describeRowError(error, 'en'));
 * @throws UnreadableFile, TemplateMismatch, TooManyRows; what the signal says where it ends the work
 */
export async function readDemandFile(
  file: Blob | ArrayBuffer | Uint8Array,
  { company, at = Date.now(), ...work }: ReadOptions = {},
): Promise<DemandTable> {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(await bufferOf(file));
  return runTask(
    { kind: 'read', bytes, context: { at, ...(company === undefined ? {} : { company }) } },
    work,
  );
}

function bufferOf(file: Blob | ArrayBuffer): Promise<ArrayBuffer> | ArrayBuffer {
  return file instanceof ArrayBuffer ? file : file.arrayBuffer();
}

/** The refused rows as they were, with a column that says what to mend. Give it only to whoever gave you the file. */
export async function demandErrorsFile(
  { refused, errors }: Pick<DemandTable, 'refused' | 'errors'>,
  { locale = 'zh-CN', ...work }: WorkOptions & { readonly locale?: ImportLocale | undefined } = {},
): Promise<Blob> {
  const bytes = await runTask({ kind: 'errors', table: { refused, errors }, locale }, work);
  return new Blob([bytes], { type: WORKBOOK_TYPE });
}

/** The empty workbook. */
export async function demandTemplateFile(work: WorkOptions = {}): Promise<Blob> {
  return new Blob([await runTask({ kind: 'template' }, work)], { type: WORKBOOK_TYPE });
}
