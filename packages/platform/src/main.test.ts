import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Program } from './testing/program.js';

/** A first start takes seconds, and a busy machine has taken thirty. */
const PATIENCE = { timeout: 120_000 };

let base: string;
const programs: Program[] = [];
const run = (env: Record<string, string>): Program => {
  const program = new Program(env);
  programs.push(program);
  return program;
};

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'jtop-main-'));
});
afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.kill('SIGKILL');
    await program.ended;
  }
});
afterAll(() => rm(base, { recursive: true, force: true }));

/** What a person sees where a start fails: one line, and nothing else. */
async function refusalOf(program: Program): Promise<string> {
  expect(await program.ended).toBe(1);
  expect(program.stdout).toBe('');
  expect(program.stderr).toMatch(/^[^\n]+\n$/);
  return program.stderr.trim();
}

describe('the program', PATIENCE, () => {
  it('starts after a first start that was killed, holds its folder, survives a kill, and stops on SIGTERM', async () => {
    const DATA_DIR = join(base, 'data');

    const interrupted = run({ DATA_DIR });
    await vi.waitUntil(() => existsSync(join(DATA_DIR, 'pg.preparing', 'base')), { timeout: 60_000 });
    interrupted.kill('SIGKILL');
    await interrupted.ended;
    expect(existsSync(join(DATA_DIR, 'pg'))).toBe(false);

    const first = run({ DATA_DIR });
    const { url, partnerUrl } = await first.ready();
    expect(first.stdout).toMatch(
      /never syncs to disk: for trying, developing and showing\. Money needs PostgreSQL/,
    );
    expect(first.stdout.trimEnd().split('\n').at(-1)).toMatch(/^ready platform=/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(partnerUrl)).headers.get('content-security-policy')).toContain(`script-src ${url};`);
    const moved = await fetch(`${url}/sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advanceMs":12345}',
    });
    expect(moved.status).toBe(200);

    const second = await refusalOf(run({ DATA_DIR }));
    expect(second).toBe(
      `DATA_DIR ${DATA_DIR} is in use by process ${first.child.pid}; stop that one or set DATA_DIR to another folder`,
    );
    expect((await fetch(`${url}/readyz`)).status).toBe(200);

    first.kill('SIGKILL');
    await first.ended;
    const restarted = run({ DATA_DIR });
    const again = await restarted.ready();
    const clock = (await (await fetch(`${again.url}/sandbox/clock`)).json()) as { advancedMs: number };
    expect(clock.advancedMs).toBe(12_345);

    restarted.kill('SIGTERM');
    expect(await restarted.ended).toBe(0);
    expect((await readdir(DATA_DIR)).sort()).toEqual(['lock', 'pg']);
  });

  it('takes its ports first: one in use leaves the data untouched', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const DATA_DIR = join(base, 'untouched');
    for (const name of ['PORT', 'PARTNER_PORT']) {
      expect(await refusalOf(run({ DATA_DIR, [name]: String(port) }))).toBe(
        `${name}: 127.0.0.1:${port} is in use; stop what listens there or set ${name} to another port`,
      );
    }
    holder.close();
    expect(existsSync(DATA_DIR)).toBe(false);
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT: "eighty" is not usable; set it to a port from 0 to 65535'],
    [
      { DATA_DIR: '/dev/null/data' },
      /^DATA_DIR \/dev\/null\/data cannot be used .*; set DATA_DIR to a folder/,
    ],
    [
      { DATABASE_URL: 'postgres://jtop:hunter2@127.0.0.1:1/jtop' },
      /^DATABASE_URL: the database cannot be prepared/,
    ],
  ])('refuses %j in one line', async (env, line) => {
    const refusal = await refusalOf(run(env));
    expect(refusal).toMatch(line);
    expect(refusal).not.toContain('hunter2');
  });
});
