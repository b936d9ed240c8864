import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createMockPlatform, type MockPlatform, type MockPlatformOptions } from './platform.js';

const MAX_HEADER_BYTES = 262_144;

export interface MockServerOptions extends Omit<MockPlatformOptions, 'endpoint'> {
  /** @default 0: any that is free */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
}

/** A platform in memory that listens on a port of its own. */
export interface ListeningMock extends Omit<MockPlatform, 'close' | 'handlers'> {
  /** Ends streams and connections, and stops listening. */
  close(): Promise<void>;
}

/**
 * Starts a mock platform as a server of plain HTTP: for pages and programs in any language.
 * @throws the error of the system where the port cannot be had
 * @example
 * const mock = await startMockServer({ scenario: 'closing-soon' });
 * // … talk to mock.endpoint …
 * await mock.close();
 */
export async function startMockServer({
  port = 0,
  host = '127.0.0.1',
  ...options
}: MockServerOptions = {}): Promise<ListeningMock> {
  const platform = createMockPlatform(options);
  // As on the platform, it is the contract that says how long a query may be, with a problem that names it.
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    serve(platform, request, response).catch(() => response.destroy());
  });
  await listen(server, port, host);
  const { handle, clock, store, token, confirm, confirmImport, decline } = platform;
  return {
    handle,
    clock,
    store,
    confirm,
    confirmImport,
    decline,
    ...(token === undefined ? {} : { token }),
    endpoint: `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`,
    close: () =>
      new Promise((resolve) => {
        platform.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function serve(
  { handle }: MockPlatform,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const response = await handle(await requestOf(incoming, gone.signal));
  if (response.type === 'error') {
    incoming.socket.destroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  for await (const bytes of response.body ?? []) {
    if (gone.signal.aborted) return;
    outgoing.write(bytes);
  }
  outgoing.end();
}

async function requestOf(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', url = '/', headers: given } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = method === 'GET' || method === 'HEAD' ? null : new Uint8Array(Buffer.concat(chunks));
  return new Request(new URL(url, `http://${given.host ?? 'localhost'}`), { method, headers, body, signal });
}
