import type { BidAccepted, Lot, LotCreate, LotRelist, SessionCreate } from '@jtop/contract';

/**
 * What the demo does at the auction side, as the operator and as bidding companies. It goes through the platform's own
 * services, so that each log of the demo verifies and each receipt is signed.
 */
export interface Desk {
  /** Opens a session, or finds the one that was opened for the same day and special. @returns its id */
  session(session: SessionCreate): Promise<string>;
  /** @param id - What the lot is called; a new id unless said. */
  createLot(lot: LotCreate, id?: string): Promise<Lot>;
  announce(lotId: string, text: string): Promise<Lot>;
  suspend(lotId: string, reason: string): Promise<Lot>;
  resume(lotId: string, reason: string): Promise<Lot>;
  cancel(lotId: string, reason: string): Promise<Lot>;
  void(lotId: string, reason: string): Promise<Lot>;
  relist(lotId: string, lot: LotRelist): Promise<Lot>;
  /** Registers a company for the lot and pays its deposit. @param company - 1 to 20, as in `demo-company-4` */
  register(lot: Lot, company: number): Promise<void>;
  bid(lotId: string, company: number, amountFen: number): Promise<BidAccepted>;
  /** Opens and closes what is due. */
  tick(): Promise<void>;
  lot(lotId: string): Promise<Lot>;
  /** Lets the bids under way finish and frees what was held. */
  close(): Promise<void>;
}
