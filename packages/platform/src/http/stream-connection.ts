/**
 * One request for `GET /v1/stream`, wherever it arrived: on a bare socket, or as a later request of a kept
 * connection, through node's HTTP response. Whoever serves the stream sees no difference. What was asked is to be read before
 * `respond`.
 */
export interface StreamConnection {
  /** `/v1/stream`, undecoded. */
  readonly path: string;
  /** What follows the question mark, undecoded; empty where there is none. */
  readonly query: string;
  /** Names in lower case; several fields of one name are joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  /** Address of the other end, as the system gives it. */
  readonly remoteAddress: string;
  /** Sends the head of the answer. Once, before the first `write`; the platform's common headers are added. */
  respond(status: number, headers: Readonly<Record<string, string>>): void;
  /** Sends bytes of the body. False: they wait in memory, see `bufferedBytes`. Nothing happens once closed. */
  write(chunk: Uint8Array | string): boolean;
  /** Ends the answer after what was written, and the connection with it. */
  close(): void;
  /** Drops the connection at once, unsent bytes too: for a reader that is too slow. */
  destroy(): void;
  /** Called once when the connection has ended, by whichever side. At once where it already has. */
  onClose(listener: () => void): void;
  /** Bytes written but not yet taken by the system. */
  bufferedBytes(): number;
}

export type StreamHandler = (connection: StreamConnection) => void;
