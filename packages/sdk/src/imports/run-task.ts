import { errorOf, type Message, type Results, type Task } from './tasks.js';

/** Where and how a workbook is worked on. */
export interface WorkOptions {
  /**
   * Makes the worker, from `@jtop/sdk/imports/worker`: for pages whose CSP or whose bundler wants the worker's file in a
   * place of its own.
   * @default the module beside this one, where that is of the page's own origin and workers are to be had; otherwise this
   *   thread, in slices
   */
  readonly worker?: (() => Worker) | undefined;
  /** Ends the work; the promise rejects with the signal's reason, or an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far the work has come, from 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Does a task in a worker, so that a page does not freeze meanwhile; in this thread, in slices, where none is to be had. */
export async function runTask<Kind extends Task['kind']>(
  task: Extract<Task, { kind: Kind }>,
  { worker, signal, onProgress }: WorkOptions,
): Promise<Results[Kind]> {
  if (signal?.aborted === true) throw reasonOf(signal);
  const tell = (thousandths: number): void => onProgress?.(thousandths / 1_000);
  const thread = tryToMake(worker ?? besides);
  if (thread === undefined) return inPlace<Kind>(task, tell, signal);
  return new Promise<Results[Kind]>((resolve, reject) => {
    const end = (settle: () => void): void => {
      thread.terminate();
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => {
      end(() => {
        reject(reasonOf(signal));
      });
    };
    let hasAnswered = false;
    signal?.addEventListener('abort', onAbort);
    thread.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      hasAnswered = true;
      if ('progress' in data) tell(data.progress);
      else if ('failure' in data) end(() => reject(errorOf(data.failure)));
      else end(() => resolve(data.result as Results[Kind]));
    });
    thread.addEventListener('error', (event) => {
      // A worker whose file does not come, or that a policy refuses, says so here before it says anything else.
      end(() => {
        if (hasAnswered) reject(new Error(event.message));
        else resolve(inPlace<Kind>(task, tell, signal));
      });
    });
    thread.postMessage(task);
  });
}

/**
 * No browser starts a worker from a file of another origin, which is where most pages have this one from, and a strict page
 * reports that it was tried.
 */
function besides(): Worker | undefined {
  const { origin } = new URL(import.meta.url);
  if ((globalThis as { location?: Location }).location?.origin !== origin) return undefined;
  return new Worker(new URL('./imports.worker.js', import.meta.url), { type: 'module' });
}

function tryToMake(worker: () => Worker | undefined): Worker | undefined {
  try {
    return typeof Worker === 'undefined' && worker === besides ? undefined : worker();
  } catch {
    return undefined;
  }
}

async function inPlace<Kind extends Task['kind']>(
  task: Task,
  tell: (thousandths: number) => void,
  signal: AbortSignal | undefined,
): Promise<Results[Kind]> {
  const { perform } = await import('./perform.js');
  const turn = async (): Promise<void> => {
    await nextTurn();
    if (signal?.aborted === true) throw reasonOf(signal);
  };
  return (await perform(task, tell, turn)) as Results[Kind];
}

/** A message to oneself: a timer would wait for four milliseconds each time, and in a tab behind others for a second. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason = (signal as { reason?: unknown } | undefined)?.reason;
  if (reason instanceof Error) return reason;
  return Object.assign(new Error('the work was ended'), { name: 'AbortError' });
}
