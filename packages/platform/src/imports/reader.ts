import { ProblemError } from '@jtop/contract/binding';
import type { DemandRowContext, DemandTable, ImportRefusal } from '@jtop/rules/imports';
import { Worker } from 'node:worker_threads';
import type { ReaderAnswer, ReaderTask } from './reader-thread.js';

export interface ReaderLimits {
  /** How much a thread's objects may take, in MiB. 10,000 full rows take some 200. */
  readonly memoryMiB: number;
  /** Real time after which a thread is ended, in milliseconds. */
  readonly timeoutMs: number;
  /** How many workbooks are read at once; the others wait. */
  readonly threads: number;
}

const LIMITS: ReaderLimits = { memoryMiB: 512, timeoutMs: 60_000, threads: 2 };

/** What is said of a file whose thread was ended. */
const TOO_MUCH: ImportRefusal = {
  code: 'import.unreadable',
  extras: { reason: 'too_large' },
  detail: 'reading the file took too much memory or time: upload it in parts',
};

/** Reads a workbook. @throws ProblemError 409 `import.unreadable`, `import.template_mismatch`, `import.too_many_rows` */
export type WorkbookReader = (bytes: Uint8Array, context: DemandRowContext) => Promise<DemandTable>;

/**
 * A reader that takes each workbook in a thread of its own with a bound on memory and time: what a file does there ends
 * the thread, never the platform.
 *
 * @param entry - the program of the thread
 */
export function createReader(
  entry: URL = new URL('./reader-thread.js', import.meta.url),
  limits: Partial<ReaderLimits> = {},
): WorkbookReader {
  const { memoryMiB, timeoutMs, threads } = { ...LIMITS, ...limits };
  const waiting: (() => void)[] = [];
  let busy = 0;
  const enter = (): Promise<void> => {
    if (busy < threads) {
      busy += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  };
  return async (bytes, context) => {
    await enter();
    try {
      return tableOf(await inThread(entry, { bytes, context }, { memoryMiB, timeoutMs }));
    } finally {
      leave();
    }
  };
}

/** What a thread answers; undefined where it ended for want of memory or time. */
function inThread(
  entry: URL,
  task: ReaderTask,
  { memoryMiB, timeoutMs }: Pick<ReaderLimits, 'memoryMiB' | 'timeoutMs'>,
): Promise<ReaderAnswer | undefined> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
    });
    const timer = setTimeout(() => {
      resolve(undefined);
      void thread.terminate();
    }, timeoutMs);
    thread.once('message', resolve);
    thread.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(undefined);
      else reject(error);
    });
    thread.once('exit', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

function tableOf(answer: ReaderAnswer | undefined): DemandTable {
  if (answer !== undefined && 'table' in answer) return answer.table;
  const { code, extras, detail } = answer?.refusal ?? TOO_MUCH;
  throw new ProblemError(code, extras, { detail });
}
