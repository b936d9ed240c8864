import {
  TemplateMismatch,
  TooManyRows,
  UnreadableFile,
  type DemandRowContext,
  type DemandTable,
} from '@jtop/rules/imports';
import { readDemandWorkbook } from '@jtop/rules/workbook';
import { parentPort, workerData } from 'node:worker_threads';

/** What a thread is given: one workbook, and who filled it in. */
export interface ReaderTask {
  readonly bytes: Uint8Array;
  readonly context: DemandRowContext;
}

/** What it answers; errors lose their class on the way between threads. */
export type ReaderAnswer =
  | { readonly table: DemandTable }
  | { readonly unreadable: Pick<UnreadableFile, 'reason' | 'params'> }
  | { readonly mismatch: Pick<TemplateMismatch, 'reason' | 'params'> }
  | { readonly tooMany: Pick<TooManyRows, 'rows' | 'max'> };

async function answer({ bytes, context }: ReaderTask): Promise<ReaderAnswer> {
  try {
    return { table: await readDemandWorkbook(bytes, context) };
  } catch (error) {
    if (error instanceof UnreadableFile)
      return { unreadable: { reason: error.reason, params: error.params } };
    if (error instanceof TemplateMismatch)
      return { mismatch: { reason: error.reason, params: error.params } };
    if (error instanceof TooManyRows) return { tooMany: { rows: error.rows, max: error.max } };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as ReaderTask));
