import { formatInstant, type Deposit, type Registration } from '@jtop/contract';
import type { RegistrationRow } from './facts.js';

/** A registration as its own party sees it. */
export function registrationEntity(row: RegistrationRow): Registration {
  return {
    id: row.id,
    lotId: row.lot_id,
    bidderCode: row.bidder_code,
    qualification: row.qualification,
    agreedRulesHash: row.agreed_rules_hash,
    agreedAt: formatInstant(row.agreed_at),
    deposit: depositEntity(row),
  };
}

export function depositEntity(row: RegistrationRow): Deposit {
  return {
    amountFen: row.deposit_amount_fen,
    ...(row.deposit_method === null ? {} : { method: row.deposit_method }),
    status: row.deposit_status,
    ...(row.deposit_paid_at === null ? {} : { paidAt: formatInstant(row.deposit_paid_at) }),
  };
}
