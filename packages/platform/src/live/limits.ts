const SECOND = 1000;

/** How long a message can be resumed from, on the seasons' clock. */
export const MESSAGE_TTL_MS = 24 * 3600 * SECOND;

/** Topics on one connection; more is a 400. */
export const MAX_TOPICS = 100;

/** What the stream lets happen. Every value can be changed by a test or by configuration. */
export interface LiveLimits {
  /** Open streams and waiting polls of this process; the next one gets 503. */
  readonly maxConnections: number;
  /** Of these from one address (a whole school may sit behind one); the next one gets 429. */
  readonly maxConnectionsPerAddress: number;
  /** Unsent bytes after which a reader counts as too slow and is cut; it resumes where it was. */
  readonly maxBufferedBytes: number;
  /** Messages a topic keeps in memory for those who resume; older ones are read from the table. */
  readonly tailLength: number;
  /** Rows read at once. */
  readonly batchRows: number;
  /** Between two heartbeats of a connection. */
  readonly heartbeatMs: number;
  /** Between two looks at the table for messages whose hint was lost. */
  readonly sweepMs: number;
  /** How long a poll waits for news. */
  readonly pollMs: number;
  /** How long a snapshot may serve further newcomers; what happened since follows it as messages anyway. */
  readonly snapshotMs: number;
}

export const defaultLimits: LiveLimits = {
  maxConnections: 20_000,
  maxConnectionsPerAddress: 500,
  maxBufferedBytes: 1024 * 1024,
  tailLength: 256,
  batchRows: 500,
  heartbeatMs: 15 * SECOND,
  sweepMs: 2 * SECOND,
  pollMs: 25 * SECOND,
  snapshotMs: SECOND,
};
