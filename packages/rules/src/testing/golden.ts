import { logLine, verifyLotLog } from '../log/index.js';
import { Ledger, TEST_SEED, jwks } from './ledger.js';
import { CLOSES_AT, MINUTE, OPENS_AT, attemptOf, rulesOf } from './lots.js';

const START = 10_000_000;
const STEP = 500_000;

/**
 * The golden lot: five bids with a suspension, a pre-emption, two extensions, and a reserve that is met. Every run makes
 * the same bytes, for Ed25519 signs without chance.
 */
export function goldenLedger(): Ledger {
  const rules = rulesOf({ preemption: [{ partyId: 'party-C', rank: 1 }] });
  const ledger = new Ledger(rules, { priceFen: 11_000_000, salt: 'a5'.repeat(32) });
  const bid = (name: string, amountFen: number, receivedAt: number, kind?: 'preemption'): void => {
    const acceptedAt = receivedAt + 3;
    const judged = ledger.bid(
      attemptOf(ledger.lot, name, amountFen, { receivedAt, acceptedAt, ...(kind && { kind }) }),
    );
    if (!judged.accepted) throw new Error(`${name}: ${judged.refused}`);
  };
  bid('A', START, OPENS_AT);
  bid('B', START + STEP, OPENS_AT + 20 * MINUTE);
  ledger.move('suspended', OPENS_AT + 25 * MINUTE);
  ledger.move('resumed', OPENS_AT + 35 * MINUTE);
  bid('A', START + 3 * STEP, CLOSES_AT);
  bid('C', START + 3 * STEP, CLOSES_AT + 8 * MINUTE, 'preemption');
  bid('B', START + 4 * STEP, CLOSES_AT + 13 * MINUTE);
  ledger.close();
  return ledger;
}

/** What `golden-log.json` holds beside the log. */
export function goldenDocument(ledger: Ledger): object {
  return {
    description:
      'The lot of golden-log.jsonl: its rules, announcement, reserve, the hash after each line, a receipt for each bid, the closing statement and the key set. The secret seed is public.',
    seed: [...TEST_SEED].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    announcement: ledger.announcement,
    rules: ledger.rules,
    heads: ledger.entries.map((entry) => entry.hash),
    receipts: ledger.receipts,
    closingStatement: ledger.statement,
    jwks,
    result: verifyLotLog({ entries: ledger.entries, rules: ledger.rules, jwks }).result,
  };
}

/** The text of `golden-log.jsonl`. */
export function goldenLines(ledger: Ledger): string {
  return `${ledger.entries.map(logLine).join('\n')}\n`;
}
