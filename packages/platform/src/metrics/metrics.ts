import { ProblemError, type Answered } from '@jtop/contract/binding';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolState } from '../db/postgres-pool.js';

/** What is asked each time that the metrics are read. */
export interface MetricSources {
  /** Bids and calls that wait in the queues of lots. */
  queueDepth(): { readonly longest: number; readonly total: number };
  /** Open streams and waiting polls. */
  streamConnections(): number;
  /** Undefined where the database has no pool. */
  poolState(): PoolState | undefined;
}

/** Seconds; a commit takes some milliseconds, and what takes seconds is a fault. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BATCH_SIZES = [1, 2, 4, 8, 16, 32, 64, 128];

/**
 * What a node tells Prometheus, in a registry of its own: several platforms in one process do not mix. Labels are of
 * fixed sets only, never an id or an address, so that their number stays small.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #bids = this.#counter(
    'bids_total',
    'Bids placed, by outcome: accepted, replayed, or the code of the refusal',
    ['outcome'],
  );
  readonly #requests = this.#counter(
    'requests_total',
    'Calls of the contract answered, by operation and status',
    ['operation', 'status'],
  );
  readonly #refusedRates = this.#counter('rate_limited_total', 'Calls refused by a rate limit', [
    'class',
    'subject',
  ]);
  readonly #storageFailures = this.#counter(
    'storage_failures_total',
    'Calls that failed because of the database',
    [],
  );
  readonly #requestSeconds = this.#histogram(
    'request_seconds',
    'Time to answer a call',
    ['operation'],
    SECONDS,
  );
  readonly #commitSeconds = this.#histogram(
    'bid_commit_seconds',
    'Time to decide and commit a batch of bids',
    [],
    SECONDS,
  );
  readonly #batchSize = this.#histogram('bid_batch_size', 'Bids decided in one transaction', [], BATCH_SIZES);
  readonly #outboxLag = this.#histogram(
    'outbox_lag_seconds',
    'From the change that a message tells of to its way out on the streams of this node, on the clock of the seasons',
    [],
    SECONDS,
  );

  /** @param processToo - memory, processor time, event loop and garbage collection; once a process */
  constructor({ processToo = false }: { readonly processToo?: boolean } = {}) {
    if (processToo) collectDefaultMetrics({ register: this.#registry });
  }

  /** Shows what is asked of these each time. Once. */
  watch(sources: MetricSources): void {
    this.#gauge(
      'bid_queue_depth',
      'Bids and calls that wait in the queues of all lots',
      () => sources.queueDepth().total,
    );
    this.#gauge('bid_queue_longest', 'Of these, in the longest queue', () => sources.queueDepth().longest);
    this.#gauge('stream_connections', 'Open streams and waiting polls', () => sources.streamConnections());
    if (sources.poolState() === undefined) return;
    const state = (pick: (pool: PoolState) => number) => () => {
      const pool = sources.poolState();
      return pool === undefined ? 0 : pick(pool);
    };
    this.#gauge(
      'database_connections',
      'Connections to the database',
      state(({ open }) => open),
    );
    this.#gauge(
      'database_connections_idle',
      'Of these, not in use',
      state(({ idle }) => idle),
    );
    this.#gauge(
      'database_waiting',
      'Queries that wait for a connection',
      state(({ waiting }) => waiting),
    );
  }

  /** A bid has been decided, or refused on its way there. */
  bidSettled(settled: { readonly answer: { readonly status: number } } | { readonly error: unknown }): void {
    this.#bids.inc({ outcome: outcomeOf(settled) });
  }

  batchDecided(size: number, seconds: number): void {
    this.#batchSize.observe(size);
    this.#commitSeconds.observe(seconds);
  }

  answered({ operationId, status, durationMs }: Answered): void {
    const operation = operationId ?? 'none';
    this.#requests.inc({ operation, status });
    // A poll waits on purpose.
    if (operation !== 'stream.poll') this.#requestSeconds.observe({ operation }, durationMs / 1000);
  }

  rateLimited(kind: string, subject: string): void {
    this.#refusedRates.inc({ class: kind, subject });
  }

  storageFailed(): void {
    this.#storageFailures.inc();
  }

  /** @param lagMs - a little below zero where another node's clock is ahead */
  delivered(lagMs: number): void {
    this.#outboxLag.observe(Math.max(0, lagMs) / 1000);
  }

  /** Everything, in Prometheus' text format. */
  async expose(): Promise<{ readonly text: string; readonly contentType: string }> {
    return { text: await this.#registry.metrics(), contentType: this.#registry.contentType };
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `jtop_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: number[],
  ): Histogram<Label> {
    return new Histogram({ name: `jtop_${name}`, help, labelNames, buckets, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      name: `jtop_${name}`,
      help,
      registers: [this.#registry],
      collect: () => gauge.set(read()),
    });
  }
}

function outcomeOf(settled: Parameters<Metrics['bidSettled']>[0]): string {
  if ('answer' in settled) return settled.answer.status === 201 ? 'accepted' : 'replayed';
  return settled.error instanceof ProblemError ? settled.error.code : 'internal';
}
