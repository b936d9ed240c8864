import { pathToFileURL } from 'node:url';
import { StartError } from './start-error.js';
import { startPlatform, type RunningPlatform } from './start.js';

/**
 * How long a stop may take in all, in milliseconds. What hangs is cut before; this is for what nobody thought of, and below
 * the half minute after which others kill a process.
 */
const STOP_WITHIN_MS = 25_000;

/**
 * The program: starts the platform, says so, and runs until SIGTERM or SIGINT; a second signal ends it at once, and
 * so does one while it starts: nothing has been promised to anybody then, and a half-made start is taken back by the next.
 * @returns the exit code
 */
export async function main(env: NodeJS.ProcessEnv = process.env): Promise<number> {
  let running: RunningPlatform;
  try {
    running = await startPlatform(env);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
  const asked = nextSignal();
  process.stdout.write(`${running.storage}\n`);
  process.stdout.write(`ready platform=${running.url} partner=${running.partnerUrl} pid=${process.pid}\n`);
  const failure = await Promise.race([asked, running.failed]);
  void nextSignal().then(() => process.exit(1));
  if (failure !== undefined) {
    process.stderr.write(`${failure.message}\n`);
    // The database answers nothing any more: there is nothing to wait for.
    process.exit(1);
  }
  if (await endsWithin(STOP_WITHIN_MS, running.close())) return 0;
  process.stderr.write('the platform did not stop in time; everything that was answered is stored\n');
  process.exit(1);
}

async function endsWithin(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

function nextSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    const onSignal = (): void => {
      process.off('SIGTERM', onSignal);
      process.off('SIGINT', onSignal);
      resolve(undefined);
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

/** What a person can act on in one line; the stack only where the program itself is wrong. */
function explain(error: unknown): string {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main();
}
