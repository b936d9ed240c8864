import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../packages/platform/dist/main.js', import.meta.url));

/** A platform in a process of its own, as people run it. */
export interface PlatformProcess {
  readonly url: string;
  readonly partnerUrl: string;
  readonly pid: number;
  /** Everything it has written so far. */
  output(): string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end, as an operator would; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface StartOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly partnerPort?: number;
  readonly seed?: 'demo' | 'none';
  readonly env?: Readonly<Record<string, string>>;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

const exited = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** Runs the platform's program to its end: for starts that must fail. */
export async function runToEnd(options: StartOptions): Promise<{ code: number | null; output: string }> {
  const { child, output } = launch(
    options,
    options.port ?? (await freePort()),
    options.partnerPort ?? (await freePort()),
  );
  return { code: await exited(child), output: output() };
}

/** Starts a platform and waits for its line `ready platform=… partner=… pid=…`. */
export async function startPlatform(options: StartOptions): Promise<PlatformProcess> {
  const { child, output } = launch(
    options,
    options.port ?? (await freePort()),
    options.partnerPort ?? (await freePort()),
  );
  const ready = await new Promise<RegExpExecArray>((resolve, reject) => {
    const look = (): void => {
      const line = /^ready platform=(\S+) partner=(\S+) pid=(\d+)$/m.exec(output());
      if (line) resolve(line);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) =>
      reject(new Error(`the platform ended with ${code} before it was ready:\n${output()}`)),
    );
  });
  const [, url = '', partnerUrl = '', pid = ''] = ready;
  return {
    url,
    partnerUrl,
    pid: Number(pid),
    output,
    kill: async () => {
      child.kill('SIGKILL');
      await exited(child);
    },
    stop: () => {
      child.kill('SIGTERM');
      return exited(child);
    },
  };
}

function launch(
  options: StartOptions,
  port: number,
  partnerPort: number,
): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      PARTNER_PORT: String(partnerPort),
      DATA_DIR: options.dataDir,
      JTOP_SEED: options.seed ?? 'none',
      LOG_LEVEL: 'warn',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const collect = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return { child, output: () => text };
}
