import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The clock of the machine that a platform runs on, to be set wrong while it runs. */
export class MachineClock {
  skewMs = 0;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(): Promise<MachineClock> {
    const clock = new MachineClock(await mkdtemp(join(tmpdir(), 'jtop-clock-')));
    await clock.set(0);
    return clock;
  }

  /** What the platform has to be started with. */
  get env(): Readonly<Record<string, string>> {
    const preload = new URL('./skewed-clock.mjs', import.meta.url).href;
    return { NODE_OPTIONS: `--import=${preload}`, CLOCK_SKEW_FILE: this.#file };
  }

  /** Sets it ahead by so much, or back where negative. @param pid - a running platform, to be told */
  async set(skewMs: number, pid?: number): Promise<void> {
    this.skewMs = skewMs;
    await writeFile(this.#file, String(skewMs));
    if (pid !== undefined) process.kill(pid, 'SIGUSR2');
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #file(): string {
    return join(this.#folder, 'skew');
  }
}
