import { connect, type Socket } from 'node:net';

/** A client on a bare socket, for what no HTTP client would send. */
export class RawClient {
  readonly socket: Socket;
  /** Everything received so far. */
  received = '';
  readonly ended: Promise<void>;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.setEncoding('utf8');
    this.socket.on('data', (chunk: string) => {
      this.received += chunk;
    });
    // A reset by the other side ends the connection, too.
    this.socket.on('error', () => undefined);
    this.ended = new Promise((resolve) => this.socket.once('close', () => resolve()));
  }

  send(text: string): void {
    this.socket.write(text);
  }

  /** Waits until what was received contains `text`. */
  async until(text: string): Promise<string> {
    while (!this.received.includes(text)) {
      if (this.socket.destroyed) throw new Error(`closed without ${JSON.stringify(text)}: ${this.received}`);
      await new Promise<void>((resolve) => {
        this.socket.once('data', () => resolve());
        this.socket.once('close', () => resolve());
      });
    }
    return this.received;
  }

  close(): void {
    this.socket.destroy();
  }
}
