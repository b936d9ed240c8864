import { parseInstant, type LogEntry, type LotSummary } from '@jtop/contract';
import { openLot, type LotState } from '@jtop/rules/auction';
import { appendEntry, logLine, type EntryDraft, type EntryOf, type LogEntryType } from '@jtop/rules/log';
import { sql, type RawBuilder } from 'kysely';
import { json } from '../db/json.js';
import type { Tx } from '../db/schema.js';
import { appendMessage, bumpTopic } from '../live/outbox.js';
import { bulkTable, insertAll } from './bulk.js';
import { summaryOf } from './entity.js';
import { MESSAGES, messageRows, type PendingMessage } from './messages.js';
import { columnsOf, stateOf, type LotRow, type StateColumns } from './rows.js';

/** The columns that change with a lot and that the rules do not decide over. */
type FreeColumns = Pick<LotRow, 'bidder_count' | 'announcement_id' | 'closing'>;

/** Every column that a change may write. */
type ChangedColumns = StateColumns &
  FreeColumns &
  Pick<LotRow, 'rev' | 'head_hash' | 'log_length' | 'version' | 'updated_at'>;

/** A change as rows: what to set on the lot, and what to add beside it. */
export interface ChangeRows {
  readonly columns: ChangedColumns;
  readonly log: readonly object[];
  readonly messages: readonly object[];
  /** Whether watchers of the session are told as well, which only {@link LotChange.save} does. */
  readonly tellsSession: boolean;
}

/**
 * What happens to one lot in one transaction, collected in memory while its row is locked and written at once by
 * {@link save}: the row, the new lines of its log, the messages to its watchers. Whatever the number of bids in it, a
 * change costs the same few statements.
 */
export class LotChange {
  readonly #before: LotRow;
  readonly #lines: LogEntry[] = [];
  readonly #messages: PendingMessage[] = [];
  readonly #sessionMessages: Omit<PendingMessage, 'version'>[] = [];
  /**
   * The instant of the change, epoch milliseconds of the seasons' clock. Never before that of the change before: another
   * node may have made that one, and its clock may be a little ahead.
   */
  readonly now: number;
  state: LotState;
  #free: FreeColumns;
  #version: number;
  #headHash: string | null;
  #logLength: number;

  /** @param row - locked by the caller */
  constructor(row: LotRow, now: number) {
    this.#before = row;
    this.now = Math.max(now, row.updated_at);
    this.state = stateOf(row);
    this.#free = {
      bidder_count: row.bidder_count,
      announcement_id: row.announcement_id,
      closing: row.closing,
    };
    this.#version = row.version;
    this.#headHash = row.head_hash;
    this.#logLength = row.log_length;
  }

  get lotId(): string {
    return this.#before.id;
  }

  get version(): number {
    return this.#version;
  }

  get bidderCount(): number {
    return this.#free.bidder_count;
  }

  /** Whether there is anything to write. */
  get dirty(): boolean {
    return this.#messages.length + this.#lines.length > 0;
  }

  /** Topics to hint at after the commit. */
  get topics(): string[] {
    const topics = [lotTopic(this.lotId)];
    return this.#sessionMessages.length === 0 ? topics : [...topics, sessionTopic(this.#before.session_id)];
  }

  set(columns: Partial<FreeColumns>): void {
    this.#free = { ...this.#free, ...columns };
  }

  /** Appends an entry to the lot's log. */
  log<T extends LogEntryType>(draft: EntryDraft<T>): EntryOf<T> {
    const head = this.#headHash === null ? undefined : { index: this.#logLength - 1, hash: this.#headHash };
    const entry = appendEntry(head, draft);
    this.#headHash = entry.hash;
    this.#logLength += 1;
    this.#lines.push(entry);
    return entry;
  }

  /** Adds a message to the lot's topic, under its next version. `lot` is the summary as it stands with it. */
  tell(event: string, data: (lot: LotSummary) => Record<string, unknown>): void {
    this.#version += 1;
    this.#messages.push({ event, version: this.#version, data: data(this.summary()) });
  }

  /** Moves the lot to another status and tells its watchers and those of its session. */
  moveTo(state: LotState): void {
    this.state = state;
    this.tell('status', (lot) => ({ status: state.status, lot }));
    this.#sessionMessages.push({ event: 'lot', data: { lotId: this.lotId, lot: this.summary() } });
  }

  /** Opens the lot where its time has come, so that a late tick of the job loop changes no result. */
  openIfDue(): void {
    const opened = openLot(this.state, this.now);
    if (opened.ok) this.moveTo(opened.lotAfter);
  }

  /** What moves on the lot, as it stands within this change. */
  summary(): LotSummary {
    const columns = {
      bidder_count: this.#free.bidder_count,
      head_hash: this.#headHash,
      version: this.#version,
      reserve: this.#before.reserve,
    };
    return summaryOf(this.state, columns, this.now);
  }

  /** What {@link save} writes, for a writer that stores the changes of several lots at once. */
  get rows(): ChangeRows {
    return {
      columns: {
        ...columnsOf(this.state),
        ...this.#free,
        rev: this.#before.rev + 1,
        head_hash: this.#headHash,
        log_length: this.#logLength,
        version: this.#version,
        updated_at: this.now,
      },
      log: this.#lines.map(logRow),
      messages: messageRows(lotTopic(this.lotId), this.#messages, this.now),
      tellsSession: this.#sessionMessages.length > 0,
    };
  }

  /**
   * Writes everything, in one statement but for the session's messages.
   *
   * @param beside - further inserts that belong to the change, written by the same statement
   * @returns the row as it is now stored
   */
  async save(tx: Tx, beside: readonly RawBuilder<unknown>[] = []): Promise<LotRow> {
    const { columns, log, messages } = this.rows;
    const inserts = [insertAll(LOG, log), insertAll(MESSAGES, messages), ...beside];
    const ctes = inserts.map((insert, index) => sql`${sql.raw(`part${index}`)} as (${insert})`);
    await sql`with ${sql.join(ctes)} update lots set ${assignments(columns)} where id = ${this.lotId}`.execute(
      tx,
    );
    await this.#tellSession(tx);
    return { ...this.#before, ...columns };
  }

  async #tellSession(tx: Tx): Promise<void> {
    const topic = sessionTopic(this.#before.session_id);
    for (const { event, data } of this.#sessionMessages) {
      await appendMessage(tx, topic, await bumpTopic(tx, topic), event, data, this.now);
    }
  }
}

/** Where lines of the log are written. */
export const LOG = bulkTable('lot_log', {
  lot_id: 'uuid',
  index: 'int4',
  type: 'text',
  at: 'int8',
  line: 'text',
});

function logRow(entry: LogEntry): object {
  const { lotId, index, type, at } = entry;
  return { lot_id: lotId, index, type, at: parseInstant(at), line: logLine(entry) };
}

function assignments(columns: Partial<LotRow>): RawBuilder<unknown> {
  return sql.join(
    Object.entries(columns).map(([name, value]) =>
      typeof value === 'object' && value !== null
        ? sql`${sql.ref(name)} = ${json(value)}::jsonb`
        : sql`${sql.ref(name)} = ${value}`,
    ),
  );
}

function lotTopic(lotId: string): string {
  return `lot:${lotId}`;
}

function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}
