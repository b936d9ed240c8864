import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { tooNewIn } from '../../scripts/lib/size-rules.mjs';
import { folderOf } from './manifests.js';

const read = (name: string): string => readFileSync(join(folderOf('elements'), 'dist', 'cdn', name), 'utf8');

/** jtop.js and what it fetches. */
const JTOP = ['jtop', 'jtop-details', 'jtop-en', 'jtop-inline-act', 'jtop-palettes', 'jtop-taking-part'];
/** What loader.js fetches by itself: a file for each widget or group of them. */
const ASKED = [
  'loader-batch-upload',
  'loader-bid-panel',
  'loader-bid-verifier',
  'loader-catalogue',
  'loader-consent-sign',
  'loader-demand-submit',
  'loader-demands',
  'loader-en',
  'loader-event-countdown',
  'loader-listing-card',
  'loader-more',
  'loader-palettes',
  'loader-sign-in',
  'loader-solution-form',
];
/** What those fetch, or share. */
const SHARED = [
  'loader-amount-text',
  'loader-consents',
  'loader-demand-form',
  'loader-demand-values',
  'loader-demands2',
  'loader-details',
  'loader-documents',
  'loader-enums',
  'loader-finder-view',
  'loader-inline-act',
  'loader-limits',
  'loader-next-amount',
  'loader-notice',
  'loader-perform',
  'loader-save-receipt',
  'loader-slim-directives',
  'loader-taking-part',
  'loader-taking-part-hub',
  'loader-utils',
  'loader-verdict',
  'loader-workbook-engine',
  'loader-write',
];
const LOADER = ['loader', ...ASKED, ...SHARED];

describe('the files for a script tag', () => {
  it('have the hashes that sri.json gives', () => {
    const sri = JSON.parse(read('sri.json')) as Record<string, string>;
    const scripts = [...JTOP, ...LOADER];
    expect(Object.keys(sri)).toEqual(
      [...scripts.flatMap((name) => [`${name}.js`, `${name}.mjs`]), 'imports.worker.js', 'jtop.css'].sort(),
    );
    for (const [name, integrity] of Object.entries(sri)) {
      expect(integrity).toBe(`sha384-${createHash('sha384').update(read(name)).digest('base64')}`);
    }
  });

  it('are classic scripts, and modules that fetch nothing but each other, on demand', async () => {
    for (const name of [...JTOP, ...LOADER, 'imports.worker'])
      expect(() => new Script(read(`${name}.js`)), name).not.toThrow();
    const [, ...asked] = JTOP;
    for (const [entry, names] of [
      ['jtop', asked.filter((name) => name !== 'jtop-inline-act')],
      ['loader', ASKED],
    ] as const) {
      const imports = names.map((name) => `dynamic-import ./${name}.mjs`).sort();
      expect((await importsOf(`${entry}.mjs`)).sort()).toEqual(imports);
    }
  });

  it('need for a widget the loader, which is there, its own, and what the loader fetches beside it; a card not even that', async () => {
    const neededBy = async (name: string): Promise<string[]> =>
      (await importsOf(`loader-${name}.mjs`)).filter((line) => line.startsWith('import-statement')).sort();
    expect(await neededBy('listing-card')).toEqual(['import-statement ./loader.mjs']);
    for (const name of ['bid-panel', 'bid-verifier', 'event-countdown', 'more']) {
      const own = name === 'more' ? [] : ['import-statement ./loader-more.mjs'];
      expect(await neededBy(name), name).toEqual([...own, 'import-statement ./loader.mjs']);
    }
  });

  it('suit Chromium 80', () => {
    const scripts = Object.keys(JSON.parse(read('sri.json')) as object).filter(
      (name) => !name.endsWith('.css'),
    );
    expect(scripts.flatMap((name) => tooNewIn(read(name)))).toEqual([]);
  });

  it('make their Trusted Types policy under our name, and live without it', () => {
    const guarded = /try\{return [^}]*createPolicy\("jtop",.{0,260}?\}catch/;
    for (const name of ['jtop.js', 'jtop.mjs', 'loader.js', 'loader.mjs'])
      expect(guarded.test(read(name)), name).toBe(true);
  });

  it('make script tags for addresses beside them only', () => {
    for (const name of ['jtop.js', 'loader.js'])
      expect(read(name)).toMatch(/createScriptURL:\w+=>\{if\(\w+&&\w+\.startsWith\(\w+\)\)return/);
  });

  it('name the licences of everything in them', () => {
    const heads = [...read('jtop.licenses.txt').matchAll(/^(\S+) \d+\.\d+\.\d+ \((.+)\)$/gm)];
    const names = heads.map(([, name]) => name);
    expect(names).toEqual([
      '@noble/ed25519',
      '@noble/hashes',
      'canonicalize',
      'fflate',
      'read-excel-file',
      'write-excel-file',
    ]);
    const allowed = /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause)$/;
    expect(heads.filter(([, , licence = '']) => !allowed.test(licence)).map(([head]) => head)).toEqual([]);
  });

  it('reserve space for each widget before it is defined', () => {
    const css = read('jtop.css');
    for (const tag of [
      'jtop-listing-card',
      'jtop-bid-panel',
      'jtop-event-countdown',
      'jtop-catalogue',
      'jtop-batch-upload',
      'jtop-consent-sign',
      'jtop-bid-verifier',
      'jtop-sign-in',
      'jtop-demand-board',
      'jtop-demand-card',
      'jtop-demand-detail',
      'jtop-demand-submit',
      'jtop-solution-form',
    ])
      expect(css).toMatch(new RegExp(`${tag}[^,{}]*::?before\\{padding-bottom:`));
  });
});

/** What a module asks for, in the order of names. */
async function importsOf(name: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: read(name), sourcefile: name },
    bundle: true,
    external: ['*'],
    format: 'esm',
    metafile: true,
    write: false,
  });
  return Object.values(metafile.outputs)
    .flatMap((output) => output.imports)
    .map(({ path, kind }) => `${kind} ${path}`)
    .sort();
}
