import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lot } from '@jtop/contract';
import { complaintsOf } from '../support/complaints.js';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import { launchBrowser } from '../support/visitor.js';

let dataDir: string;
let platform: PlatformProcess;
let browser: Browser;

/** What the browser complained about while a page was open. */
interface Watched {
  readonly page: Page;
  readonly complaints: string[];
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-page-'));
  platform = await startPlatform({ dataDir, seed: 'demo' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

async function openBureauPage(): Promise<Watched> {
  const page = await browser.newPage();
  const complaints = await complaintsOf(page);
  await page.setViewport({ width: 1280, height: 1600 });
  await page.goto(platform.partnerUrl, { waitUntil: 'load' });
  return { page, complaints };
}

/** Text of everything that a person sees inside an element's shadow root. */
const shadowText = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => {
    const root = element.shadowRoot;
    return root
      ? [...root.children]
          .filter((child) => child.tagName !== 'STYLE')
          .map((child) => (child as HTMLElement).innerText)
          .join('\n')
      : '';
  });

const panelShows = (page: Page, texts: string[], timeout: number): Promise<unknown> =>
  page.waitForFunction(
    (wanted: string[]) => {
      const root = document.querySelector('jtop-bid-panel')?.shadowRoot;
      const text = root
        ? [...root.children].map((child) => (child as HTMLElement).innerText ?? '').join('\n')
        : '';
      return wanted.every((part) => text.includes(part));
    },
    { timeout, polling: 50 },
    texts,
  );

const yuan = (fen: number): string => (fen / 1_000_000).toFixed(1);

/** The end as the panel writes it: `15:00:00`. */
const endOf = (lot: Lot): string => lot.closesAt.slice(11, 19);

/** The lot that the panel shows, as the platform has it. */
async function liveLot(market: Market, page: Page): Promise<Lot> {
  const no = /JS-\d{4}-PM-\d{6}/.exec(await shadowText(page, 'jtop-bid-panel'))?.[0];
  const { body } = await market.get<{ items: Lot[] }>('/v1/lots?status=bidding');
  const lot = body.items.find((item) => item.no === no);
  if (!lot) throw new Error(`the panel shows ${no}, which is not open`);
  return lot;
}

test('the bureau’s page shows cards, the countdown and the live lot without one policy violation', async () => {
  const { page, complaints } = await openBureauPage();
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('jtop-listing-card, jtop-bid-panel, jtop-event-countdown')].every(
        (element) => element.getAttribute('state') === 'ready',
      ),
    { timeout: 20_000 },
  );
  expect(await page.$$('jtop-listing-card')).not.toHaveLength(0);
  expect(await shadowText(page, 'jtop-listing-card')).toMatch(/万元|面议/);
  expect(await shadowText(page, 'jtop-event-countdown')).toMatch(/\+08:00/);
  expect(await shadowText(page, 'jtop-bid-panel')).toMatch(/JS-\d{4}-PM-\d{6}/);
  expect(complaints).toEqual([]);
  await page.close();
});

test('another language comes from a file of its own, once, without a policy violation', async () => {
  const { page, complaints } = await openBureauPage();
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.waitForSelector('jtop-bid-panel[state=ready]', { timeout: 20_000 });
  await page.evaluate(() => (document.documentElement.lang = 'en'));
  await panelShows(page, ['As of', 'Price now'], 10_000);
  expect(await shadowText(page, 'jtop-listing-card')).toMatch(/Title verified|Price/);
  expect(fetched.filter((path) => path.endsWith('jtop-en.js'))).toHaveLength(1);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a bid by another program changes price, code and history on the page without a reload', async () => {
  const { page, complaints } = await openBureauPage();
  await page.waitForSelector('jtop-bid-panel[state=ready]', { timeout: 20_000 });
  const market = new Market(platform.url);
  const lot = await liveLot(market, page);
  const { bidderCode } = await market.join('demo-company-7', lot);
  const amountFen = lot.nextAmountFen ?? 0;
  const placed = await market.post('demo-company-7', `/v1/lots/${lot.id}/bids`, { amountFen });
  expect(placed.status).toBe(201);
  await panelShows(page, [yuan(amountFen), bidderCode], 5_000);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a bid in the last minutes moves the end on the page, in words and figures', async () => {
  const { page } = await openBureauPage();
  const market = new Market(platform.url);
  const lot = await market.openLot({ windowMs: 3_600_000, extendMs: 3_600_000 });
  await page.$eval('jtop-bid-panel', (panel, id) => panel.setAttribute('lot-id', id), lot.id);
  await panelShows(page, [lot.no, endOf(lot)], 10_000);
  const { bidderCode } = await market.join('demo-company-9', lot);
  await market.post('demo-company-9', `/v1/lots/${lot.id}/bids`, { amountFen: lot.nextAmountFen });
  const { body: after } = await market.get<Lot>(`/v1/lots/${lot.id}`);
  expect(after.extensions).toBe(1);
  await panelShows(page, [bidderCode, endOf(after), '已延时'], 5_000);
  await page.close();
});

test('the page says that it lost the platform, and goes on by itself when the platform is back', async () => {
  const { page } = await openBureauPage();
  await page.waitForSelector('jtop-bid-panel[state=ready]', { timeout: 20_000 });
  const lot = await liveLot(new Market(platform.url), page);
  const port = Number(new URL(platform.url).port);
  const partnerPort = Number(new URL(platform.partnerUrl).port);

  await platform.kill();
  await page.waitForSelector('jtop-bid-panel[state=stale], jtop-bid-panel[state=offline]', {
    timeout: 30_000,
  });
  platform = await startPlatform({ dataDir, seed: 'demo', port, partnerPort });
  await page.waitForSelector('jtop-bid-panel[state=ready]', { timeout: 60_000 });

  const market = new Market(platform.url);
  const { body: now } = await market.get<Lot>(`/v1/lots/${lot.id}`);
  const { bidderCode } = await market.join('demo-company-8', now);
  const amountFen = now.nextAmountFen ?? 0;
  expect((await market.post('demo-company-8', `/v1/lots/${lot.id}/bids`, { amountFen })).status).toBe(201);
  await panelShows(page, [yuan(amountFen), bidderCode], 10_000);
  await page.close();
});
