import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatInstant, type Demand, type SolutionReceipt } from '@jtop/contract';
import { verifyJws } from '@jtop/rules/log';
import { createClient, type Client } from '@jtop/sdk';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdf } from '../../packages/platform/src/testing/office-files.js';
import { bodiesOf } from '../support/bodies.js';
import { complaintsOf } from '../support/complaints.js';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import { confirm, launchBrowser } from '../support/visitor.js';

const COMPANY = 'demo-company-16';
/** What only the parties may know, in a form in which no other company has it. */
const COMPANY_NAME = '瘦西湖照明';
const TEAM = 'demo-university-3';
const RIVAL = 'demo-university-4';
const TITLE = '隧道灯具光衰预测与更换排程';
const HOUR = 3_600_000;
/** A step is quick; a machine that is busy with other tests is not. */
const PATIENCE_MS = 60_000;
const FORM = 'jtop-solution-form';
const APPROACH =
  '以每盏灯的电流、壳温和点亮时长建立光衰模型，用现场照度抽测逐月校正，按路段给出更换日期和备件清单。';

let dataDir: string;
let platform: PlatformProcess;
let market: Market;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-award-'));
  platform = await startPlatform({ dataDir, seed: 'demo' });
  market = new Market(platform.url);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

const sdkOf = (client: string): Client =>
  createClient({ endpoint: platform.url, auth: { clientId: client, clientSecret: 'demo' } });

/** A demand of a company that hides its name, open for an hour. */
async function answerable(company: Client, operator: Client): Promise<Demand> {
  const { epochMs } = await company.time.retrieve();
  const { id } = await company.demands.create({
    title: TITLE,
    field: 'intelligent_manufacturing',
    purpose: 'upgrade',
    summary: '寻求按运行数据预测隧道灯具光衰的方法，提前安排更换。',
    problem: '现有灯具按固定周期更换，浪费且仍有早衰漏检，需要按运行数据预测光衰并排出更换计划。',
    deadline: formatInstant(epochMs + HOUR),
    disclosure: { level: 'parties', hiddenFields: [], aliasName: '一家照明企业' },
    submit: true,
  });
  await operator.demands.diagnosis.begin(id);
  await operator.demands.diagnosis.create(id, {
    panel: [{ kind: 'technical', name: '示例专家' }],
    validity: 'valid',
    clarity: 4,
    difficulty: 3,
    marketValue: 5,
  });
  await operator.demands.publish(id, { hot: true });
  return operator.demands.advance(id, { step: 'open_answers' });
}

/** A page somebody opens, with all that it is sent. */
async function openPage(): Promise<{ page: Page; complaints: string[]; bodies: () => Promise<string> }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const complaints = await complaintsOf(page);
  const bodies = await bodiesOf(page);
  await page.setViewport({ width: 1280, height: 1600 });
  return { page, complaints, bodies };
}

const site = (path: string): string => new URL(path, platform.partnerUrl).href;

/** Waits for something inside the form. */
async function inForm(page: Page, selector: string): Promise<ElementHandle<HTMLElement>> {
  const found = await page.waitForFunction(
    (tag, wanted) => document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(wanted) ?? null,
    { timeout: PATIENCE_MS, polling: 100 },
    FORM,
    selector,
  );
  return found as ElementHandle<HTMLElement>;
}

async function fill(page: Page, path: string, value: string): Promise<void> {
  const control = await inForm(page, `[id="f-${path}"]`);
  const isSelect = await control.evaluate((element) => element.localName === 'select');
  if (isSelect) await control.select(value);
  else await control.type(value);
}

const press = async (page: Page, part = 'submit-button'): Promise<void> =>
  (await inForm(page, `[part~=${part}]`)).evaluate((button) => button.click());

const waitFor = (page: Page, wanted: string): Promise<unknown> =>
  page.waitForFunction(
    (tag, words) =>
      document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText.includes(words),
    { timeout: PATIENCE_MS, polling: 100 },
    FORM,
    wanted,
  );

/** Presses what opens the platform's window, and confirms there as the team. @returns what the window said */
async function handOver(page: Page, part?: string): Promise<string> {
  const opened = new Promise<Page>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no window opened')), PATIENCE_MS);
    page.once('popup', (popup) => {
      clearTimeout(late);
      resolve(popup as Page);
    });
  });
  await press(page, part);
  return confirm(await opened, TEAM);
}

/** The receipts that the form has told the page of. */
async function listenForReceipts(page: Page): Promise<() => Promise<SolutionReceipt[]>> {
  await page.$eval(FORM, (form) => {
    const held: unknown[] = [];
    Reflect.set(window, 'jtopTestReceipts', held);
    form.addEventListener('jtop-solution-form-submitted', (event) =>
      held.push((event as CustomEvent).detail),
    );
  });
  return () => page.evaluate(() => Reflect.get(window, 'jtopTestReceipts') as SolutionReceipt[]);
}

/** From the board of the bureau's page to the demand's own. */
async function findOnBoard(page: Page, demandId: string): Promise<void> {
  await page.goto(site('demands.html?jtop-view=all'), { waitUntil: 'load' });
  await page.waitForSelector('jtop-demand-board[state=ready]', { timeout: PATIENCE_MS });
  const link = await page.waitForFunction(
    (id) =>
      document
        .querySelector('jtop-demand-board')
        ?.shadowRoot?.querySelector<HTMLAnchorElement>(`a[href*="answer.html?demand=${id}"]`) ?? null,
    { timeout: PATIENCE_MS, polling: 100 },
    demandId,
  );
  await Promise.all([page.waitForNavigation(), (link as ElementHandle<HTMLAnchorElement>).click()]);
  await page.waitForSelector(`${FORM}[state=filling]`, { timeout: PATIENCE_MS });
  await page.waitForSelector('jtop-demand-detail[state=ready]', { timeout: PATIENCE_MS });
}

async function fillIn(page: Page): Promise<void> {
  await fill(page, 'teamName', '隧道照明运维团队');
  await fill(page, 'lead.name', '示例负责人');
  await press(page);
  await fill(page, 'approach', APPROACH.repeat(2));
  await fill(page, 'maturityTrl', '6');
  await press(page, 'add-button');
  await fill(page, 'evidence.0.title', '示范路段检测报告');
  await press(page);
  await fill(page, 'quoteFen', '80');
  await press(page, 'add-button');
  for (const [index, [name, days, wan]] of [
    ['建模与两个路段标定', '90', '30'],
    ['全线部署与移交', '120', '50'],
  ].entries()) {
    await fill(page, `milestones.${index}.name`, name ?? '');
    await fill(page, `milestones.${index}.days`, days ?? '');
    await fill(page, `milestones.${index}.amountFen`, wan ?? '');
  }
  await waitFor(page, '与报价一致');
  await press(page);
  const file = join(dataDir, '技术方案.pdf');
  await writeFile(file, pdf());
  await ((await inForm(page, 'input[type=file]')) as unknown as ElementHandle<HTMLInputElement>).uploadFile(
    file,
  );
  await waitFor(page, '已上传 1 个，上传中 0 个');
  await (await inForm(page, '#consent-data_use')).evaluate((box) => box.click());
  await press(page);
  await waitFor(page, '核对并提交');
}

test('a team finds a demand, answers it, improves the answer, and is awarded, without learning whose demand it is', async () => {
  const [company, operator, rival] = [sdkOf(COMPANY), sdkOf('demo-operator'), sdkOf(RIVAL)];
  const demand = await answerable(company, operator);
  const { page, complaints, bodies } = await openPage();

  await findOnBoard(page, demand.id);
  await fillIn(page);
  const receipts = await listenForReceipts(page);
  const asked = await handOver(page);
  for (const shown of [TITLE, '80 万元', '全线部署与移交', '一家照明企业', '技术方案.pdf']) {
    expect(asked).toContain(shown);
  }
  expect(asked).not.toContain(COMPANY_NAME);
  await waitFor(page, '第 1 版已收到');

  await press(page, 'improve-button');
  await waitFor(page, '现为第 1 版');
  await press(page);
  await fill(page, 'maturityTrl', '7');
  for (const step of ['里程碑与报价', '附件与保密', '核对并提交']) {
    await press(page);
    await waitFor(page, step);
  }
  expect(await handOver(page)).toContain('与第 1 版相比的改动');
  await waitFor(page, '第 2 版已收到');

  const keys = await company.jwks.retrieve();
  const held = await receipts();
  expect(held.map(({ version }) => version)).toEqual([1, 2]);
  for (const { receiptJws, ...facts } of held) {
    expect(verifyJws(receiptJws, keys)).toMatchObject({ ok: true, payload: facts });
  }
  const solutionId = held[0]?.solutionId ?? '';

  // Whoever comes back another day gets it into the form by the demand alone.
  await page.reload({ waitUntil: 'load' });
  await page.waitForSelector(`${FORM}[state=filling]`, { timeout: PATIENCE_MS });
  expect(await handOver(page, 'fetch-button')).toContain('得不到代您提交的权限');
  await waitFor(page, '现为第 2 版');
  const name = await (
    await inForm(page, '[id="f-teamName"]')
  ).evaluate((input) => (input as HTMLInputElement).value);
  expect(name).toBe('隧道照明运维团队');

  const other = await rival.demands.solutions.submit(demand.id, {
    teamName: '示例光学团队',
    lead: { name: '示例负责人' },
    approach: APPROACH.repeat(2),
    maturityTrl: 4,
    milestones: [{ name: '样机', days: 200, amountFen: 95_000_000 }],
    quoteFen: 95_000_000,
  });
  const { items } = await company.demands.solutions.list(demand.id);
  expect(items.map(({ id }) => id).sort()).toEqual([solutionId, other.solutionId].sort());
  for (const id of [solutionId, other.solutionId]) await company.solutions.screen(id);
  await company.solutions.shortlist(solutionId);
  // The team asked for secrecy: its consent does not do before the company has signed for its part.
  expect(await company.solutions.retrieve(solutionId)).not.toHaveProperty('approach');
  const [nda] = (await company.consentTexts.list({ kind: ['nda'] })).items;
  await company.consents.sign({
    kind: 'nda',
    textVersion: nda?.version ?? 0,
    textHash: nda?.textHash ?? '',
    subject: { type: 'solution', id: solutionId },
  });
  const read = await company.solutions.retrieve(solutionId);
  expect(read).toMatchObject({ version: 2, maturityTrl: 7, approach: APPROACH.repeat(2) });
  await company.solutions.feedback.create(other.solutionId, {
    feedback: [{ code: 'price', text: '同等指标下报价偏高。' }, { code: 'too_early' }],
  });
  await market.advance(HOUR + 60_000);
  expect((await company.demands.award(demand.id, { solutionId })).status).toBe('awarded');

  expect(await sdkOf(TEAM).solutions.retrieve(solutionId)).toMatchObject({ status: 'won' });
  expect(await rival.solutions.retrieve(other.solutionId)).toMatchObject({
    status: 'not_selected',
    feedback: [{ code: 'price', text: '同等指标下报价偏高。' }, { code: 'too_early' }],
  });

  await page.reload({ waitUntil: 'load' });
  await page.waitForSelector('jtop-demand-detail[state=ready]', { timeout: PATIENCE_MS });
  const everybody = await openPage();
  for (const path of [`answer.html?demand=${demand.id}`, 'demands.html?jtop-view=all']) {
    await everybody.page.goto(site(path), { waitUntil: 'load' });
    await everybody.page.waitForSelector('jtop-demand-detail[state=ready], jtop-demand-board[state=ready]', {
      timeout: PATIENCE_MS,
    });
  }
  for (const sent of [await bodies(), await everybody.bodies()]) {
    expect(sent).toContain(TITLE);
    expect(sent).not.toContain(COMPANY_NAME);
  }
  expect([...complaints, ...everybody.complaints]).toEqual([]);
}, 300_000);
