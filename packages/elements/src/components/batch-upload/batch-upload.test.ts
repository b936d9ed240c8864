import { registry } from '@jtop/contract/schemas';
import { readDemandFile } from '@jtop/sdk/imports';
import { expect } from 'chai';
import '../../define/batch-upload.js';
import {
  badRows,
  chooseFile,
  GOOD_ROW,
  goodRows,
  importAnswer,
  uploadPlatform,
  workbookFile,
} from '../../testing/batch-upload-stage.js';
import { runElementConformance, violations } from '../../testing/conformance.js';
import { fakeTime, settle, until, type FakeTime } from '../../testing/fake-time.js';
import type { FakePlatform } from '../../testing/fake-platform.js';
import { NOW } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopBatchUpload } from './batch-upload.js';

runElementConformance({
  tag: 'jtop-batch-upload',
  asksNothing: 'empty',
  parts: 'upload title template-button place choose file privacy'.split(' '),
  states: {
    empty: { expected: 'empty' },
    elder: { attributes: { mode: 'elder', theme: 'gov' }, expected: 'empty' },
    'dark contrast': { attributes: { appearance: 'dark', theme: 'contrast' }, expected: 'empty' },
  },
});

describe('<jtop-batch-upload>', () => {
  let time: FakeTime;
  let windows: { closed: boolean; url: string }[];
  const realOpen = window.open.bind(window);
  const realLine = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
  /** What was given to the person, by name. */
  let given: Map<string, Blob>;
  const realUrl = URL.createObjectURL.bind(URL);

  beforeEach(() => {
    time = fakeTime(NOW);
    windows = [];
    sessionStorage.clear();
    window.open = (() => {
      const own = { closed: false, url: '' };
      windows.push(own);
      return {
        get closed() {
          return own.closed;
        },
        location: { replace: (next: string) => void (own.url = next) },
        focus() {},
        close: () => void (own.closed = true),
      };
    }) as unknown as typeof window.open;
    given = new Map();
    let last: Blob | undefined;
    URL.createObjectURL = (blob) => {
      last = blob as Blob;
      return realUrl(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      if (this.download && last) given.set(this.download, last);
    };
  });
  afterEach(() => {
    window.open = realOpen;
    URL.createObjectURL = realUrl;
    delete (HTMLAnchorElement.prototype as { click?: unknown }).click;
    online(true);
    unmountAll();
    time.restore();
    sessionStorage.clear();
  });

  function online(is: boolean): void {
    if (is && realLine) Object.defineProperty(Navigator.prototype, 'onLine', realLine);
    else Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => is });
    window.dispatchEvent(new Event(is ? 'online' : 'offline'));
  }
  const shown = (
    platform: FakePlatform = uploadPlatform(),
    attributes: Record<string, string> = {},
  ): Promise<JtopBatchUpload> => mount('jtop-batch-upload', platform, attributes);
  /** Gives a file, and waits until it has been read. */
  const give = async (element: JtopBatchUpload, file: File): Promise<void> => {
    chooseFile(element, file);
    await until(() => element.state === 'reading');
    for (let round = 0; round < 40 && element.state === 'reading'; round++) await time.pass(50);
    await element.updateComplete;
  };
  const read = async (
    rows: Parameters<typeof workbookFile>[0],
    platform: FakePlatform = uploadPlatform(),
    attributes: Record<string, string> = {},
  ): Promise<JtopBatchUpload> => {
    const element = await shown(platform, attributes);
    await give(element, await workbookFile(rows));
    return element;
  };
  const press = async (element: HTMLElement, part: string): Promise<void> => {
    partOf(element, part)?.click();
    await settle(12);
  };
  const upload = async (element: JtopBatchUpload): Promise<void> => {
    await press(element, 'send-button');
    await until(() => element.state === 'uploaded');
  };
  const decide = async (
    platform: FakePlatform,
    outcome: { status: string; result?: unknown; problem?: { code: string } },
  ): Promise<void> => {
    const handoff = platform.handoffs[platform.handoffs.length - 1];
    if (handoff) handoff.outcome = outcome;
    await time.pass(2100);
    await settle(8);
  };
  const lines = (element: HTMLElement): string[] =>
    [...(element.shadowRoot?.querySelectorAll('[part="error-row"]') ?? [])].map((row) =>
      [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()).join(' | '),
    );
  const heard = (element: HTMLElement): string =>
    element.shadowRoot?.querySelector('[aria-live]')?.textContent ?? '';
  const counted = (element: HTMLElement): Record<string, string> =>
    Object.fromEntries(
      [...(element.shadowRoot?.querySelectorAll('[part^="count-"]') ?? [])].map((count) => [
        count.getAttribute('part')?.replace('count-', '') ?? '',
        count.textContent ?? '',
      ]),
    );

  it('reads a workbook in the page and sends nothing of it', async () => {
    const platform = uploadPlatform();
    const element = await shown(platform);
    const seen: unknown[] = [];
    element.addEventListener('jtop-batch-upload-read', (event) =>
      seen.push((event as unknown as CustomEvent).detail),
    );
    await give(element, await workbookFile(goodRows(3)));
    expect(element.state).to.equal('ready');
    expect(counted(element)).to.deep.equal({ rows: '3', good: '3', bad: '0', errors: '0' });
    expect(seen).to.deep.equal([{ rows: 3, taken: 3, refused: 0, errors: 0 }]);
    expect(heard(element)).to.equal('读取完毕：3 行，3 行可以导入，0 行需修改');
    expect(partText(element, 'file-name')).to.equal('需求征集表.xlsx');
    expect(platform.asked.filter((path) => !path.startsWith('/v1/time'))).to.deep.equal([]);
  });

  it('says row by row and column by column what is wrong, with the row numbers of the sheet', async () => {
    const element = await read([...goodRows(1), ...badRows(1)]);
    expect(element.state).to.equal('errors');
    const [first, second, third] = lines(element);
    const file = await readDemandFile(await workbookFile([...goodRows(1), ...badRows(1)]), { at: NOW });
    const row = String(file.refused[0]?.row);
    expect(Number(row)).to.be.greaterThan(2);
    expect(first).to.match(new RegExp(`^${row} \\| .* \\| .*不在可选项中.*现为：炼丹$`));
    expect([second, third].join()).to.contain('太短').and.to.contain('不是金额');
    expect(partText(element, 'send-button')).to.equal('上传（1 项可导入）');
  });

  it('lists two hundred errors and counts the rest', async () => {
    const element = await read(badRows(80));
    expect(element.state).to.equal('all-bad');
    expect(lines(element)).to.have.length(200);
    expect(counted(element)['errors']).to.equal('240');
    expect(partText(element, 'more')).to.contain('还有 40 处未列出');
    expect(partOf(element, 'send-button'), 'there is nothing to upload').to.equal(null);
    expect(partText(element, 'notice')).to.contain('没有可以导入的行');
  });

  it('gives the wrong rows back as a workbook that can be chosen again', async () => {
    const element = await read([...goodRows(2), ...badRows(1)]);
    await press(element, 'error-file-button');
    await until(() => given.size > 0);
    const blob = given.get('需求征集表-需修改.xlsx');
    const again = await readDemandFile(blob as Blob, { at: NOW });
    expect(again.refused.map(({ cells }) => cells['title'])).to.deep.equal(['太阳能组件回收之1']);
    expect(again.taken).to.have.length(0);
  });

  it('gives the empty template, without the network', async () => {
    const element = await shown();
    await press(element, 'template-button');
    await until(() => given.size > 0);
    const [name, blob] = [...given][0] ?? [];
    expect(name).to.equal('需求征集表.xlsx');
    const refused = await readDemandFile(blob as Blob, { at: NOW }).catch((error: Error) => error);
    expect(refused).to.have.property('reason', 'empty');
  });

  it('uploads by the site key, then hands over, and says what came of it', async () => {
    const platform = uploadPlatform();
    const element = await read([...goodRows(2), ...badRows(1)], platform);
    const taken: unknown[] = [];
    element.addEventListener('jtop-batch-upload-taken', (event) =>
      taken.push((event as unknown as CustomEvent).detail),
    );
    await upload(element);
    expect(platform.asked.find((path) => path.startsWith('/v1/documents'))).to.match(/siteKey=pk_test/);
    expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'confirm-button'));
    expect(windows, 'no window before it is asked for').to.have.length(0);
    partOf(element, 'confirm-button')?.click();
    expect(windows).to.have.length(1);
    await settle(8);
    expect(element.state).to.equal('waiting');
    const { draft } = platform.handoffs[0] ?? {};
    expect(draft).to.deep.equal({
      siteKey: 'pk_test',
      operation: 'imports.create',
      params: {},
      body: {
        template: 'demand_collection',
        documentId: '0197c0de-0000-7000-8000-0000000000d1',
        hash: 'a'.repeat(64),
      },
    });
    expect(registry['handoffs.create'].body?.safeParse(draft).success, 'as the contract says').to.equal(true);
    const job = importAnswer({ created: 1, unchanged: 1, rejected: 1 });
    await decide(platform, { status: 'confirmed', result: job });
    expect(element.state).to.equal('done');
    expect(counted(element)).to.deep.equal({ created: '1', updated: '0', unchanged: '1', rejected: '1' });
    expect(partText(element, 'result')).to.contain('已导入的行不会重复');
    expect(taken).to.deep.equal([job]);
    expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'title'));
    await press(element, 'again-button');
    expect(element.state).to.equal('empty');
  });

  it('says that everything was there before, and names rows that the platform alone could refuse', async () => {
    const platform = uploadPlatform();
    const element = await read(goodRows(2), platform);
    await upload(element);
    await press(element, 'confirm-button');
    await decide(platform, { status: 'confirmed', result: importAnswer({ created: 0, unchanged: 2 }) });
    expect(partText(element, 'result')).to.contain('没有新的变化').and.to.contain('此前都已导入');
    await press(element, 'again-button');
    await give(element, await workbookFile(goodRows(2)));
    await upload(element);
    await press(element, 'confirm-button');
    const table = await readDemandFile(await workbookFile(goodRows(2)), { at: NOW });
    const row = table.taken[0]?.row ?? 0;
    const errors = [{ row, column: 'title', code: 'not_changeable', message: 'x' }];
    await decide(platform, {
      status: 'confirmed',
      result: importAnswer({ created: 0, unchanged: 1, rejected: 1, errorCount: 1, errors }),
    });
    expect(lines(element).join()).to.contain(`${row} | 需求名称 | 此需求已进入诊断或已发布`);
    await press(element, 'error-file-button');
    await until(() => given.size > 0);
    const again = await readDemandFile([...given.values()][0] as Blob, { at: NOW });
    expect(again.rows).to.equal(1);
  });

  it('can be confirmed again after it was declined, and is uploaded again once the file has expired', async () => {
    const platform = uploadPlatform();
    const element = await read(goodRows(1), platform);
    const refused: unknown[] = [];
    element.addEventListener('jtop-batch-upload-rejected', (event) =>
      refused.push((event as unknown as CustomEvent).detail),
    );
    await upload(element);
    await press(element, 'confirm-button');
    await decide(platform, { status: 'declined' });
    expect(element.state).to.equal('uploaded');
    expect(partText(element, 'notice')).to.contain('您在省平台取消了');
    await press(element, 'confirm-button');
    await decide(platform, { status: 'failed', problem: { code: 'document.not_fit' } });
    expect(element.state).to.equal('ready');
    expect(refused).to.deep.equal([{ code: 'document.not_fit' }]);
    expect(partText(element, 'notice')).to.contain('已过期，请重新上传');
    await upload(element);
    expect(partText(element, 'notice')).to.contain('文件已上传，尚未导入');
  });

  it('lets the page take uploading over', async () => {
    const platform = uploadPlatform();
    const element = await read(goodRows(1), platform);
    let file: File | undefined;
    const listen = (event: Event): void => {
      event.preventDefault();
      file = (event as unknown as CustomEvent<{ file: File }>).detail.file;
    };
    document.addEventListener('jtop-batch-upload-send-request', listen);
    await press(element, 'send-button');
    document.removeEventListener('jtop-batch-upload-send-request', listen);
    expect(file?.name).to.equal('需求征集表.xlsx');
    expect(element.state).to.equal('ready');
    expect(platform.asked.some((path) => path.startsWith('/v1/documents'))).to.equal(false);
  });

  it('says why the upload failed, and keeps what was read', async () => {
    const platform = uploadPlatform();
    const element = await read(goodRows(1), platform);
    platform.problem = { path: /documents/, status: 413, code: 'request.too_large' };
    await press(element, 'send-button');
    await time.pass(10_000);
    expect(element.state).to.equal('ready');
    expect(partText(element, 'notice')).to.contain('文件太大').and.to.contain('7f3a-21c8');
    platform.problem = undefined;
    await upload(element);
    expect(element.state).to.equal('uploaded');
  });

  it('reads without a network, and uploads once there is one', async () => {
    const element = await shown();
    online(false);
    await give(element, await workbookFile(goodRows(1)));
    expect(element.state).to.equal('offline');
    const button = partOf(element, 'send-button');
    expect(button?.getAttribute('aria-disabled')).to.equal('true');
    expect(element.shadowRoot?.getElementById('why')?.textContent).to.contain('网络已断开');
    await press(element, 'send-button');
    expect(element.state).to.equal('offline');
    online(true);
    await settle();
    expect(element.state).to.equal('ready');
  });

  const refusals: Record<string, readonly [() => File, RegExp]> = {
    'a text with commas': [() => new File(['a,b\n1,2'], 'a.csv'), /CSV/],
    'a picture': [() => new File([new Uint8Array([137, 80, 78, 71])], 'a.xlsx'), /不是 \.xlsx 工作簿/],
    'an empty file': [() => new File([], 'a.xlsx'), /文件是空的/],
    'one that is too large': [() => new File([new Uint8Array(10_485_761)], 'a.xlsx'), /11 MiB，超过 10 MiB/],
  };
  for (const [name, [make, words]] of Object.entries(refusals)) {
    it(`refuses ${name}, and says what to do`, async () => {
      const element = await shown();
      await give(element, make());
      await until(() => element.state === 'refused');
      expect(partText(element, 'notice')).to.match(words);
      expect(heard(element)).to.match(words);
      time.restore();
      expect(await violations(element)).to.deep.equal([]);
    });
  }

  it('refuses another template by name, as text', async () => {
    const element = await shown();
    const [empty] = [await workbookFile([])];
    await give(element, empty);
    expect(element.state).to.equal('refused');
    expect(partText(element, 'notice')).to.contain('表中没有数据');
  });

  it('stops reading on request', async () => {
    const element = await shown();
    const file = await workbookFile(goodRows(300));
    chooseFile(element, file);
    await until(() => element.state === 'reading');
    await element.updateComplete;
    await press(element, 'stop-button');
    await time.pass(500);
    expect(element.state).to.equal('empty');
    expect(heard(element)).to.equal('已停止读取');
  });

  it('takes the later of two files', async () => {
    const element = await shown();
    chooseFile(element, await workbookFile(badRows(1), 'first.xlsx'));
    await give(element, await workbookFile(goodRows(2), 'second.xlsx'));
    await time.pass(200);
    expect(partText(element, 'file-name')).to.equal('second.xlsx');
    expect(element.state).to.equal('ready');
  });

  it('takes a file that is dropped on it', async () => {
    const element = await shown();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await workbookFile(goodRows(1)));
    const place = partOf(element, 'place') as HTMLElement;
    place.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
    await settle();
    expect(place.classList.contains('over')).to.equal(true);
    place.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    for (let round = 0; round < 40 && element.state !== 'ready'; round++) await time.pass(50);
    expect(element.state).to.equal('ready');
  });

  it('only checks where the page has no site key, and says so', async () => {
    const warn = console.warn;
    const lines: string[] = [];
    console.warn = (line: string) => void lines.push(line);
    const element = await read(goodRows(1), uploadPlatform(), { 'site-key': '' });
    console.warn = warn;
    expect(lines).to.deep.equal([
      '<jtop-batch-upload>: no site key. Set site-key="pk_…" on it or on <jtop-provider>, or data-site-key on the script tag.',
    ]);
    expect(element.state).to.equal('ready');
    expect(partOf(element, 'send-button')).to.equal(null);
    expect(partText(element, 'notice')).to.contain('本页暂不能提交');
  });

  it('shows hostile text of a workbook, its name and the platform as text, cut', async () => {
    const evil = `<img src=x onerror="document.title='owned'">\u202E${'长'.repeat(10_000)}`;
    const element = await shown();
    const rows = [{ ...GOOD_ROW, field: evil }];
    await give(element, await workbookFile(rows, `${evil.slice(0, 90)}.xlsx`));
    expect(element.state).to.equal('all-bad');
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    const [line = ''] = lines(element);
    expect(line).to.contain('<img src=x');
    expect(line.length).to.be.below(600);
    expect(partText(element, 'file-name').length).to.be.below(70);
    const root = element.shadowRoot?.querySelector('.root') as HTMLElement;
    expect(root.scrollWidth).to.be.at.most(root.clientWidth);
  });

  for (const lang of ['zh-CN', 'en']) {
    it(`is accessible and stays inside at 320 px with errors, uploaded and done in ${lang}`, async () => {
      const platform = uploadPlatform();
      const element = await read([...goodRows(1), ...badRows(2)], platform, { lang });
      const box = document.body.appendChild(document.createElement('div'));
      box.style.width = '320px';
      box.append(element);
      await settle(4);
      const check = async (state: string): Promise<void> => {
        expect(element.state).to.equal(state);
        const root = element.shadowRoot?.querySelector('.root') as HTMLElement;
        expect(root.scrollWidth, state).to.be.at.most(root.clientWidth);
        expect(root.textContent).to.not.match(/undefined|NaN|\[object/);
      };
      await check('errors');
      await upload(element);
      await check('uploaded');
      await press(element, 'confirm-button');
      await check('waiting');
      await decide(platform, { status: 'confirmed', result: importAnswer({ created: 1, rejected: 2 }) });
      await check('done');
      time.restore();
      expect(await violations(element)).to.deep.equal([]);
      box.remove();
    });
  }
});
