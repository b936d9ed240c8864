import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Demand } from '@jtop/contract';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf } from '../support/complaints.js';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import { confirm, launchBrowser } from '../support/visitor.js';

const COMPANY = 'demo-company-16';
const TITLE = '隧道灯具光衰的在线预测';

let dataDir: string;
let platform: PlatformProcess;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-demand-'));
  platform = await startPlatform({ dataDir, seed: 'demo' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

const inForm = 'jtop-demand-submit';

/** Types into a field of the form, or chooses in it. */
async function fill(page: Page, path: string, value: string): Promise<void> {
  const field = await page.evaluateHandle(
    (tag, id) => document.querySelector(tag)?.shadowRoot?.getElementById(id) ?? null,
    inForm,
    `f-${path}`,
  );
  const control = field.asElement() as ElementHandle<HTMLElement> | null;
  if (control === null) throw new Error(`there is no field ${path}`);
  const isSelect = await control.evaluate((element) => element.localName === 'select');
  if (isSelect) await control.select(value);
  else await control.type(value);
}

const text = (page: Page): Promise<string> =>
  page.$eval(inForm, (form) => form.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? '');

const press = (page: Page): Promise<void> =>
  page.$eval(inForm, (form) => form.shadowRoot?.querySelector<HTMLElement>('[part~=submit-button]')?.click());

const waitFor = (page: Page, wanted: string): Promise<unknown> =>
  page.waitForFunction(
    (tag, words) =>
      document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText.includes(words),
    { timeout: 20_000, polling: 100 },
    inForm,
    wanted,
  );

test('a company posts a demand from the bureau’s page, and its name stays where it chose', async () => {
  const page = await browser.newPage();
  const complaints = await complaintsOf(page);
  await page.setViewport({ width: 1280, height: 1600 });
  await page.goto(new URL('submit.html', platform.partnerUrl).href, { waitUntil: 'load' });
  await page.waitForSelector(`${inForm}[state=filling]`, { timeout: 30_000 });
  await fill(page, 'title', TITLE);
  await fill(page, 'field', 'intelligent_manufacturing');
  await fill(page, 'purpose', 'upgrade');
  await fill(page, 'summary', '寻求按运行数据预测隧道灯具光衰的方法，提前安排更换。');
  await fill(page, 'problem', '现有灯具按固定周期更换，浪费且仍有早衰漏检，需要按运行数据预测光衰。');
  for (const step of ['目标指标与附件', '预算怎样说', '合作方式与截止时间', '从谁开始知道是哪家企业']) {
    await press(page);
    await waitFor(page, step);
  }
  // Whom the name is told cannot be left open.
  await press(page);
  await waitFor(page, '有 1 处需要修改');
  await page.$eval(inForm, (form) => form.shadowRoot?.getElementById('f-disclosure.level-3')?.click());
  await press(page);
  await waitFor(page, '第 6 步，共 6 步');

  const opened = new Promise<Page>((resolve) => page.once('popup', (popup) => resolve(popup as Page)));
  await press(page);
  const asked = await confirm(await opened, COMPANY);
  expect(asked).toContain(TITLE);
  await waitFor(page, 'XQ-');
  const no = /JS-\d{4}-XQ-\d{6}/u.exec(await text(page))?.[0];
  expect(no).toBeDefined();
  expect(complaints).toEqual([]);

  const market = new Market(platform.url);
  const mine = await market.get<{ items: Demand[] }>('/v1/me/demands', COMPANY);
  expect(mine.body.items.find((demand) => demand.no === no)).toMatchObject({
    title: TITLE,
    status: 'collected',
    disclosure: { level: 'parties' },
  });
  const all = await market.get<{ items: Demand[] }>('/v1/demands?limit=100');
  expect(all.body.items.map((demand) => demand.no)).not.toContain(no);
});
