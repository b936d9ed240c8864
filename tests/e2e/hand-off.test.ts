import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Jwks, Lot } from '@jtop/contract';
import { verifyReceipt } from '@jtop/rules/log';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import {
  confirm,
  launchBrowser,
  lotNumber,
  partText,
  press,
  takePart,
  visit,
  waitForPart,
} from '../support/visitor.js';

let dataDir: string;
let platform: PlatformProcess;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-hand-off-'));
  platform = await startPlatform({ dataDir, seed: 'demo' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

const standing = (page: Page, text: string): Promise<unknown> => waitForPart(page, 'standing', text);

test('two companies bid from the bureau’s page by hand-off, and the page never holds power', async () => {
  const market = new Market(platform.url);
  const [first, second] = [
    await visit(browser, platform.partnerUrl),
    await visit(browser, platform.partnerUrl),
  ];
  await takePart(first, 'demo-company-16');
  await takePart(second, 'demo-company-18');

  const [amount = ''] = /[\d.]+/.exec(await partText(first.page, 'next-amount')) ?? [];
  const shown = await confirm(await press(first.page, '出价'), 'demo-company-16');
  expect(shown).toContain('示例瘦西湖照明有限公司');
  expect(shown).toContain(platform.partnerUrl);
  expect(amount).not.toBe('');
  await standing(first.page, '领先');

  // Who bids before the news is there bids what is too low by now, and is told so: another case (refusals.test.ts).
  await waitForPart(second.page, 'money', amount);
  await confirm(await press(second.page, '出价'), 'demo-company-18');
  await standing(second.page, '领先');
  await standing(first.page, '超过');

  const lots = await market.get<{ items: Lot[] }>('/v1/lots?status=bidding');
  const no = await lotNumber(first.page);
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
