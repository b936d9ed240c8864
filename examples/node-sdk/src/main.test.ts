import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.mjs', import.meta.url));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program on the packages' sources, so that no build is needed. */
function run(...args: string[]): Promise<Ended> {
  const node = ['--conditions=@jtop/source', '--import', 'tsx', MAIN, ...args];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      node,
      { env: { ...process.env, JTOP_ENDPOINT: '' } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

describe('examples/node-sdk', () => {
  it('explains itself', async () => {
    const { code, stdout, stderr } = await run('--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--endpoint <url>');
    expect(stdout).toContain('demo-company-1');
  });

  it.each([
    [['--colour'], '--colour'],
    [['--bids', '0'], '--bids wants a whole number from 1 to 1000, not "0"'],
    [['--bidders', '4'], '--bidders wants a whole number from 1 to 3, not "4"'],
    [['--endpoint', 'localhost'], '--endpoint wants an address'],
  ])('says in one line what is wrong with %s', async (args, told) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says in one line that the platform is away', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const { code, stdout, stderr } = await run('--endpoint', endpoint);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim()).toBe(
      `No platform answers at ${endpoint}. Start one with "npm start", or name one with --endpoint.`,
    );
  });
});
