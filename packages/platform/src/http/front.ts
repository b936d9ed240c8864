import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { ServerLimits } from '../limits.js';
import { rawProblem } from './raw-answer.js';
import { endOfHead, parseRequestHead } from './request-head.js';
import { SocketStream } from './stream-connections.js';
import type { StreamHandler } from './stream-connection.js';

export type { StreamConnection, StreamHandler } from './stream-connection.js';

export interface FrontOptions {
  /** Takes every connection that does not begin with a request for the stream. It must not listen itself. */
  readonly http: HttpServer;
  readonly serveStream: StreamHandler;
  readonly limits: Pick<
    ServerLimits,
    'maxConnections' | 'maxHeadBytes' | 'maxHeaderFields' | 'headTimeoutMs'
  >;
}

export const TOO_LARGE_A_HEAD = 'the head of the request is too large';

const STREAM_START = Buffer.from('GET /v1/stream');
const SPACE = 0x20;
const QUESTION_MARK = 0x3f;

/**
 * The server that listens. It looks at the first bytes of a connection: a request for the live stream stays on
 * the bare socket, everything else goes to node's HTTP server with the bytes put back. As soon as the bytes
 * differ from `GET /v1/stream`, which is mostly with the first packet, the connection is handed on.
 */
export function createFront(options: FrontOptions): Front {
  const undecided = new Set<Socket>();
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    undecided.add(socket);
    peek(socket, options, () => undecided.delete(socket));
  });
  server.maxConnections = options.limits.maxConnections;
  // Node starts to watch for slow requests when a server listens; this one gets its connections from here.
  server.on('listening', () => options.http.emit('listening'));
  return {
    server,
    dropUndecided: () => {
      for (const socket of undecided) socket.destroy();
    },
    destroyAll: () => {
      for (const socket of open) socket.destroy();
    },
  };
}

export interface Front {
  readonly server: Server;
  /** Ends the connections that have not said yet what they want, for a server that stops. */
  dropUndecided(): void;
  /** Cuts every connection, whatever is under way on it. */
  destroyAll(): void;
}

/** @param onSettled - called when it is known what the connection wants, or it has ended */
function peek(socket: Socket, options: FrontOptions, onSettled: () => void): void {
  const { maxHeadBytes, maxHeaderFields, headTimeoutMs } = options.limits;
  let bytes: Buffer = Buffer.alloc(0);

  const settle = (): void => {
    onSettled();
    clearTimeout(timer);
    socket.off('data', onData);
    socket.off('end', onEnd);
    socket.off('error', ignore);
    // A connection that stays must not hold what was needed to look at it.
    socket.off('close', onClose);
  };
  const refuse = (answer: Buffer): void => {
    settle();
    socket.on('error', ignore);
    socket.end(answer, () => socket.destroy());
  };
  const handOn = (): void => {
    settle();
    socket.pause();
    socket.unshift(bytes);
    options.http.emit('connection', socket);
    socket.resume();
  };
  const onData = (chunk: Buffer): void => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    const kind = classify(bytes);
    if (kind === 'unclear') return;
    if (kind === 'other') return handOn();
    const end = endOfHead(bytes);
    if (end === -1 ? bytes.length > maxHeadBytes : end > maxHeadBytes) {
      return refuse(rawProblem('request.invalid', TOO_LARGE_A_HEAD, 431));
    }
    if (end === -1) return;
    const head = parseRequestHead(bytes.subarray(0, end));
    if (head === undefined)
      return refuse(rawProblem('request.invalid', 'the head of the request is malformed'));
    if (head.fields > maxHeaderFields) return refuse(rawProblem('request.invalid', TOO_LARGE_A_HEAD, 431));
    settle();
    socket.on('error', ignore);
    options.serveStream(new SocketStream(socket, head));
  };
  const onEnd = (): void => {
    settle();
    socket.destroy();
  };
  const onClose = (): void => {
    onSettled();
    clearTimeout(timer);
  };
  const timer = setTimeout(() => {
    if (bytes.length > 0) refuse(rawProblem('request.invalid', 'the head of the request took too long', 408));
    else onEnd();
  }, headTimeoutMs).unref();

  socket.on('data', onData);
  socket.on('end', onEnd);
  socket.on('error', ignore);
  socket.once('close', onClose);
}

/** A peer that vanishes is an everyday event; `close` follows and does what is to be done. */
function ignore(): void {
  return undefined;
}

function classify(bytes: Buffer): 'stream' | 'other' | 'unclear' {
  const length = Math.min(bytes.length, STREAM_START.length);
  if (bytes.compare(STREAM_START, 0, length, 0, length) !== 0) return 'other';
  const next = bytes[STREAM_START.length];
  if (next === undefined) return 'unclear';
  return next === SPACE || next === QUESTION_MARK ? 'stream' : 'other';
}
