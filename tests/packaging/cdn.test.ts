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
  'loader-matches',
  'loader-more',
  'loader-palettes',
  'loader-sign-in',
  'loader-solution-form',
];
/** What those fetch at need. */
const LATER = [
  'loader-details',
  'loader-inline-act',
  'loader-taking-part',
  'loader-verdict',
  'loader-workbook',
  'loader-workbook-engine',
];
/** What those share; scripts/lib/cdn-shared.mjs says what is in each, but for the one that rollup makes by itself. */
const SHARED = [
  'loader-calls',
  'loader-controls',
  'loader-demand-rules',
  'loader-form-rules',
  'loader-forms',
  'loader-handing-over',
  'loader-handoff',
  'loader-hashing',
  'loader-lists',
  'loader-next-amount',
];
/** Which of those a page fetches with a widget, besides the loader and the widget's own. */
const SHARED_WITH: Readonly<Record<string, readonly string[]>> = {
  'batch-upload': ['handing-over', 'handoff'],
  'bid-panel': [],
  'bid-verifier': [],
  catalogue: ['controls', 'listing-card', 'lists'],
  'consent-sign': ['handing-over', 'handoff'],
  'demand-submit': ['calls', 'controls', 'demand-rules', 'form-rules', 'forms', 'handing-over', 'handoff'],
  demands: ['calls', 'controls', 'lists'],
  'event-countdown': [],
  'listing-card': [],
  matches: ['calls', 'controls', 'handing-over', 'handoff'],
  'sign-in': ['handoff'],
  'solution-form': ['calls', 'controls', 'form-rules', 'forms', 'handing-over', 'handoff'],
};
const LOADER = ['loader', ...ASKED, ...LATER, ...SHARED];

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

  it.each(Object.entries(SHARED_WITH))(
    'are few for a page with %s, and each is needed',
    async (name, shared) => {
      const widget = `loader-${name}.mjs`;
      const fetched = new Set(['loader.mjs', widget]);
      for (const file of fetched)
        if (file !== 'loader.mjs') for (const need of await needsOf(file)) fetched.add(need);
      const beside = name === 'listing-card' ? shared : ['more', ...shared];
      expect([...fetched].sort()).toEqual(
        ['loader.mjs', widget, ...beside.map((one) => `loader-${one}.mjs`)].sort(),
      );
    },
  );

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
      'jtop-matches',
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

/** The files that are fetched with one. */
const needsOf = async (name: string): Promise<string[]> =>
  (await importsOf(name))
    .filter((line) => line.startsWith('import-statement ./'))
    .map((line) => line.replace('import-statement ./', ''));

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
