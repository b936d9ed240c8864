const SECOND = 1_000;

/** Limits of HTTP, of both servers. Times in milliseconds, sizes in bytes. */
export interface ServerLimits {
  /** Connections of all kinds; further ones are closed at once. */
  readonly maxConnections: number;
  /** Head of a request; more is answered 431. */
  readonly maxHeadBytes: number;
  /** Fields in it; more is answered 431. */
  readonly maxHeaderFields: number;
  /** From the first byte to the end of the head; later is answered 408. */
  readonly headTimeoutMs: number;
  /** From the first byte to the end of the body; later is answered 408. */
  readonly requestTimeoutMs: number;
  /** How long a connection may stand without a request. */
  readonly keepAliveMs: number;
  /** How long nothing may move on a connection while an answer is under way: for readers that do not read. */
  readonly idleTimeoutMs: number;
  /** How often slow requests are looked for. */
  readonly checkEveryMs: number;
}

/** Limits of the live side. Times in milliseconds. Every value can be changed by a test. */
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

/** How much may wait in the queue of a lot. */
export interface QueueLimits {
  /** Bids of one lot that may wait in this process; the next one gets 429. */
  readonly maxWaiting: number;
  /** Of these, unanswered bids of one party: nobody fills a lot's queue alone. A person has one or two under way. */
  readonly maxWaitingOfOne: number;
  /** Bids of one lot in one transaction. */
  readonly maxBatch: number;
}

/** How many files may be on their way in at a time: each is held in memory until it has been looked at. */
export interface UploadLimits {
  /** Of this node; the next one gets 503. */
  readonly maxAtOnce: number;
  /** Of these from one address; the next one gets 429. */
  readonly maxAtOncePerAddress: number;
}

/**
 * What one client, or all of them together, may ask of a node. In one place, so that they can be weighed against each
 * other; docs/guides/operations.md lists them. Limits of rate stand in traffic/rate-settings.ts, those of the database
 * in db/pool-settings.ts.
 */
export const LIMITS = {
  http: {
    maxConnections: 30_000,
    maxHeadBytes: 16_384,
    maxHeaderFields: 100,
    headTimeoutMs: 15 * SECOND,
    requestTimeoutMs: 30 * SECOND,
    keepAliveMs: 10 * SECOND,
    idleTimeoutMs: 60 * SECOND,
    checkEveryMs: 5 * SECOND,
  } satisfies ServerLimits,
  /** Body of a request, in bytes; more is answered 413. */
  maxBodyBytes: 1_048_576,
  /** Topics on one stream or poll; more is answered 400. */
  maxTopics: 100,
  live: {
    maxConnections: 20_000,
    maxConnectionsPerAddress: 500,
    maxBufferedBytes: 1_048_576,
    tailLength: 256,
    batchRows: 500,
    heartbeatMs: 15 * SECOND,
    sweepMs: 2 * SECOND,
    pollMs: 25 * SECOND,
    snapshotMs: SECOND,
  } satisfies LiveLimits,
  uploads: { maxAtOnce: 16, maxAtOncePerAddress: 6 } satisfies UploadLimits,
  queue: { maxWaiting: 2_000, maxWaitingOfOne: 100, maxBatch: 128 } satisfies QueueLimits,
} as const;
