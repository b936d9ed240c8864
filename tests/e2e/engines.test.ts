import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Demand, Listing, Lot } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type Engine } from '../support/engines.js';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';
import { serveProbed, type OwnPage, type ProbedPages } from '../support/probed-pages.js';

/** Where pictures of every page are put, if any are wanted. */
const SHOTS = process.env.JTOP_SHOTS;

let dataDir: string;
let platform: PlatformProcess;
let pages: ProbedPages;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-engines-'));
  platform = await startPlatform({ dataDir, seed: 'demo' });
  pages = await serveProbed(platform, await ownPages());
});

afterAll(async () => {
  pages?.close();
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

const SCRIPTS = {
  loader: (cdn: string) => `<script defer src="${cdn}/loader.js"></script>`,
  'loader.mjs': (cdn: string) => `<script type="module" src="${cdn}/loader.mjs"></script>`,
  'jtop.mjs': (cdn: string) => `<script type="module" src="${cdn}/jtop.mjs"></script>`,
  jtop: (cdn: string) => `<script defer src="${cdn}/jtop.js"></script>`,
};

/** The widgets that no page of the bureau has, and the other builds. */
async function ownPages(): Promise<Record<string, OwnPage>> {
  const market = new Market(platform.url);
  const first = async <T extends { id: string }>(path: string): Promise<string> =>
    (await market.get<{ items: T[] }>(path)).body.items[0]?.id ?? '';
  const demand = await first<Demand>('/v1/demands?limit=1');
  const listing = await first<Listing>('/v1/listings?limit=1');
  const lot = await first<Lot>('/v1/lots?status=bidding');
  const endpoint = `endpoint="${platform.url}" site-key="pk_demo"`;
  const page = (
    script: keyof typeof SCRIPTS,
    body: string,
    { lang = 'zh-CN', cdn = `${platform.url}/cdn/dev` } = {},
  ): string =>
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>J-TOP</title>
    <link rel="stylesheet" href="/site.css"><link rel="stylesheet" href="${cdn}/jtop.css">
    ${SCRIPTS[script](cdn)}</head><body>${body}</body></html>`;
  const demandSide = `<jtop-demand-card ${endpoint} demand-id="${demand}"></jtop-demand-card>
    <jtop-demand-detail ${endpoint} demand-id="${demand}"></jtop-demand-detail>
    <jtop-solution-form ${endpoint} demand-id="${demand}"></jtop-solution-form>
    <jtop-batch-upload ${endpoint}></jtop-batch-upload>
    <jtop-consent-sign ${endpoint} subject-id="${demand}"></jtop-consent-sign>`;
  const auction = `<jtop-listing-card ${endpoint} listing-id="${listing}"></jtop-listing-card>
    <jtop-bid-panel ${endpoint} lot-id="${lot}"></jtop-bid-panel>`;
  const gbk = (script: keyof typeof SCRIPTS, body: string): OwnPage => ({
    html: page(script, body, { cdn: '/cdn' }).replace('charset="utf-8"', 'charset="gbk"'),
    charset: 'gbk',
  });
  return {
    'widgets.html': { html: page('loader', demandSide) },
    'widgets-module.html': { html: page('loader.mjs', demandSide, { lang: 'en' }) },
    'auction-module.html': { html: page('jtop.mjs', auction) },
    'gbk.html': gbk('jtop', auction),
    'gbk-loader.html': gbk('loader', `<jtop-demand-board ${endpoint}></jtop-demand-board>`),
  };
}

/** Each page, the widgets in it, and what somebody reads there. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'index.html': ['当前价', '距结束', '加价幅度'],
  'catalogue.html': ['共 ', '挂牌价'],
  'demands.html': ['揭榜', '预算', '截止'],
  'submit.html': ['需求名称', '产业领域'],
  'verify.html': ['核验通过', '登录'],
  'widgets.html': ['揭榜', '预算'],
  'widgets-module.html': ['udget'],
  'auction-module.html': ['当前价', '元'],
  'gbk.html': ['当前价', '元'],
  'gbk-loader.html': ['揭榜', '预算'],
};

/** Text that a person sees in all widgets. Runs in the page. */
const TEXT = `[].map.call(document.querySelectorAll('*'), (element) =>
  element.shadowRoot ? [].map.call(element.shadowRoot.children, (child) => child.innerText || '').join('\\n') : '').join('\\n')`;

/** The widgets that are not there yet. Runs in the page. */
const PENDING = `[].filter.call(document.querySelectorAll('body *'), (element) =>
  element.localName.startsWith('jtop-') && element.localName !== 'jtop-provider' &&
  (!element.shadowRoot || !element.state || element.state === 'loading' || element.state === 'error')
).map((element) => element.localName + ' ' + element.state)`;

/** What is wider than its place, where a page is 320 px wide. Runs in the page. */
const WIDE = `[].concat.apply([], [].map.call(document.querySelectorAll('body *'), (element) => {
  const root = element.shadowRoot && element.shadowRoot.querySelector('.root');
  if (!root) return [];
  const wide = root.scrollWidth > root.clientWidth + 1 || element.getBoundingClientRect().right > 321;
  return wide ? [element.localName + ' ' + root.scrollWidth + ' > ' + root.clientWidth] : [];
}))`;

const inWidget = (tag: string, body: string): string =>
  `((element, root) => { ${body} })(document.querySelector('${tag}'), document.querySelector('${tag}').shadowRoot)`;

describe.each(engines.map((engine) => [engine.name, engine] as const))('%s', (_, engine) => {
  if (engine.missing !== undefined) {
    test.skip(`is not installed: ${engine.missing}`, () => undefined);
    return;
  }
  let running: Engine;
  beforeAll(async () => {
    running = await engine.start();
    if (SHOTS) await mkdir(SHOTS, { recursive: true });
  });
  afterAll(async () => {
    await running?.close();
  });

  const read = <T>(expression: string): Promise<T> => running.tab.evaluate<T>(expression);
  const until = (expression: string, wanted: unknown): Promise<void> =>
    expect.poll(() => read(expression), { timeout: 20_000, interval: 100 }).toEqual(wanted);
  const shows = (text: string): Promise<void> =>
    expect.poll(() => read<string>(TEXT), { timeout: 20_000, interval: 100 }).toContain(text);
  const shot = async (name: string, width?: number): Promise<void> => {
    if (!SHOTS) return;
    if (width) await running.tab.resize(width, 2600);
    await running.tab.screenshot(join(SHOTS, `${engine.name.replace(' ', '-')}-${name}.png`));
  };
  const open = async (page: string, width = 1280): Promise<void> => {
    await running.tab.resize(width, 1000);
    await running.tab.goto(pages.url + page);
    await until(PENDING, []);
  };

  test.each(Object.keys(PAGES))('shows %s, without a complaint, and within 320 px', async (page) => {
    await open(page);
    for (const text of PAGES[page] ?? []) await shows(text);
    expect(await read<string>(TEXT)).not.toMatch(/undefined|NaN|\[object|\uFFFD/);
    await shot(`${page}-1280`, 1280);
    await running.tab.resize(320, 1000);
    // A window that cannot be so narrow holds a page that is.
    await read(`void (document.body.style.width = innerWidth > 320 ? '320px' : '')`);
    await until(WIDE, []);
    await shot(`${page}-320`, 320);
    expect(await read('jtopHeard')).toEqual([]);
  });

  // Firefox and WebKit do not measure this; there it is 0.
  test.each(['index.html', 'catalogue.html', 'demands.html', 'submit.html'])(
    'moves nothing while %s loads at 320 px',
    async (page) => {
      await open(page, 320);
      expect(await read<number>('jtopShift')).toBeLessThan(0.01);
    },
  );

  test('filters the board', async () => {
    await open('demands.html?jtop-view=all');
    await until(
      inWidget('jtop-demand-board', `return root.querySelectorAll('[part~=row]').length > 1`),
      true,
    );
    await read(
      inWidget(
        'jtop-demand-board',
        `const search = root.querySelector('[part~=search]');
         const field = search.matches('input') ? search : search.querySelector('input');
         field.focus(); field.value = 'JS-0000'; field.dispatchEvent(new Event('input', { bubbles: true }))`,
      ),
    );
    await until(inWidget('jtop-demand-board', `return Boolean(root.querySelector('[part~=empty]'))`), true);
    await read(inWidget('jtop-demand-board', `root.querySelector('[part~=clear]').click()`));
    await until(
      inWidget('jtop-demand-board', `return root.querySelectorAll('[part~=row]').length > 1`),
      true,
    );
    expect(await read('jtopHeard')).toEqual([]);
  });

  test('says what is missing in a form, and takes what is typed', async () => {
    await open('submit.html');
    const submit = inWidget('jtop-demand-submit', `root.querySelector('[part~=submit-button]').click()`);
    await read(submit);
    await shows('处需要修改');
    await until(
      inWidget('jtop-demand-submit', `return root.activeElement && root.activeElement.getAttribute('part')`),
      'error-summary',
    );
    await shot('errors', 1280);
    await read(
      inWidget(
        'jtop-demand-submit',
        `const type = (path, value) => {
           const field = root.getElementById('f-' + path);
           field.value = value;
           for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
         };
         type('title', '隧道灯具光衰的在线预测');
         type('field', 'intelligent_manufacturing');
         type('purpose', 'upgrade');
         type('summary', '寻求按运行数据预测隧道灯具光衰的方法，提前安排更换。');
         type('problem', '现有灯具按固定周期更换，浪费且仍有早衰漏检，需要按运行数据预测光衰。')`,
      ),
    );
    await read(submit);
    await shows('目标指标与附件');
    expect(await read('jtopHeard')).toEqual([]);
  });
});
