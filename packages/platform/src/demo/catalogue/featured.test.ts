import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { STANDING_DEMAND_ID } from '../demands/standing.js';
import { VERIFIED_LOT_ID } from '../lots/notice-year-plans.js';
import { FEATURED_LISTING_IDS } from './featured.js';

const SITE = new URL('../../../../../examples/bureau-site/', import.meta.url);
/** Each page with its script and how many widgets it has. */
const PAGES = [
  ['index.html', 'jtop.js', 8],
  ['catalogue.html', 'loader.js', 1],
  ['demands.html', 'loader.js', 3],
  ['answer.html', 'loader.js', 2],
  ['verify.html', 'loader.js', 2],
  ['submit.html', 'loader.js', 3],
] as const;

const read = (name: string): Promise<string> => readFile(new URL(name, SITE), 'utf8');
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe('the bureau page', () => {
  it('shows the featured listings by their ids', async () => {
    expect(all(await read('index.html'), /listing-id="([^"]+)"/gu)).toEqual(FEATURED_LISTING_IDS);
  });

  it('has the two widgets that find their subject themselves', async () => {
    const page = await read('index.html');
    expect(page).toContain('<jtop-event-countdown session-id="next">');
    expect(page).toContain('<jtop-bid-panel lot-id="live">');
  });

  it('verifies the lot of the demo that is the same on every machine', async () => {
    const page = await read('verify.html');
    expect(page).toContain(`<jtop-bid-verifier lot-id="${VERIFIED_LOT_ID}">`);
    for (const id of all(page, /\/v1\/lots\/([\w-]+)\//gu)) expect(id).toBe(VERIFIED_LOT_ID);
  });

  it('answers the demand of the demo that is always open, where the address names none', async () => {
    const page = await read('answer.html');
    expect(all(page, /demand-id="([^"]+)"/gu)).toEqual([STANDING_DEMAND_ID, STANDING_DEMAND_ID]);
    expect(all(page, /demand-param="([^"]+)"/gu)).toEqual(['demand', 'demand']);
    expect(await read('demands.html')).toContain('detail-href="answer.html?demand={id}"');
  });

  it('is dressed in a style sheet of its own that fetches nothing', async () => {
    expect(await read('site.css')).not.toMatch(/url\(|@import/u);
  });
});

describe.each(PAGES)('%s', (name, script, widgets) => {
  let page: string;
  beforeAll(async () => {
    page = await read(name);
  });

  it('has nothing inline that a strict policy would refuse', () => {
    expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/iu);
    const scripts = all(page, /<script([^]*?)<\/script>/gu);
    expect(scripts).toHaveLength(1);
    expect(scripts[0]).toMatch(/src="__PLATFORM__\/cdn\/dev\/[a-z.]+"[^]*>\s*$/u);
    expect(scripts[0]).toContain(`/${script}"`);
  });

  it('refers to its own files, to places on the pages and to the platform, and to nothing else', async () => {
    for (const target of all(page, /\s(?:href|src)="([^"]+)"/gu)) {
      const [file = '', place] = target.split('#');
      const known = PAGES.find(([each]) => each === (file || name).replace(/\?.*/u, ''))?.[0];
      if (known === undefined) expect(target).toMatch(/^(?:__PLATFORM__\/|site\.css$|icon\.svg$)/u);
      else if (place !== undefined) expect(await read(known)).toContain(` id="${place}"`);
    }
  });

  it('leads to all pages', () => {
    const nav = all(page, /<nav class="main-nav"([^]*?)<\/nav>/gu).join('');
    for (const [each] of PAGES) {
      // A demand's own page is reached from the board.
      if (each === 'answer.html') continue;
      expect(nav).toContain(each === name ? 'href="#content" aria-current="page"' : `href="${each}"`);
    }
  });

  it('has something to read in each widget for those who run no script', () => {
    for (const [, inner] of page.matchAll(/<(jtop-[a-z-]+)[^>]*>([^]*?)<\/\1>/gu)) expect(inner).not.toBe('');
    expect(all(page, /<(jtop-[a-z-]+)[^>]*>\s*<(?:p|a)\b/gu)).toHaveLength(widgets);
  });

  it('says that it is an example', () => {
    expect(all(page, /(示例站点)/gu).length).toBeGreaterThanOrEqual(3);
  });
});
