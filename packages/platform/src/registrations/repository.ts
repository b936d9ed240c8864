import type { Db, Tx } from '../db/schema.js';
import type { RegistrationRow } from './facts.js';

export async function findRegistration(
  db: Db | Tx,
  lotId: string,
  partyId: string,
): Promise<RegistrationRow | undefined> {
  return db
    .selectFrom('registrations')
    .selectAll()
    .where('lot_id', '=', lotId)
    .where('party_id', '=', partyId)
    .executeTakeFirst();
}

/** A party's registrations, latest first. @param only - of one lot, and those before an id */
export async function listRegistrationsOf(
  db: Db | Tx,
  partyId: string,
  only: { readonly lotId?: string | undefined; readonly before?: string | undefined },
  limit: number,
): Promise<RegistrationRow[]> {
  let query = db.selectFrom('registrations').selectAll().where('party_id', '=', partyId);
  if (only.lotId !== undefined) query = query.where('lot_id', '=', only.lotId);
  if (only.before !== undefined) query = query.where('id', '<', only.before);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

export async function isCodeTaken(tx: Tx, lotId: string, code: string): Promise<boolean> {
  const row = await tx
    .selectFrom('registrations')
    .select('id')
    .where('lot_id', '=', lotId)
    .where('bidder_code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertRegistration(tx: Tx, row: RegistrationRow): Promise<void> {
  await tx.insertInto('registrations').values(row).execute();
}

/** Stores that a deposit was paid. @returns the row as it now is */
export async function storePayment(
  tx: Tx,
  row: RegistrationRow,
  payment: { readonly method: string; readonly paidAt: number },
): Promise<RegistrationRow> {
  const columns = {
    rev: row.rev + 1,
    deposit_status: 'paid',
    deposit_method: payment.method,
    deposit_paid_at: payment.paidAt,
  };
  await tx.updateTable('registrations').set(columns).where('id', '=', row.id).execute();
  return { ...row, ...columns };
}
