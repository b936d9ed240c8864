import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { folderOf, PACKAGES } from './manifests.js';

const run = promisify(execFile);

/** The paths that `npm publish` would send. */
async function packed(name: string): Promise<string[]> {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folderOf(name),
    maxBuffer: 64 * 2 ** 20,
  });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path);
}

describe.each(PACKAGES)('the package of @jtop/%s', (name) => {
  it('holds its files and its licence, and no test, tool or scrap', async () => {
    const files = await packed(name);
    const wanted = ['LICENSE', 'package.json', 'dist/index.js', 'dist/index.d.ts'];
    expect(wanted.filter((path) => !files.includes(path))).toEqual([]);
    const scraps = files.filter((path) =>
      /\.test\.|\.stories\.|tsbuildinfo|(^|\/)testing\/|\.env|\.data/.test(path),
    );
    expect(scraps).toEqual([]);
  });
});
