import { createHash } from 'node:crypto';
import { parseInstant } from '@jtop/contract';
import { DOCUMENT_WAITING } from '@jtop/rules/documents';
import { describe, expect, it } from 'vitest';
import {
  DOCX,
  PDF,
  XLSX,
  officeFile,
  pdf,
  zipOf,
} from '../../../packages/platform/src/testing/office-files.js';
import type { Ready } from '../suite.js';
import { MINUTE } from '../support/auction.js';
import type { Input } from '../support/client.js';

const OWNER = 'demo-university-1';
const STRANGER = 'demo-company-2';
/** A page of the key `pk_demo`, on the platform and on the mocks. */
const PAGE = 'http://127.0.0.1:8788';

const file = (
  more: Partial<Input<'documents.create'>> & { type?: string } = {},
): Input<'documents.create'> => {
  const { type = PDF, ...rest } = more;
  return {
    as: OWNER,
    query: { name: '方案.pdf', kind: 'attachment' },
    body: pdf(),
    headers: { 'content-type': type },
    ...rest,
  };
};

/** Files: sent up, refused, and had back by a link. */
export function documentCases(ready: Ready): void {
  describe('files', () => {
    it('are taken with what they are, wait for a day, and are their owner’s to see', async () => {
      const { client } = ready();
      const body = pdf('证据');
      const answer = await client.answered('documents.create', file({ body }));
      const made = answer.body;
      expect(answer.status).toBe(201);
      expect(answer.headers.get('location')).toBe(`/v1/documents/${made.id}`);
      expect(made).toMatchObject({
        kind: 'attachment',
        name: '方案.pdf',
        mime: PDF,
        bytes: body.length,
        hash: createHash('sha256').update(body).digest('hex'),
      });
      const { uploadedAt, expiresAt = '' } = made;
      expect(parseInstant(expiresAt) - parseInstant(uploadedAt)).toBe(DOCUMENT_WAITING.forMs);
      const params = { id: made.id };
      expect(await client.ok('documents.retrieve', { params, as: OWNER })).toEqual(made);
      for (const as of [STRANGER, 'demo-operator']) {
        await client.refused('documents.retrieve', { params, as }, 'not_found');
        await client.refused('documents.link.retrieve', { params, as }, 'not_found');
      }
      await client.refused('documents.retrieve', { params }, 'auth.required');
    });

    it('with a key are taken once; with another name they are another call', async () => {
      const { client } = ready();
      const key = client.newKey();
      const first = await client.answered('documents.create', file({ key }));
      const again = await client.answered('documents.create', file({ key }));
      expect([again.status, again.body]).toEqual([200, first.body]);
      const query = { name: 'b.pdf', kind: 'attachment' };
      await client.refused('documents.create', file({ key, query }), 'idempotency.mismatch');
    });

    it('come from a page with its site key in the place of a token', async () => {
      const { client } = ready();
      const { as: _, ...anonymous } = file();
      const query = { name: 'a.pdf', kind: 'evidence', siteKey: 'pk_demo' };
      const headers = { 'content-type': PDF, origin: PAGE };
      const made = await client.ok('documents.create', { ...anonymous, query, headers });
      expect(made.kind).toBe('evidence');
      await client.refused('documents.retrieve', { params: { id: made.id }, as: OWNER }, 'not_found');
      await client.refused('documents.create', anonymous, 'auth.required');
      const unknown = { ...query, siteKey: 'pk_unknown' };
      await client.refused('documents.create', { ...anonymous, query: unknown, headers }, 'handoff.site_key');
    });

    it.each([
      ['a page as PDF', new TextEncoder().encode('<!doctype html><script>'), PDF, 'a.pdf', 'wrong_content'],
      ['a PDF as a picture', pdf(), 'image/png', 'a.png', 'wrong_content'],
      ['a workbook as a Word file', officeFile(XLSX), DOCX, 'a.docx', 'wrong_content'],
      ['an archive as a workbook', zipOf([['a.txt', 'a']]), XLSX, 'a.xlsx', 'wrong_content'],
      ['a workbook with macros', officeFile(XLSX, [['xl/vbaProject.bin', 'x']]), XLSX, 'a.xlsx', 'macros'],
      ['a bomb', officeFile(XLSX, [['xl/x.xml', '0'.repeat(9_000_000)]]), XLSX, 'a.xlsx', 'unfolds_too_far'],
      ['a cut workbook', officeFile(XLSX).slice(0, -9), XLSX, 'a.xlsx', 'damaged'],
    ])('that lie about themselves are refused: %s', async (_, body, type, name, code) => {
      const { client } = ready();
      const sent = file({ body, type, query: { name, kind: 'attachment' } });
      const problem = await client.refused('documents.create', sent, 'document.type_mismatch');
      expect(problem).toMatchObject({ declared: type, errors: [{ path: '', code }] });
    });

    it('of another type, with another ending, empty, too large or without a kind are refused', async () => {
      const { client } = ready();
      const refused = (input: Input<'documents.create'>, code: Parameters<typeof client.refused>[2]) =>
        client.refused('documents.create', input, code);
      await refused(file({ type: 'application/zip' }), 'request.media_type');
      await refused(file({ type: 'text/html' }), 'request.media_type');
      const toImport = await refused(
        file({ query: { name: 'a.pdf', kind: 'import' } }),
        'request.media_type',
      );
      expect(toImport['accepts']).toEqual([XLSX]);
      for (const name of ['a.exe', 'a.pdf.js', '.pdf', 'a/b.pdf', 'a\u202Efdp.pdf']) {
        const problem = await refused(file({ query: { name, kind: 'attachment' } }), 'request.invalid');
        expect(problem.errors, name).toMatchObject([{ path: 'name' }]);
      }
      await refused(file({ query: { name: 'a.pdf' } }), 'request.invalid');
      await refused(file({ query: { name: 'a.pdf', kind: 'secret' } }), 'request.invalid');
      await refused(file({ body: new Uint8Array() }), 'request.invalid');
      await refused(file({ body: new Uint8Array(20_971_521) }), 'request.too_large');
    });

    it('come back by a link, to be saved, for five minutes', async () => {
      const { client } = ready();
      const body = pdf('链接');
      const { id } = await client.ok('documents.create', file({ body }));
      const asked = await client.now();
      const { url, expiresAt } = await client.ok('documents.link.retrieve', { params: { id }, as: OWNER });
      expect(parseInstant(expiresAt) - asked).toBeLessThanOrEqual(5 * MINUTE);
      expect(new URL(url).origin).toBe(client.target.origin);
      expect(new URL(url).pathname).toMatch(/^\/documents\/[\w-]+$/);

      const get = (address: string, method = 'GET') => client.target.fetch(new Request(address, { method }));
      const given = await get(url);
      expect(Buffer.compare(Buffer.from(await given.arrayBuffer()), body)).toBe(0);
      expect(Object.fromEntries(given.headers)).toMatchObject({
        'content-type': PDF,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/) as string,
      });
      expect(given.headers.get('content-disposition')).toMatch(
        /^attachment; .*filename\*=UTF-8''%E6%96%B9%E6%A1%88\.pdf$/,
      );
      const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
      expect(await codeOf(await get(url, 'POST'))).toBe('request.method_not_allowed');
      expect(await codeOf(await get(`${url}x`))).toBe('not_found');
      await client.moveTo(parseInstant(expiresAt));
      const late = await get(url);
      expect([late.status, await codeOf(late)]).toEqual([403, 'auth.forbidden']);
    });

    it('that nothing takes up are gone after a day', async () => {
      const { client } = ready();
      const { id, expiresAt = '' } = await client.ok('documents.create', file());
      await client.moveTo(parseInstant(expiresAt) - 1);
      await client.ok('documents.retrieve', { params: { id }, as: OWNER });
      await client.moveTo(parseInstant(expiresAt));
      await client.refused('documents.retrieve', { params: { id }, as: OWNER }, 'not_found');
    });
  });
}
