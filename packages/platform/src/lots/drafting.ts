import { randomBytes } from 'node:crypto';
import { parseInstant, type LotRulesInput } from '@jtop/contract';
import { ProblemError, invalid } from '@jtop/contract/binding';
import { completeRules } from '@jtop/rules/auction';
import { commitReserve } from '@jtop/rules/log';
import type { Selectable } from 'kysely';
import { json } from '../db/json.js';
import type { AuctionSessionsTable, Reserve, Tx } from '../db/schema.js';
import { newId } from './ids.js';
import type { ListingRow } from './listing-sale.js';
import { nextNumber } from './numbers.js';
import type { LotRow } from './rows.js';

/** Fewest days between announcement and opening outside the sandbox: Auction Law §45. */
const LEGAL_ANNOUNCE_DAYS = 7;

/** What a draft is made of. */
export interface Draft {
  readonly listingId: string;
  readonly sessionId: string;
  readonly rules: LotRulesInput;
  /** The attempt before, where the listing is tried again. */
  readonly previous?: Pick<LotRow, 'id' | 'attempt'> | undefined;
}

/** Who drafts, when, and where. */
export interface Drafting {
  readonly sandbox: boolean;
  readonly now: number;
  readonly createdBy: string | undefined;
  /** Only the demo says which; every other lot gets a new one. */
  readonly id?: string | undefined;
}

/**
 * Stores a draft lot with complete rules. The reserve goes into a column of its own and into the rules only as a
 * commitment.
 *
 * @throws ProblemError 404 `not_found` for an unknown listing or session, 400 `request.invalid` for sealed bids and where
 *   the rules contradict each other
 */
export async function insertDraft(tx: Tx, draft: Draft, drafting: Drafting): Promise<LotRow> {
  const listing = await listingOf(tx, draft.listingId);
  const session = await sessionOf(tx, draft.sessionId);
  const { rules, reserve } = rulesOf(draft.rules, listing, session, drafting.sandbox);
  const closesAt = parseInstant(rules.scheduledCloseAt);
  const id = drafting.id ?? newId(drafting.now);
  const row: LotRow = {
    id,
    rev: 1,
    no: await nextNumber(tx, 'lots', session.year),
    listing_id: listing.id,
    session_id: session.id,
    season_id: session.season_id,
    attempt: (draft.previous?.attempt ?? 0) + 1,
    previous_lot_id: draft.previous?.id ?? null,
    status: 'draft',
    rules,
    rules_hash: null,
    reserve: reserve ?? null,
    opens_at: parseInstant(rules.opensAt),
    closes_at: closesAt,
    scheduled_close_at: closesAt,
    current_price_fen: null,
    leading_party_id: null,
    leading_bidder_code: null,
    bid_count: 0,
    bidder_count: 0,
    extensions: 0,
    head_hash: null,
    log_length: 0,
    version: 0,
    suspended_from: null,
    suspended_at: null,
    announcement_id: null,
    closing: null,
    city: listing.city,
    fields: listing.fields,
    seller_party_ids: rules.sellerPartyIds,
    created_at: drafting.now,
    updated_at: drafting.now,
    created_by: drafting.createdBy ?? null,
  };
  const stored = {
    ...row,
    rules: json(rules),
    reserve: reserve === undefined ? null : json(reserve),
    closing: null,
  };
  await tx.insertInto('lots').values(stored).execute();
  return row;
}

type SessionRow = Selectable<AuctionSessionsTable> & { readonly year: number };

function rulesOf(input: LotRulesInput, listing: ListingRow, session: SessionRow, sandbox: boolean) {
  if (input.pricing === 'one_shot_sealed') {
    const message = 'sealed bids are not offered; use english_ascending';
    throw invalid({ path: 'rules.pricing', code: 'not_offered', message });
  }
  const completed = completeRules(input, {
    opensAt: session.opens_at,
    date: session.date,
    sellerPartyIds: [listing.supplier_party_id],
  });
  if (!completed.ok) throw invalid(...completed.errors);
  if (!sandbox && completed.rules.announceDaysMin < LEGAL_ANNOUNCE_DAYS) {
    const message = `at least ${LEGAL_ANNOUNCE_DAYS} days outside the sandbox`;
    throw invalid({ path: 'rules.announceDaysMin', code: 'below_legal_minimum', message });
  }
  const reserve = sealReserve(completed.reservePriceFen);
  return { rules: commitReserve(completed.rules, reserve), reserve };
}

function sealReserve(priceFen: number | undefined): Reserve | undefined {
  return priceFen === undefined ? undefined : { priceFen, salt: randomBytes(32).toString('hex') };
}

async function listingOf(tx: Tx, id: string): Promise<ListingRow> {
  const row = await tx
    .selectFrom('listings')
    .selectAll()
    .where('id', '=', id.toLowerCase())
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not_found', {}, { detail: 'there is no such listing' });
  return row;
}

async function sessionOf(tx: Tx, id: string): Promise<SessionRow> {
  const row = await tx
    .selectFrom('auction_sessions')
    .innerJoin('seasons', 'seasons.id', 'auction_sessions.season_id')
    .selectAll('auction_sessions')
    .select('seasons.year as year')
    .where('auction_sessions.id', '=', id.toLowerCase())
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not_found', {}, { detail: 'there is no such session' });
  return row;
}
