import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportJob } from '@jtop/contract';
import { demandColumn } from '@jtop/rules/imports';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_FILES } from '../../packages/rules/src/testing/hostile-workbooks.js';
import { complaintsOf } from '../support/complaints.js';
import { chooseFrom, waitForState, widgetText } from '../support/form-page.js';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import { launchBrowser } from '../support/visitor.js';

const COMPANY = 'demo-company-16';
const TAG = 'jtop-batch-upload';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let dataDir: string;
let platform: PlatformProcess;
let browser: Browser;
let market: Market;
const pages = new Map<string, Page>();
const complaints: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-hostile-'));
  platform = await startPlatform({ dataDir: join(dataDir, 'data'), seed: 'demo' });
  browser = await launchBrowser();
  market = new Market(platform.url);
  for (const lang of ['zh-CN', 'en']) {
    const page = await browser.newPage();
    const heard = await complaintsOf(page);
    await page.goto(new URL('submit.html', platform.partnerUrl).href, { waitUntil: 'load' });
    await waitForState(page, TAG, 'empty');
    await page.$eval(TAG, (widget, code) => widget.setAttribute('lang', code), lang);
    pages.set(lang, page);
    page.on('close', () => complaints.push(...heard));
  }
});

afterAll(async () => {
  for (const page of pages.values()) await page.close();
  expect(complaints).toEqual([]);
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** The first line of the table of errors. */
const firstLine = (page: Page): Promise<string[]> =>
  page.$eval(TAG, (widget) =>
    [...(widget.shadowRoot?.querySelector('[part="error-row"]')?.children ?? [])].map((cell) =>
      (cell.textContent ?? '').replace(/\s+/gu, ' ').trim(),
    ),
  );

describe.each(HOSTILE_FILES)('$name', ({ name, bytes, problem, at, zh, en }) => {
  test.each([
    ['zh-CN', zh],
    ['en', en],
  ])('is told on the page in %s', async (lang, words) => {
    const page = pages.get(lang);
    if (page === undefined) throw new Error(`there is no page in ${lang}`);
    const path = join(dataDir, `${lang}-${name.replace(/\W+/gu, '-')}.xlsx`);
    await writeFile(path, bytes());
    await page.$eval(TAG, (widget) => {
      // What was said of the file before must not be taken for what is said of this one.
      const again = widget.cloneNode(true);
      widget.replaceWith(again);
    });
    await waitForState(page, TAG, 'empty');
    await chooseFrom(page, TAG, path);
    const state = await waitForState(page, TAG, 'refused', 'errors', 'all-bad');
    expect(state === 'refused').toBe(problem !== undefined);
    if (at === undefined) return expect(await widgetText(page, TAG)).toContain(words);
    const [row, column, text] = await firstLine(page);
    expect(row).toBe(String(at.row));
    const title = at.column === undefined ? undefined : demandColumn(at.column).title;
    const whole = lang === 'en' ? 'Whole row' : '整行';
    expect(column).toBe(title === undefined ? whole : lang === 'en' ? title.en : title.zh);
    expect(text).toContain(words);
  });

  test('is refused by the platform for the same', async () => {
    const query = 'template=demand_collection&mode=dry_run&name=a.xlsx';
    const response = await fetch(new URL(`/v1/imports?${query}`, platform.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${await market.token(COMPANY)}`, 'content-type': XLSX },
      body: bytes().slice(),
    });
    const body = (await response.json()) as ImportJob & { code?: string; detail?: string };
    if (problem !== undefined) {
      expect([response.status, body.code]).toEqual([409, problem]);
      if (problem !== 'import.too_many_rows') expect(body.detail).toContain(en);
      return;
    }
    expect(response.status).toBe(201);
    expect(body.rejected).toBeGreaterThan(0);
    expect(body.errors[0]).toMatchObject({ row: at?.row, ...(at?.column && { column: at.column }) });
    expect(body.errors[0]?.message).toContain(zh);
  });
});
