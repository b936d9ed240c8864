import { describe, expect, it } from 'vitest';
import { limitUploads } from './upload-gate.js';

/** A gate of three, two an address, before something that answers when it is told to. */
function gate() {
  const waiting: (() => void)[] = [];
  const addresses = new WeakMap<Request, string>();
  const answer = limitUploads(
    () => new Promise((resolve) => waiting.push(() => resolve(new Response('done')))),
    { maxAtOnce: 3, maxAtOncePerAddress: 2 },
    (request) => addresses.get(request),
  );
  const send = (address: string | undefined, path = '/v1/documents?name=a', method = 'POST') => {
    const request = new Request(`http://platform.test${path}`, { method });
    if (address !== undefined) addresses.set(request, address);
    return answer(request);
  };
  const finish = () => waiting.splice(0).forEach((done) => done());
  return { send, finish };
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('files on their way in', () => {
  it('are so many of an address and so many of a node, until one is done', async () => {
    const { send, finish } = gate();
    const first = [send('203.0.113.1'), send('203.0.113.1')];
    const third = await send('203.0.113.1');
    expect([third.status, await codeOf(third), third.headers.get('retry-after')]).toEqual([
      429,
      'rate.limited',
      '2',
    ]);
    const other = send('203.0.113.2');
    const fourth = await send('203.0.113.3');
    expect([fourth.status, await codeOf(fourth)]).toEqual([503, 'unavailable']);
    finish();
    for (const answer of await Promise.all([...first, other])) expect(answer.status).toBe(200);
    const next = send('203.0.113.1');
    finish();
    expect((await next).status).toBe(200);
  });

  it('of the machine itself count for the node alone, and other calls not at all', async () => {
    const { send, finish } = gate();
    const all = [
      send('127.0.0.1'),
      send('127.0.0.1', '/v1/imports'),
      send(undefined),
      send('127.0.0.1', '/v1/demands'),
      send('127.0.0.1', '/v1/documents/1', 'GET'),
    ];
    expect((await send('127.0.0.1')).status).toBe(503);
    finish();
    for (const answer of await Promise.all(all)) expect(answer.status).toBe(200);
  });

  it('leave room again where the answer fails', async () => {
    const answer = limitUploads(
      () => Promise.reject(new Error('broken')),
      { maxAtOnce: 1, maxAtOncePerAddress: 1 },
      () => '203.0.113.1',
    );
    const request = () => new Request('http://platform.test/v1/documents', { method: 'POST' });
    await expect(answer(request())).rejects.toThrow('broken');
    await expect(answer(request())).rejects.toThrow('broken');
  });
});
