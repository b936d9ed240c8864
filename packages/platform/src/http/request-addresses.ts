import type { IncomingMessage } from 'node:http';
import { clientAddress } from '../traffic/index.js';
import type { StreamConnection } from './stream-connection.js';

/** Where requests come from: a fetch-standard request does not say it, the connection that it came on does. */
export class RequestAddresses {
  readonly #known = new WeakMap<Request, string>();
  readonly #trustedProxies: number;

  constructor(trustedProxies: number) {
    this.#trustedProxies = trustedProxies;
  }

  note(request: Request, { socket, headers }: IncomingMessage): void {
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
    this.#known.set(request, clientAddress(socket.remoteAddress ?? '', forwarded, this.#trustedProxies));
  }

  /** Undefined for a request that came on no connection. */
  of(request: Request): string | undefined {
    return this.#known.get(request);
  }

  ofStream({ remoteAddress, headers }: StreamConnection): string {
    return clientAddress(remoteAddress, headers.get('x-forwarded-for'), this.#trustedProxies);
  }
}
