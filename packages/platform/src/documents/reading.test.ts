import { createHash } from 'node:crypto';
import { formatInstant } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../db/transaction.js';
import { newId } from '../lots/ids.js';
import { createSiteKey } from '../site-keys/site-keys.js';
import { DocumentDesk, type Sending } from '../testing/document-desk.js';
import { PLATFORM } from '../testing/handoff-desk.js';
import { DOCX, officeFile, pdf } from '../testing/office-files.js';
import {
  createDownload,
  keepDocument,
  letGo,
  linkTo,
  readableDocument,
  takeUp,
  type DocumentReaders,
  type Taker,
  type TakingUp,
} from './index.js';
import { readLink, signLink } from './link-token.js';

const OWNER = 'demo-company-1';
const STRANGER = 'demo-company-2';
const DAY = 86_400_000;
let desk: DocumentDesk;
let siteKeyId: string;

beforeAll(async () => {
  desk = await DocumentDesk.open();
  const made = { name: 'x', key: 'pk_documents', origins: ['https://bureau.example.cn'] };
  siteKeyId = (await inTransaction(desk.database.db, (tx) => createSiteKey(tx, made, 1))).id;
});
afterAll(() => desk.close());
afterEach(() => desk.clear());

interface Uploaded {
  readonly id: string;
  readonly hash: string;
}

const uploaded = async (sending: Sending = {}): Promise<Uploaded> => {
  const { status, json, text } = await desk.upload(sending);
  if (status !== 201) throw new Error(text);
  return json as unknown as Uploaded;
};
const byPage = { as: null, siteKey: 'pk_documents', origin: 'https://bureau.example.cn' } as const;
const solution = (): Taker => ({ kind: 'solution', id: newId(desk.clock.now()) });
const refOf = ({ id, hash }: Uploaded) => ({ documentId: id, hash });
const take = (files: readonly Uploaded[], taking: Partial<TakingUp> = {}) =>
  inTransaction(desk.database.db, (tx) =>
    takeUp(tx, files.map(refOf), {
      taker: solution(),
      partyId: desk.partyId(OWNER),
      at: desk.clock.now(),
      ...taking,
    }),
  );
const notFit = (...files: readonly Uploaded[]) => ({
  code: 'document.not_fit',
  extras: { documentIds: files.map(({ id }) => id) },
});
const accesses = () => desk.database.db.selectFrom('document_accesses').selectAll().orderBy('id').execute();

describe('taking files up', () => {
  it('keeps them for good, in the order in which they are named', async () => {
    const first = await uploaded({ name: 'a.pdf' });
    const second = await uploaded({ bytes: officeFile(DOCX), type: DOCX, name: 'b.docx' });
    const taken = await take([second, first]);
    expect(taken).toEqual([
      { id: second.id, name: 'b.docx', mime: DOCX, bytes: expect.any(Number) as number, hash: second.hash },
      {
        id: first.id,
        name: 'a.pdf',
        mime: 'application/pdf',
        bytes: expect.any(Number) as number,
        hash: first.hash,
      },
    ]);
    desk.clock.moveTo(desk.clock.now() + 30 * DAY);
    await desk.app.auction.jobs.runDue();
    const { json } = await desk.get(`/v1/documents/${first.id}`, OWNER);
    expect(json).toMatchObject({ id: first.id });
    expect(json).not.toHaveProperty('expiresAt');
    expect(desk.blobs.keys.size).toBe(2);
  });

  it('of none asks nothing', async () => {
    expect(await take([])).toEqual([]);
  });

  it('is refused for those of another, of another hash, unknown or dropped: all are named, none is taken', async () => {
    const good = await uploaded();
    const foreign = await uploaded({ as: STRANGER });
    const unknown = { id: '018f0000-0000-7000-8000-000000000000', hash: good.hash };
    const forged = { id: (await uploaded()).id, hash: '0'.repeat(64) };
    const refused = take([good, foreign, unknown, forged], { path: 'evidence' });
    await expect(refused).rejects.toMatchObject({
      ...notFit(foreign, unknown, forged),
      errors: [{ path: 'evidence.1' }, { path: 'evidence.2' }, { path: 'evidence.3' }],
    });
    await expect(refused).rejects.toBeInstanceOf(ProblemError);
    expect(await take([good])).toHaveLength(1);
  });

  it('is refused a millisecond too late', async () => {
    const [one, other] = [await uploaded(), await uploaded()];
    desk.clock.moveTo(desk.clock.now() + DAY - 1);
    expect(await take([one])).toHaveLength(1);
    desk.clock.moveTo(desk.clock.now() + 1);
    await expect(take([other])).rejects.toMatchObject(notFit(other));
  });

  it('is done once, but by the same taker again', async () => {
    const file = await uploaded();
    const taker = solution();
    await take([file], { taker });
    await expect(take([file])).rejects.toMatchObject(notFit(file));
    expect(await take([file], { taker })).toHaveLength(1);
  });

  it('by two at the same moment is done by one', async () => {
    const file = await uploaded();
    const both = await Promise.allSettled([take([file]), take([file])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('makes what a page uploaded the party’s that confirms the page’s act, and no other page’s', async () => {
    const file = await uploaded(byPage);
    await expect(take([file])).rejects.toMatchObject(notFit(file));
    await expect(take([file], { siteKeyId: newId(1) })).rejects.toMatchObject(notFit(file));
    expect((await desk.get(`/v1/documents/${file.id}`, OWNER)).status).toBe(404);
    await take([file], { siteKeyId });
    expect((await desk.get(`/v1/documents/${file.id}`, OWNER)).status).toBe(200);
    const row = await desk.database.db.selectFrom('documents').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ party_id: desk.partyId(OWNER), address_hash: null, expires_at: null });
  });

  it('can be undone: what a demand no longer names waits again', async () => {
    const [kept, gone] = [await uploaded(), await uploaded()];
    const taker: Taker = { kind: 'demand', id: newId(desk.clock.now()) };
    await take([kept, gone], { taker });
    await inTransaction(desk.database.db, (tx) => letGo(tx, taker, [kept.id], desk.clock.now()));
    desk.clock.moveTo(desk.clock.now() + DAY);
    await desk.app.auction.jobs.runDue();
    expect([...desk.blobs.keys]).toEqual([`documents/${kept.id}`]);
  });

  it('rolls back with the act', async () => {
    const file = await uploaded();
    const failing = inTransaction(desk.database.db, async (tx) => {
      await takeUp(tx, [refOf(file)], {
        taker: solution(),
        partyId: desk.partyId(OWNER),
        at: desk.clock.now(),
      });
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await take([file])).toHaveLength(1);
  });
});

describe('what nothing takes up', () => {
  it('is gone after a day, for everybody, and dropped with its blob', async () => {
    const file = await uploaded();
    desk.clock.moveTo(desk.clock.now() + DAY);
    expect((await desk.get(`/v1/documents/${file.id}`, OWNER)).status).toBe(404);
    expect((await desk.get(`/v1/documents/${file.id}/link`, OWNER)).status).toBe(404);
    await desk.app.auction.jobs.runDue();
    expect(desk.blobs.keys.size).toBe(0);
    expect(await desk.database.db.selectFrom('documents').select('id').execute()).toEqual([]);
  });

  it('is tried again where the store is away, and cannot be taken up meanwhile', async () => {
    const file = await uploaded();
    desk.clock.moveTo(desk.clock.now() + DAY);
    desk.blobs.failing = 'delete';
    await desk.app.auction.jobs.runDue();
    const row = await desk.database.db.selectFrom('documents').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ id: file.id, dropping: true });
    await expect(take([file])).rejects.toMatchObject(notFit(file));
    desk.blobs.failing = undefined;
    await desk.app.auction.jobs.runDue();
    expect(desk.blobs.keys.size).toBe(0);
  });

  it('is dropped by the hundred', async () => {
    const at = desk.clock.now();
    const rows = Array.from({ length: 250 }, () => ({
      id: newId(at),
      kind: 'attachment' as const,
      name: 'a.pdf',
      mime: 'application/pdf',
      bytes: 1,
      hash: '0'.repeat(64),
      party_id: null,
      site_key_id: siteKeyId,
      address_hash: null,
      stored: true,
      uploaded_at: at,
      expires_at: at,
      taken_by_kind: null,
      taken_by_id: null,
    }));
    await desk.database.db.insertInto('documents').values(rows).execute();
    await desk.app.auction.jobs.runDue();
    expect(await desk.database.db.selectFrom('documents').select('id').execute()).toEqual([]);
  });
});

describe('a link', () => {
  const linkOf = async (
    file: Uploaded,
    as = OWNER,
  ): Promise<{ url: string; path: string; expiresAt: string }> => {
    const { json, status, text } = await desk.get(`/v1/documents/${file.id}/link`, as);
    if (status !== 200) throw new Error(text);
    const { url, expiresAt } = json as { url: string; expiresAt: string };
    return { url, expiresAt, path: url.slice(PLATFORM.length) };
  };

  it('gives the file to be saved, from a path of its own, for five minutes', async () => {
    const bytes = pdf('机密');
    const file = await uploaded({ bytes, name: '方案 "1"(终).pdf' });
    const { url, path, expiresAt } = await linkOf(file);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8787\/documents\/[\w-]+$/);
    expect(expiresAt).toBe(formatInstant(desk.clock.now() + 300_000));
    const answer = await desk.app.fetch(new Request(url));
    expect(answer.status).toBe(200);
    const got = new Uint8Array(await answer.arrayBuffer());
    expect(createHash('sha256').update(got).digest('hex')).toBe(file.hash);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="__ _1_(_).pdf"; filename*=UTF-8''${encodeURIComponent('方案 "1"')}%28${encodeURIComponent('终')}%29.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();

    const head = await desk.app.fetch(new Request(url, { method: 'HEAD' }));
    expect([head.status, await head.text()]).toEqual([200, '']);
    desk.clock.moveTo(desk.clock.now() + 299_999);
    expect((await desk.get(path)).status).toBe(200);
    desk.clock.moveTo(desk.clock.now() + 1);
    expect(await desk.get(path)).toMatchObject({
      status: 403,
      json: {
        code: 'auth.forbidden',
        reason: 'expired',
        detail: 'this address has expired; ask for a new one',
      },
    });
  });

  it('is logged, and each use of it: who, when, from where', async () => {
    const file = await uploaded();
    const { path } = await linkOf(file);
    await desk.get(path);
    await desk.get(path);
    const log = await accesses();
    expect(log.map(({ act }) => act)).toEqual(['link', 'download', 'download']);
    expect(new Set(log.map(({ link_id: link }) => link)).size).toBe(1);
    for (const line of log) {
      expect(line).toMatchObject({
        document_id: file.id,
        party_id: desk.partyId(OWNER),
        at: desk.clock.now(),
      });
    }
  });

  it('says from where by a digest only', async () => {
    const file = await uploaded();
    const { platform } = desk.app;
    await linkTo(platform, file, { partyId: undefined, address: '203.0.113.7', at: desk.clock.now() });
    await linkTo(platform, file, { partyId: undefined, address: '203.0.113.7', at: desk.clock.now() });
    const [one, other] = await accesses();
    expect(one?.address_hash).toMatch(/^[\w-]{43}$/);
    expect(one?.address_hash).toBe(other?.address_hash);
  });

  it('that was changed anywhere is no address', async () => {
    const { path } = await linkOf(await uploaded());
    const token = path.slice('/documents/'.length);
    const changed = [0, 30, 70, token.length - 20].map(
      (at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1),
    );
    for (const other of [
      ...changed,
      token.slice(1),
      `${token}AA`,
      `${token}=`,
      'x',
      '%00',
      '..%2f..%2fetc',
    ]) {
      expect(await desk.get(`/documents/${other}`), other).toMatchObject({
        status: 404,
        json: { code: 'not_found' },
      });
    }
    expect((await accesses()).filter(({ act }) => act === 'download')).toEqual([]);
  });

  it('is only read', async () => {
    const { path } = await linkOf(await uploaded());
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await desk.send(path, { method });
      expect(answer).toMatchObject({ status: 405, json: { code: 'request.method_not_allowed' } });
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
    }
  });

  it('says so where the bytes cannot be had', async () => {
    const file = await uploaded();
    const { path } = await linkOf(file);
    desk.blobs.failing = 'get';
    expect(await desk.get(path)).toMatchObject({ status: 503, json: { code: 'unavailable' } });
    desk.blobs.failing = undefined;
    await desk.blobs.delete(`documents/${file.id}`);
    expect(await desk.get(path)).toMatchObject({ status: 503, json: { code: 'unavailable' } });
    desk.database.fail(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
    const away = await desk.get(path);
    desk.database.fail();
    expect(away.status).toBe(503);
  });

  it('is signed by any of the keys, the newest first', () => {
    const claims = {
      linkId: newId(1),
      documentId: newId(2),
      partyId: newId(3),
      expiresAt: 1_780_000_000_000,
    };
    expect(readLink(signLink(claims, ['new', 'old']), ['new'])).toEqual(claims);
    expect(readLink(signLink(claims, ['old']), ['new', 'old'])).toEqual(claims);
    expect(readLink(signLink(claims, ['old']), ['new'])).toBeUndefined();
    const { partyId: _, ...anybodys } = claims;
    expect(readLink(signLink(anybodys, ['new']), ['new'])).toEqual(anybodys);
  });
});

describe('who may read a file', () => {
  it('is its owner alone while it waits; strangers do not learn that it is there', async () => {
    const file = await uploaded();
    for (const path of [`/v1/documents/${file.id}`, `/v1/documents/${file.id}/link`]) {
      expect((await desk.get(path, OWNER)).status).toBe(200);
      for (const other of [STRANGER, 'demo-operator']) {
        expect(await desk.get(path, other)).toMatchObject({ status: 404, json: { code: 'not_found' } });
      }
      expect((await desk.get(path)).status).toBe(401);
    }
  });

  it('is the operator, too, once it is handed in', async () => {
    const file = await uploaded();
    await take([file]);
    expect((await desk.get(`/v1/documents/${file.id}`, 'demo-operator')).status).toBe(200);
    expect((await desk.get(`/v1/documents/${file.id}`, STRANGER)).status).toBe(404);
  });

  it('is whom the taker shows it to, and no longer than that: a link ends with the right', async () => {
    const { db } = desk.database;
    const file = await uploaded();
    const taker = solution();
    await take([file], { taker });
    let consented = true;
    const readers: DocumentReaders = {
      solution: async (_db, id, viewer) =>
        consented &&
        id === taker.id &&
        viewer.partyId === desk.partyId(STRANGER) &&
        viewer.roles.includes('company'),
    };
    const viewer = {
      partyId: desk.partyId(STRANGER),
      roles: ['company' as const],
      scopes: [],
      banned: false,
    };
    const at = desk.clock.now();
    expect(await readableDocument(db, file.id, { viewer, readers, at })).toMatchObject({ id: file.id });
    const other = { ...viewer, partyId: desk.partyId('demo-company-3') };
    await expect(readableDocument(db, file.id, { viewer: other, readers, at })).rejects.toMatchObject({
      code: 'not_found',
    });

    const { platform } = desk.app;
    const { url } = await linkTo(platform, file, { partyId: viewer.partyId, address: undefined, at });
    const download = createDownload(platform, { readers, addressOf: () => undefined });
    const token = url.slice(`${PLATFORM}/documents/`.length);
    const get = () => download(new Request(url), token);
    const given = await get();
    expect([given.status, (await given.arrayBuffer()).byteLength]).toEqual([200, pdf().length]);
    consented = false;
    expect((await get()).status).toBe(404);
  });

  it('is anybody, of what the platform made for everybody', async () => {
    const { platform } = desk.app;
    const made = {
      name: '模板.docx',
      kind: 'attachment' as const,
      type: DOCX,
      bytes: officeFile(DOCX),
      owner: { by: 'platform' as const },
      at: desk.clock.now(),
    };
    const file = await keepDocument(platform, made);
    const { url } = await linkTo(platform, file, {
      partyId: undefined,
      address: undefined,
      at: desk.clock.now(),
    });
    expect((await desk.get(url.slice(PLATFORM.length))).status).toBe(200);
  });
});
