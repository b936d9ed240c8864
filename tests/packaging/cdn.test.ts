import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it('are one file each, which imports and fetches no other script', () => {
    expect(read('jtop.js')).not.toMatch(/\bimport\s*[({"']|\bexport\s*[{*]|import\.meta/);
    expect(read('jtop.mjs')).not.toMatch(/\bfrom\s*["']|\bimport\s*["'(]/);
  });

  it('suit Chromium 80', () => {
    expect([...tooNewIn(read('jtop.js')), ...tooNewIn(read('jtop.mjs'))]).toEqual([]);
  });

  it('make their Trusted Types policy under our name, and live without it', () => {
    expect(read('jtop.js')).toMatch(/try\{return \w+\.createPolicy\("jtop",.{0,60}\}catch/);
  });

  it('name the licences of everything in them', () => {
    const licences = read('jtop.licenses.txt');
    for (const name of ['lit-html', '@lit/reactive-element', 'ky']) expect(licences).toContain(`${name} `);
  });

  it('reserve space for each widget before it is defined', () => {
    const css = read('jtop.css');
    for (const tag of ['jtop-listing-card', 'jtop-bid-panel', 'jtop-event-countdown'])
      expect(css).toContain(tag);
  });
});
