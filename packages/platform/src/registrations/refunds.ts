import { depositRelease, type LotState } from '@jtop/rules/auction';
import type { DepositOrder, Platform } from '../context.js';
import type { Db, Tx } from '../db/schema.js';
import type { Job } from '../jobs/job.js';
import type { RegistrationRow } from './facts.js';

/** Between two looks for deposits to give back. Nobody waits for the second: they are due within five days. */
export const REFUND_POLL_MS = 5_000;
/** Rows read at once. */
const PAGE = 100;

/**
 * Marks the deposits that are given back now that a lot has come to a new status, in the transaction of that change. The
 * money itself moves afterwards, by {@link refundJob}: a bank must not hold a lot.
 */
export async function releaseDeposits(
  tx: Tx,
  lot: Pick<LotState, 'lotId' | 'status' | 'leadingPartyId'>,
): Promise<void> {
  const released = depositRelease(lot);
  if (released.release === 'none') return;
  const paid = tx
    .updateTable('registrations')
    .set((eb) => ({ deposit_status: 'refunding', rev: eb('rev', '+', 1) }))
    .where('lot_id', '=', lot.lotId)
    .where('deposit_status', '=', 'paid');
  const those = released.release === 'all' ? paid : paid.where('party_id', '!=', released.buyerPartyId);
  await those.execute();
}

/**
 * Gives back the deposits that were released. One that the gateway refuses stays `refunding` and is tried again with the
 * next look; it keeps no other waiting. Two nodes may ask for the same one: the gateway moves the money once.
 */
export function refundJob({ db, gateway, log }: Pick<Platform, 'db' | 'gateway' | 'log'>): Job {
  let failing = false;
  return {
    name: 'deposits',
    async run() {
      let failures = 0;
      let after: string | undefined;
      for (;;) {
        const rows = await refundsDue(db, after);
        if (rows.length === 0) break;
        for (const row of rows) {
          try {
            await gateway.refundDeposit(orderOf(row));
            await storeRefund(db, row.id);
          } catch (error) {
            failures += 1;
            // Once for a row of failures: the log must stay readable while the bank is away.
            if (!failing)
              log.error({ err: error, registrationId: row.id }, 'a deposit could not be given back');
            failing = true;
          }
          after = row.id;
        }
      }
      if (failing && failures === 0) {
        failing = false;
        log.info('deposits can be given back again');
      }
    },
  };
}

async function refundsDue(db: Db, after: string | undefined): Promise<RegistrationRow[]> {
  return db
    .selectFrom('registrations')
    .selectAll()
    .where('deposit_status', '=', 'refunding')
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(PAGE)
    .execute();
}

async function storeRefund(db: Db, id: string): Promise<void> {
  await db
    .updateTable('registrations')
    .set((eb) => ({ deposit_status: 'refunded', rev: eb('rev', '+', 1) }))
    .where('id', '=', id)
    .where('deposit_status', '=', 'refunding')
    .execute();
}

/** What the gateway is asked for, to collect or to give back. */
export function orderOf(row: RegistrationRow): DepositOrder {
  return {
    registrationId: row.id,
    lotId: row.lot_id,
    partyId: row.party_id,
    amountFen: row.deposit_amount_fen,
    method: row.deposit_method ?? 'escrow',
  };
}
