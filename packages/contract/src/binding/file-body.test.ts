import { describe, expect, it, vi } from 'vitest';
import { bound, json, problemOf } from '../testing/bound.js';
import { DOCUMENT_MAX_BYTES } from '../common/challenge-enums.js';

const PDF = { 'content-type': 'application/pdf' };

/** Uploads a file, and tells what the handler got. */
async function upload(init: RequestInit, query = 'name=a.pdf&kind=attachment') {
  const handler = vi.fn((_call: { body: Uint8Array; bodyHash: string; query: unknown }) => ({
    body: {} as never,
  }));
  const response = await bound({ handlers: { 'documents.create': handler } })(
    'POST',
    `/v1/documents?${query}`,
    init,
  );
  return { response, got: handler.mock.calls[0]?.[0] };
}

describe('a body that is a file', () => {
  it('reaches the handler byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { response, got } = await upload({ body: bytes, headers: PDF });
    expect(response.status).toBe(201);
    expect([...(got?.body ?? [])]).toEqual([...bytes]);
    expect(got?.query).toEqual({ name: 'a.pdf', kind: 'attachment' });
  });

  it('is another one by a single byte, or by its type', async () => {
    const hashOf = async (bytes: number[], type = 'application/pdf') =>
      (await upload({ body: Uint8Array.from(bytes), headers: { 'content-type': type } })).got?.bodyHash;
    const hashes = await Promise.all([
      hashOf([1, 0x80]),
      hashOf([1, 0x81]),
      hashOf([1]),
      hashOf([1, 0x80], 'image/png'),
    ]);
    expect(new Set(hashes).size).toBe(4);
    expect(await hashOf([1, 0x80])).toBe(hashes[0]);
  });

  it('of a type that is not taken is refused, and so is JSON', async () => {
    for (const init of [
      json({}),
      { body: 'x' },
      { body: 'x', headers: { 'content-type': 'application/x-msdownload' } },
    ]) {
      const { response, got } = await upload(init);
      expect(await problemOf(response)).toMatchObject({ status: 415, code: 'request.media_type' });
      expect(got).toBeUndefined();
    }
  });

  it('that is empty is refused', async () => {
    const { response } = await upload({ body: new Uint8Array(0), headers: PDF });
    expect(await problemOf(response)).toMatchObject({ status: 400, errors: [{ code: 'empty' }] });
  });

  it('may be as large as its operation says, and no larger, whatever its length claims', async () => {
    const stream = (length: number) => new Blob([new Uint8Array(length)]).stream();
    const sent = (length: number, headers = {}) =>
      upload({ body: stream(length), headers: { ...PDF, ...headers }, duplex: 'half' } as RequestInit);
    expect((await sent(DOCUMENT_MAX_BYTES)).response.status).toBe(201);
    const { response, got } = await sent(DOCUMENT_MAX_BYTES + 1);
    expect(await problemOf(response)).toMatchObject({
      status: 413,
      code: 'request.too_large',
      maxBytes: DOCUMENT_MAX_BYTES,
    });
    expect(got).toBeUndefined();
    const claimed = await sent(1, { 'content-length': String(DOCUMENT_MAX_BYTES + 1) });
    expect(claimed.response.status).toBe(413);
  });

  it.each(['kind=attachment', 'name=a.pdf', 'name=..%2Fa.pdf&kind=attachment', 'name=a.pdf&kind=virus'])(
    'needs a name without a path and a kind: %s',
    async (query) => {
      const { response } = await upload({ body: 'x', headers: PDF }, query);
      expect(await problemOf(response)).toMatchObject({ status: 400, code: 'request.invalid' });
    },
  );
});
