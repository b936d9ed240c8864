import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Random } from './random.js';

/** When a connection is cut: after so many bytes of answers, or so long after the first of them, whichever comes first. */
interface Fate {
  readonly bytes: number;
  readonly ms: number;
  /** Whether it ends with RST, as when a router forgets it, or in good order. */
  readonly reset: boolean;
}

/** A bad line between clients and the platform: it cuts every connection at an arbitrary byte. */
export class CuttingProxy {
  /** Connections that were cut while they were open. */
  cuts = 0;
  connections = 0;
  /** Whether connections are left alone from now on. */
  calm = false;
  readonly #server: Server;
  readonly #random: Random;
  readonly #sockets = new Set<Socket>();

  private constructor(targetPort: number, random: Random) {
    this.#random = random;
    this.#server = createServer((client) => this.#serve(client, targetPort));
  }

  static async open(targetPort: number, random: Random): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(targetPort, random);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(client: Socket, targetPort: number): void {
    this.connections += 1;
    const upstream = connect(targetPort, '127.0.0.1');
    const fate = this.#fate();
    let forwarded = 0;
    let over = false;
    const end = (): void => {
      over = true;
      clearTimeout(timer);
      for (const socket of [client, upstream]) this.#sockets.delete(socket);
      upstream.destroy();
    };
    const cut = (): void => {
      if (over || this.calm) return;
      this.cuts += 1;
      end();
      if (fate.reset) client.resetAndDestroy();
      else client.end();
    };
    let timer: NodeJS.Timeout | undefined;
    for (const socket of [client, upstream]) {
      this.#sockets.add(socket);
      // The other end of a cut line is told of it by an error; that is what is wanted.
      socket.on('error', () => undefined);
    }
    client.on('data', (chunk) => upstream.write(chunk));
    client.on('close', end);
    upstream.on('close', () => {
      if (!over) client.end();
      end();
    });
    upstream.on('data', (chunk) => {
      if (over) return;
      // Counted from the first answer, or a slow platform would never be heard at all.
      timer ??= setTimeout(cut, fate.ms);
      const room = this.calm ? chunk.length : fate.bytes - forwarded;
      forwarded += chunk.length;
      client.write(chunk.subarray(0, room));
      if (chunk.length >= room && !this.calm) cut();
    });
  }

  /** Within the head of the answer, within the first message, or somewhere in the stream. */
  #fate(): Fate {
    const random = this.#random;
    const most = random.pick([300, 3_000, 3_000, 30_000, 30_000]);
    return { bytes: random.int(1, most), ms: random.int(150, 2_500), reset: random.chance(0.5) };
  }
}
