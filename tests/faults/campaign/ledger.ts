import type { BidAccepted } from '@jtop/contract';
import type { Report } from './report.js';

/** One bid that somebody means to place: sent again under the same key until the platform has said yes or no. */
export interface Intent {
  readonly key: string;
  readonly client: string;
  readonly lotId: string;
  readonly amountFen: number;
}

/** A refusal as it came. */
export interface Refusal {
  readonly intent: Intent;
  readonly status: number;
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the bidders were told, to be held against what the platform has kept. */
export class Ledger {
  /** The answer to each key that was accepted. */
  readonly accepted = new Map<string, BidAccepted>();
  readonly refusals: Refusal[] = [];
  /** Keys whose outcome nobody knows: the time was up. */
  readonly unresolved: Intent[] = [];
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  /** Keeps an acceptance; one that differs from an earlier answer to the same key breaks a promise. */
  accept(intent: Intent, status: number, answer: BidAccepted): void {
    const before = this.accepted.get(intent.key);
    if (before === undefined) {
      this.accepted.set(intent.key, answer);
      if (status === 200) this.#report.add('acknowledged only when asked again');
      return;
    }
    this.#report.add('keys answered again');
    const same = before.receipt === answer.receipt && before.bid.seq === answer.bid.seq;
    this.#report.expect(same, `key ${intent.key} got seq ${before.bid.seq}, then ${answer.bid.seq}`);
  }

  refuse(refusal: Refusal): void {
    this.refusals.push(refusal);
    // A key that was accepted is answered so for ever.
    const contradicts = this.accepted.has(refusal.intent.key);
    this.#report.expect(
      !contradicts,
      `key ${refusal.intent.key} was accepted, then refused (${refusal.code})`,
    );
    const expected = EXPECTED.has(refusal.code);
    this.#report.expect(expected, `a bid was answered ${refusal.status} ${refusal.code}`);
  }

  /** The acceptances of one lot. */
  of(lotId: string): BidAccepted[] {
    return [...this.accepted.values()].filter(({ bid }) => bid.lotId === lotId);
  }
}

/** What the rules may say to a bidder who plays fair. Anything else is a fault of the platform. */
const EXPECTED = new Set(['bid.too_low', 'bid.already_leading', 'bid.closed', 'bid.lot_not_open']);
