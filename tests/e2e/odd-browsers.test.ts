import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bid, Lot } from '@jtop/contract';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCookielessProxy } from '../support/cookieless-proxy.js';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import {
  confirm,
  launchBrowser,
  liveButton,
  lotNumber,
  partText,
  press,
  reachConfirm,
  takePart,
  visit,
  waitForPart,
} from '../support/visitor.js';

let dataDir: string;
let platform: PlatformProcess;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-odd-browsers-'));
  platform = await startPlatform({ dataDir, seed: 'demo' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** The lot of a page's panel, and its bids. */
async function lotOf(page: Page): Promise<{ lot: Lot; bids: Bid[] }> {
  const market = new Market(platform.url);
  const no = await lotNumber(page);
  const { body } = await market.get<{ items: Lot[] }>('/v1/lots?status=bidding');
  const lot = body.items.find((item) => item.no === no);
  if (lot === undefined) throw new Error(`no open lot is ${no}`);
  const bids = await market.get<{ items: Bid[] }>(`/v1/lots/${lot.id}/bids?since=0&limit=100`);
  return { lot, bids: bids.body.items };
}

/** Refuses all storage, as a browser does for a page whose cookies are blocked. Runs in the page. */
function refuseStorage(): void {
  for (const name of ['sessionStorage', 'localStorage'])
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
}

/** Opens no windows, as a browser that blocks them. Runs in the page. */
function refuseWindows(): void {
  window.open = () => null;
}

test('two tabs of one company bid at once: one bid, one lead, and one clear refusal', async () => {
  const party = 'demo-company-17';
  const first = await visit(browser, platform.partnerUrl);
  await takePart(first, party);
  const second = await visit(browser, platform.partnerUrl, { context: first.context });
  await confirm(await press(second.page, '登录'), party);
  const before = await lotOf(first.page);

  const tabs = [first, second];
  const popups: Page[] = [];
  for (const { page } of tabs) {
    await page.bringToFront();
    popups.push(await press(page, '出价'));
  }
  for (const popup of popups) await reachConfirm(popup, party);
  const closed = popups.map((popup) => new Promise((resolve) => popup.once('close', resolve)));
  await Promise.all(
    popups.map((popup) => popup.$eval('button[value="confirm"]', (button) => button.click())),
  );
  await Promise.all(closed);

  for (const { page } of tabs) {
    await page.bringToFront();
    await waitForPart(page, 'standing', '您目前领先');
  }
  const said = await Promise.all(
    tabs.map(({ page }) => page.$eval('jtop-bid-panel', (panel) => panel.shadowRoot?.textContent ?? '')),
  );
  const refused = said.filter((text) => text.includes('您已领先，不能对自己加价'));
  expect(refused, said.join('\n---\n')).toHaveLength(1);
  expect(said.filter((text) => text.includes('下载回执'))).toHaveLength(1);

  const after = await lotOf(first.page);
  const fresh = after.bids.filter(({ seq }) => seq > before.lot.bidCount);
  const own = fresh.filter(({ bidderCode }) => bidderCode === after.lot.leadingBidderCode);
  expect(own).toHaveLength(1);
  expect(new Set(after.bids.map(({ seq }) => seq)).size).toBe(after.bids.length);
  for (const { complaints } of tabs) expect(complaints).toEqual([]);
  await first.context.close();
});

test('a browser that brings no cookies is told so in the window, and the page does not hang', async () => {
  const proxy = await startCookielessProxy();
  const context = await browser.createBrowserContext({
    proxyServer: proxy.url,
    proxyBypassList: ['<-loopback>'],
  });
  try {
    const { page, complaints } = await visit(browser, platform.partnerUrl, {
      context,
      before: refuseStorage,
    });
    const popup = await press(page, '登录');
    await popup.waitForFunction(() => document.body?.innerText.includes('Cookie'), { timeout: 20_000 });
    const told = await popup.$eval('main', (main) => main.innerText);
    expect(told).toContain('请在浏览器设置中允许本网站使用 Cookie');
    expect(told).toContain('重新登录');

    await popup.close();
    await page.bringToFront();
    await waitForPart(page, 'act-note', '窗口已关闭，尚未确认，没有提交任何内容');
    await liveButton(page, '登录');
    expect(await partText(page, 'price')).toMatch(/\d/);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    await proxy.close();
  }
});

test('a page that has no storage lets one bid, and knows nobody after a reload', async () => {
  // Has registered for the open lot, in the demo, and paid.
  const party = 'demo-company-19';
  const { context, page, complaints } = await visit(browser, platform.partnerUrl, { before: refuseStorage });
  await confirm(await press(page, '登录'), party);
  await confirm(await press(page, '出价'), party);
  await waitForPart(page, 'standing', '您目前领先');
  await waitForPart(page, 'receipt', '出价回执');

  await page.reload({ waitUntil: 'load' });
  await waitForPart(page, 'standing', '尚未登录');
  await confirm(await press(page, '登录'), party);
  await waitForPart(page, 'standing', '您目前领先');
  expect(complaints).toEqual([]);
  await context.close();
});

test('without storage and windows one comes back by the whole page, and is told where the outcome is', async () => {
  // Banned from bidding, which does not keep anybody from signing in.
  const party = 'demo-company-20';
  const { context, page, complaints } = await visit(browser, platform.partnerUrl, { before: refuseStorage });
  await page.evaluate(refuseWindows);
  const signIn = await liveButton(page, '登录');
  await signIn.click();
  await waitForPart(page, 'act-note', '浏览器拦截了窗口');
  const leave = await liveButton(page, '前往省平台确认');
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), leave.click()]);
  await reachConfirm(page, party);
  await page.click('button[value="confirm"]');
  await page.waitForFunction((home: string) => location.href.startsWith(home), {}, platform.partnerUrl);
  await page.waitForSelector('jtop-bid-panel[state=ready]', { timeout: 30_000 });
  await waitForPart(page, 'act-note', '您已从省平台返回。浏览器没有为本页保存信息');
  const link = await page.$eval('jtop-bid-panel', (panel) =>
    panel.shadowRoot?.querySelector('a[part~=second]')?.getAttribute('href'),
  );
  expect(link).toBe(`${platform.url}/account`);
  expect(await page.evaluate(() => location.hash)).toBe('');
  expect(complaints).toEqual([]);
  await context.close();
});
