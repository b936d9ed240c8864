import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Demand, ImportJob } from '@jtop/contract';
import { DEMAND_COLUMNS, VERSION_TEXT, type Cell, type DemandColumnCode } from '@jtop/rules/imports';
import { DATA_SHEET, readDemandWorkbook } from '@jtop/rules/workbook';
import type { Browser, Page } from 'puppeteer-core';
import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { complaintsOf } from '../support/complaints.js';
import {
  chooseFrom,
  downloadBy,
  pressForWindow,
  pressPart,
  waitForState,
  widgetText,
} from '../support/form-page.js';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import { confirm, launchBrowser } from '../support/visitor.js';

const COMPANY = 'demo-company-16';
const TAG = 'jtop-batch-upload';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Row = Partial<Record<DemandColumnCode, Cell>>;
type Grid = (Cell | undefined)[][];

const GOOD: Row = {
  title: '叶片缺陷在线检测',
  field: '智能制造',
  purpose: '技术升级',
  summary: '需要在线检出叶片内部缺陷的办法',
  problem: '目前靠人工抽检，漏检率高，且无法在产线上逐件检测，希望实现自动化。',
  disclosureLevel: '仅会员',
  contactName: '张某某',
};

let dataDir: string;
let platform: PlatformProcess;
let browser: Browser;
let market: Market;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-batch-'));
  platform = await startPlatform({ dataDir: join(dataDir, 'data'), seed: 'demo' });
  browser = await launchBrowser();
  market = new Market(platform.url);
});

afterAll(async () => {
  await browser?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** Fills a sheet in below what it has, as a person does: by the titles of its columns. */
async function filledIn(template: Uint8Array, rows: readonly Row[]): Promise<string> {
  const grid = (await readSheet(template.slice().buffer, DATA_SHEET)) as unknown as Grid;
  const header = grid.find((cells) => cells[0] === '序号') ?? [];
  const data = rows.map((row, index) =>
    header.map((title) => {
      if (title === '序号') return index + 1;
      const column = DEMAND_COLUMNS.find(({ title: { zh } }) => `${zh}*` === title || zh === title);
      return column === undefined ? null : (row[column.code] ?? null);
    }),
  );
  const blob = await writeXlsxFile([...grid.map((cells) => cells.map((cell) => cell ?? null)), ...data], {
    sheet: DATA_SHEET,
  }).toBlob();
  return saved(new Uint8Array(await blob.arrayBuffer()));
}

async function saved(bytes: Uint8Array): Promise<string> {
  const path = join(dataDir, '需求征集表.xlsx');
  await writeFile(path, bytes);
  return path;
}

const lines = (page: Page): Promise<string[]> =>
  page.$eval(TAG, (widget) =>
    [...(widget.shadowRoot?.querySelectorAll('[part="error-row"]') ?? [])].map((row) =>
      [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/gu, ' ').trim()).join(' | '),
    ),
  );

const counts = (page: Page): Promise<Record<string, string>> =>
  page.$eval(TAG, (widget) =>
    Object.fromEntries(
      [...(widget.shadowRoot?.querySelectorAll('[part^="count-"]') ?? [])].map((count) => [
        (count.getAttribute('part') ?? '').replace('count-', ''),
        count.textContent ?? '',
      ]),
    ),
  );

const mine = async (): Promise<Demand[]> =>
  (await market.get<{ items: Demand[] }>('/v1/me/demands?limit=100', COMPANY)).body.items;

test('a company uploads a workbook: wrong rows come back as a workbook, and once mended they alone are added', async () => {
  const before = (await mine()).length;
  const page = await browser.newPage();
  const complaints = await complaintsOf(page);
  await page.setViewport({ width: 1280, height: 1600 });
  await page.goto(new URL('submit.html', platform.partnerUrl).href, { waitUntil: 'load' });
  await page.waitForSelector(`${TAG}[state=empty]`, { timeout: 30_000 });

  // The template is what the rules make: its reader takes it for one without rows.
  const template = await downloadBy(page, TAG, 'template-button');
  await expect(readDemandWorkbook(template, { at: Date.now() })).rejects.toMatchObject({ reason: 'empty' });
  const path = await filledIn(template, [
    { ...GOOD, title: '批量需求之一' },
    { ...GOOD, title: '批量需求之二', field: '炼丹', summary: '短' },
    { ...GOOD, title: '批量需求之三' },
    { ...GOOD, title: ' 批量需求之三', budgetMin: '面议' },
  ]);

  // What is wrong is said row by row and column by column, before anything has left the page.
  await chooseFrom(page, TAG, path);
  await waitForState(page, TAG, 'errors');
  expect(await counts(page)).toEqual({ rows: '4', good: '2', bad: '2', errors: '4' });
  const said = await lines(page);
  expect(said[0]).toMatch(/^6 \| 技术领域 \| 不在可选项中.*炼丹/u);
  expect(said[1]).toMatch(/^6 \| [^|]+ \| 太短：至少 10 字/u);
  expect(said[2]).toMatch(/^8 \| .+ \| 不是金额，请填数字，单位万元/u);
  expect(said[3]).toMatch(/^8 \| 需求名称 \| 与第 7 行的需求名称相同/u);
  expect(await mine()).toHaveLength(before);

  // The platform says the same of the same file, and a trial changes nothing there.
  const bytes = new Uint8Array(await readFile(path));
  const query = 'template=demand_collection&mode=dry_run&name=a.xlsx';
  const trial = await fetch(new URL(`/v1/imports?${query}`, platform.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${await market.token(COMPANY)}`, 'content-type': XLSX },
    body: bytes,
  });
  const forecast = (await trial.json()) as ImportJob;
  expect(forecast).toMatchObject({ mode: 'dry_run', rows: 4, created: 2, rejected: 2, errorCount: 4 });
  expect(forecast.errors.map(({ row, code }) => [row, code])).toEqual([
    [6, 'unknown_value'],
    [6, 'too_short'],
    [8, 'not_an_amount'],
    [8, 'duplicate_row'],
  ]);
  expect(await mine()).toHaveLength(before);

  const errorFile = await downloadBy(page, TAG, 'error-file-button');
  const wrong = (await readSheet(errorFile.slice().buffer, DATA_SHEET)) as unknown as Grid;
  expect(wrong[0]?.slice(1, 3)).toEqual(['模板版本', VERSION_TEXT]);
  expect(wrong[1]?.at(-1)).toBe('需修改之处');
  expect(wrong.slice(2).map((cells) => [cells[0], cells[1]])).toEqual([
    [6, '批量需求之二'],
    [8, '批量需求之三'],
  ]);
  expect(wrong[2]?.at(-1)).toMatch(/技术领域：不在可选项中[^\n]*\n[^\n]*太短：至少 10 字/u);

  // Good rows are taken once they are confirmed on the platform's own page.
  await pressPart(page, TAG, 'send-button');
  await waitForState(page, TAG, 'uploaded');
  expect(await mine()).toHaveLength(before);
  const asked = await confirm(await pressForWindow(page, TAG, 'confirm-button'), COMPANY);
  expect(asked).toContain('需求征集表');
  await waitForState(page, TAG, 'done');
  expect(await counts(page)).toEqual({ created: '2', updated: '0', unchanged: '0', rejected: '2' });
  expect(await widgetText(page, TAG)).toContain('已导入');
  const taken = (await mine()).filter(({ title }) => title.startsWith('批量需求'));
  expect(taken.map(({ title, status }) => [title, status]).sort()).toEqual([
    ['批量需求之一', 'collected'],
    ['批量需求之三', 'collected'],
  ]);

  // The error workbook, mended by hand and uploaded as it is, with a row that was taken before.
  await pressPart(page, TAG, 'again-button');
  await waitForState(page, TAG, 'empty');
  const header = wrong[1] ?? [];
  const put = (cells: (Cell | undefined)[], title: string, value: Cell): void => {
    cells[header.findIndex((cell) => String(cell).replace('*', '') === title)] = value;
  };
  const titleOf = (code: DemandColumnCode): string =>
    DEMAND_COLUMNS.find((column) => column.code === code)?.title.zh ?? '';
  const [second = [], third = []] = wrong.slice(2);
  put(second, titleOf('field'), '智能制造');
  put(second, titleOf('summary'), GOOD.summary ?? '');
  put(third, titleOf('budgetMin'), null);
  const mended = await writeXlsxFile(
    wrong.map((cells) => cells.map((cell) => cell ?? null)),
    {
      sheet: DATA_SHEET,
    },
  ).toBlob();
  await chooseFrom(page, TAG, await saved(new Uint8Array(await mended.arrayBuffer())));
  await waitForState(page, TAG, 'ready');
  await pressPart(page, TAG, 'send-button');
  await waitForState(page, TAG, 'uploaded');
  await confirm(await pressForWindow(page, TAG, 'confirm-button'), COMPANY);
  await waitForState(page, TAG, 'done');
  expect(await counts(page)).toEqual({ created: '1', updated: '0', unchanged: '1', rejected: '0' });
  const all = (await mine()).filter(({ title }) => title.startsWith('批量需求'));
  expect(all.map(({ title }) => title).sort()).toEqual(['批量需求之一', '批量需求之三', '批量需求之二']);
  expect(complaints).toEqual([]);
}, 180_000);
