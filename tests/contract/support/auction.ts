import {
  dateInShanghai,
  formatInstant,
  parseInstant,
  type AuctionSession,
  type BidAccepted,
  type Listing,
  type Lot,
  type LotRulesInput,
} from '@jtop/contract';
import type { Client, Input } from './client.js';

export const OPERATOR = 'demo-operator';
export const MINUTE = 60_000;
export const DAY = 86_400_000;
/** What lots start at here unless a test says otherwise, and their step. */
export const START = 10_000_000;
export const STEP = 500_000;

export interface FreshLot {
  /** Milliseconds from now to the opening. @default 10 minutes */
  readonly opensIn?: number;
  /** Milliseconds from the opening to the scheduled end. @default 30 minutes */
  readonly lasts?: number;
  readonly rules?: Partial<LotRulesInput>;
  readonly listing?: Listing;
  readonly text?: string;
}

/** The auction side as a test walks through it: by the operator's calls and the bidders', and by no other way. */
export class Auction {
  readonly client: Client;
  #listings: Listing[] | undefined;
  #specialSessionId: string | undefined;

  constructor(client: Client) {
    this.client = client;
  }

  /** A listing on offer that no other test has used. */
  async freeListing(by?: string): Promise<Listing> {
    this.#listings ??= await this.walkListings();
    const partyId = by === undefined ? undefined : (await this.client.ok('me.retrieve', { as: by })).partyId;
    const index = this.#listings.findIndex(
      ({ supplier }) => (partyId ?? supplier.partyId) === supplier.partyId,
    );
    const [listing] = index < 0 ? [] : this.#listings.splice(index, 1);
    if (listing === undefined) throw new Error('the target has run out of listings on offer');
    return listing;
  }

  async walkListings(): Promise<Listing[]> {
    const found: Listing[] = [];
    let cursor: string | undefined;
    do {
      const query = { status: 'available', limit: 100, ...(cursor === undefined ? {} : { cursor }) };
      const page = await this.client.ok('listings.list', { query });
      // Those whose first lot this is: the others may be in a draft of somebody's.
      found.push(...page.items.filter(({ verified, lotIds }) => verified && lotIds.length === 0));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return found;
  }

  /** A session that opens at an instant, on whatever day that is: one of a special. */
  async session(opensAt: number): Promise<AuctionSession> {
    this.#specialSessionId ??= await this.#auctionSpecialSession();
    const body = {
      kind: 'special',
      date: dateInShanghai(opensAt),
      opensAt: formatInstant(opensAt),
      specialSessionId: this.#specialSessionId,
    };
    return this.client.ok('sessions.create', { as: OPERATOR, body });
  }

  async #auctionSpecialSession(): Promise<string> {
    const { items } = await this.client.ok('specials.list', { query: { limit: 100 } });
    const newest = items.filter(({ seasonKind }) => seasonKind === 'auction').sort((a, b) => b.year - a.year);
    const session = newest.flatMap(({ sessions }) => sessions)[0];
    if (session === undefined) throw new Error('the target has no special of an auction season');
    return session.id;
  }

  /** A draft lot on a listing of its own. */
  async draft({
    opensIn = 10 * MINUTE,
    lasts = 30 * MINUTE,
    rules = {},
    listing,
  }: FreshLot = {}): Promise<Lot> {
    const opensAt = (await this.client.now()) + opensIn;
    const session = await this.session(opensAt);
    const { id: listingId } = listing ?? (await this.freeListing());
    const body = {
      listingId,
      sessionId: session.id,
      rules: {
        startPriceFen: START,
        increment: { fen: STEP },
        announceDaysMin: 0,
        ...(rules.preset === undefined || rules.preset === 'judicial-5min'
          ? { scheduledCloseAt: formatInstant(opensAt + lasts) }
          : {}),
        ...rules,
      },
    };
    return this.client.ok('lots.create', { as: OPERATOR, body });
  }

  /** An announced lot on a listing of its own; registration is open. */
  async announced(options: FreshLot = {}): Promise<Lot> {
    const { id } = await this.draft(options);
    return this.client.ok('lots.announce', {
      params: { id },
      as: OPERATOR,
      body: { text: options.text ?? '拍卖公告（测试）' },
    });
  }

  /** An announced lot with these bidders, moved to its opening. */
  async open(bidders: readonly string[], options: FreshLot = {}): Promise<Lot> {
    const lot = await this.announced(options);
    for (const bidder of bidders) await this.join(lot, bidder);
    await this.client.moveTo(parseInstant(lot.opensAt));
    return this.lot(lot);
  }

  async lot({ id }: Pick<Lot, 'id'>): Promise<Lot> {
    return this.client.ok('lots.retrieve', { params: { id } });
  }

  /** Registers a party and pays its deposit. @returns its code */
  async join({ id, rulesHash }: Lot, as: string): Promise<string> {
    const params = { id };
    const { bidderCode } = await this.client.ok('lots.registrations.create', {
      params,
      as,
      body: { agreedRulesHash: rulesHash },
    });
    await this.client.ok('lots.deposits.create', { params, as, body: { method: 'escrow' } });
    return bidderCode;
  }

  async bid(
    { id }: Pick<Lot, 'id'>,
    as: string,
    amountFen: number,
    more: Partial<Input<'lots.bids.place'>> = {},
  ): Promise<BidAccepted> {
    const outcome = await this.client.ok('lots.bids.place', {
      params: { id },
      as,
      body: { amountFen },
      ...more,
    });
    if (!('bid' in outcome)) throw new Error('a dry run, not a bid');
    return outcome;
  }

  /** Moves time past the end of a lot and its grace. @returns the lot as it ended */
  async end(lot: Pick<Lot, 'id'>): Promise<Lot> {
    const { closesAt, rules } = await this.lot(lot);
    await this.client.moveTo(parseInstant(closesAt) + rules.closeGraceMs);
    return this.lot(lot);
  }
}
