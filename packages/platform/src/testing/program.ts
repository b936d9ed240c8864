import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The platform as a program of its own, from source. */
export class Program {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;

  /** @param env - settings; nothing is taken over from the test's own environment but the path */
  constructor(env: Record<string, string>) {
    const settings = {
      PATH: process.env['PATH'],
      PORT: '0',
      PARTNER_PORT: '0',
      JTOP_SEED: 'none',
      LOG_LEVEL: 'error',
      ...env,
    };
    this.child = spawn(process.execPath, ['--conditions=@jtop/source', '--import', 'tsx', MAIN], {
      env: settings,
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code, signal) => resolve(code ?? signal)),
    );
  }

  /** Waits for the line that says that it serves. @returns the platform's and the partner's origin */
  async ready(): Promise<{ url: string; partnerUrl: string }> {
    const pattern = /^ready platform=(\S+) partner=(\S+) pid=(\d+)\n/m;
    let gone = false;
    void this.ended.then(() => (gone = true));
    for (;;) {
      const [, url, partnerUrl, pid] = pattern.exec(this.stdout) ?? [];
      if (url !== undefined && partnerUrl !== undefined && pid === String(this.child.pid))
        return { url, partnerUrl };
      if (gone) throw new Error(`it ended before it was ready: ${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}
