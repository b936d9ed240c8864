import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderOf, root } from './manifests.js';

const folder = mkdtempSync(join(tmpdir(), 'jtop-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as it is published, and gives its exit code and what it printed. */
function verify(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const program = join(folderOf('sdk'), 'bin', 'jtop-verify.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, '--lang', 'en', ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

describe('the command jtop-verify, as published', () => {
  const vectors = join(root, 'packages', 'rules', 'vectors');
  const golden = JSON.parse(readFileSync(join(vectors, 'golden-log.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const log = join(vectors, 'golden-log.jsonl');
  for (const name of ['jwks', 'closingStatement']) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(golden[name]));
  }
  writeFileSync(join(folder, 'broken.jsonl'), readFileSync(log, 'utf8').replace('CODEB', 'CODEC'));
  const rest = ['--jwks', 'jwks.json', '--closing', 'closingStatement.json'];

  it('ends with 0, 1 and 2 as the auction holds, does not, or could not be checked', async () => {
    const holds = await verify('--log', log, ...rest);
    expect(holds).toMatchObject({ code: 0, stderr: '' });
    expect(holds.stdout).toContain('= Everything holds');
    expect(await verify('--log', 'broken.jsonl', ...rest)).toMatchObject({ code: 1, stderr: '' });
    const missing = await verify('--log', 'nowhere.jsonl', ...rest);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toContain('there is no such file');
  });
});
