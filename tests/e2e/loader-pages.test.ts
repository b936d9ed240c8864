import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BidAccepted, Listing, Lot } from '@jtop/contract';
import { complaintsOf } from '../support/complaints.js';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import { launchBrowser } from '../support/visitor.js';

let dataDir: string;
let platform: PlatformProcess;
let browser: Browser;

/** An open page, what the browser complained about and all that was sent from it. */
interface Watched {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: HTTPRequest[];
}

/** Which requests of a page are lost on the way. */
type Lost = (request: HTTPRequest) => boolean;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-loader-'));
  platform = await startPlatform({ dataDir, seed: 'demo' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(path: string, lost?: Lost): Promise<Watched> {
  const page = await browser.newPage();
  const complaints = await complaintsOf(page);
  const requests: HTTPRequest[] = [];
  if (lost) await page.setRequestInterception(true);
  page.on('request', (request) => {
    requests.push(request);
    if (lost) void (lost(request) ? request.abort() : request.continue());
  });
  await page.setViewport({ width: 1280, height: 1600 });
  await page.goto(new URL(path, platform.partnerUrl).href, { waitUntil: 'load' });
  return { page, complaints, requests };
}

/** The browser files that a page fetched, by name, each as often as it was asked for. */
const scriptsOf = ({ requests }: Watched): string[] =>
  requests
    .map((request) => /\/cdn\/[^/]+\/([^/?]+\.m?js)$/.exec(request.url())?.[1])
    .filter((name) => name !== undefined)
    .sort();

/** Waits until a person sees all of these texts in an element, and none of those. */
const shows = (page: Page, selector: string, wanted: string[], unwanted: string[] = []): Promise<unknown> =>
  page.waitForFunction(
    (name: string, there: string[], gone: string[]) => {
      const root = document.querySelector(name)?.shadowRoot;
      const text = root
        ? [...root.children].map((child) => (child as HTMLElement).innerText ?? '').join('\n')
        : '';
      return there.every((part) => text.includes(part)) && gone.every((part) => !text.includes(part));
    },
    { timeout: 20_000, polling: 50 },
    selector,
    wanted,
    unwanted,
  );

const cards = (page: Page): Promise<number> =>
  page.$eval('jtop-catalogue', (element) => element.shadowRoot?.querySelectorAll('li[data-id]').length ?? 0);

test('the catalogue page shows listings, search narrows them, and the address follows', async () => {
  const watched = await open('catalogue.html');
  const { page, complaints } = watched;
  await page.waitForSelector('jtop-catalogue[state=ready]', { timeout: 20_000 });
  expect(await cards(page)).toBeGreaterThan(10);

  const { body } = await new Market(platform.url).get<{ items: Listing[] }>('/v1/listings?limit=1');
  const [listing] = body.items;
  await (await page.$('jtop-catalogue >>> input[type=search]'))?.type(listing?.no ?? '');
  await page.waitForFunction((no: string) => location.search === `?jtop-q=${no}`, {}, listing?.no ?? '');
  await shows(page, 'jtop-catalogue', ['共 1 项', listing?.title ?? '']);
  expect(await cards(page)).toBe(1);

  await page.goBack();
  await shows(page, 'jtop-catalogue', ['共'], ['共 1 项']);
  expect(await cards(page)).toBeGreaterThan(10);

  // The catalogue draws its cards with what the card's file holds, and its filters with what all lists share.
  expect(new Set(scriptsOf(watched))).toEqual(
    new Set([
      'loader.js',
      'loader-more.js',
      'loader-catalogue.js',
      'loader-controls.js',
      'loader-listing-card.js',
      'loader-lists.js',
      'loader-palettes.js',
    ]),
  );
  expect(complaints).toEqual([]);
  await page.close();
});

test('a link of the page leads to what can be used first and paid later', async () => {
  const { page, complaints } = await open('catalogue.html');
  await page.waitForSelector('jtop-catalogue[state=ready]', { timeout: 20_000 });
  await Promise.all([page.waitForNavigation(), page.click('.presets a')]);
  await page.waitForSelector('jtop-catalogue[state=ready]', { timeout: 20_000 });
  const pressed = await page.$eval('jtop-catalogue', (element) =>
    [...(element.shadowRoot?.querySelectorAll('[data-group=quick][aria-pressed=true]') ?? [])].map(
      (chip) => (chip as HTMLElement).innerText,
    ),
  );
  expect(pressed).toEqual(['先使用后付费']);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the verify page says that the auction holds, and a receipt is verified without leaving it', async () => {
  const market = new Market(platform.url);
  const watched = await open('verify.html');
  const { page, complaints, requests } = watched;
  await shows(page, 'jtop-bid-verifier', ['核验通过', 'JS-2025-PM-000001']);

  const lot = await market.openLot();
  await market.join('demo-company-5', lot);
  const amountFen = lot.nextAmountFen;
  const placed = await market.post<BidAccepted>('demo-company-5', `/v1/lots/${lot.id}/bids`, { amountFen });
  expect(placed.status).toBe(201);
  const { receipt } = placed.body;
  await page.$eval('jtop-bid-verifier', (verifier, id) => verifier.setAttribute('lot-id', id), lot.id);
  await shows(page, 'jtop-bid-verifier', [lot.no, '还没有回执']);

  await (await page.$('jtop-bid-verifier >>> textarea'))?.type(receipt);
  await (await page.$('jtop-bid-verifier >>> [part=check-button]'))?.click();
  await shows(page, 'jtop-bid-verifier', ['核验通过', '已核验 1 份回执']);
  const rows = await page.$eval('jtop-bid-verifier', (element) =>
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part=receipts] [part=check]') ?? [])].map(
      (row) => row.dataset.status,
    ),
  );
  expect(rows).toEqual(['pass']);

  const [, payload = '', signature = ''] = receipt.split('.');
  for (const request of requests) {
    const sent = `${request.url()} ${JSON.stringify(request.headers())}`;
    expect(request.method()).toBe('GET');
    expect(request.hasPostData()).toBe(false);
    expect(sent.includes(payload) || sent.includes(signature), request.url()).toBe(false);
  }
  expect(scriptsOf(watched)).not.toContain('loader-bid-panel.js');
  expect(complaints).toEqual([]);
  await page.close();
});

/** Serves a page with one card under the policy of the partner's pages. @returns its address, and what ends it */
async function serveCard(script: string, attributes: string): Promise<[string, () => void]> {
  const { body } = await new Market(platform.url).get<{ items: Listing[] }>('/v1/listings?limit=1');
  const policy = (await fetch(platform.partnerUrl)).headers.get('content-security-policy') ?? '';
  const html = `<!doctype html><html lang="zh-CN"><title>一张卡片</title>${script}
    <jtop-listing-card listing-id="${body.items[0]?.id}" ${attributes}><a href="/">成果</a></jtop-listing-card>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return [
    `http://127.0.0.1:${port}/`,
    () => {
      server.closeAllConnections();
      server.close();
    },
  ];
}

test.each([
  ['a classic script', (cdn: string) => `<script defer src="${cdn}/loader.js"></script>`, 'js'],
  ['a module', (cdn: string) => `<script type="module" src="${cdn}/loader.mjs"></script>`, 'mjs'],
])('a page with one card fetches the loader as %s and the card, and nothing else', async (_, tag, ending) => {
  // A module knows no script tag to take settings from.
  const attributes = ending === 'mjs' ? `endpoint="${platform.url}"` : '';
  const [address, end] = await serveCard(tag(`${platform.url}/cdn/dev`), attributes);
  const watched = await open(address);
  await watched.page.waitForSelector('jtop-listing-card[state=ready]', { timeout: 20_000 });
  await shows(watched.page, 'jtop-listing-card', ['示例']);
  expect(scriptsOf(watched)).toEqual([`loader-listing-card.${ending}`, `loader.${ending}`]);
  expect(watched.complaints).toEqual([]);
  await watched.page.close();
  end();
});

test('a panel whose details were lost on the way shows price and time, and fetches them again when asked', async () => {
  let lost = true;
  const watched = await open('', (request) => lost && request.url().endsWith('/jtop-details.js'));
  const { page, complaints } = watched;
  await shows(page, 'jtop-bid-panel', ['当前价', '距结束', '重新加载'], ['价格走势', '竞买号']);
  expect(
    await page.$eval(
      'jtop-bid-panel',
      (panel) => panel.shadowRoot?.querySelector('[part=money]')?.textContent,
    ),
  ).toMatch(/\d/);

  const market = new Market(platform.url);
  const no = await page.$eval(
    'jtop-bid-panel',
    (panel) => /JS-\d{4}-PM-\d{6}/.exec(panel.shadowRoot?.textContent ?? '')?.[0],
  );
  const lots = await market.get<{ items: Lot[] }>('/v1/lots?status=bidding');
  const leader = lots.body.items.find((item) => item.no === no)?.leadingBidderCode;

  lost = false;
  const again = await page.waitForSelector('jtop-bid-panel >>> ::-p-text(重新加载)');
  await again?.click();
  await shows(page, 'jtop-bid-panel', ['价格走势', '竞买号', leader ?? '?'], ['重新加载']);
  expect(scriptsOf(watched).filter((name) => name === 'jtop-details.js').length).toBeGreaterThan(1);
  expect(complaints).toEqual([]);
  await page.close();
});
