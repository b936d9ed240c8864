import { expect } from 'chai';
import '../../define/batch-upload.js';
import {
  badRows,
  chooseFile,
  goodRows,
  importAnswer,
  uploadPlatform,
  workbookFile,
} from '../../testing/batch-upload-stage.js';
import { violations } from '../../testing/conformance.js';
import type { FakePlatform } from '../../testing/fake-platform.js';
import { fakeTime, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopBatchUpload } from './batch-upload.js';

describe('<jtop-batch-upload> on its way', () => {
  let time: FakeTime;
  let isBlocked: boolean;
  const realOpen = window.open.bind(window);
  const realLine = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
  const realRead = Object.getOwnPropertyDescriptor(Blob.prototype, 'arrayBuffer');

  beforeEach(() => {
    time = fakeTime(NOW);
    isBlocked = false;
    sessionStorage.clear();
    window.open = (() =>
      isBlocked
        ? null
        : {
            closed: false,
            location: { replace: () => undefined },
            focus() {},
            close() {},
          }) as unknown as typeof window.open;
  });
  afterEach(() => {
    window.open = realOpen;
    readable(true);
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
  /** Whether files can be read: a browser says so of one that was removed or changed on the disk since it was chosen. */
  function readable(is: boolean): void {
    if (is && realRead) Object.defineProperty(Blob.prototype, 'arrayBuffer', realRead);
    else
      Object.defineProperty(Blob.prototype, 'arrayBuffer', {
        configurable: true,
        value: () => Promise.reject(new DOMException('gone', 'NotFoundError')),
      });
  }
  const give = async (element: JtopBatchUpload, file: File): Promise<void> => {
    chooseFile(element, file);
    await until(() => element.state === 'reading');
    for (let round = 0; round < 40 && element.state === 'reading'; round++) await time.pass(50);
    await element.updateComplete;
  };
  const read = async (
    platform: FakePlatform,
    more: Record<string, string> = {},
  ): Promise<JtopBatchUpload> => {
    const element = await mount('jtop-batch-upload', platform, more);
    await give(element, await workbookFile(goodRows(2)));
    return element;
  };
  const press = async (element: HTMLElement, part: string): Promise<void> => {
    partOf(element, part)?.click();
    await settle(12);
  };
  const uploaded = async (
    platform: FakePlatform,
    more?: Record<string, string>,
  ): Promise<JtopBatchUpload> => {
    const element = await read(platform, more);
    await press(element, 'send-button');
    await until(() => element.state === 'uploaded');
    return element;
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

  it('goes on with the whole page where the window was blocked, and keeps the file', async () => {
    isBlocked = true;
    const element = await uploaded(uploadPlatform());
    await press(element, 'confirm-button');
    expect(element.state).to.equal('blocked');
    expect(partText(element, 'notice')).to.contain('浏览器拦截了窗口');
    expect(partOf(element, 'leave-button')).to.not.equal(null);
    await press(element, 'cancel-button');
    expect(element.state).to.equal('uploaded');
    expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'confirm-button'));
  });

  it('says that nobody knows while the platform is away, takes no other file, and tells what came of it', async () => {
    const platform = uploadPlatform();
    const element = await uploaded(platform);
    await press(element, 'confirm-button');
    platform.down = true;
    await time.pass(30_000);
    await settle(8);
    expect(element.state).to.equal('offline');
    expect(partText(element, 'notice')).to.contain('与省平台的连接中断').and.to.contain('请勿重复提交');
    expect((partOf(element, 'file') as HTMLInputElement).disabled).to.equal(true);
    platform.down = false;
    await decide(platform, { status: 'confirmed', result: importAnswer({ created: 2, rows: 2 }) });
    await time.pass(10_000);
    expect(element.state).to.equal('done');
  });

  it('can be confirmed again where the time for it has run out', async () => {
    const platform = uploadPlatform();
    const element = await uploaded(platform);
    await press(element, 'confirm-button');
    await decide(platform, { status: 'expired' });
    expect(element.state).to.equal('uploaded');
    expect(partText(element, 'notice')).to.contain('确认时间已过');
    await press(element, 'confirm-button');
    await decide(platform, { status: 'confirmed', result: importAnswer({ created: 2, rows: 2 }) });
    expect(element.state).to.equal('done');
  });

  it('can be confirmed again where the session has ended on the platform', async () => {
    const platform = uploadPlatform();
    const element = await uploaded(platform);
    await press(element, 'confirm-button');
    await decide(platform, { status: 'failed', problem: { code: 'auth.required' } });
    expect(element.state, 'the file is still there').to.equal('uploaded');
    expect(partText(element, 'notice')).to.contain('没有提交成功');
    await press(element, 'confirm-button');
    expect(platform.handoffs).to.have.length(2);
  });

  it('keeps what was read where the network goes in the middle of the upload, and sends it once it is back', async () => {
    const platform = uploadPlatform();
    const element = await read(platform);
    platform.silent = true;
    await press(element, 'send-button');
    expect(element.state).to.equal('uploading');
    online(false);
    await time.pass(120_000);
    await until(() => element.state === 'offline');
    expect(partText(element, 'notice')).to.contain('没有提交成功');
    expect(partOf(element, 'send-button')?.getAttribute('aria-disabled')).to.equal('true');
    platform.silent = false;
    online(true);
    await settle();
    expect(element.state).to.equal('ready');
    await press(element, 'send-button');
    await until(() => element.state === 'uploaded');
    expect(element.state).to.equal('uploaded');
  });

  it('says that a file could not be read that is gone from the disk, and reads it once it is back', async () => {
    const platform = uploadPlatform();
    const element = await mount('jtop-batch-upload', platform);
    const file = await workbookFile(goodRows(2));
    readable(false);
    await give(element, file);
    expect(element.state).to.equal('refused');
    expect(partText(element, 'notice')).to.contain('重新选择');
    readable(true);
    await press(element, 'retry');
    for (let round = 0; round < 40 && element.state !== 'ready'; round++) await time.pass(50);
    expect(element.state).to.equal('ready');
  });

  it('reads the same file again when it is chosen again, and forgets what became of it before', async () => {
    const platform = uploadPlatform();
    const element = await mount('jtop-batch-upload', platform);
    const file = await workbookFile(goodRows(2));
    const seen: unknown[] = [];
    element.addEventListener('jtop-batch-upload-read', () => seen.push(1));
    await give(element, file);
    await press(element, 'send-button');
    await until(() => element.state === 'uploaded');
    await give(element, file);
    expect(element.state).to.equal('ready');
    expect(seen).to.have.length(2);
    expect((partOf(element, 'file') as HTMLInputElement).value).to.equal('');
  });

  it('takes mended rows of another file after errors, without a word of those before', async () => {
    const element = await mount('jtop-batch-upload', uploadPlatform());
    await give(element, await workbookFile(badRows(1)));
    expect(element.state).to.equal('all-bad');
    await give(element, await workbookFile(goodRows(1)));
    expect(element.state).to.equal('ready');
    expect(partOf(element, 'errors')).to.equal(null);
    expect(partOf(element, 'error-file-button')).to.equal(null);
  });

  for (const lang of ['zh-CN', 'en'])
    it(`is accessible when it is blocked, in ${lang}`, async () => {
      isBlocked = true;
      const element = await uploaded(uploadPlatform(), { lang });
      await press(element, 'confirm-button');
      expect(element.state).to.equal('blocked');
      time.restore();
      expect(await violations(element)).to.deep.equal([]);
    });
});
