import {
  importRefusal,
  type DemandRowContext,
  type DemandTable,
  type ImportRefusal,
} from '@jtop/rules/imports';
import { readDemandWorkbook } from '@jtop/rules/workbook';
import { parentPort, workerData } from 'node:worker_threads';

/** What a thread is given: one workbook, and who filled it in. */
export interface ReaderTask {
  readonly bytes: Uint8Array;
  readonly context: DemandRowContext;
}

/** What it answers; an error would lose its class on the way between threads. */
export type ReaderAnswer = { readonly table: DemandTable } | { readonly refusal: ImportRefusal };

async function answer({ bytes, context }: ReaderTask): Promise<ReaderAnswer> {
  try {
    return { table: await readDemandWorkbook(bytes, context) };
  } catch (error) {
    const refusal = importRefusal(error);
    if (refusal === undefined) throw error;
    return { refusal };
  }
}

parentPort?.postMessage(await answer(workerData as ReaderTask));
