import type { LotState } from '@jtop/rules/auction';
import type { Selectable } from 'kysely';
import type { LotsTable } from '../db/schema.js';

/** A lot as it is stored. */
export type LotRow = Selectable<LotsTable>;

/**
 * Whether anyone but the operator may know of a lot: from its announcement on. A draft that was called off stays
 * unknown.
 */
export function isPublic(row: Pick<LotRow, 'rules_hash'>): boolean {
  return row.rules_hash !== null;
}

/** What the rules need to know of a lot. */
export function stateOf(row: LotRow): LotState {
  const ended = row.status === 'cancelled' || row.status === 'voided';
  return {
    lotId: row.id,
    status: row.status as LotState['status'],
    rules: row.rules,
    rulesHash: row.rules_hash ?? undefined,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    currentPriceFen: row.current_price_fen ?? undefined,
    leadingPartyId: row.leading_party_id ?? undefined,
    leadingBidderCode: row.leading_bidder_code ?? undefined,
    bidCount: row.bid_count,
    extensions: row.extensions,
    suspendedFrom: (row.suspended_from ?? undefined) as LotState['suspendedFrom'],
    suspendedAt: row.suspended_at ?? undefined,
    // Nothing changes a lot any more that was called off, so its last change was that.
    endedAt: ended ? row.updated_at : undefined,
  };
}

/** The columns that hold a state; the rules decide over no others. */
export type StateColumns = Pick<
  LotRow,
  | 'status'
  | 'rules_hash'
  | 'opens_at'
  | 'closes_at'
  | 'current_price_fen'
  | 'leading_party_id'
  | 'leading_bidder_code'
  | 'bid_count'
  | 'extensions'
  | 'suspended_from'
  | 'suspended_at'
>;

export function columnsOf(state: LotState): StateColumns {
  return {
    status: state.status,
    rules_hash: state.rulesHash ?? null,
    opens_at: state.opensAt,
    closes_at: state.closesAt,
    current_price_fen: state.currentPriceFen ?? null,
    leading_party_id: state.leadingPartyId ?? null,
    leading_bidder_code: state.leadingBidderCode ?? null,
    bid_count: state.bidCount,
    extensions: state.extensions,
    suspended_from: state.suspendedFrom ?? null,
    suspended_at: state.suspendedAt ?? null,
  };
}
