import {
  formatInstant,
  type Bid,
  type ClosingStatement,
  type Lot,
  type LogEntry,
  type LotSummary,
  type Registration,
} from '@jtop/contract';
import { nextAmountFen, phaseAt, reserveMet, type LotState, type Reserve } from '@jtop/rules/auction';

/** A party's registration, with what nobody else learns. */
export interface RegistrationRecord {
  readonly partyId: string;
  entity: Registration;
  readonly agreedAt: number;
  /** When the deposit was secured, epoch milliseconds. */
  depositPaidAt?: number;
}

/** A lot as the mock keeps it: what the rules decide over is `state`, everything else goes around it. */
export interface LotRecord {
  readonly id: string;
  readonly no: string;
  readonly listingId: string;
  readonly sessionId: string;
  readonly attempt: number;
  readonly previousLotId?: string;
  readonly createdAt: number;
  updatedAt: number;
  rev: number;
  version: number;
  state: LotState;
  /** Known to the supplier and the auditor until the lot has sold. */
  reserve?: Reserve;
  announcementId?: string;
  readonly log: LogEntry[];
  readonly bids: Bid[];
  readonly registrations: Map<string, RegistrationRecord>;
  closing?: ClosingStatement;
}

/** Whether the lot has ever been announced; until then only the operator knows of it. */
export const isPublic = (lot: LotRecord): boolean => lot.state.rulesHash !== undefined;

/** Statuses in which a next bid is or will be possible. */
const BIDDABLE: ReadonlySet<string> = new Set(['draft', 'registering', 'bidding', 'suspended']);

/** What moves on a lot, as stream messages carry it. @param now for the phase, epoch milliseconds */
export function lotSummary(lot: LotRecord, now: number): LotSummary {
  const { state } = lot;
  const phase = state.status === 'bidding' ? phaseAt(state, now) : undefined;
  const headHash = lot.log.at(-1)?.hash;
  return {
    status: state.status,
    ...(phase === undefined ? {} : { phase }),
    closesAt: formatInstant(state.closesAt),
    ...(state.currentPriceFen === undefined ? {} : { currentPriceFen: state.currentPriceFen }),
    ...(state.leadingBidderCode === undefined ? {} : { leadingBidderCode: state.leadingBidderCode }),
    ...(BIDDABLE.has(state.status)
      ? { nextAmountFen: nextAmountFen(state.rules, state.currentPriceFen) }
      : {}),
    bidCount: state.bidCount,
    bidderCount: [...lot.registrations.values()].filter(({ entity }) => entity.qualification === 'passed')
      .length,
    extensions: state.extensions,
    ...(lot.reserve === undefined ? {} : { reserveMet: reserveMet(lot.reserve, state.currentPriceFen) }),
    ...(headHash === undefined ? {} : { headHash }),
    version: lot.version,
  };
}

/** A lot as the wire gives it. */
export function lotEntity(lot: LotRecord, listing: Lot['listing'], now: number): Lot {
  return {
    id: lot.id,
    rev: lot.rev,
    no: lot.no,
    listingId: lot.listingId,
    listing,
    sessionId: lot.sessionId,
    attempt: lot.attempt,
    ...(lot.previousLotId === undefined ? {} : { previousLotId: lot.previousLotId }),
    rules: lot.state.rules,
    ...(lot.state.rulesHash === undefined ? {} : { rulesHash: lot.state.rulesHash }),
    ...(lot.announcementId === undefined ? {} : { announcementId: lot.announcementId }),
    hasReserve: lot.reserve !== undefined,
    opensAt: formatInstant(lot.state.opensAt),
    ...lotSummary(lot, now),
    createdAt: formatInstant(lot.createdAt),
    updatedAt: formatInstant(lot.updatedAt),
  };
}
