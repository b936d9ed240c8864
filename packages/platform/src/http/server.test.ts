import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS, type ServerLimits } from '../limits.js';
import { StartError } from '../start-error.js';
import { RawClient } from '../testing/sockets.js';
import { PlatformServer } from './server.js';
import type { StreamConnection } from './stream-connection.js';

let server: PlatformServer;
let port: number;
let clients: RawClient[];
let streams: StreamConnection[];

const open = () => {
  const client = new RawClient(port);
  clients.push(client);
  return client;
};

async function start(limits: Partial<ServerLimits> = {}): Promise<void> {
  server = new PlatformServer({ ...LIMITS.http, ...limits });
  port = await server.listen({ host: '127.0.0.1', port: 0, portVariable: 'PORT' });
}

function serve(): void {
  server.serve({
    handle: (request, response) => {
      response.setHeader('content-type', 'text/plain');
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => response.end(`[${request.method} ${request.url} ${body}]`));
    },
    serveStream: (connection) => {
      streams.push(connection);
      const { path, query } = connection;
      connection.respond(200, { 'Content-Type': 'text/event-stream' });
      connection.write(`data: ${path} ${query}\n\n`);
    },
  });
}

beforeEach(async () => {
  clients = [];
  streams = [];
  await start();
  serve();
});
afterEach(async () => {
  for (const client of clients) client.close();
  await server.close(0);
});

const GET = (path: string) => `GET ${path} HTTP/1.1\r\nHost: h\r\n\r\n`;
const STREAM = GET('/v1/stream?topics=lot:1');

describe('a connection', () => {
  it('that begins with anything but the stream is served by HTTP', async () => {
    const client = open();
    client.send(GET('/v1/lots'));
    expect(await client.until('[GET /v1/lots ]')).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  it('that begins with the stream is served on the socket, without a length', async () => {
    const client = open();
    client.send(STREAM);
    const text = await client.until('data: /v1/stream topics=lot:1\n\n');
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).toMatch(/\r\ncontent-type: text\/event-stream\r\n/);
    expect(text).toMatch(/\r\nconnection: close\r\n/);
    expect(text).not.toMatch(/transfer-encoding|content-length/i);
    streams[0]?.write('data: more\n\n');
    await client.until('data: more');
  });

  it('may send its head a byte at a time', async () => {
    const stream = open();
    const other = open();
    for (const byte of STREAM) stream.send(byte);
    for (const byte of GET('/v1/stream-like')) other.send(byte);
    await stream.until('data: /v1/stream');
    await other.until('[GET /v1/stream-like ]');
  });

  it('may pipeline requests, and keep on for others', async () => {
    const client = open();
    client.send(GET('/a') + GET('/b'));
    await client.until('[GET /b ]');
    client.send('POST /c HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody');
    const text = await client.until('[POST /c body]');
    expect(text.indexOf('[GET /a ]')).toBeLessThan(text.indexOf('[GET /b ]'));
  });

  it('may ask for the stream later, and finds the same there', async () => {
    const client = open();
    client.send(GET('/a'));
    await client.until('[GET /a ]');
    client.send('GET /v1/stream?topics=lot:1 HTTP/1.1\r\nHost: h\r\nLast-Event-ID: lot:1@3\r\n\r\n');
    const text = await client.until('data: /v1/stream topics=lot:1');
    expect(text.slice(text.lastIndexOf('HTTP/1.1'))).toMatch(/connection: close/i);
    expect(streams[0]?.headers.get('last-event-id')).toBe('lot:1@3');
    expect(streams[0]?.remoteAddress).toBe('127.0.0.1');
  });

  it.each(['/v1/stream/poll?topics=a', '/v1/streams', '/v1/strea'])('to %s is no stream', async (path) => {
    const client = open();
    client.send(GET(path));
    await client.until(`[GET ${path} ]`);
    expect(streams).toEqual([]);
  });

  it.each(['HEAD', 'OPTIONS', 'POST'])('with %s for the stream goes to HTTP', async (method) => {
    const client = open();
    client.send(`${method} /v1/stream HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n`);
    await client.until('HTTP/1.1 200 OK');
    expect(streams).toEqual([]);
  });

  it('may name a whole address: only its path counts', async () => {
    const client = open();
    client.send('GET http://evil.example/v1/lots?a=1 HTTP/1.1\r\nHost: evil.example\r\n\r\n');
    await client.until('[GET /v1/lots?a=1 ]');
  });
});

describe('a stream', () => {
  it.each([
    ['on the socket', ''],
    ['through HTTP', GET('/a')],
  ])('tells when the reader has left, %s', async (_where, before) => {
    const client = open();
    if (before !== '') {
      client.send(before);
      await client.until('[GET /a ]');
    }
    client.send(STREAM);
    await client.until('data: /v1/stream');
    const closed = new Promise<void>((resolve) => streams[0]?.onClose(resolve));
    client.close();
    await closed;
    const late = vi.fn();
    streams[0]?.onClose(late);
    expect(late).toHaveBeenCalledOnce();
    expect(streams[0]?.write('too late')).toBe(false);
  });

  it('ends after what was written', async () => {
    const client = open();
    client.send(STREAM);
    await client.until('data: /v1/stream');
    streams[0]?.write('data: last\n\n');
    streams[0]?.close();
    await client.ended;
    expect(client.received).toMatch(/data: last\n\n$/);
  });

  it('counts what a slow reader has not taken', async () => {
    const client = open();
    client.send(STREAM);
    await client.until('data: /v1/stream');
    client.socket.pause();
    const connection = streams[0]!;
    while (connection.write('x'.repeat(100_000)));
    expect(connection.bufferedBytes()).toBeGreaterThan(0);
    const closed = new Promise<void>((resolve) => connection.onClose(resolve));
    connection.destroy();
    await closed;
  });
});

describe('a broken request', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a malformed head', 'GET /a HTTP/1.1\r\nBad Header: x\r\n\r\n', 400],
    ['a malformed head of a stream', 'GET /v1/stream HTTP/1.1\r\nBad Header: x\r\n\r\n', 400],
    ['too large a head', `GET /a HTTP/1.1\r\nHost: h\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['too large a head of a stream', `GET /v1/stream HTTP/1.1\r\nHost: h\r\nA: ${'x'.repeat(20_000)}`, 431],
    ['too many fields', `GET /a HTTP/1.1\r\nHost: h\r\n${'A: x\r\n'.repeat(100)}\r\n`, 431],
    [
      'too many fields of a stream',
      `GET /v1/stream HTTP/1.1\r\nHost: h\r\n${'A: x\r\n'.repeat(100)}\r\n`,
      431,
    ],
    ['a target without a path', 'OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n', 400],
  ])('with %s is answered with a problem, and the connection ends', async (_what, text, status) => {
    const client = open();
    client.send(text);
    await client.ended;
    expect(client.received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(client.received).toContain('application/problem+json');
    expect(JSON.parse(client.received.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      code: 'request.invalid',
      status,
    });
  });

  it.each([
    ['HTTP', 'GET /a HTTP/1.1\r\nHost: h\r\n'],
    ['the stream', 'GET /v1/stream HTTP/1.1\r\nHost: h\r\n'],
    ['either', 'GET /v1/str'],
  ])('whose head for %s never ends is answered 408', async (_what, text) => {
    await server.close(0);
    await start({ headTimeoutMs: 40, requestTimeoutMs: 80, checkEveryMs: 20 });
    const client = open();
    client.send(text);
    await client.ended;
    expect(client.received).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('whose body never ends is cut', async () => {
    await server.close(0);
    await start({ headTimeoutMs: 40, requestTimeoutMs: 80, checkEveryMs: 20 });
    serve();
    const client = open();
    client.send('POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc');
    await client.ended;
    expect(client.received).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each([
    ['HTTP', 'GET /a'],
    ['the stream', 'GET /v1/stream'],
  ])('is none of these with as many fields as are allowed, for %s', async (_what, start) => {
    const client = open();
    client.send(`${start} HTTP/1.1\r\nHost: h\r\n${'A: x\r\n'.repeat(99)}\r\n`);
    expect(await client.until('\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('that never begins is dropped', async () => {
    await server.close(0);
    await start({ headTimeoutMs: 20 });
    const client = open();
    await client.ended;
    expect(client.received).toBe('');
  });
});

describe('a server', () => {
  it('answers 503 until it has something to serve', async () => {
    await server.close(0);
    await start();
    const [client, stream] = [open(), open()];
    client.send(GET('/readyz'));
    stream.send(STREAM);
    // Who waits for a restarted platform is told when to come again.
    expect(await client.until('is starting')).toMatch(/^HTTP\/1\.1 503 [^]*\r\nretry-after: 1\r\n/i);
    expect(await stream.until('\r\n\r\n')).toMatch(/^HTTP\/1\.1 503 [^]*\r\nretry-after: 1\r\n/i);
  });

  it('refuses a port in use with one line that names the variable', async () => {
    const second = new PlatformServer();
    const refusal = await second
      .listen({ host: '127.0.0.1', port, portVariable: 'PARTNER_PORT' })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartError);
    expect((refusal as StartError).message).toBe(
      `PARTNER_PORT: 127.0.0.1:${port} is in use; stop what listens there or set PARTNER_PORT to another port`,
    );
    await second.close(0);
  });

  it('refuses an address that is not this machine’s', async () => {
    const second = new PlatformServer();
    const listening = second.listen({ host: '192.0.2.1', port: 0, portVariable: 'PORT' });
    await expect(listening).rejects.toThrow(/^HOST: 192\.0\.2\.1:0 cannot be listened on/);
    await second.close(0);
  });

  it('stops gracefully: the answer under way arrives, kept connections end, nobody new comes in', async () => {
    const asked = new Promise<ServerResponse>((resolve) => {
      server.serve({ handle: (_request, response) => resolve(response), serveStream: () => undefined });
    });
    const [waiting, idle] = [open(), open()];
    waiting.send(GET('/slow'));
    const response = await asked;
    const closing = server.close(60_000);
    const late = open();
    await Promise.all([late.ended, idle.ended]);
    response.end('done');
    await Promise.all([closing, waiting.ended]);
    expect(waiting.received).toMatch(/connection: close\r\n[^]*done$/i);
    expect(late.received).toBe('');
  });

  it('closes connections beyond those that it takes', async () => {
    await server.close(0);
    await start({ maxConnections: 2 });
    serve();
    const kept = [open(), open()];
    for (const client of kept) client.send(GET('/a'));
    for (const client of kept) await client.until('[GET /a ]');
    const third = open();
    await third.ended;
    expect(third.received).toBe('');
  });

  it('cuts who does not read the answer', async () => {
    await server.close(0);
    await start({ idleTimeoutMs: 50 });
    const cut = new Promise<void>((resolve) => {
      server.serve({
        handle: (_request, response) => {
          response.once('close', resolve);
          response.end(Buffer.alloc(50_000_000));
        },
        serveStream: () => undefined,
      });
    });
    const client = open();
    client.socket.pause();
    client.send(GET('/large'));
    await cut;
  });

  it('cuts streams whose readers hang, too, when the grace is over', async () => {
    const client = open();
    client.send(STREAM);
    await client.until('data: /v1/stream');
    client.socket.pause();
    const [stream] = streams;
    while (stream?.write('x'.repeat(100_000)) === true);
    stream?.close();
    await server.close(20);
    client.socket.resume();
    await client.ended;
  });

  it('cuts what does not end within the grace', async () => {
    const asked = new Promise<ServerResponse>((resolve) => {
      server.serve({ handle: (_request, response) => resolve(response), serveStream: () => undefined });
    });
    const waiting = open();
    waiting.send(GET('/never'));
    await asked;
    await server.close(0);
    await waiting.ended;
    expect(waiting.received).toBe('');
  });
});
