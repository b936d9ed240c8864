import type { RegistrationFacts } from '@jtop/rules/auction';
import type { LotRow } from '../lots/rows.js';

/** A registration as it was last read. */
export interface RememberedRegistration {
  /** Absent where the party has none. */
  readonly facts?: RegistrationFacts;
  /** Its revision; null where there is none. */
  readonly rev: number | null;
}

/** What a bid on a lot is judged by, as this process last read or stored it. */
export interface RememberedLot {
  readonly lot: LotRow;
  /** By party; a party that is not in it has not been asked for yet. */
  readonly registrations: ReadonlyMap<string, RememberedRegistration>;
  /** Organizations that host the special of the lot's session. */
  readonly hosts: ReadonlySet<string>;
  /** When the hosts were read, epoch milliseconds of the seasons' clock. */
  readonly readAt: number;
}

/** Lots that are remembered at most; the one that was not used for longest is forgotten first. */
const MAX_LOTS = 1_000;
/** Parties remembered of one lot; beyond that its memory begins anew. */
const MAX_PARTIES = 5_000;
/** Hosts carry no revision that a write could ask for; they change by hand, and not while a lot is open. */
const TRUSTED_FOR_MS = 60_000;

/**
 * What the last batches of bids left behind, so that the next one need not read it again. Nothing here is the truth:
 * whoever judges by it must ask for the revisions in the statement that stores the outcome.
 */
export class LotMemory {
  readonly #lots = new Map<string, RememberedLot>();

  /** @param now - epoch milliseconds of the seasons' clock */
  recall(lotId: string, now: number): RememberedLot | undefined {
    const known = this.#lots.get(lotId);
    if (known === undefined) return undefined;
    this.#lots.delete(lotId);
    if (Math.abs(now - known.readAt) > TRUSTED_FOR_MS) return undefined;
    this.#lots.set(lotId, known);
    return known;
  }

  /** Keeps what was read of a lot, beside the registrations that are known already. */
  keep(read: RememberedLot): void {
    const { id } = read.lot;
    const before = this.#lots.get(id)?.registrations ?? new Map();
    const registrations = new Map([...before, ...read.registrations]);
    this.#put({
      ...read,
      registrations: registrations.size > MAX_PARTIES ? read.registrations : registrations,
    });
  }

  /** Keeps how a lot stands after a change that was stored. */
  follow(lot: LotRow): void {
    const known = this.#lots.get(lot.id);
    if (known !== undefined) this.#put({ ...known, lot });
  }

  forget(lotId: string): void {
    this.#lots.delete(lotId);
  }

  #put(known: RememberedLot): void {
    this.#lots.delete(known.lot.id);
    this.#lots.set(known.lot.id, known);
    const [oldest] = this.#lots.keys();
    if (this.#lots.size > MAX_LOTS && oldest !== undefined) this.#lots.delete(oldest);
  }
}
