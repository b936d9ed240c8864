import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '../start-error.js';
import { lockDataDir } from './data-dir.js';
import { openDatabase } from './open.js';

const log = pino({ level: 'silent' });
let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'jtop-open-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

describe('DATA_DIR', () => {
  it('is made with its parents, for its owner only', async () => {
    const dir = join(base, 'a', 'b');
    const locked = await lockDataDir(dir);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    await locked.release();
  });

  it('belongs to one process: the next is told who has it', async () => {
    const locked = await lockDataDir(base);
    await expect(lockDataDir(base)).rejects.toThrow(
      `DATA_DIR ${base} is in use by process ${process.pid}; stop that one or set DATA_DIR to another folder`,
    );
    await locked.release();
    const again = await lockDataDir(base);
    await again.release();
  });

  it('is not held by what a killed process left in its lock file', async () => {
    await writeFile(join(base, 'lock'), '999999\n');
    const locked = await lockDataDir(base);
    expect(await readFile(join(base, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
    await locked.release();
  });

  it('that is a file, or lies where nothing can be made, is refused in one line', async () => {
    await writeFile(join(base, 'file'), '');
    for (const dir of [join(base, 'file'), join(base, 'file', 'below')]) {
      const refusal = await lockDataDir(dir).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(StartError);
      expect((refusal as StartError).message).toMatch(
        /^DATA_DIR .* cannot be used .*; set DATA_DIR to a folder/,
      );
      expect((refusal as StartError).message).not.toContain('\n');
    }
  });
});

/** A first start takes seconds, and a busy machine has taken thirty. */
describe('opening the embedded database', { timeout: 120_000 }, () => {
  it('takes back what an interrupted first start left, keeps data over restarts, and locks meanwhile', async () => {
    await mkdir(join(base, 'pg.preparing', 'base'), { recursive: true });
    await writeFile(join(base, 'pg.preparing', 'PG_VERSION'), '18\n');

    const first = await openDatabase({ dataDir: base }, log);
    expect((await readdir(base)).sort()).toEqual(['lock', 'pg']);
    await first.db.insertInto('counters').values({ name: 'kept', value: 42 }).execute();
    await expect(openDatabase({ dataDir: base }, log)).rejects.toThrow(/in use by process/);
    await first.close();
    await first.close();

    const second = await openDatabase({ dataDir: base }, log);
    expect(await second.db.selectFrom('counters').selectAll().execute()).toEqual([
      { name: 'kept', value: 42 },
    ]);
    await second.close();
  });

  it('refuses a folder whose database is broken, leaves it as it is and gives the lock back', async () => {
    await mkdir(join(base, 'pg'));
    await writeFile(join(base, 'pg', 'PG_VERSION'), 'nonsense');
    await expect(openDatabase({ dataDir: base }, log)).rejects.toBeInstanceOf(StartError);
    expect(await readFile(join(base, 'pg', 'PG_VERSION'), 'utf8')).toBe('nonsense');
    await (await lockDataDir(base)).release();
  });
});
