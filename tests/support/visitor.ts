import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { complaintsOf } from './complaints.js';

/** Somebody at the bureau's page. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Headers and bodies that the page's own scripts sent. */
  readonly sent: string[];
  readonly complaints: string[];
}

export interface VisitOptions {
  /** The browser that somebody has open already: one more tab of it. Else one of their own. */
  readonly context?: BrowserContext;
  /** Runs in the page before its own scripts do. */
  readonly before?: () => void;
}

/** A browser whose reader wants Chinese: one of the machine may ask for another language, and be answered in it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, args } = await findBrowser(() => undefined);
  return puppeteer.launch({
    executablePath: path,
    args: [...args, '--accept-lang=zh-CN,zh'],
    headless: true,
  });
}

/** Opens a partner's page and waits until its panel shows its lot. */
export async function visit(
  browser: Browser,
  url: string,
  { context: open, before }: VisitOptions = {},
): Promise<Visitor> {
  const context = open ?? (await browser.createBrowserContext());
  const page = await context.newPage();
  const sent: string[] = [];
  const complaints = await complaintsOf(page);
  page.on('request', (request) => {
    sent.push(JSON.stringify([request.url(), request.headers()]));
    void request.fetchPostData().then(
      (body) => sent.push(body ?? ''),
      () => undefined,
    );
  });
  if (before) await page.evaluateOnNewDocument(before);
  await page.setViewport({ width: 1280, height: 1600 });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForSelector('jtop-bid-panel[state=ready]', { timeout: 30_000 });
  return { context, page, sent, complaints };
}

/** Waits until the panel's main button says this, and clicks it. @returns the window that opens */
export async function press(page: Page, label: string): Promise<Page> {
  const button = await liveButton(page, label);
  const opened = new Promise<Page>((resolve) => page.once('popup', (popup) => resolve(popup as Page)));
  await button.click();
  return opened;
}

/** The panel's main button, once it says this and can be pressed. */
export async function liveButton(page: Page, label: string): Promise<ElementHandle<Element>> {
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
  return button as ElementHandle<Element>;
}

/** Signs in where the window asks who it is, and stops before confirming. @returns what is to be confirmed */
export async function reachConfirm(popup: Page, party: string): Promise<string> {
  await popup.waitForSelector(`button[value="${party}"], button[value="confirm"]`, { timeout: 20_000 });
  const account = await popup.$(`button[value="${party}"]`);
  if (account !== null) {
    await account.click();
    await popup.waitForSelector('button[value="confirm"]', { timeout: 20_000 });
  }
  return popup.$eval('main', (main) => main.innerText);
}

/** Signs in where the window asks who it is, then confirms; the window closes by itself. */
export async function confirm(popup: Page, party: string): Promise<string> {
  const shown = await reachConfirm(popup, party);
  const closed = new Promise((resolve) => popup.once('close', resolve));
  for (const box of await popup.$$('input[type=checkbox]')) await box.click();
  await popup.click('button[value="confirm"]');
  await closed;
  return shown;
}

/** Waits until a part of the panel says this. */
export const waitForPart = (page: Page, part: string, text: string): Promise<unknown> =>
  page.waitForFunction(
    (name: string, wanted: string) => {
      const root = document.querySelector('jtop-bid-panel')?.shadowRoot;
      return root?.querySelector<HTMLElement>(`[part~=${name}]`)?.innerText.includes(wanted);
    },
    { timeout: 20_000, polling: 100 },
    part,
    text,
  );

/** What a part of the panel says now. */
export const partText = (page: Page, part: string): Promise<string> =>
  page.$eval(
    'jtop-bid-panel',
    (panel, name) => panel.shadowRoot?.querySelector<HTMLElement>(`[part~=${name}]`)?.innerText ?? '',
    part,
  );

/** From a stranger to a bidder: signed in, registered, deposit paid. */
export async function takePart({ page }: Visitor, party: string): Promise<void> {
  await confirm(await press(page, '登录'), party);
  expect(await confirm(await press(page, '报名'), party)).toContain('竞价规则');
  await confirm(await press(page, '保证金'), party);
}

/** The number of the panel's lot. */
export const lotNumber = (page: Page): Promise<string | undefined> =>
  page.$eval('jtop-bid-panel', (panel) => /JS-\d{4}-PM-\d{6}/.exec(panel.shadowRoot?.textContent ?? '')?.[0]);
