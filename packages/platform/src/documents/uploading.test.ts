import { createHash } from 'node:crypto';
import { DOCUMENT_WAITING } from '@jtop/rules/documents';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PlatformServer } from '../http/server.js';
import { inTransaction } from '../db/transaction.js';
import { createSiteKey, revokeSiteKey } from '../site-keys/site-keys.js';
import { DocumentDesk } from '../testing/document-desk.js';
import { DOCX, PDF, XLSX, officeFile, pdf, zipOf } from '../testing/office-files.js';
import { RawClient } from '../testing/sockets.js';
import { keepDocument, uploadDocument } from './uploading.js';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const SITE_KEY = 'pk_documents';
let desk: DocumentDesk;

beforeAll(async () => {
  desk = await DocumentDesk.open();
  await inTransaction(desk.database.db, (tx) =>
    createSiteKey(tx, { name: 'x', key: SITE_KEY, origins: ['https://bureau.example.cn'] }, 1),
  );
});
afterAll(() => desk.close());
afterEach(() => desk.clear());

const rows = () => desk.database.db.selectFrom('documents').selectAll().orderBy('id').execute();
const nothingIsKept = async () => {
  expect(await rows()).toEqual([]);
  expect([...desk.blobs.keys]).toEqual([]);
};
const page = { as: null, siteKey: SITE_KEY, origin: 'https://bureau.example.cn' } as const;

describe('a file that is sent', () => {
  it('is kept with its hash, and waits for a day', async () => {
    const bytes = pdf('我们的方案');
    const answer = await desk.upload({ bytes, name: '方案 (终稿).pdf' });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({
      id: expect.any(String) as string,
      kind: 'attachment',
      name: '方案 (终稿).pdf',
      mime: PDF,
      bytes: bytes.length,
      hash: createHash('sha256').update(bytes).digest('hex'),
      uploadedAt: '2026-06-03T12:00:00.000+08:00',
      expiresAt: '2026-06-04T12:00:00.000+08:00',
    });
    expect(answer.headers.get('location')).toBe(`/v1/documents/${String(answer.json['id'])}`);
    expect([...desk.blobs.keys]).toEqual([`documents/${String(answer.json['id'])}`]);
  });

  it('may be a Word file or a workbook', async () => {
    expect((await desk.upload({ bytes: officeFile(DOCX), type: DOCX, name: 'a.docx' })).status).toBe(201);
    const workbook = { bytes: officeFile(XLSX), type: XLSX, name: 'a.XLSX', kind: 'import' };
    expect((await desk.upload(workbook)).status).toBe(201);
  });

  it('with the same key is the same file, with another name or content it is refused', async () => {
    const first = await desk.upload({ key: 'k1' });
    const again = await desk.upload({ key: 'k1' });
    expect(again).toMatchObject({ status: 200, json: { id: first.json['id'] } });
    for (const other of [{ name: 'b.pdf' }, { bytes: pdf('x') }, { kind: 'evidence' }]) {
      const refused = await desk.upload({ key: 'k1', ...other });
      expect(refused).toMatchObject({ status: 422, json: { code: 'idempotency.mismatch' } });
    }
    expect((await desk.upload({ key: 'k1', as: 'demo-company-2' })).status).toBe(201);
    expect(await rows()).toHaveLength(2);
    expect(desk.blobs.keys.size).toBe(2);
  });

  it('twice at the same moment with one key is kept once', async () => {
    const both = await Promise.all([desk.upload({ key: 'k2' }), desk.upload({ key: 'k2' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(both[0].json['id']).toBe(both[1].json['id']);
    expect(await rows()).toHaveLength(1);
    expect(desk.blobs.keys.size).toBe(1);
  });

  it('by a page needs its site key, from its own origin', async () => {
    const answer = await desk.upload(page);
    expect(answer.status).toBe(201);
    const [row] = await rows();
    expect(row).toMatchObject({ party_id: null, site_key_id: expect.any(String) as string });
    const { siteKey: _, ...keyless } = page;
    expect((await desk.upload(keyless)).json).toMatchObject({
      code: 'auth.required',
      detail: expect.stringContaining('siteKey') as string,
    });
    expect((await desk.upload({ ...page, siteKey: 'pk_unknown' })).json).toMatchObject({
      code: 'handoff.site_key',
    });
    expect((await desk.upload({ ...page, origin: 'https://evil.example' })).json).toMatchObject({
      code: 'handoff.origin',
    });
  });

  it('by a page whose key was revoked is refused', async () => {
    const { db } = desk.database;
    const made = { name: 'y', key: 'pk_gone', origins: ['https://bureau.example.cn'] };
    await inTransaction(db, async (tx) => revokeSiteKey(tx, (await createSiteKey(tx, made, 1)).id, 2));
    const refused = await desk.upload({ ...page, siteKey: 'pk_gone' });
    expect(refused).toMatchObject({ status: 403, json: { code: 'handoff.site_key' } });
  });
});

describe('a file that is not taken', () => {
  afterEach(nothingIsKept);

  it.each([
    ['a program', new TextEncoder().encode('MZ\x90'), PDF, 'a.pdf', 'wrong_content'],
    ['a page', new TextEncoder().encode('<html><script>'), PDF, 'a.pdf', 'wrong_content'],
    ['a picture as PDF', PNG, PDF, 'a.pdf', 'wrong_content'],
    ['a PDF as a picture', pdf(), 'image/png', 'a.png', 'wrong_content'],
    [
      'a PDF that is an archive too',
      Uint8Array.from([...pdf(), ...zipOf([['a.class', 'a']])]),
      PDF,
      'a.pdf',
      'wrong_content',
    ],
    ['a drawing with a script', new TextEncoder().encode('<svg onload="x">'), PDF, 'a.pdf', 'wrong_content'],
    ['text as JPEG', new TextEncoder().encode('hello'), 'image/jpeg', 'a.jpg', 'wrong_content'],
    ['a workbook as a Word file', officeFile(XLSX), DOCX, 'a.docx', 'wrong_content'],
    ['an archive as a Word file', zipOf([['a.txt', 'a']]), DOCX, 'a.docx', 'wrong_content'],
    ['macros', officeFile(DOCX, [['word/vbaProject.bin', 'x']]), DOCX, 'a.docx', 'macros'],
    [
      'macros by its list of types alone',
      officeFile(DOCX, [], 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      DOCX,
      'a.docx',
      'macros',
    ],
    [
      'a template',
      officeFile(DOCX, [], `${DOCX.replace('document', 'template')}.main+xml`),
      DOCX,
      'a.docx',
      'wrong_content',
    ],
    ['a bomb', officeFile(DOCX, [['word/x.xml', '0'.repeat(9_000_000)]]), DOCX, 'a.docx', 'unfolds_too_far'],
    [
      'a list of types that is a bomb',
      zipOf([
        ['[Content_Types].xml', ' '.repeat(2_000_000)],
        ['word/document.xml', '<main/>'],
      ]),
      DOCX,
      'a.docx',
      'damaged',
    ],
    ['a cut archive', officeFile(DOCX).slice(0, -5), DOCX, 'a.docx', 'damaged'],
  ])('%s is refused, with what to do', async (_, bytes, type, name, code) => {
    const answer = await desk.upload({ bytes, type, name });
    expect(answer).toMatchObject({
      status: 409,
      json: { code: 'document.type_mismatch', declared: type, errors: [{ path: '', code }] },
    });
    expect(String(answer.json['detail'])).toMatch(/; /);
  });

  it.each([
    ['application/zip', 'a.zip'],
    ['application/vnd.ms-word.document.macroEnabled.12', 'a.docm'],
    ['application/x-msdownload', 'a.exe'],
    ['text/html', 'a.html'],
    ['image/svg+xml', 'a.svg'],
  ])('%s is no type that is taken', async (type, name) => {
    const answer = await desk.upload({ type, name });
    expect(answer).toMatchObject({ status: 415, json: { code: 'request.media_type' } });
  });

  it('a PDF is nothing to import', async () => {
    const answer = await desk.upload({ kind: 'import' });
    expect(answer).toMatchObject({ status: 415, json: { code: 'request.media_type', accepts: [XLSX] } });
  });

  it.each(['a.exe', 'a.pdf.html', 'a\u202Efdp.pdf', '../a.pdf', '', `${'长'.repeat(200)}.pdf`])(
    'the name %j is refused',
    async (name) => {
      const { status, json } = await desk.upload({ name });
      expect([status, json['code']]).toEqual([400, 'request.invalid']);
      for (const error of json['errors'] as unknown[]) expect(error).toMatchObject({ path: 'name' });
    },
  );

  it('an empty one is refused', async () => {
    const answer = await desk.upload({ bytes: new Uint8Array() });
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ code: 'empty' }] } });
  });

  it('a workbook to import over its limit is refused, though an attachment might be so large', async () => {
    const bytes = new Uint8Array(10_485_761);
    const answer = await desk.upload({ bytes, type: XLSX, name: 'a.xlsx', kind: 'import' });
    expect(answer).toMatchObject({ status: 413, json: { code: 'request.too_large', maxBytes: 10_485_760 } });
  });

  it('where the store is away, it is to be sent again', async () => {
    desk.blobs.failing = 'put';
    expect(await desk.upload({ key: 'k3' })).toMatchObject({ status: 503, json: { code: 'unavailable' } });
    desk.blobs.failing = undefined;
    await nothingIsKept();
    expect((await desk.upload({ key: 'k3' })).status).toBe(201);
    await desk.clear();
  });
});

describe('a file on its way', () => {
  it('that breaks off, or goes on over the limit, leaves nothing', async () => {
    const server = new PlatformServer();
    const port = await server.listen({ host: '127.0.0.1', port: 0, portVariable: 'PORT' });
    server.serve(desk.app.service);
    const head = async (length: string): Promise<string> =>
      [
        'POST /v1/documents?name=a.pdf&kind=attachment HTTP/1.1',
        'host: x',
        `authorization: Bearer ${await desk.token('demo-company-1')}`,
        `content-type: ${PDF}`,
        length,
        '\r\n',
      ].join('\r\n');

    const broken = new RawClient(port);
    broken.send(`${await head('content-length: 1000')}%PDF-1.7`);
    broken.close();
    await broken.ended;

    const claimed = new RawClient(port);
    claimed.send(await head('content-length: 20971521'));
    expect(await claimed.until('request.too_large')).toContain('413');
    claimed.close();

    const endless = new RawClient(port);
    endless.send(await head('transfer-encoding: chunked'));
    const chunk = 'x'.repeat(1_048_576);
    for (let sent = 0; sent <= 20; sent += 1) endless.send(`100000\r\n${chunk}\r\n`);
    expect(await endless.until('request.too_large')).toContain('413');
    endless.close();

    await server.close(0);
    await nothingIsKept();
  });
});

describe('what may wait', () => {
  const limits = {
    party: { files: 2, bytes: 1000 },
    page: { files: 3, bytes: 1000 },
    address: { files: 2, bytes: 1000 },
  };
  const send = (owner: Parameters<typeof uploadDocument>[1]['owner'], text = '') =>
    uploadDocument(desk.app.platform, {
      name: 'a.pdf',
      kind: 'attachment',
      type: PDF,
      bytes: pdf(text),
      owner,
      bodyHash: '',
      at: desk.clock.now(),
      limits,
    });
  const party = (subject = 'demo-company-1') => ({ by: 'party' as const, partyId: desk.partyId(subject) });

  it('is so many files of a party, and so many bytes', async () => {
    await send(party());
    await send(party());
    await expect(send(party())).rejects.toMatchObject({
      code: 'rate.limited',
      extras: { retryAfterMs: DOCUMENT_WAITING.forMs },
    });
    await send(party('demo-company-2'));
    await expect(send(party('demo-company-2'), 'x'.repeat(980))).rejects.toMatchObject({
      code: 'rate.limited',
    });
  });

  it('holds for many at once', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 6 }, () => send(party())));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  it('is counted by page, and by address on a page', async () => {
    const siteKeyId = (await desk.database.db.selectFrom('site_keys').select('id').executeTakeFirstOrThrow())
      .id;
    const visitor = (addressHash: string | null) => ({ by: 'page' as const, siteKeyId, addressHash });
    await send(visitor('a'));
    await send(visitor('a'));
    await expect(send(visitor('a'))).rejects.toMatchObject({ code: 'rate.limited' });
    await send(visitor('b'));
    await expect(send(visitor('c'))).rejects.toMatchObject({ code: 'rate.limited' });
  });

  it('does not hold the platform itself', async () => {
    const made = {
      name: 'a.pdf',
      kind: 'import' as const,
      type: XLSX,
      bytes: officeFile(XLSX),
      at: desk.clock.now(),
    };
    const file = { ...made, name: 'errors.xlsx', owner: { by: 'platform' as const } };
    expect(await keepDocument(desk.app.platform, file)).toMatchObject({ name: 'errors.xlsx', mime: XLSX });
  });
});

describe('what a killed process left behind', () => {
  it('is dropped, the blob too', async () => {
    vi.spyOn(desk.blobs, 'put').mockImplementationOnce(async (key, bytes) => {
      vi.restoreAllMocks();
      await desk.blobs.put(key, bytes);
      throw new Error('killed');
    });
    desk.blobs.failing = 'delete';
    expect((await desk.upload()).status).toBe(503);
    desk.blobs.failing = undefined;
    expect(await rows()).toMatchObject([{ stored: false }]);
    expect(desk.blobs.keys.size).toBe(1);
    desk.clock.moveTo(desk.clock.now() + 900_000);
    await desk.app.auction.jobs.runDue();
    await nothingIsKept();
  });
});
