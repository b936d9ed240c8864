import {
  formatInstant,
  type AuctionSession,
  type Bid,
  type Board,
  type Demand,
  type Listing,
  type Lot,
  type LotSummary,
  type Match,
  type Problem,
} from '@jtop/contract';
import { createCore, type Core } from '@jtop/sdk';
import { NOW } from './fixtures.js';

/** A hand-off as the platform keeps it. */
export interface FakeHandoff {
  readonly id: string;
  readonly draft: {
    operation: string;
    params: { lotId?: string };
    body: Record<string, unknown>;
    returnTo?: string;
  };
  outcome: { status: string; result?: unknown; problem?: { code: string } };
}

/** A platform in the page: what the widgets ask for is answered from here. */
export class FakePlatform {
  readonly endpoint: string;
  readonly core: Core;
  listings: Listing[] = [];
  lots: Lot[] = [];
  bids: Bid[] = [];
  sessions: AuctionSession[] = [];
  demands: Demand[] = [];
  boards: Board[] = [];
  /** Of all demands, in the order in which a list gives them. */
  matches: Match[] = [];
  /** Paths and queries asked for, in order. */
  readonly asked: string[] = [];
  /** Nobody answers. */
  down = false;
  /** Public files beside the entities, by path: the text of one, or undefined where there is none. */
  files: (path: string) => string | undefined = () => undefined;
  /** Answers that never come. */
  silent = false;
  /** How long answers about the time are on their way, milliseconds. */
  timeTakesMs = 0;
  /** The next answers to paths that match are problems. */
  problem: { readonly path: RegExp; readonly status: number; readonly code: string } | undefined;
  /** The hand-offs that were made, latest last; a test decides what becomes of them. */
  readonly handoffs: FakeHandoff[] = [];
  /** What was written, in order: path, headers and body. */
  readonly written: { path: string; key: string | null; authorization: string | null; body: unknown }[] = [];
  /** Answers writes to a lot; undefined lets the connection break after the platform has done it. */
  write: ((path: string, body: unknown) => object | undefined) | undefined;
  /** What a file becomes that is uploaded; undefined lets the connection break. */
  documents: (name: string) => { readonly id: string; readonly hash: string } | undefined = () => undefined;
  private readonly streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  private readonly startedAt = performance.now();
  private static count = 0;

  constructor() {
    FakePlatform.count += 1;
    this.endpoint = `https://platform-${FakePlatform.count}.example`;
    this.core = createCore({ endpoint: this.endpoint, fetch: this.fetch, maxRetries: 0 });
  }

  /** The seasons' clock: {@link NOW} when the platform was made. */
  get now(): number {
    return NOW + performance.now() - this.startedAt;
  }

  get openStreams(): number {
    return this.streams.size;
  }

  /** Sends a message of a lot's topic to everybody who listens. */
  send(event: string, lot: Lot, data: object = {}): void {
    const {
      status,
      phase,
      closesAt,
      currentPriceFen,
      leadingBidderCode,
      nextAmountFen,
      bidCount,
      bidderCount,
      extensions,
      reserveMet,
      headHash,
      version,
    } = lot;
    const summary = JSON.parse(
      JSON.stringify({
        status,
        phase,
        closesAt,
        currentPriceFen,
        leadingBidderCode,
        nextAmountFen,
        bidCount,
        bidderCount,
        extensions,
        reserveMet,
        headHash,
        version,
      }),
    ) as LotSummary;
    this.tell(event, `lot:${lot.id}`, version, event === 'snapshot' ? { lot } : { lot: summary, ...data });
  }

  /** A bid is accepted: the lot moves on, and everybody is told. */
  bid(lot: Lot, bid: Bid, change: Partial<Lot> = {}): Lot {
    const next: Lot = {
      ...lot,
      currentPriceFen: bid.amountFen,
      leadingBidderCode: bid.bidderCode,
      nextAmountFen: bid.amountFen + 500_000,
      bidCount: bid.seq,
      version: lot.version + 1,
      ...change,
    };
    this.bids = [...this.bids, bid];
    this.lots = this.lots.map((known) => (known.id === lot.id ? next : known));
    this.send('bid', next, { bid });
    return next;
  }

  /** Ends all streams, as a proxy or a crash does. */
  cut(): void {
    for (const stream of this.streams) {
      try {
        stream.close();
      } catch {
        // The reader was quicker.
      }
    }
    this.streams.clear();
  }

  /** Sends a message of any topic to everybody who listens. */
  protected tell(event: string, topic: string, version: number, data: object): void {
    const text = `id: ${topic}@${version}\nevent: ${event}\ndata: ${JSON.stringify({ topic, version, at: formatInstant(this.now), ...data })}\n\n`;
    for (const stream of this.streams) stream.enqueue(new TextEncoder().encode(text));
  }

  private readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    this.asked.push(url.pathname + url.search);
    if (this.silent) {
      return new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    }
    if (this.down) throw new TypeError('Failed to fetch');
    if (this.problem?.path.test(url.pathname)) return this.refuse(this.problem.status, this.problem.code);
    if (url.pathname === '/v1/time' && this.timeTakesMs > 0)
      await new Promise((resolve) => setTimeout(resolve, this.timeTakesMs));
    if (url.pathname === '/v1/stream') return this.stream(url, signal);
    const request = input instanceof Request ? input : new Request(url, init);
    if (request.method === 'POST') return this.take(url, request);
    if (url.pathname.startsWith('/v1/handoffs/')) return this.outcomeOf(url, request);
    return this.answer(url);
  };

  private async take({ pathname, searchParams }: URL, request: Request): Promise<Response> {
    if (pathname === '/v1/documents') {
      const name = searchParams.get('name') ?? '';
      const made = this.documents(name);
      if (!made) throw new TypeError('Failed to fetch');
      const { size, type } = await request.blob();
      const [uploadedAt, expiresAt] = [formatInstant(this.now), formatInstant(this.now + 86_400_000)];
      return this.json({ ...made, name, kind: 'attachment', mime: type, bytes: size, uploadedAt, expiresAt });
    }
    const body = JSON.parse(await request.text()) as FakeHandoff['draft'];
    const { headers } = request;
    this.written.push({
      path: pathname,
      key: headers.get('Idempotency-Key'),
      authorization: headers.get('Authorization'),
      body,
    });
    if (pathname === '/v1/handoffs') {
      const id = `handoff-${this.handoffs.length + 1}`;
      this.handoffs.push({ id, draft: body, outcome: { status: 'pending' } });
      const confirmUrl = `${this.endpoint}/confirm/${id}`;
      return this.json({
        id,
        secret: `secret-${id}`,
        confirmUrl,
        expiresAt: formatInstant(this.now + 600_000),
      });
    }
    const answer = this.write?.(pathname, body);
    if (!answer) throw new TypeError('Failed to fetch');
    const { status, code } = answer as { status?: number; code?: string };
    return status !== undefined && code !== undefined ? this.refuse(status, code, answer) : this.json(answer);
  }

  private outcomeOf({ pathname }: URL, { headers }: Request): Response {
    const handoff = this.handoffs.find(({ id }) => pathname.endsWith(`/${id}`));
    const known = handoff && headers.get('Authorization') === `Handoff secret-${handoff.id}`;
    return known ? this.json(handoff.outcome) : this.refuse(404, 'not_found');
  }

  protected answer({ pathname, searchParams }: URL): Response | Promise<Response> {
    const file = this.files(pathname);
    if (file !== undefined) return new Response(file, { headers: { 'X-Request-Id': '7f3a-21c8' } });
    const [, , plural, id, sub] = pathname.split('/');
    if (plural === 'time')
      return this.json({ serverTime: formatInstant(this.now), epochMs: Math.round(this.now) });
    if (sub === 'bids')
      return this.page(
        this.bids.filter((bid) => bid.lotId === id && bid.seq > Number(searchParams.get('since') ?? 0)),
      );
    const all: Record<string, readonly { readonly id: string; readonly status?: string }[]> = {
      listings: this.listings,
      lots: this.lots,
      sessions: this.sessions,
    };
    const items = all[plural ?? ''] ?? [];
    if (id === undefined) {
      const status = searchParams.get('status');
      return this.page(
        items.filter((item) => status === null || status.split(',').includes(item.status ?? '')),
      );
    }
    const found = sub === undefined ? items.find((item) => item.id === id) : undefined;
    return found ? this.json(found) : this.refuse(404, 'not_found');
  }

  /** The subject of a topic as it stands; undefined where there is none. */
  protected subjectOf(topic: string): { readonly version: number; readonly data: object } | undefined {
    const lot = this.lots.find(({ id }) => `lot:${id}` === topic);
    return lot && { version: lot.version, data: { lot } };
  }

  private stream({ searchParams }: URL, signal: AbortSignal | undefined): Response {
    const topics = (searchParams.get('topics') ?? '').split(',');
    let own: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller;
        this.streams.add(controller);
        controller.enqueue(new TextEncoder().encode(': hello\n\n'));
      },
      cancel: () => void this.streams.delete(own),
    });
    signal?.addEventListener('abort', () => this.streams.delete(own));
    for (const topic of topics) {
      const [name = '', version] = topic.split('@');
      const known = this.subjectOf(name);
      if (!known || Number(version) >= known.version) continue;
      const at = formatInstant(this.now);
      const message = (event: string, of: number, data: object): string =>
        `id: ${name}@${of}\nevent: ${event}\ndata: ${JSON.stringify({ topic: name, version: of, at, ...data })}\n\n`;
      // What was missed is older than what this platform keeps.
      const reset = version === undefined ? '' : message('reset', 0, {});
      const text = reset + message('snapshot', known.version, known.data);
      void Promise.resolve().then(() => this.streams.has(own) && own.enqueue(new TextEncoder().encode(text)));
    }
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  }

  protected page(items: readonly unknown[]): Response {
    return this.json({ items, asOf: formatInstant(this.now) });
  }

  protected json(body: unknown): Response {
    return new Response(JSON.stringify(body), {
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': '7f3a-21c8' },
    });
  }

  private refuse(status: number, code: string, extras: object = {}): Response {
    const problem: Problem = {
      type: 'about:blank',
      title: code,
      requestId: '7f3a-21c8',
      ...extras,
      status,
      code,
    };
    return new Response(JSON.stringify(problem), {
      status,
      headers: { 'Content-Type': 'application/problem+json', 'X-Request-Id': '7f3a-21c8' },
    });
  }
}
