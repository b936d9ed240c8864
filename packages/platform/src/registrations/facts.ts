import type { RegistrationFacts } from '@jtop/rules/auction';
import type { Selectable } from 'kysely';
import type { RegistrationsTable } from '../db/schema.js';

export type RegistrationRow = Selectable<RegistrationsTable>;

/** A registration as the rules ask for it. */
export function registrationFacts(row: RegistrationRow): RegistrationFacts {
  return {
    bidderCode: row.bidder_code,
    qualification: row.qualification as RegistrationFacts['qualification'],
    agreedRulesHash: row.agreed_rules_hash,
    agreedAt: row.agreed_at,
    depositPaidAt: securedAt(row),
  };
}

/** When the deposit was secured; undefined while it is due, and once it was given back or forfeited. */
function securedAt(row: RegistrationRow): number | undefined {
  if (row.deposit_status === 'waived') return row.agreed_at;
  return row.deposit_status === 'paid' ? (row.deposit_paid_at ?? undefined) : undefined;
}
