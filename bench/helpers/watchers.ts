/**
 * Ten thousand readers of a stream in a process of their own. Asked by messages: `open` some connections, `arm` for a
 * message that each of them will get, `wait` until all have it.
 */
import { connect, type Socket } from 'node:net';

interface Ask {
  readonly open?: { readonly port: number; readonly path: string; readonly count: number };
  readonly arm?: true;
  /** When the message was asked for, in nanoseconds of the system's monotonic clock. */
  readonly wait?: string;
  readonly close?: true;
}

const MARK = 'event: bid';
/** Connections that are being opened at the same time: the backlog of a listening socket is short. */
const AT_ONCE = 100;
const PATIENCE_MS = 20_000;

const sockets: Socket[] = [];
let arrivals: bigint[] = [];
let onArrival = (): void => undefined;

process.on('message', (ask: Ask) => {
  void answer(ask).then((said) => process.send?.(said));
});
process.send?.({ ready: true });

async function answer(ask: Ask): Promise<object> {
  if (ask.open !== undefined) return { open: await openAll(ask.open) };
  if (ask.arm) arrivals = [];
  if (ask.wait !== undefined) return waitForAll(BigInt(ask.wait));
  if (ask.close) for (const socket of sockets.splice(0)) socket.destroy();
  return {};
}

async function openAll({
  port,
  path,
  count,
}: {
  port: number;
  path: string;
  count: number;
}): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/event-stream\r\n\r\n`;
  for (let opened = 0; opened < count; opened += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - opened) }, () => openOne(port, request));
    const open = (await Promise.all(some)).filter((socket) => socket !== undefined);
    sockets.push(...open);
    if (open.length < some.length) break;
  }
  return sockets.length;
}

/** Resolves when the first bytes have come; undefined where the system has no more to give. */
function openOne(port: number, request: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let rest = '';
    socket.once('error', () => resolve(undefined));
    socket.once('connect', () => socket.write(request));
    socket.on('data', (chunk: Buffer) => {
      resolve(socket);
      // A message may come in two pieces.
      const text = rest + chunk.toString('latin1');
      for (let at = text.indexOf(MARK); at !== -1; at = text.indexOf(MARK, at + 1)) {
        arrivals.push(process.hrtime.bigint());
        onArrival();
      }
      const end = text.lastIndexOf('\n\n');
      rest = end === text.length - 2 ? '' : text.slice(Math.max(end, text.length - MARK.length + 1));
    });
  });
}

async function waitForAll(from: bigint): Promise<object> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    onArrival = () => {
      if (arrivals.length < sockets.length) return;
      clearTimeout(timer);
      resolve();
    };
    onArrival();
  });
  onArrival = () => undefined;
  const waits = arrivals.map((at) => Number(at - from) / 1e6).sort((a, b) => a - b);
  const share = (part: number): number => waits[Math.floor((waits.length - 1) * part)] ?? NaN;
  return { received: waits.length, p50: share(0.5), p99: share(0.99) };
}
