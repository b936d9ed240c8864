import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGES, readManifest, root } from './manifests.js';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

describe('the version', () => {
  it.each(PACKAGES)('is the same in @jtop/%s, and in what it asks of the others', (name) => {
    const manifest = readManifest(name);
    expect(manifest.version).toBe(version);
    const others = Object.entries(manifest.dependencies ?? {}).filter(([other]) =>
      other.startsWith('@jtop/'),
    );
    expect(others.filter(([, wanted]) => wanted !== version)).toEqual([]);
  });

  it('is the one that the elements tell the page', () => {
    const source = readFileSync(join(root, 'packages/elements/src/internal/version.ts'), 'utf8');
    expect(source).toContain(`VERSION = '${version}'`);
  });

  it('stands in the changelog', () => {
    expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain(`## ${version}`);
  });
});
