import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Market } from '../../support/market.js';
import { freePort, startPlatform, type PlatformProcess } from '../../support/platform-process.js';
import type { Copy, Storage } from './database.js';

/** A platform over a database of its own, always at the same address, however often it dies. */
export class Venue {
  readonly market: Market;
  readonly #port: number;
  readonly #partnerPort: number;
  readonly #copy: Copy;
  readonly #env: Readonly<Record<string, string>>;
  #process: PlatformProcess | undefined;

  private constructor(copy: Copy, ports: readonly [number, number], env: Readonly<Record<string, string>>) {
    this.#copy = copy;
    [this.#port, this.#partnerPort] = ports;
    this.#env = env;
    this.market = new Market(`http://127.0.0.1:${this.#port}`);
  }

  /** @param env - for the platform, besides where its data is */
  static async open(storage: Storage, env: Readonly<Record<string, string>> = {}): Promise<Venue> {
    const copy = await storage.copy();
    const venue = new Venue(copy, [await freePort(), await freePort()], env);
    try {
      await venue.start();
    } catch (error) {
      await copy.remove();
      throw error;
    }
    return venue;
  }

  get pid(): number {
    return this.#running.pid;
  }

  get port(): number {
    return this.#port;
  }

  /** PostgreSQL's address; undefined on PGlite. */
  get databaseUrl(): string | undefined {
    return this.#copy.url;
  }

  /** What the platform has written so far, for a phase that fails. */
  output(): string {
    return this.#running.output();
  }

  async start(): Promise<void> {
    this.#process = await startPlatform({
      dataDir: 'memory',
      seed: 'none',
      port: this.#port,
      partnerPort: this.#partnerPort,
      env: { ...this.#copy.env, ...this.#env },
    });
  }

  /** Ends the platform as a power cut would. */
  kill(): Promise<void> {
    return this.#running.kill();
  }

  /** Ends the platform and takes its database away. */
  async close(): Promise<void> {
    await this.#process?.kill();
    await this.#copy.remove();
  }

  get #running(): PlatformProcess {
    if (this.#process === undefined) throw new Error('the platform was never started');
    return this.#process;
  }
}

/** Memory that a process holds, in MiB. */
export async function residentMb(pid: number): Promise<number> {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) / 1024;
  } catch {
    // No such file system here: `ps` is asked.
  }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}
