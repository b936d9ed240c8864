import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { rawHead } from './raw-answer.js';
import type { RequestHead } from './request-head.js';
import type { StreamConnection } from './stream-connection.js';

/** What every answer to a stream request has. The body ends with the connection: it has no length. */
function streamHeaders(own: Readonly<Record<string, string>>): Record<string, string> {
  const lowerCased = Object.entries(own).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Location, Retry-After, X-Request-Id',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'x-request-id': randomUUID(),
    ...Object.fromEntries(lowerCased),
    connection: 'close',
  };
}

const NO_HEADERS: ReadonlyMap<string, string> = new Map();

/** A stream on the bare socket: a third of the memory that node's response takes. */
export class SocketStream implements StreamConnection {
  path: string;
  query: string;
  headers: ReadonlyMap<string, string>;
  readonly remoteAddress: string;
  readonly #socket: Socket;

  constructor(socket: Socket, head: RequestHead) {
    this.#socket = socket;
    this.path = head.path;
    this.query = head.query;
    this.headers = head.headers;
    this.remoteAddress = socket.remoteAddress ?? '';
    // A client that ends its side has left; what it still sends is read and dropped, or its end would go unseen.
    socket.once('end', () => socket.destroy());
    socket.resume();
  }

  respond(status: number, headers: Readonly<Record<string, string>>): void {
    this.write(rawHead(status, streamHeaders(headers)));
    // A browser sends a kilobyte, every part of it keeps the whole, and ten thousand connections stay for hours.
    this.headers = NO_HEADERS;
    this.path = '';
    this.query = '';
  }

  write(chunk: Uint8Array | string): boolean {
    return this.#socket.writable && this.#socket.write(chunk);
  }

  close(): void {
    this.#socket.end(() => this.#socket.destroy());
  }

  destroy(): void {
    this.#socket.destroy();
  }

  onClose(listener: () => void): void {
    if (this.#socket.closed) listener();
    else this.#socket.once('close', listener);
  }

  bufferedBytes(): number {
    return this.#socket.writableLength;
  }
}

/** A stream through node's response: for a request that came later on a kept connection. */
export class ResponseStream implements StreamConnection {
  readonly path: string;
  readonly query: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly remoteAddress: string;
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, response: ServerResponse) {
    const [path = '', ...query] = (request.url ?? '').split('?');
    this.path = path;
    this.query = query.join('?');
    this.headers = new Map(
      Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
    );
    this.remoteAddress = request.socket.remoteAddress ?? '';
    this.#response = response;
    request.resume();
  }

  respond(status: number, headers: Readonly<Record<string, string>>): void {
    this.#response.writeHead(status, streamHeaders(headers));
    this.#response.flushHeaders();
  }

  write(chunk: Uint8Array | string): boolean {
    return this.#response.writable && this.#response.write(chunk);
  }

  close(): void {
    this.#response.end();
  }

  destroy(): void {
    this.#response.destroy();
  }

  onClose(listener: () => void): void {
    if (this.#response.closed) listener();
    else this.#response.once('close', listener);
  }

  bufferedBytes(): number {
    return this.#response.writableLength;
  }
}
