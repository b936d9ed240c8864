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
/** loader.js and what it fetches. */
const LOADER = [
  'loader',
  'loader-amount-text',
  'loader-batch-upload',
  'loader-bid-panel',
  'loader-bid-verifier',
  'loader-catalogue',
  'loader-consent-sign',
  'loader-demands',
  'loader-demand-submit',
  'loader-demand-values',
  'loader-details',
  'loader-documents',
  'loader-en',
  'loader-enums',
  'loader-event-countdown',
  'loader-finder-view',
  'loader-inline-act',
  'loader-listing-card',
  'loader-next-amount',
  'loader-notice',
  'loader-palettes',
  'loader-perform',
  'loader-sign-in',
  'loader-slim-directives',
  'loader-solution-form',
  'loader-taking-part',
  'loader-taking-part-hub',
  'loader-utils',
  'loader-verdict',
  'loader-workbook-engine',
  'loader-write',
];

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
    for (const files of [JTOP, LOADER]) {
      const [entry = '', ...others] = files;
      expect(await importsOf(`${entry}.mjs`)).toEqual(
        others
          .filter(
            (name) =>
              !/inline-act/.test(name) &&
              (entry === 'jtop' ||
                !/details|documents|enums|finder-view|next-amount|notice|perform|taking-part|utils|verdict|workbook|write/.test(
                  name,
                )),
          )
          .map((name) => `dynamic-import ./${name}.mjs`),
      );
    }
  });

  it('need no more than two files for a widget: the loader, which is there, and its own', async () => {
    for (const name of ['bid-panel', 'bid-verifier', 'event-countdown', 'listing-card']) {
      const needed = (await importsOf(`loader-${name}.mjs`)).filter((line) =>
        line.startsWith('import-statement'),
      );
      expect(needed, name).toEqual(['import-statement ./loader.mjs']);
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
