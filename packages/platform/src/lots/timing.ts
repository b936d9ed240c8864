import { closeLot, dueTransition, type Closing } from '@jtop/rules/auction';
import { closedDraft, encodeClosingStatement } from '@jtop/rules/log';
import { sql } from 'kysely';
import { publish } from '../announcements/service.js';
import { countBidders } from '../bids/repository.js';
import type { Db, Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import type { Auction } from './auction.js';
import { storeChange } from './commands.js';
import { LotChange } from './lot-change.js';
import { lockLotIfFree } from './repository.js';
import { resultNotice } from './result-notice.js';
import type { LotRow } from './rows.js';

/** A lot whose time has come, and the instant that orders it among the bids on it. */
export interface DueLot {
  readonly id: string;
  readonly at: number;
}

const BATCH = 100;

/** Lots that are due to open or to close, earliest first, some at a time. @param now - epoch milliseconds */
export async function dueLots(db: Db, now: number): Promise<DueLot[]> {
  const { rows } = await sql<DueLot>`
    select id, opens_at as at from lots where status = 'registering' and opens_at <= ${now}
    union all
    select id, closes_at as at from lots
    where status = 'bidding' and closes_at <= ${now} and closes_at + (rules->>'closeGraceMs')::int8 <= ${now}
    order by at, id limit ${BATCH}`.execute(db);
  return rows;
}

/** When the next lot will be due; undefined where none waits. */
export async function nextDueAt(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ at: number | null }>`
    select min(at) as at from (
      select min(opens_at) as at from lots where status = 'registering'
      union all
      select min(closes_at + (rules->>'closeGraceMs')::int8) from lots where status = 'bidding') due`.execute(
    db,
  );
  return rows[0]?.at ?? undefined;
}

/**
 * Does what time has brought about for a lot, behind the bids on it that were received before: opens it, and closes it
 * once its end and the grace are over. A lot that another node is busy with is left to it.
 *
 * @returns whether the lot has moved
 */
export async function advanceLot(auction: Auction, due: DueLot): Promise<boolean> {
  return auction.queues.run(due.id, due.at, async () => {
    const topics = await inTransaction(auction.db, async (tx) => {
      const row = await lockLotIfFree(tx, due.id);
      if (row === undefined) return [];
      const change = new LotChange(row, auction.clock.now());
      change.openIfDue();
      if (isOver(change)) await closeIn(auction, tx, row, change);
      if (!change.dirty) return [];
      await storeChange(tx, change, row);
      return change.topics;
    });
    auction.bus.hint(topics);
    return topics.length > 0;
  });
}

function isOver(change: LotChange): boolean {
  const due = dueTransition(change.state);
  return due?.transition === 'close' && due.at <= change.now;
}

/** Closes a lot: its end in the log and signed, then `closed` and the outcome for its watchers. */
async function closeIn(auction: Auction, tx: Tx, row: LotRow, change: LotChange): Promise<void> {
  const distinctBidders = await countBidders(tx, row.id);
  const closed = closeLot(change.state, {
    now: change.now,
    distinctBidders,
    reserve: row.reserve ?? undefined,
  });
  if (!closed.ok) return;
  const entry = change.log(closedDraft(row.id, closed.closing));
  const { receiptKeyId } = auction.keys;
  const statement = encodeClosingStatement(entry, receiptKeyId, (bytes) => auction.keys.signReceipt(bytes));
  change.set({ closing: statement });
  change.moveTo(closed.closed);
  change.tell('closed', (lot) => ({ closing: statement, lot }));
  change.moveTo(closed.lotAfter);
  await publishResult(tx, row, closed.closing, change.now);
}

async function publishResult(tx: Tx, row: LotRow, closing: Closing, now: number): Promise<void> {
  await publish(tx, { kind: 'result', lotIds: [row.id], text: resultNotice(row.no, closing) }, now);
}
