import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Jwks, Lot } from '@jtop/contract';
import { verifyReceipt } from '@jtop/rules/log';
import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';

/** A company at the bureau's page, in a browser of its own. */
interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Headers and bodies that the page's own scripts sent. */
  readonly sent: string[];
  readonly complaints: string[];
}

let dataDir: string;
let platform: PlatformProcess;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-hand-off-'));
  platform = await startPlatform({ dataDir, seed: 'demo' });
  const found = await findBrowser(() => undefined);
  // The confirm page speaks the language of the browser.
  const args = [...found.args, '--accept-lang=zh-CN'];
  browser = await puppeteer.launch({ executablePath: found.path, args, headless: true });
});

afterAll(async () => {
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

async function visit(): Promise<Visitor> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const sent: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    sent.push(JSON.stringify([request.url(), request.headers()]));
    void request.fetchPostData().then(
      (body) => sent.push(body ?? ''),
      () => undefined,
    );
  });
  page.on('pageerror', (error) => complaints.push(`error: ${String(error)}`));
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`csp: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on('console', (message) => {
    if (message.text().startsWith('csp: ')) complaints.push(message.text());
  });
  await page.setViewport({ width: 1280, height: 1600 });
  await page.goto(platform.partnerUrl, { waitUntil: 'load' });
  await page.waitForSelector('jtop-bid-panel[state=ready]', { timeout: 30_000 });
  return { context, page, sent, complaints };
}

/** Waits until the panel's main button says this, and clicks it. @returns the window that opens */
async function press(page: Page, label: string): Promise<Page> {
  const button = await page.waitForFunction(
    (wanted: string) => {
      const root = document.querySelector('jtop-bid-panel')?.shadowRoot;
      const found = root?.querySelector<HTMLElement>('[part~=submit-button]');
      return found?.innerText.includes(wanted) && found.getAttribute('aria-disabled') !== 'true'
        ? found
        : null;
    },
    { timeout: 20_000, polling: 100 },
    label,
  );
  const opened = new Promise<Page>((resolve) => page.once('popup', (popup) => resolve(popup as Page)));
  await (button as ElementHandle<Element>).click();
  return opened;
}

/** Signs in where the window asks who it is, then confirms; the window closes by itself. */
async function confirm(popup: Page, party: string): Promise<string> {
  await popup.waitForSelector(`button[value="${party}"], button[value="confirm"]`, { timeout: 20_000 });
  const account = await popup.$(`button[value="${party}"]`);
  if (account !== null) {
    await account.click();
    await popup.waitForSelector('button[value="confirm"]', { timeout: 20_000 });
  }
  const shown = await popup.$eval('main', (main) => main.innerText);
  const closed = new Promise((resolve) => popup.once('close', resolve));
  for (const box of await popup.$$('input[type=checkbox]')) await box.click();
  await popup.click('button[value="confirm"]');
  await closed;
  return shown;
}

const standing = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted: string) => {
      const root = document.querySelector('jtop-bid-panel')?.shadowRoot;
      return root?.querySelector<HTMLElement>('[part~=standing]')?.innerText.includes(wanted);
    },
    { timeout: 20_000, polling: 100 },
    text,
  );

/** From a stranger to a bidder: signed in, registered, deposit paid. */
async function takePart(visitor: Visitor, party: string): Promise<void> {
  await confirm(await press(visitor.page, '登录'), party);
  expect(await confirm(await press(visitor.page, '报名'), party)).toContain('竞价规则');
  await confirm(await press(visitor.page, '保证金'), party);
}

test('two companies bid from the bureau’s page by hand-off, and the page never holds power', async () => {
  const market = new Market(platform.url);
  const [first, second] = [await visit(), await visit()];
  await takePart(first, 'demo-company-16');
  await takePart(second, 'demo-company-18');

  const shown = await confirm(await press(first.page, '出价'), 'demo-company-16');
  expect(shown).toContain('示例瘦西湖照明有限公司');
  expect(shown).toContain(platform.partnerUrl);
  await standing(first.page, '领先');

  await confirm(await press(second.page, '出价'), 'demo-company-18');
  await standing(second.page, '领先');
  await standing(first.page, '超过');

  const lots = await market.get<{ items: Lot[] }>('/v1/lots?status=bidding');
  const no = await first.page.$eval(
    'jtop-bid-panel',
    (panel) => /JS-\d{4}-PM-\d{6}/.exec(panel.shadowRoot?.textContent ?? '')?.[0],
  );
  const lot = lots.body.items.find((item) => item.no === no);
  const { body: keys } = await market.get<Jwks>('/.well-known/jwks.json');
  for (const { page, sent, complaints } of [first, second]) {
    expect(complaints).toEqual([]);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]),
    );
    const everything = `${kept}\n${sent.join('\n')}`;
    expect(everything).not.toMatch(/bearer/i);
    const tokens = everything.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? [];
    const receipts = [...new Set(tokens)].map((token) => verifyReceipt(token, keys));
    expect(receipts).toHaveLength(1);
    expect(receipts[0]).toMatchObject({ ok: true, entry: { lotId: lot?.id, type: 'bid' } });
  }
  await first.context.close();
  await second.context.close();
});
