import { describe, expect, it } from 'vitest';
import {
  demandErrorsFile,
  demandTemplateFile,
  readDemandFile,
  TemplateMismatch,
  TooManyRows,
  UnreadableFile,
  WORKBOOK_TYPE,
} from './index.js';
import { perform } from './perform.js';
import { errorOf, failureOf, type Message, type Task } from './tasks.js';

const AT = Date.parse('2026-04-01T08:00:00Z');
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** A worker in this thread: what it is sent is copied, as between threads. */
class NearWorker extends EventTarget {
  static ended = 0;
  #hasEnded = false;

  postMessage(task: Task): void {
    const say = (data: Message): void => {
      if (this.#hasEnded) return;
      this.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
    };
    perform(structuredClone(task), (progress) => {
      say({ progress });
    }).then(
      (result) => {
        say({ result });
      },
      (error: unknown) => {
        say({ failure: failureOf(error) });
      },
    );
  }

  terminate(): void {
    this.#hasEnded = true;
    NearWorker.ended += 1;
  }
}

const nearby = () => new NearWorker() as unknown as Worker;
const broken = (): Worker => {
  throw new DOMException('refused', 'SecurityError');
};
/** One whose file does not come. */
class LostWorker extends NearWorker {
  override postMessage(): void {
    this.dispatchEvent(new Event('error'));
  }
}

describe.each([
  ['in a worker', nearby],
  ['where no worker is to be had', undefined],
  ['where a policy refuses workers', broken],
  ['where the worker’s file does not come', () => new LostWorker() as unknown as Worker],
])('a workbook %s', (_where, worker) => {
  it('is made, and read with progress', async () => {
    const file = await demandTemplateFile({ worker });
    expect(file.type).toBe(WORKBOOK_TYPE);
    const steps: number[] = [];
    const reading = readDemandFile(file, { at: AT, worker, onProgress: (done) => steps.push(done) });
    await expect(reading).rejects.toBeInstanceOf(TemplateMismatch);
    await expect(reading).rejects.toMatchObject({ reason: 'empty' });
    expect(steps[0]).toBe(0.1);
  });

  it('that is none is refused as what it is', async () => {
    const reading = readDemandFile(text('a,b'), { at: AT, worker });
    await expect(reading).rejects.toBeInstanceOf(UnreadableFile);
    await expect(reading).rejects.toMatchObject({ reason: 'csv', params: { encoding: 'UTF-8' } });
  });

  it('gives errors back, persons and all', async () => {
    const refused = [{ row: 4, cells: { title: '需求名称', contactName: '张某' } }];
    const errors = [{ row: 4, column: 'field', code: 'required' as const, params: {} }];
    const file = await demandErrorsFile({ refused, errors }, { worker, locale: 'en' });
    const again = await readDemandFile(await file.arrayBuffer(), { at: AT, worker });
    expect(again.refused[0]?.cells).toEqual({ title: '需求名称', contactName: '张某' });
  });
});

describe('work that is ended', () => {
  it('before it began or later says so, and ends its worker', async () => {
    const early = AbortSignal.abort();
    await expect(readDemandFile(text('a,b'), { signal: early, worker: nearby })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const before = NearWorker.ended;
    const later = new AbortController();
    const reading = readDemandFile(text('a,b'), { signal: later.signal, worker: nearby });
    later.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(NearWorker.ended).toBe(before + 1);
  });
});

describe('an error between threads', () => {
  it.each([
    new UnreadableFile('too_large', { maxMiB: 64 }),
    new TemplateMismatch('column_missing', { column: '需求名称' }),
    new TooManyRows(10_001, 10_000),
    new Error('else'),
  ])('%s keeps what it is', (error) => {
    const revived = errorOf(structuredClone(failureOf(error)));
    expect(revived).toBeInstanceOf(error.constructor);
    expect({ ...revived, message: revived.message }).toEqual({ ...error, message: error.message });
  });
});

describe('where no worker is to be had', () => {
  it('a large workbook is read in slices: whoever else waits gets turns in between, and can end it', async () => {
    const cells = {
      field: '智能制造',
      purpose: '技术升级',
      summary: '需要在线检出叶片内部缺陷的办法',
      problem: '目前靠人工抽检，漏检率高，且无法在产线上逐件检测，希望实现自动化。',
      disclosureLevel: '仅会员',
    };
    const refused = Array.from({ length: 1_280 }, (_, row) => ({
      row,
      cells: { ...cells, title: `需求 ${row}` },
    }));
    const file = await demandErrorsFile({ refused, errors: [] });
    let turns = 0;
    let isReading = true;
    const others = (async () => {
      while (isReading) {
        await new Promise((resolve) => setImmediate(resolve));
        turns += 1;
      }
    })();
    const steps: number[] = [];
    const table = await readDemandFile(file, { at: AT, onProgress: (done) => steps.push(done) });
    isReading = false;
    await others;
    expect(table.taken).toHaveLength(1_280);
    expect(turns, 'one a slice of 128 rows at least').toBeGreaterThanOrEqual(10);
    expect(steps.length).toBeGreaterThanOrEqual(10);

    const end = new AbortController();
    const reading = readDemandFile(file, {
      at: AT,
      signal: end.signal,
      onProgress: (done) => {
        if (done > 0.6) end.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
