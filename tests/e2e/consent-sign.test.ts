import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Consent, Contest, Demand } from '@jtop/contract';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf } from '../support/complaints.js';
import { pressForWindow, pressPart, waitForState, widgetText } from '../support/form-page.js';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import { confirm, launchBrowser } from '../support/visitor.js';

const TAG = 'jtop-consent-sign';
/** Posted the demand of the demo whose contest is open. */
const COMPANY = 'demo-company-17';
const TITLE = '含氟废气低温催化处理（示例）';

let dataDir: string;
let platform: PlatformProcess;
let browser: Browser;
let market: Market;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-consent-'));
  platform = await startPlatform({ dataDir, seed: 'demo' });
  browser = await launchBrowser();
  market = new Market(platform.url);
});

afterAll(async () => {
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const complaints = await complaintsOf(page);
  await page.setViewport({ width: 1280, height: 1600 });
  await page.goto(new URL('submit.html', platform.partnerUrl).href, { waitUntil: 'load' });
  await waitForState(page, TAG, 'ready');
  return { page, complaints };
}

const consents = async (kind: string, subjectId?: string): Promise<Consent[]> => {
  const about = subjectId === undefined ? '' : `&subjectId=${subjectId}`;
  return (await market.get<{ items: Consent[] }>(`/v1/me/consents?kind=${kind}${about}`, COMPANY)).body.items;
};
/** Those of the season: the demo's demands have disclaimers of their own. */
const ofSeason = (): Promise<Consent[]> => consents('disclaimer', 'challenge-2026');

const waitFor = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction(
    (tag, wanted) =>
      document
        .querySelector(tag)
        ?.shadowRoot?.querySelector<HTMLElement>('.root')
        ?.innerText.includes(wanted),
    { timeout: 20_000, polling: 100 },
    TAG,
    words,
  );

/** Reads to the end and signs in the platform's window. @returns what the window showed */
async function sign(page: Page): Promise<string> {
  await pressPart(page, TAG, 'end-button');
  const shown = await confirm(await pressForWindow(page, TAG, 'sign-button'), COMPANY);
  await waitFor(page, '签署时间');
  return shown;
}

test('somebody signs the disclaimer on the bureau’s page, takes it back, and can sign again', async () => {
  const { page, complaints } = await open();
  expect(await widgetText(page, TAG)).toContain('免责声明');
  const hash = /[0-9a-f]{64}/u.exec(await widgetText(page, TAG))?.[0];
  expect(await sign(page)).toContain('免责声明');
  const [signed] = await ofSeason();
  expect(signed).toMatchObject({
    subject: { type: 'season', id: 'challenge-2026' },
    textHash: hash,
    method: 'click',
  });
  expect(signed?.revokedAt).toBeUndefined();

  const taken = await market.post<Consent>(COMPANY, `/v1/consents/${signed?.id}/revoke`, {});
  expect(taken.body.revokedAt).toBeDefined();
  expect((await ofSeason()).every(({ revokedAt }) => revokedAt !== undefined)).toBe(true);
  await page.reload({ waitUntil: 'load' });
  await waitForState(page, TAG, 'ready');
  await sign(page);
  const standing = (await ofSeason()).filter(({ revokedAt }) => revokedAt === undefined);
  expect(standing).toHaveLength(1);
  expect(complaints).toEqual([]);
}, 120_000);

test('a contest halts when the company takes its consent back, and goes on once it has signed again', async () => {
  const found = await market.get<{ items: Demand[] }>(
    `/v1/demands?q=${encodeURIComponent('含氟废气')}`,
    COMPANY,
  );
  const demand = found.body.items.find(({ title }) => title === TITLE);
  const path = `/v1/demands/${demand?.id}/contest`;
  const statusOf = async (client?: string): Promise<string> => {
    const { status, body } = await market.get<Contest>(path, client);
    return status === 200 ? body.status : String(status);
  };
  expect(await statusOf()).toBe('open');
  const [given] = (await consents('public_contest')).filter(({ subject }) => subject.id === demand?.id);
  await market.post(COMPANY, `/v1/consents/${given?.id}/revoke`, { reason: '暂缓' });
  expect(await statusOf('demo-operator')).toBe('halted');
  expect(await statusOf(), 'nobody else is shown it any more').not.toBe('open');

  const { page, complaints } = await open();
  await page.$eval(
    TAG,
    (widget, id) => {
      widget.setAttribute('kind', 'public_contest');
      widget.setAttribute('subject-type', 'demand');
      widget.setAttribute('subject-id', id);
    },
    demand?.id ?? '',
  );
  await waitFor(page, '公开赛事同意书');
  expect(await sign(page)).toContain('公开赛事同意书');
  await market.post('demo-operator', `${path}/resume`, {});
  expect(await statusOf()).toBe('open');
  expect(complaints).toEqual([]);
}, 120_000);
