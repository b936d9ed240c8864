import { operations, type Demand, type ImportJob, type OperationId } from '@jtop/contract';
import { createBinder, ProblemError, type Handlers } from '@jtop/contract/binding';
import { ImportJob as ImportJobSchema, ImportTemplate } from '@jtop/contract/schemas';
import { DEMAND_COLUMNS, VERSION_TEXT, type Cell, type DemandColumnCode } from '@jtop/rules/imports';
import { DATA_SHEET, readDemandWorkbook } from '@jtop/rules/workbook';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { demandHandlers } from '../demands/routes.js';
import { createDownload } from '../documents/index.js';
import { ANONYMOUS, type Viewer } from '../identity/viewer.js';
import { DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { buildReaderThread } from '../testing/reader-thread.js';
import { createReader, documentFiles, importHandlers } from './index.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Row = Partial<Record<DemandColumnCode, Cell>>;

const ROW: Row = {
  title: '叶片缺陷在线检测',
  field: '智能制造',
  purpose: '技术升级',
  summary: '需要在线检出叶片内部缺陷的办法',
  problem: '目前靠人工抽检，漏检率高，且无法在产线上逐件检测，希望实现自动化。',
  disclosureLevel: '仅会员',
  contactName: '张秘密',
};

async function workbook(rows: readonly Row[]): Promise<Uint8Array<ArrayBuffer>> {
  const header = DEMAND_COLUMNS.map(({ title }) => title.zh);
  const data = rows.map((row) => DEMAND_COLUMNS.map(({ code }) => row[code] ?? null));
  const sheet = [[DATA_SHEET, VERSION_TEXT], header, ...data];
  const blob = await writeXlsxFile(sheet, { sheet: DATA_SHEET, dateFormat: 'yyyy-mm-dd' }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

let world: DemandWorld;
let download: (request: Request, token: string) => Promise<Response>;
let thread: URL;
let ask: (request: Request) => Promise<Response>;
beforeAll(async () => {
  [world, thread] = await Promise.all([DemandWorld.open(), buildReaderThread()]);
  const addressOf = () => '127.0.0.1';
  download = createDownload(world.platform, { readers: {}, addressOf });
  const unserved = Object.fromEntries(
    (Object.keys(operations) as OperationId[]).map((id) => [id, () => new ProblemError('not_found')]),
  ) as unknown as Handlers<Viewer>;
  ask = createBinder<Viewer>({
    handlers: {
      ...unserved,
      ...demandHandlers(world.platform),
      ...importHandlers(world.platform, {
        read: createReader(thread),
        files: documentFiles(world.platform, addressOf),
      }),
    },
    authenticate: async (request) =>
      world.viewers.get((request.headers.get('authorization') ?? '') as DemandActor) ?? ANONYMOUS,
    now: () => world.clock.now(),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    onError: (error) => world.errors.push(error),
  });
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

interface Posting {
  readonly as?: DemandActor;
  readonly mode?: 'dry_run' | 'commit';
  readonly key?: string;
  readonly query?: string;
}
interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

async function post<Body = ImportJob>(
  bytes: Uint8Array<ArrayBuffer>,
  { as = 'company', mode = 'commit', key, query = '' }: Posting = {},
): Promise<Answer<Body>> {
  const headers = new Headers({ authorization: as, 'content-type': XLSX });
  if (key !== undefined) headers.set('idempotency-key', key);
  const path = `/v1/imports?template=demand_collection&mode=${mode}&name=%E8%A1%A8.xlsx${query}`;
  const response = await ask(
    new Request(`http://platform.test${path}`, { method: 'POST', headers, body: bytes }),
  );
  return { status: response.status, body: (await response.json()) as Body };
}

async function get<Body>(path: string, as: DemandActor = 'company'): Promise<Answer<Body>> {
  const response = await ask(new Request(`http://platform.test${path}`, { headers: { authorization: as } }));
  return { status: response.status, body: (await response.json()) as Body };
}

/** The file behind a signed address. */
async function fileAt(url: string): Promise<Response> {
  return download(new Request(url), url.slice(url.lastIndexOf('/') + 1));
}

async function taken(rows: readonly Row[], posting: Posting = {}): Promise<ImportJob> {
  const { status, body } = await post(await workbook(rows), posting);
  expect(status, JSON.stringify(body)).toBe(201);
  ImportJobSchema.parse(body);
  return body;
}

const mine = async (as: DemandActor = 'company'): Promise<Demand[]> =>
  (await get<{ items: Demand[] }>('/v1/me/demands?limit=100', as)).body.items;

describe('a workbook of demands', () => {
  it('tried first changes nothing and says what would become of it', async () => {
    const before = (await mine()).length;
    const job = await taken([ROW, { ...ROW, title: '另一项', field: '?' }], { mode: 'dry_run' });
    expect(job).toMatchObject({
      mode: 'dry_run',
      rows: 2,
      created: 1,
      rejected: 1,
      errorCount: 2,
      createdIds: [],
    });
    expect(job.fileName).toBe('表.xlsx');
    expect(await mine()).toHaveLength(before);
  });

  it('is taken row by row: the good ones become demands that are handed in', async () => {
    const job = await taken([
      { ...ROW, title: '甲需求之一', deadline: '2026-09-30', budgetMin: 50, budgetMax: '120万元' },
      { ...ROW, title: '甲需求之二', summary: '短' },
      { ...ROW, title: '甲需求之三' },
    ]);
    expect(job).toMatchObject({ rows: 3, created: 2, updated: 0, unchanged: 0, rejected: 1, errorCount: 1 });
    expect(job.errors).toEqual([
      { row: 4, column: 'summary', code: 'too_short', message: '太短：至少 10 字' },
    ]);
    const made = (await mine()).filter(({ id }) => job.createdIds.includes(id));
    expect(made.map(({ title, status }) => [title, status]).sort()).toEqual([
      ['甲需求之一', 'collected'],
      ['甲需求之三', 'collected'],
    ]);
    expect(made.find(({ title }) => title === '甲需求之一')).toMatchObject({
      deadline: '2026-09-30T23:59:59.999+08:00',
      budgetFen: { minFen: 50_000_000, maxFen: 120_000_000 },
      disclosure: { level: 'members', hiddenFields: [] },
      contactPerson: { name: '张秘密' },
    });
  });

  it('uploaded again adds only what was mended, however its titles are typed', async () => {
    const first: Row = { ...ROW, title: '乙需求ABC' };
    await taken([first, { ...ROW, title: '乙需求之二', field: '?' }]);
    const again = await taken([
      { ...first, title: '乙 需求ａｂｃ' },
      { ...ROW, title: '乙需求之二' },
    ]);
    expect(again).toMatchObject({ created: 1, updated: 1, unchanged: 0, rejected: 0 });
    const third = await taken([
      { ...first, title: '乙 需求ａｂｃ' },
      { ...ROW, title: '乙需求之二' },
    ]);
    expect(third).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 0 });
    expect((await mine()).filter(({ title }) => title.startsWith('乙'))).toHaveLength(2);
  });

  it('hands in a draft of the same title, and leaves alone what a panel looks at', async () => {
    const draft = await world.post({ title: '丙需求草稿' });
    const looked = await world.post({ title: '丙需求诊断', submit: true });
    await world.act(looked.id, 'diagnosis/begin');
    const job = await taken([
      { ...ROW, title: '丙需求草稿' },
      { ...ROW, title: '丙需求诊断' },
    ]);
    expect(job).toMatchObject({ updated: 1, rejected: 1, errors: [{ row: 4, code: 'not_changeable' }] });
    expect((await world.demand(draft.id, 'company')).status).toBe('collected');
  });

  it('of another company has rows of its own', async () => {
    await taken([{ ...ROW, title: '丁需求同名' }]);
    expect(await taken([{ ...ROW, title: '丁需求同名' }], { as: 'stranger' })).toMatchObject({ created: 1 });
  });

  it('is not taken where more is wrong than it allows', async () => {
    const rows = [
      { ...ROW, title: '戊需求之一' },
      { ...ROW, title: '戊需求之二', field: '?' },
    ];
    const bytes = await workbook(rows);
    const refused = await post<object>(bytes, { query: '&maxErrorPercent=49' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'import.too_many_errors', errorCount: 1, rejected: 1 });
    expect((await post(bytes, { query: '&maxErrorPercent=50' })).body).toMatchObject({ created: 1 });
  });

  it('is taken once a key', async () => {
    const bytes = await workbook([{ ...ROW, title: '己需求之一' }]);
    const first = await post(bytes, { key: 'once' });
    const second = await post(bytes, { key: 'once' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    const other = await post<object>(await workbook([ROW]), { key: 'once' });
    expect(other.body).toMatchObject({ code: 'idempotency.mismatch' });
  });

  it('is not for those who may not post demands', async () => {
    const bytes = await workbook([ROW]);
    expect((await post<object>(bytes, { as: 'university' })).status).toBe(403);
    expect((await post<object>(bytes, { as: 'scopeless' })).body).toMatchObject({ code: 'auth.forbidden' });
  });

  it('does not get past the wire what it refuses of others', async () => {
    const job = await taken([{ ...ROW, title: '庚需求之一', contactEmail: 'a@b.c..d' }]);
    expect(job).toMatchObject({ rejected: 1, errors: [{ column: 'contactEmail' }] });
  });
});

describe('a file that is none', () => {
  const text = (content: string) => new TextEncoder().encode(content);
  it.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, object]>([
    ['CSV', async () => text('需求名称,技术领域\n'), { code: 'import.unreadable', reason: 'csv' }],
    ['a text', async () => text('hello'), { code: 'import.unreadable', reason: 'not_a_workbook' }],
    [
      'no rows',
      () => workbook([]),
      { code: 'import.template_mismatch', template: 'demand_collection', reason: 'empty' },
    ],
  ])('is told: %s', async (_name, bytes, problem) => {
    const { status, body } = await post<object>(await bytes());
    expect(status).toBe(409);
    expect(body).toMatchObject(problem);
  });

  it('ends its thread where it takes too much time or memory, and nothing else', async () => {
    const bytes = await workbook(
      Array.from({ length: 3_000 }, (_, index) => ({ ...ROW, title: `需求之 ${index}` })),
    );
    const context = { at: world.clock.now() };
    const slow = createReader(thread, { timeoutMs: 1 });
    await expect(slow(bytes, context)).rejects.toMatchObject({ code: 'import.unreadable' });
    const small = createReader(thread, { memoryMiB: 8 });
    await expect(small(bytes, context)).rejects.toMatchObject({ code: 'import.unreadable' });
    const reader = createReader(thread, { threads: 1 });
    const tables = await Promise.all([reader(bytes, context), reader(bytes, context)]);
    expect(tables.map(({ rows }) => rows)).toEqual([3_000, 3_000]);
  });
});

describe('imports', () => {
  it('are read by who made them alone', async () => {
    const { id } = await taken([{ ...ROW, title: '辛需求之一' }]);
    expect((await get<ImportJob>(`/v1/imports/${id}`)).body.id).toBe(id);
    expect((await get(`/v1/imports/${id}`, 'stranger')).status).toBe(404);
    expect((await get(`/v1/imports/${id}/errors`, 'operator')).status).toBe(404);
    const pages = await get<{ items: ImportJob[]; nextCursor: string }>('/v1/imports?limit=1');
    expect(pages.body.items.map((job) => job.id)).toEqual([id]);
    const next = await get<{ items: ImportJob[] }>(`/v1/imports?limit=100&cursor=${pages.body.nextCursor}`);
    expect(next.body.items.map((job) => job.id)).not.toContain(id);
    expect(next.body.items.length).toBeGreaterThan(3);
  });

  it('give the refused rows back as a workbook without persons, until the next import', async () => {
    const bad: Row = { ...ROW, title: '壬需求之一', field: '?', deadline: new Date('2026-09-30T00:00:00Z') };
    const { id } = await taken([bad]);
    const kept = await world.db.selectFrom('imports').selectAll().where('id', '=', id).execute();
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain('张秘密');
    const { body } = await get<{ url: string }>(`/v1/imports/${id}/errors`);
    const file = await fileAt(body.url);
    expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain('表-errors.xlsx');
    const again = await readDemandWorkbook(new Uint8Array(await file.arrayBuffer()), {
      at: world.clock.now(),
    });
    expect(again.errors.map(({ column, code }) => [column, code])).toEqual([
      ['field', 'unknown_value'],
      ['contactName', 'not_kept'],
    ]);
    await taken([ROW], { mode: 'dry_run' });
    expect((await get(`/v1/imports/${id}/errors`)).status).toBe(404);
  });
});

describe('the template', () => {
  it('says its columns to anybody, and where the empty workbook is', async () => {
    const { body } = await get<{ url: string }>('/v1/import-templates/demand_collection', 'stranger');
    const template = ImportTemplate.parse(body);
    expect(template.columns[0]).toMatchObject({ code: 'title', required: true, maxLength: 100 });
    const file = await fileAt(template.url);
    expect(file.headers.get('content-type')).toBe(XLSX);
    const reading = readDemandWorkbook(new Uint8Array(await file.arrayBuffer()), { at: world.clock.now() });
    await expect(reading).rejects.toMatchObject({ reason: 'empty' });
    await get('/v1/import-templates/demand_collection', 'company');
    const made = await world.db.selectFrom('documents').select('id').where('party_id', 'is', null).execute();
    expect(made).toHaveLength(1);
    expect((await get('/v1/import-templates/other', 'stranger')).status).toBe(404);
  });
});
