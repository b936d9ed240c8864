import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './manifests.js';

describe('package-lock.json', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');

  it('names no download address: every machine asks the registry that it is set up for', () => {
    const { packages } = JSON.parse(text) as {
      packages: Record<string, { resolved?: string; link?: boolean }>;
    };
    const addresses = Object.entries(packages).filter(
      ([, { resolved, link }]) => resolved !== undefined && !link,
    );
    expect(addresses).toEqual([]);
    expect(text).not.toMatch(/"resolved": "[a-z+]+:/);
  });
});
