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
    expect(Object.keys(sri)).toEqual(['jtop.css', 'jtop.js', 'jtop.mjs']);
    for (const [name, integrity] of Object.entries(sri)) {
      expect(integrity).toBe(`sha384-${createHash('sha384').update(read(name)).digest('base64')}`);
    }
  });

  it('are one file each: a classic script, and a module that imports nothing', async () => {
    expect(() => new Script(read('jtop.js'))).not.toThrow();
    const { metafile } = await build({
      stdin: { contents: read('jtop.mjs'), sourcefile: 'jtop.mjs' },
      bundle: true,
      external: ['*'],
      format: 'esm',
      metafile: true,
      write: false,
    });
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  });

  it('suit Chromium 80', () => {
    expect([...tooNewIn(read('jtop.js')), ...tooNewIn(read('jtop.mjs'))]).toEqual([]);
  });

  it('make their Trusted Types policy under our name, and live without it', () => {
    const guarded = /try\{return \w+\.createPolicy\("jtop",.{0,60}\}catch/;
    expect([guarded.test(read('jtop.js')), guarded.test(read('jtop.mjs'))]).toEqual([true, true]);
  });

  it('name the licences of everything in them', () => {
    const heads = [...read('jtop.licenses.txt').matchAll(/^(\S+) \d+\.\d+\.\d+ \((.+)\)$/gm)];
    const names = heads.map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['lit-html', 'lit-element', '@lit/reactive-element']));
    const allowed = /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause)$/;
    expect(heads.filter(([, , licence = '']) => !allowed.test(licence)).map(([head]) => head)).toEqual([]);
  });

  it('reserve space for each widget before it is defined', () => {
    const css = read('jtop.css');
    for (const tag of ['jtop-listing-card', 'jtop-bid-panel', 'jtop-event-countdown'])
      expect(css).toContain(tag);
  });
});
