import type { BidAccepted, Lot } from '@jtop/contract';
import { randomUUID } from 'node:crypto';
import type { Market } from '../../tests/support/market.js';
import { HttpConnection } from './http-connection.js';

/** A lot that is bid on: the next amount is given out once, whoever asks. */
export interface BiddenLot {
  readonly lot: Lot;
  /** Clients that have joined it. */
  readonly clients: readonly string[];
  /** Steps given out so far. */
  steps: number;
  /** Who was given the last step. */
  last?: string;
  /** Every bid that was answered 201, by its hash. */
  readonly accepted: Map<string, { readonly seq: number; readonly amountFen: number }>;
}

export interface LoadResult {
  readonly accepted: number;
  readonly refused: number;
  readonly milliseconds: number;
  /** Milliseconds from asking to the answer, of accepted bids. */
  readonly waits: readonly number[];
}

interface Bidder {
  readonly connection: HttpConnection;
  readonly client: string;
  readonly headers: string;
}

const STEP_FEN = 500_000;

/**
 * Bidders over HTTP: each has a connection of its own that is kept, a token of its own, and a new key for every bid. Each
 * bids the next amount of a lot as soon as its last bid was answered.
 */
export class Bidders {
  readonly #all: Bidder[];
  #turn = 0;

  private constructor(all: Bidder[]) {
    this.#all = all;
  }

  /** Opens `count` connections, dealt out to the clients in turn. */
  static async open(market: Market, clients: readonly string[], count: number): Promise<Bidders> {
    const all: Bidder[] = [];
    for (let n = 0; n < count; n += 1) {
      const client = clients[n % clients.length] ?? '';
      const headers = `authorization: Bearer ${await market.token(client)}\r\n`;
      all.push({ connection: await HttpConnection.open(market.url), client, headers });
    }
    return new Bidders(all);
  }

  /** Bids for a time. A connection that breaks ends its bidder quietly: the platform may be killed on purpose. */
  async load(lots: readonly BiddenLot[], milliseconds: number): Promise<LoadResult> {
    const from = performance.now();
    const until = from + milliseconds;
    const waits: number[] = [];
    let refused = 0;
    const bid = async (bidder: Bidder): Promise<void> => {
      const own = lots.filter(({ clients }) => clients.includes(bidder.client));
      while (performance.now() < until) {
        const lot = this.#next(own, bidder);
        if (lot === undefined) return;
        const asked = performance.now();
        const answer = await place(bidder, lot).catch(() => undefined);
        if (answer === undefined) return;
        if (answer) waits.push(performance.now() - asked);
        else refused += 1;
      }
    };
    await Promise.all(this.#all.map(bid));
    return { accepted: waits.length, refused, milliseconds: performance.now() - from, waits };
  }

  /** Whoever bid last on a lot leaves it alone until another has: people do not bid against themselves. */
  #next(own: readonly BiddenLot[], { client }: Bidder): BiddenLot | undefined {
    const from = this.#turn++;
    const inTurn = own.map((_, n) => own[(from + n) % own.length]);
    return inTurn.find((lot) => lot?.last !== client) ?? inTurn[0];
  }

  close(): void {
    for (const { connection } of this.#all) connection.close();
  }
}

async function place({ connection, headers, client }: Bidder, target: BiddenLot): Promise<boolean> {
  target.steps += 1;
  target.last = client;
  const amountFen = target.lot.rules.startPriceFen + target.steps * STEP_FEN;
  const { status, body } = await connection.ask(
    'POST',
    `/v1/lots/${target.lot.id}/bids`,
    `${headers}idempotency-key: ${randomUUID()}\r\n`,
    JSON.stringify({ amountFen, confirmAmountFen: amountFen }),
  );
  if (status === 201) {
    const { bid } = JSON.parse(body) as BidAccepted;
    target.accepted.set(bid.hash, { seq: bid.seq, amountFen: bid.amountFen });
    return true;
  }
  // Another one's higher amount was read first, or two of one party's came together.
  if (status === 409) return false;
  throw new Error(`a bid was answered ${status}: ${body}`);
}

/** Announces some lots of one session, open at once, and lets the clients join: each lot takes some of them in turn. */
export async function openLots(
  market: Market,
  count: number,
  clients: readonly string[],
  biddersOfEach: number,
): Promise<BiddenLot[]> {
  const operator = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await market.post<T>('demo-operator', path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { epochMs } = (await market.get<{ epochMs: number }>('/v1/time')).body;
  const opensAt = epochMs + 600_000;
  const session = await operator<{ id: string }>('/v1/sessions', {
    kind: 'special',
    date: new Date(opensAt + 8 * 3_600_000).toISOString().slice(0, 10),
    opensAt: new Date(opensAt).toISOString(),
  });
  const rules = {
    startPriceFen: 10_000_000,
    increment: { fen: STEP_FEN },
    scheduledCloseAt: new Date(opensAt + 20 * 3_600_000).toISOString(),
    announceDaysMin: 0,
  };
  const lots: BiddenLot[] = [];
  let cursor = '';
  while (lots.length < count) {
    const page = await market.get<{
      items: { id: string; supplier: { name: string } }[];
      nextCursor?: string;
    }>(`/v1/listings?status=available&limit=100${cursor}`);
    for (const { id: listingId } of page.body.items) {
      if (lots.length === count) break;
      const draft = await operator<Lot>('/v1/lots', { listingId, sessionId: session.id, rules });
      const announced = await market.post<Lot>('demo-operator', `/v1/lots/${draft.id}/announce`, {
        text: '拍卖公告',
      });
      if (announced.status >= 300) continue;
      const lot = announced.body;
      const joined = Array.from(
        { length: biddersOfEach },
        (_, n) => clients[(lots.length * biddersOfEach + n) % clients.length] ?? '',
      );
      for (const client of joined) await market.join(client, lot);
      lots.push({ lot, clients: joined, steps: 0, accepted: new Map() });
    }
    if (page.body.nextCursor === undefined && lots.length < count)
      throw new Error('too few listings to sell');
    cursor = `&cursor=${page.body.nextCursor ?? ''}`;
  }
  await market.advance(600_500);
  return lots;
}
