import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isThere, matching, PACKAGES, readManifest, root } from './manifests.js';

const run = promisify(execFile);

describe.each(PACKAGES)('@jtop/%s', (name) => {
  const manifest = readManifest(name);

  it('names its licence and the oldest Node that it runs on', () => {
    expect(manifest).toMatchObject({
      name: `@jtop/${name}`,
      license: 'Apache-2.0',
      engines: { node: '>=20.19.0' },
    });
  });

  it('exports only what the build makes', () => {
    const targets = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    );
    expect(targets.filter((target) => !isThere(name, target))).toEqual([]);
  });

  it('gives types with every module, before the module itself', () => {
    for (const [path, entry] of Object.entries(manifest.exports)) {
      if (typeof entry === 'string') continue;
      expect(Object.keys(entry), path).toEqual(['@jtop/source', 'types', 'default']);
    }
  });

  it('declares side effects for files that exist, and for no others', () => {
    if (typeof manifest.sideEffects === 'boolean') {
      expect(manifest.sideEffects).toBe(false);
    } else {
      expect(manifest.sideEffects.filter((pattern) => matching(name, pattern).length === 0)).toEqual([]);
    }
  });

  it('pins what it depends on', () => {
    const loose = Object.entries(manifest.dependencies ?? {}).filter(
      ([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
    );
    expect(loose).toEqual([]);
  });

  it('loads in plain Node, from what is published', async () => {
    const entries = Object.entries(manifest.exports)
      .filter(([path, entry]) => typeof entry !== 'string' && !path.includes('*') && path !== './browser')
      .map(([path]) => `@jtop/${name}${path.slice(1)}`);
    const script = `for (const entry of ${JSON.stringify(entries)}) await import(entry);`;
    const { stderr, stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
    });
    expect(stderr + stdout).toBe('');
  });
});
