import type { Demand, DocumentLink, ImportJob, ImportTemplate, Problem } from '@jtop/contract';
import { ImportJob as ImportJobSchema } from '@jtop/contract/schemas';
import { DEMAND_COLUMNS, VERSION_TEXT } from '@jtop/rules/imports';
import { DATA_SHEET, readDemandWorkbook } from '@jtop/rules/workbook';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { mockToken } from '../index.js';
import { DemandDesk, NOW, OTHER, OWN } from '../testing/demand-desk.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Row = Readonly<Record<string, string>>;

const ROW: Row = {
  title: '叶片缺陷在线检测',
  field: '智能制造',
  purpose: '技术升级',
  summary: '需要在线检出叶片内部缺陷的办法',
  problem: '目前靠人工抽检，漏检率高，且无法在产线上逐件检测，希望实现自动化。',
  disclosureLevel: '仅会员',
  contactName: '张秘密',
};
const desk = new DemandDesk();

async function workbook(rows: readonly Row[]): Promise<ArrayBuffer> {
  const header = DEMAND_COLUMNS.map(({ title }) => title.zh);
  const data = rows.map((row) => DEMAND_COLUMNS.map(({ code }) => row[code] ?? null));
  const blob = await writeXlsxFile([[DATA_SHEET, VERSION_TEXT], header, ...data], {
    sheet: DATA_SHEET,
  }).toBlob();
  return blob.arrayBuffer();
}

async function post<T = ImportJob>(
  body: ArrayBuffer,
  { as = OWN, mode = 'commit', more = '' } = {},
): Promise<{ status: number; body: T }> {
  const headers = { authorization: `Bearer ${mockToken(as)}`, 'content-type': XLSX };
  const url = `http://mock.test/v1/imports?template=demand_collection&mode=${mode}&name=a.xlsx${more}`;
  const response = await desk.platform.handle(new Request(url, { method: 'POST', headers, body }));
  return { status: response.status, body: (await response.json()) as T };
}

const fileAt = async (url: string): Promise<Uint8Array> =>
  new Uint8Array(await (await desk.platform.handle(new Request(url))).arrayBuffer());

describe('a workbook of demands in memory', () => {
  it('is tried, taken row by row, and changes nothing when it comes again', async () => {
    const rows = [ROW, { ...ROW, title: '第二项需求', field: '?' }];
    const trial = await post(await workbook(rows), { mode: 'dry_run' });
    expect(trial.body).toMatchObject({ rows: 2, created: 1, rejected: 1, createdIds: [] });
    const { status, body } = await post(await workbook(rows));
    expect(status).toBe(201);
    expect(ImportJobSchema.parse(body)).toMatchObject({
      created: 1,
      rejected: 1,
      errors: [{ row: 4, column: 'field' }],
    });
    const made = await desk.ask<Demand>(`/v1/demands/${body.createdIds[0] ?? ''}`, { as: OWN });
    expect(made.body).toMatchObject({ title: ROW['title'], status: 'collected' });
    const mended = await post(await workbook([ROW, { ...ROW, title: '第二项需求' }]));
    expect(mended.body).toMatchObject({ created: 1, unchanged: 1, rejected: 0 });
    const changed = await post(await workbook([{ ...ROW, constraints: '不改产线' }]));
    expect(changed.body).toMatchObject({ created: 0, updated: 1 });
    const cleared = await post(await workbook([ROW]));
    expect(cleared.body).toMatchObject({ updated: 1, unchanged: 0 });
  });

  it('hands in a draft of the same title and leaves alone what is under way', async () => {
    await desk.post({ title: '草稿需求' });
    await desk.publish({ title: '已发布需求' });
    const { body } = await post(
      await workbook([
        { ...ROW, title: '草稿需求' },
        { ...ROW, title: '已发布需求' },
      ]),
    );
    expect(body).toMatchObject({ updated: 1, rejected: 1, errors: [{ row: 4, code: 'not_changeable' }] });
  });

  it('is refused as what it is', async () => {
    const csv = await post<Problem>(new TextEncoder().encode('a,b').buffer);
    expect([csv.status, csv.body]).toMatchObject([409, { code: 'import.unreadable', reason: 'csv' }]);
    const empty = await post<Problem>(await workbook([]));
    expect(empty.body).toMatchObject({ code: 'import.template_mismatch', reason: 'empty' });
    const rows = await workbook([{ ...ROW, field: '?' }]);
    const strict = await post<Problem>(rows, { more: '&maxErrorPercent=0' });
    expect(strict.body).toMatchObject({ code: 'import.too_many_errors', errorCount: 1 });
    expect((await post<Problem>(rows, { as: 'demo-university-1' })).status).toBe(403);
  });

  it('is listed and read by its party alone, its refused rows given back without persons', async () => {
    const { body: job } = await post(await workbook([{ ...ROW, field: '?' }]));
    const list = await desk.ask<{ items: ImportJob[] }>('/v1/imports?limit=1', { as: OWN });
    expect(list.body.items.map(({ id }) => id)).toEqual([job.id]);
    expect((await desk.ask(`/v1/imports/${job.id}`, { as: OWN })).body).toEqual(job);
    expect((await desk.ask(`/v1/imports/${job.id}`, { as: OTHER })).status).toBe(404);
    expect((await desk.ask(`/v1/imports/${job.id}/errors`, { as: OTHER })).status).toBe(404);
    const link = await desk.ask<DocumentLink>(`/v1/imports/${job.id}/errors`, { as: OWN });
    const again = await readDemandWorkbook(await fileAt(link.body.url), { at: NOW });
    expect(again.errors.map(({ code }) => code)).toEqual(['unknown_value', 'not_kept']);
    await post(await workbook([ROW]), { mode: 'dry_run' });
    expect((await desk.ask(`/v1/imports/${job.id}/errors`, { as: OWN })).status).toBe(404);
  });

  it('starts from a template that anybody may have', async () => {
    const { body } = await desk.ask<ImportTemplate>('/v1/import-templates/demand_collection');
    await expect(readDemandWorkbook(await fileAt(body.url), { at: NOW })).rejects.toMatchObject({
      reason: 'empty',
    });
    expect((await desk.ask('/v1/import-templates/other')).status).toBe(404);
  });
});

describe('a workbook that a page hands over', () => {
  const ORIGIN = 'http://mock.test';
  const draft = async (rows: readonly Row[]): Promise<string> => {
    const send = async <T>(path: string, headers: Record<string, string>, body: BodyInit): Promise<T> => {
      const init = { method: 'POST', headers: { origin: ORIGIN, ...headers }, body };
      const response = await desk.platform.handle(new Request(ORIGIN + path, init));
      expect(response.status).toBe(201);
      return (await response.json()) as T;
    };
    const { id: documentId, hash } = await send<{ id: string; hash: string }>(
      '/v1/documents?name=a.xlsx&kind=import&siteKey=pk_demo',
      { 'content-type': XLSX },
      await workbook(rows),
    );
    const body = { template: 'demand_collection', documentId, hash };
    const { id } = await send<{ id: string }>(
      '/v1/handoffs',
      { 'content-type': 'application/json', 'idempotency-key': documentId },
      JSON.stringify({ siteKey: 'pk_demo', operation: 'imports.create', params: {}, body }),
    );
    return id;
  };

  it('is taken in by who confirms, and changes nothing when it comes again', async () => {
    const rows = [{ ...ROW, title: '由页面交来的需求' }];
    const first = await desk.platform.confirmImport(await draft(rows), OWN);
    expect(first).toMatchObject({ status: 'confirmed', result: { rows: 1, created: 1, fileName: 'a.xlsx' } });
    const again = await desk.platform.confirmImport(await draft(rows), OWN);
    expect(again).toMatchObject({ status: 'confirmed', result: { created: 0, unchanged: 1 } });
  });

  it('is no act of a moment: the mock says which call to await', async () => {
    const id = await draft([ROW]);
    expect(() => desk.platform.confirm(id, OWN)).toThrow(/confirmImport/);
  });
});
