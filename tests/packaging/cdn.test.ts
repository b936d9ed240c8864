import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { tooNewIn } from '../../scripts/lib/size-rules.mjs';
import { folderOf } from './manifests.js';

const read = (name: string): string => readFileSync(join(folderOf('elements'), 'dist', 'cdn', name), 'utf8');

describe('the files for a script tag', () => {
  it('have the hashes that sri.json gives', () => {
    const sri = JSON.parse(read('sri.json')) as Record<string, string>;
    expect(Object.keys(sri)).toEqual([
      'jtop-en.js',
      'jtop-en.mjs',
      'jtop-inline-act.js',
      'jtop-inline-act.mjs',
      'jtop-taking-part.js',
      'jtop-taking-part.mjs',
      'jtop.css',
      'jtop.js',
      'jtop.mjs',
    ]);
    for (const [name, integrity] of Object.entries(sri)) {
      expect(integrity).toBe(`sha384-${createHash('sha384').update(read(name)).digest('base64')}`);
    }
  });

  it('are classic scripts, and modules that fetch nothing but each other, on demand', async () => {
    for (const name of ['jtop.js', 'jtop-en.js', 'jtop-inline-act.js', 'jtop-taking-part.js']) {
      expect(() => new Script(read(name))).not.toThrow();
    }
    const { metafile } = await build({
      stdin: { contents: read('jtop.mjs'), sourcefile: 'jtop.mjs' },
      bundle: true,
      external: ['*'],
      format: 'esm',
      metafile: true,
      write: false,
    });
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    expect(imports.map(({ path, kind }) => `${kind} ${path}`).sort()).toEqual([
      'dynamic-import ./jtop-en.mjs',
      'dynamic-import ./jtop-taking-part.mjs',
    ]);
  });

  it('suit Chromium 80', () => {
    const scripts = Object.keys(JSON.parse(read('sri.json')) as object).filter(
      (name) => !name.endsWith('.css'),
    );
    expect(scripts.flatMap((name) => tooNewIn(read(name)))).toEqual([]);
  });

  it('make their Trusted Types policy under our name, and live without it', () => {
    const guarded = /try\{return [^}]*createPolicy\("jtop",.{0,260}?\}catch/;
    expect([guarded.test(read('jtop.js')), guarded.test(read('jtop.mjs'))]).toEqual([true, true]);
  });

  it('make script tags for addresses beside them only', () => {
    expect(read('jtop.js')).toMatch(/createScriptURL:\w+=>\{if\(\w+&&\w+\.startsWith\(\w+\)\)return/);
  });

  it('name the licences of everything in them', () => {
    const heads = [...read('jtop.licenses.txt').matchAll(/^(\S+) \d+\.\d+\.\d+ \((.+)\)$/gm)];
    const names = heads.map(([, name]) => name);
    expect(names).toEqual(['lit-html']);
    const allowed = /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause)$/;
    expect(heads.filter(([, , licence = '']) => !allowed.test(licence)).map(([head]) => head)).toEqual([]);
  });

  it('reserve space for each widget before it is defined', () => {
    const css = read('jtop.css');
    for (const tag of ['jtop-listing-card', 'jtop-bid-panel', 'jtop-event-countdown'])
      expect(css).toContain(tag);
  });
});
