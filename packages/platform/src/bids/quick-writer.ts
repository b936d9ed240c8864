import type { Platform } from '../context.js';
import { LotChange } from '../lots/lot-change.js';
import type { LotRow } from '../lots/rows.js';
import { BidBatch } from './batch.js';
import type { LotMemory } from './lot-memory.js';
import type { Outcome } from './lot-queue.js';
import { bidsPath, type PendingBid, type PlacedBid } from './pending-bid.js';
import { MOVED_COLUMNS, storeQuickly, type QuickRows } from './quick-statement.js';
import { readLots } from './read-lots.js';

/** A batch that waits to be judged and stored together with those of other lots. */
interface Waiting {
  readonly lotId: string;
  readonly bids: readonly PendingBid[];
  readonly stopping: boolean;
  resolve(result: QuickResult): void;
}

/** Outcomes where the batch is stored; else why it has to be decided the usual way. */
export type QuickResult = readonly Outcome<PlacedBid>[] | 'left' | 'failed';

interface Decided extends Waiting {
  /** The lot as it stands once this is stored. */
  readonly after: LotRow;
  readonly topics: readonly string[];
  readonly outcomes: readonly Outcome<PlacedBid>[];
  readonly rows: QuickRows;
}

/** Statements under way at once: while the database works on one, the next is judged. */
const MAX_UNDER_WAY = 2;
/** Lots in one statement. */
const MAX_LOTS = 100;

/**
 * Group commit over lots. A batch is judged by what this process remembers of its lot, and stored by one statement that
 * asks whether that is still so ({@link storeQuickly}); the batches of all lots that wait share the statement, and with
 * it the one sync of the disk that they pay for. Where anything is not as remembered, or asks for more than a statement,
 * nothing of that batch is stored, and the caller decides it the usual way, with the lot locked first.
 */
export class QuickWriter {
  readonly #platform: Pick<Platform, 'db' | 'clock' | 'keys' | 'bus' | 'log'>;
  readonly #memory: LotMemory;
  #waiting: Waiting[] = [];
  #underWay = 0;
  #scheduled = false;

  constructor(platform: Pick<Platform, 'db' | 'clock' | 'keys' | 'bus' | 'log'>, memory: LotMemory) {
    this.#platform = platform;
    this.#memory = memory;
  }

  /**
   * @returns `left` where nothing of the batch is stored, `failed` where the database refused and nobody knows; then the
   * keys tell
   */
  decide(lotId: string, bids: readonly PendingBid[], stopping: boolean): Promise<QuickResult> {
    return new Promise((resolve) => {
      this.#waiting.push({ lotId, bids, stopping, resolve });
      this.#schedule();
    });
  }

  /** Waits for the end of this turn of the event loop, so that the batches of other lots come along. */
  #schedule(): void {
    if (this.#scheduled || this.#underWay >= MAX_UNDER_WAY || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const taken = this.#waiting.splice(0, MAX_LOTS);
      this.#underWay += 1;
      void this.#store(taken)
        .catch((error: unknown) => this.#giveUp(taken, error))
        .finally(() => {
          this.#underWay -= 1;
          this.#schedule();
        });
      this.#schedule();
    });
  }

  async #store(taken: readonly Waiting[]): Promise<void> {
    await this.#learn(taken);
    const decided = taken.flatMap((waiting) => this.#judge(waiting) ?? leave(waiting));
    if (decided.length === 0) return;
    const stored = await storeQuickly(
      this.#platform.db,
      decided.map(({ rows }) => rows),
    );
    for (const batch of decided) {
      if (!stored.has(batch.lotId)) leave(batch);
      else {
        this.#memory.follow(batch.after);
        this.#platform.bus.hint(batch.topics);
        batch.resolve(batch.outcomes);
      }
    }
  }

  #giveUp(taken: readonly Waiting[], error: unknown): void {
    this.#platform.log.warn({ err: error, lots: taken.length }, 'bids could not be stored together');
    for (const batch of taken) {
      this.#memory.forget(batch.lotId);
      batch.resolve('failed');
    }
  }

  /** Reads what is not remembered of the lots that are to be judged. */
  async #learn(taken: readonly Waiting[]): Promise<void> {
    const now = this.#platform.clock.now();
    const unknown = taken
      .map(({ lotId, bids }) => ({ lotId, parties: [...new Set(bids.map((bid) => bid.partyId))] }))
      .filter(({ lotId, parties }) => {
        const known = this.#memory.recall(lotId, now)?.registrations;
        return known === undefined || parties.some((party) => !known.has(party));
      });
    if (unknown.length === 0) return;
    for (const read of await readLots(this.#platform.db, unknown, now)) this.#memory.keep(read);
  }

  #judge(waiting: Waiting): Decided | undefined {
    const { lotId, bids, stopping } = waiting;
    const now = this.#platform.clock.now();
    const known = this.#memory.recall(lotId, now);
    if (known === undefined) return undefined;
    const parties = new Set(bids.map((bid) => bid.partyId));
    const judgedBy = [...parties].map((party_id) => ({
      party_id,
      rev: known.registrations.get(party_id)?.rev,
    }));
    if (!judgedBy.every(wasRead)) return undefined;
    const { lot } = known;
    const change = new LotChange(lot, now);
    change.openIfDue();
    const batch = new BidBatch({ ...known, known: new Map(), keys: this.#platform.keys, stopping }, change);
    const outcomes = bids.map((bid) => batch.decide(bid));
    const { columns, log, messages, tellsSession } = change.rows;
    const changed = change.dirty;
    // A lot that opens with this bid changes more than a bid moves, and its session is told.
    if (tellsSession || (changed && !movesOnly(lot, columns))) return undefined;
    if (!changed && batch.rows.rejections.length === 0) return undefined;
    const rows: QuickRows = {
      lot: { ...moved(columns), id: lotId, path: bidsPath(lotId), judged_rev: lot.rev, changed },
      registrations: judgedBy,
      asked: bids.map(({ partyId: party_id, key }) => ({ party_id, key })),
      log,
      messages,
      ...batch.rows,
    };
    const after = changed ? { ...lot, ...columns } : lot;
    return { ...waiting, topics: changed ? change.topics : [], after, outcomes, rows };
  }
}

/** To be decided the usual way, which reads the lot anew. */
function leave(batch: Waiting): [] {
  batch.resolve('left');
  return [];
}

function wasRead(registration: {
  party_id: string;
  rev: number | null | undefined;
}): registration is { party_id: string; rev: number | null } {
  return registration.rev !== undefined;
}

/** Whether a change writes only what {@link MOVED_COLUMNS} names. */
function movesOnly(before: LotRow, columns: Partial<LotRow>): boolean {
  return Object.entries(columns).every(
    ([name, value]) => MOVED_COLUMNS.includes(name) || before[name as keyof LotRow] === value,
  );
}

function moved(columns: Partial<LotRow>): object {
  return Object.fromEntries(MOVED_COLUMNS.map((name) => [name, columns[name as keyof LotRow]]));
}
