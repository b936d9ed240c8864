import { formatInstant, type Lot, type LotSummary } from '@jtop/contract';
import { nextAmountFen, phaseAt, reserveMet, type LotState } from '@jtop/rules/auction';
import { stateOf, type LotRow } from './rows.js';

/** Statuses in which a next bid is or will be possible. */
const BIDDABLE: ReadonlySet<string> = new Set(['draft', 'registering', 'bidding', 'suspended']);

/** The columns that a summary shows and the rules do not decide over. */
export type SummaryColumns = Pick<LotRow, 'bidder_count' | 'head_hash' | 'version' | 'reserve'>;

/** What moves on a lot, as stream messages carry it. @param now - for the phase, epoch milliseconds */
export function summaryOf(state: LotState, row: SummaryColumns, now: number): LotSummary {
  const { head_hash: headHash } = row;
  return {
    status: state.status,
    ...phaseOf(state, now),
    closesAt: formatInstant(state.closesAt),
    ...priceOf(state),
    bidCount: state.bidCount,
    bidderCount: row.bidder_count,
    extensions: state.extensions,
    ...reserveOf(state, row),
    ...(headHash === null ? {} : { headHash }),
    version: row.version,
  };
}

/**
 * A lot as the wire gives it. The reserve is in it only as a commitment and as whether it has been reached.
 * @param title - the listing's
 * @param now - for the phase, epoch milliseconds of the seasons' clock
 */
export function lotEntity(row: LotRow, title: string, now: number): Lot {
  const state = stateOf(row);
  const fields = row.fields as Lot['listing']['fields'];
  return {
    id: row.id,
    rev: row.rev,
    no: row.no,
    listingId: row.listing_id,
    listing: { id: row.listing_id, title, fields },
    sessionId: row.session_id,
    attempt: row.attempt,
    ...(row.previous_lot_id === null ? {} : { previousLotId: row.previous_lot_id }),
    ...summaryOf(state, row, now),
    rules: row.rules,
    ...(row.rules_hash === null ? {} : { rulesHash: row.rules_hash }),
    ...(row.announcement_id === null ? {} : { announcementId: row.announcement_id }),
    hasReserve: row.reserve !== null,
    opensAt: formatInstant(row.opens_at),
    createdAt: formatInstant(row.created_at),
    updatedAt: formatInstant(row.updated_at),
  };
}

function phaseOf(state: LotState, now: number): Pick<LotSummary, 'phase'> {
  const phase = state.status === 'bidding' ? phaseAt(state, now) : undefined;
  return phase === undefined ? {} : { phase };
}

function priceOf(
  state: LotState,
): Pick<LotSummary, 'currentPriceFen' | 'leadingBidderCode' | 'nextAmountFen'> {
  const { currentPriceFen, leadingBidderCode } = state;
  return {
    ...(currentPriceFen === undefined ? {} : { currentPriceFen }),
    ...(leadingBidderCode === undefined ? {} : { leadingBidderCode }),
    ...(BIDDABLE.has(state.status) ? { nextAmountFen: nextAmountFen(state.rules, currentPriceFen) } : {}),
  };
}

function reserveOf(state: LotState, row: SummaryColumns): Pick<LotSummary, 'reserveMet'> {
  return row.reserve === null ? {} : { reserveMet: reserveMet(row.reserve, state.currentPriceFen) };
}
