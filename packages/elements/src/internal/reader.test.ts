import {
  createDocument,
  listLots,
  retrieveListing,
  retrieveLotLog,
  updateBoard,
  type JtopError,
} from '@jtop/sdk';
import { expect } from 'chai';
import { fakeTime, settle, type FakeTime } from '../testing/fake-time.js';
import { LISTING_ID, makeListing } from '../testing/fixtures.js';
import { createReader } from './reader.js';

type Answer = () => Response | Promise<Response>;

describe('reader', () => {
  let time: FakeTime;
  let asked: Request[];
  const realFetch = globalThis.fetch;
  beforeEach(() => {
    time = fakeTime(0);
    asked = [];
  });
  afterEach(() => {
    time.restore();
    globalThis.fetch = realFetch;
  });

  const answers = (...list: Answer[]): void => {
    globalThis.fetch = async (input, init) => {
      asked.push(new Request(input, init));
      const next = list[Math.min(asked.length, list.length) - 1] as Answer;
      const answer = next();
      return answer instanceof Response ? answer : Promise.race([answer, aborted(init?.signal)]);
    };
  };
  const aborted = (signal: AbortSignal | null | undefined): Promise<never> =>
    new Promise((_, reject) =>
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
    );
  const good: Answer = () => new Response(JSON.stringify(makeListing()));
  const problem =
    (status: number, code: string, headers = {}): Answer =>
    () =>
      new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: 'r1' }), {
        status,
        headers,
      });
  const outcome = async (): Promise<JtopError | undefined> => {
    const result = retrieveListing(createReader('https://p.example/'), LISTING_ID).then(
      () => undefined,
      (error: unknown) => error as JtopError,
    );
    await time.pass(120_000);
    return result;
  };

  it('asks plainly: no header of ours, no credentials', async () => {
    answers(good);
    expect(await outcome()).to.equal(undefined);
    const [request] = asked;
    expect(request?.url).to.equal(`https://p.example/v1/listings/${LISTING_ID}`);
    expect(request?.credentials).to.equal('omit');
    expect([...(request?.headers ?? [])]).to.deep.equal([]);
  });

  it('names the revision of a change', async () => {
    answers(() => new Response(JSON.stringify({}), { status: 412 }));
    const change = updateBoard(createReader('https://p.example/'), { id: 'b', rev: 7 }, { title: '榜单' });
    await change.then(
      () => expect.fail('it was refused'),
      (error: unknown) => expect((error as JtopError).code).to.equal('http.412'),
    );
    expect(asked[0]?.headers.get('if-match')).to.equal('"7"');
    expect(asked[0]?.headers.get('content-type')).to.equal('application/json');
    expect(await asked[0]?.json()).to.deep.equal({ title: '榜单' });
  });

  it('sends a file as it is', async () => {
    answers(() => new Response('{}', { status: 413 }));
    const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0xff, 0]);
    const file = new Blob([bytes], { type: 'application/pdf' });
    await createDocument(createReader('https://p.example/'), file, {
      name: 'a.pdf',
      kind: 'attachment',
    }).then(
      () => expect.fail('it was refused'),
      (error: unknown) => expect((error as JtopError).code).to.equal('http.413'),
    );
    expect(asked[0]?.headers.get('content-type')).to.equal('application/pdf');
    expect([...new Uint8Array((await asked[0]?.arrayBuffer()) ?? new ArrayBuffer(0))]).to.deep.equal([
      ...bytes,
    ]);
  });

  it('gives a log as the text that came', async () => {
    const text = '{"index":0}\n{ "index":1}\r\n';
    answers(() => new Response(text, { headers: { 'Content-Type': 'application/jsonl' } }));
    expect(await retrieveLotLog(createReader('https://p.example/'), 'lot')).to.equal(text);
    expect(asked[0]?.url).to.equal('https://p.example/v1/lots/lot/log.jsonl');
  });

  it('joins lists of a filter and leaves out what is not given', async () => {
    answers(() => new Response(JSON.stringify({ items: [], asOf: '2026-06-03T10:00:00.000+08:00' })));
    await listLots(createReader('https://p.example'), {
      status: ['bidding', 'suspended'],
      limit: 5,
      cursor: undefined,
    });
    expect(asked[0]?.url).to.equal('https://p.example/v1/lots?status=bidding%2Csuspended&limit=5');
  });

  const passing: [string, Answer][] = [
    ['a lost connection', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a failure of the platform', problem(500, 'internal')],
    ['too many requests', problem(429, 'rate.limited', { 'Retry-After': '2' })],
    ['silence', () => new Promise<Response>(() => undefined)],
  ];
  for (const [name, failure] of passing) {
    it(`asks again after ${name}`, async () => {
      answers(failure, good);
      expect(await outcome()).to.equal(undefined);
      expect(asked).to.have.length(2);
    });
  }

  const final: [string, Answer, number, string][] = [
    ['gives up after three attempts', problem(503, 'unavailable'), 3, 'unavailable'],
    ['does not ask again for what is not there', problem(404, 'not_found'), 1, 'not_found'],
    [
      'does not come before a long Retry-After',
      problem(503, 'unavailable', { 'Retry-After': '600' }),
      1,
      'unavailable',
    ],
    ['refuses an answer that is not JSON', () => new Response('<html>'), 1, 'response.invalid'],
    ['refuses an answer that breaks the contract', () => new Response('{"id":1}'), 1, 'response.invalid'],
  ];
  for (const [name, answer, attempts, code] of final) {
    it(name, async () => {
      answers(answer);
      expect((await outcome())?.code).to.equal(code);
      expect(asked).to.have.length(attempts);
    });
  }

  it('cannot be led to another path by an id', async () => {
    answers(problem(404, 'not_found'));
    for (const id of ['..', '../lots', 'a/b?c#d']) {
      await retrieveListing(createReader('https://p.example'), id).catch(() => undefined);
    }
    for (const { url } of asked) expect(new URL(url).pathname).to.match(/^\/v1\/listings\/[^/]+$/);
  });

  it('ends with the signal', async () => {
    answers(() => new Promise<Response>(() => undefined));
    const controller = new AbortController();
    const result = retrieveListing(createReader('https://p.example'), LISTING_ID, {
      signal: controller.signal,
    }).then(
      () => 'answered',
      () => 'ended',
    );
    await settle();
    controller.abort();
    expect(await result).to.equal('ended');
    expect(time.pending).to.equal(0);
  });

  it('refuses an endpoint that is no http URL', () => {
    for (const endpoint of ['javascript:alert(1)', 'ftp://p.example', 'https://']) {
      expect(() => createReader(endpoint)).to.throw(TypeError);
    }
  });
});
