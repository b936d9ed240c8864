import { formatInstant, type AuctionSession, type Listing, type Lot } from '@jtop/contract';
import type { Market } from '../../support/market.js';
import { STEP_FEN } from './bidder.js';
import { eachOf } from './waiting.js';

export const HOUR_MS = 3_600_000;

/** Between making lots and their opening; the sandbox's clock jumps over what is left of it. */
export const LEAD_MS = 300_000;

const OPERATOR = 'demo-operator';

/** Companies that may bid (the twentieth is banned). */
export const COMPANIES: readonly string[] = Array.from(
  { length: 19 },
  (_, index) => `demo-company-${index + 1}`,
);

/** The seasons' clock now, epoch milliseconds. */
export async function seasonsNow(market: Market): Promise<number> {
  return (await market.get<{ epochMs: number }>('/v1/time')).body.epochMs;
}

/** A session on the day of `opensAt`. @param opensAt - epoch milliseconds */
export async function makeSession(market: Market, opensAt: number): Promise<AuctionSession> {
  const instant = formatInstant(opensAt);
  const body = { kind: 'special', date: instant.slice(0, 10), opensAt: instant };
  return made(await market.post<AuctionSession>(OPERATOR, '/v1/sessions', body));
}

/** What a lot of the campaign is to be. Instants are epoch milliseconds. */
export interface LotPlan {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly rules?: Readonly<Record<string, unknown>>;
}

/** Announces a lot for each plan, each of another listing, by the operator's calls. */
export async function announceLots(
  market: Market,
  sessionId: string,
  plans: readonly LotPlan[],
): Promise<Lot[]> {
  const { body } = await market.get<{ items: Listing[] }>('/v1/listings?status=available&limit=100');
  const spare = [...body.items];
  const lots: Lot[] = [];
  await eachOf(plans, 4, async (plan, index) => {
    for (;;) {
      const listing = spare.shift();
      if (listing === undefined) throw new Error('there are not enough available listings');
      const draft = made(
        await market.post<Lot>(OPERATOR, '/v1/lots', {
          listingId: listing.id,
          sessionId,
          rules: rulesOf(plan),
        }),
      );
      const announced = await market.post<Lot>(OPERATOR, `/v1/lots/${draft.id}/announce`, {
        text: '拍卖公告',
      });
      const { code } = announced.body as Lot & { code?: string };
      // Its rights have run out, or another lot has it: the next one, then.
      if (code === 'lot.not_verified' || code === 'lot.listing_taken') continue;
      lots[index] = made(announced);
      return;
    }
  });
  return lots;
}

function rulesOf({ opensAt, closesAt, rules }: LotPlan): Record<string, unknown> {
  return {
    startPriceFen: 10_000_000,
    increment: { fen: STEP_FEN },
    opensAt: formatInstant(opensAt),
    scheduledCloseAt: formatInstant(closesAt),
    announceDaysMin: 0,
    displayDaysMin: 0,
    ...rules,
  };
}

/** Lots that are open for bids now, for an hour. */
export async function openLots(
  market: Market,
  count: number,
  rules: Readonly<Record<string, unknown>> = {},
): Promise<Lot[]> {
  const opensAt = (await seasonsNow(market)) + LEAD_MS;
  const session = await makeSession(market, opensAt);
  const plan = { opensAt, closesAt: opensAt + HOUR_MS, rules };
  const lots = await announceLots(market, session.id, Array<LotPlan>(count).fill(plan));
  await market.advance(Math.max(1, opensAt - (await seasonsNow(market)) + 1));
  return lots;
}

/** Registers parties for lots and pays their deposits. */
export async function joinAll(
  market: Market,
  clients: readonly string[],
  lots: readonly Lot[],
): Promise<void> {
  const pairs = lots.flatMap((lot) => clients.map((client) => ({ lot, client })));
  await eachOf(pairs, 8, ({ lot, client }) => market.join(client, lot));
}

function made<T>({ status, body }: { status: number; body: T }): T {
  if (status >= 300) throw new Error(`the operator was answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
