import {
  createServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import { LIMITS, type ServerLimits } from '../limits.js';
import { StartError } from '../start-error.js';
import { createFront, TOO_LARGE_A_HEAD, type Front } from './front.js';
import { rawProblem } from './raw-answer.js';
import { ResponseStream } from './stream-connections.js';
import type { StreamHandler } from './stream-connection.js';

/** What a server does with requests. */
export interface Service {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  readonly serveStream: StreamHandler;
}

/** Names of the two settings that a message about an address in use points to. */
export interface AddressSettings {
  readonly host: string;
  readonly port: number;
  readonly portVariable: 'PORT' | 'PARTNER_PORT';
}

/**
 * A listening server. It takes its port before anything else is opened, so that a port in use leaves the data
 * untouched, and answers 503 until `serve` gives it something to do.
 */
export class PlatformServer {
  readonly #limits: ServerLimits;
  readonly #http: HttpServer;
  readonly #front: Front;
  readonly #answering = new Set<ServerResponse>();
  #service: Service | undefined;
  #closing = false;

  constructor(limits: ServerLimits = LIMITS.http) {
    this.#limits = limits;
    this.#http = createServer(
      {
        maxHeaderSize: limits.maxHeadBytes,
        headersTimeout: limits.headTimeoutMs,
        requestTimeout: limits.requestTimeoutMs,
        keepAliveTimeout: limits.keepAliveMs,
        connectionsCheckingInterval: limits.checkEveryMs,
      },
      (request, response) => this.#onRequest(request, response),
    );
    // One more than is allowed, so that too many can be told from just enough; node drops the rest without a word.
    this.#http.maxHeadersCount = limits.maxHeaderFields + 1;
    this.#http.timeout = limits.idleTimeoutMs;
    this.#http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
      else socket.end(answerToBrokenRequest(error.code));
    });
    this.#front = createFront({
      http: this.#http,
      serveStream: (connection) => {
        if (this.#service !== undefined) return this.#service.serveStream(connection);
        connection.respond(503, { 'retry-after': '1' });
        connection.close();
      },
      limits,
    });
  }

  /** @returns the port, which the system chose where 0 was asked for. @throws {StartError} */
  async listen(address: AddressSettings): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#front.server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, address)));
      this.#front.server.listen(address.port, address.host, resolve);
    });
    const bound = this.#front.server.address();
    return typeof bound === 'object' && bound !== null ? bound.port : address.port;
  }

  serve(service: Service): void {
    this.#service = service;
  }

  /** Takes no new connection; kept ones end with the answer that they wait for. */
  stopAccepting(): void {
    if (this.#closing) return;
    this.#closing = true;
    if (this.#front.server.listening) this.#front.server.close();
    this.#front.dropUndecided();
    this.#http.closeIdleConnections();
    for (const response of this.#answering) {
      if (!response.headersSent) response.setHeader('connection', 'close');
    }
  }

  /** Resolves when every request has been answered, or after `graceMs`, when the rest is cut. */
  async close(graceMs: number): Promise<void> {
    this.stopAccepting();
    const ended = new Promise<void>((resolve) => {
      this.#front.server.getConnections((_error, count) => {
        if (count === 0) resolve();
        else this.#front.server.once('close', resolve);
      });
    });
    // Streams are not node's HTTP server's, so the front cuts them, too: a reader that hangs must not hold the process.
    const timer = setTimeout(() => this.#front.destroyAll(), graceMs);
    await ended;
    clearTimeout(timer);
    // Ends node's watch over slow requests.
    this.#http.close();
  }

  #onRequest(request: IncomingMessage, response: ServerResponse): void {
    if (this.#closing) response.setHeader('connection', 'close');
    this.#answering.add(response);
    response.once('close', () => {
      this.#answering.delete(response);
      // An answer whose head was on its way already could not say that it is the last.
      if (this.#closing) this.#http.closeIdleConnections();
    });
    if (request.rawHeaders.length > 2 * this.#limits.maxHeaderFields) {
      return sendRaw(response, rawProblem('request.invalid', TOO_LARGE_A_HEAD, 431));
    }
    const target = originForm(request.url ?? '/');
    if (target === undefined)
      return sendRaw(response, rawProblem('request.invalid', 'the request names no path'));
    request.url = target;
    const service = this.#service;
    if (service === undefined)
      return sendRaw(response, rawProblem('unavailable', 'the platform is starting'));
    const isStream = request.method === 'GET' && target.split('?', 1)[0] === '/v1/stream';
    if (isStream) service.serveStream(new ResponseStream(request, response));
    else service.handle(request, response);
  }
}

/** Proxies may name the whole address; only its path counts, never its host. */
function originForm(target: string): string | undefined {
  if (target.startsWith('/')) return target;
  if (!URL.canParse(target)) return undefined;
  const { pathname, search } = new URL(target);
  return pathname.startsWith('/') ? pathname + search : undefined;
}

function answerToBrokenRequest(code: string | undefined): Buffer {
  if (code === 'HPE_HEADER_OVERFLOW') return rawProblem('request.invalid', TOO_LARGE_A_HEAD, 431);
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return rawProblem('request.invalid', 'the request took too long', 408);
  return rawProblem('request.invalid', 'this is no HTTP request');
}

/** Sends an answer that was made as bytes, past node's response. */
function sendRaw(response: ServerResponse, answer: Buffer): void {
  const { socket } = response;
  if (socket === null) response.destroy();
  else socket.end(answer);
}

function explain(error: NodeJS.ErrnoException, { host, port, portVariable }: AddressSettings): StartError {
  const where = `${host}:${port}`;
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `${portVariable}: ${where} is in use; stop what listens there or set ${portVariable} to another port`,
      { cause: error },
    );
  }
  if (error.code === 'EACCES') {
    return new StartError(
      `${portVariable}: ${where} may not be taken by this user; set ${portVariable} to a port above 1023`,
      { cause: error },
    );
  }
  return new StartError(
    `HOST: ${where} cannot be listened on (${error.code ?? error.message}); set HOST to an address of this machine`,
    { cause: error },
  );
}
