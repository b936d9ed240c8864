import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { FEATURED_LISTING_IDS } from './featured.js';

const SITE = new URL('../../../../../examples/bureau-site/', import.meta.url);

let page: string;
let styles: string;
beforeAll(async () => {
  page = await readFile(new URL('index.html', SITE), 'utf8');
  styles = await readFile(new URL('site.css', SITE), 'utf8');
});

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe('the bureau page', () => {
  it('shows the featured listings by their ids', () => {
    expect(all(page, /listing-id="([^"]+)"/gu)).toEqual(FEATURED_LISTING_IDS);
  });

  it('has the two widgets that find their subject themselves', () => {
    expect(page).toContain('<jtop-event-countdown session-id="next">');
    expect(page).toContain('<jtop-bid-panel lot-id="live">');
  });

  it('has nothing inline that a strict policy would refuse', () => {
    expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/iu);
    const scripts = all(page, /<script([^]*?)<\/script>/gu);
    expect(scripts).toHaveLength(1);
    expect(scripts[0]).toMatch(/src="__PLATFORM__\/cdn\/dev\/jtop\.js"[^]*>\s*$/u);
  });

  it('refers to its own files, to places on the page and to the platform, and to nothing else', () => {
    const ids = all(page, /\sid="([^"]+)"/gu);
    for (const target of all(page, /\s(?:href|src)="([^"]+)"/gu)) {
      if (target.startsWith('#')) expect(ids).toContain(target.slice(1));
      else expect(target).toMatch(/^(?:__PLATFORM__\/|site\.css$|icon\.svg$)/u);
    }
    expect(styles).not.toMatch(/url\(|@import/u);
  });

  it('has something to read in each widget for those who run no script', () => {
    for (const [, inner] of page.matchAll(/<(jtop-[a-z-]+)[^>]*>([^]*?)<\/\1>/gu)) expect(inner).not.toBe('');
    expect(all(page, /<(jtop-[a-z-]+)[^>]*>\s*<(?:p|a)\b/gu)).toHaveLength(8);
  });

  it('says that it is an example', () => {
    expect(all(page, /(示例站点)/gu).length).toBeGreaterThanOrEqual(3);
  });
});
