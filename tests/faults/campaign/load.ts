import type { Lot } from '@jtop/contract';
import { keepBidding, type Floor } from './bidder.js';
import { Ledger } from './ledger.js';
import type { Stage } from './phase.js';
import type { Venue } from './venue.js';
import type { Deadline } from './waiting.js';

export interface LoadOptions {
  readonly venue: Venue;
  readonly lots: readonly Lot[];
  readonly clients: readonly string[];
  readonly thinkMs: number;
  readonly doubleClicks?: number;
  /** How long bidders may take to settle what is still open, in milliseconds. */
  readonly deadline?: Deadline;
}

/** Bidders at work on lots, until they are told to stop. */
export class Load {
  readonly ledger: Ledger;
  readonly floor: Floor;
  #stopped = false;
  readonly #running: Promise<unknown>;

  constructor({ report, random, deadline }: Stage, options: LoadOptions) {
    const { venue, lots, clients, thinkMs, doubleClicks = 0 } = options;
    this.ledger = new Ledger(report);
    this.floor = {
      market: venue.market,
      ledger: this.ledger,
      report,
      deadline: options.deadline ?? deadline,
    };
    const bidders = lots.flatMap((lot) =>
      clients.map((client) =>
        keepBidding(this.floor, {
          client,
          lotId: lot.id,
          random: random.fork(),
          thinkMs,
          doubleClicks,
          stopped: () => this.#stopped,
        }),
      ),
    );
    this.#running = Promise.all(bidders);
  }

  /** Bids that were acknowledged so far. */
  get acknowledged(): number {
    return this.ledger.accepted.size;
  }

  /** Lets every bidder settle the bid that it is at, and no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    const { unresolved } = this.ledger;
    this.floor.report.expect(unresolved.length === 0, `${unresolved.length} bids were never decided`);
  }
}
