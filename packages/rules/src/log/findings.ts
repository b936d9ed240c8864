import { formatInstant } from '@jtop/contract';

/**
 * What a verifier can find. An `error` speaks against the log; a `note` says what the public record cannot show, or what
 * is odd without being wrong.
 */
export interface Finding {
  readonly severity: 'error' | 'note';
  readonly code: FindingCode;
  /** The log's entry that it concerns (for a line that is no entry: the line), or the receipt's place for `receipt.*`. */
  readonly index?: number;
  /** What should stand there, where one value can say it: a hash, an index, fen, an instant. */
  readonly expected?: FindingValue;
  /** What stands there instead. */
  readonly found?: FindingValue;
  /** For logs and experts, in English; people read texts keyed by `code`. */
  readonly message: string;
}

/** A value that a finding names. It may come from a stranger: it is to be shown as text, and cut where it is long. */
export type FindingValue = string | number;

/** What a finding may name besides its place. */
export type FindingFacts = { readonly [Name in 'expected' | 'found']?: FindingValue | undefined };

export type FindingCode =
  | 'input.malformed'
  | 'log.empty'
  | 'line.malformed'
  | 'line.unusual'
  | 'entry.malformed'
  | 'entry.lot'
  | 'entry.index'
  | 'chain.prev_hash'
  | 'chain.hash'
  | 'announced.position'
  | 'announced.unknown_key'
  | 'announced.text'
  | 'rules.hash'
  | 'rules.reserve_commitment'
  | 'state.order'
  | 'bid.seq'
  | 'bid.time'
  | 'bid.too_early'
  | 'bid.too_late'
  | 'bid.kind'
  | 'bid.self_raise'
  | 'bid.amount'
  | 'bid.end_before'
  | 'bid.extension'
  | 'interruption.end'
  | 'closed.time'
  | 'closed.result'
  | 'closed.winner'
  | 'closed.price'
  | 'closed.bid_count'
  | 'closed.extensions'
  | 'closed.reserve'
  | 'reserve.not_publicly_provable'
  | 'receipt.malformed'
  | 'receipt.unknown_key'
  | 'receipt.bad_signature'
  | 'receipt.not_an_entry'
  | 'receipt.bad_hash'
  | 'receipt.not_in_log'
  | 'receipt.differs'
  | 'closing_statement.malformed'
  | 'closing_statement.unknown_key'
  | 'closing_statement.bad_signature'
  | 'closing_statement.not_an_entry'
  | 'closing_statement.bad_hash'
  | 'closing_statement.differs'
  | 'closing_statement.not_in_log'
  | 'findings.truncated';

/** A hostile log must not fill the memory with findings. */
const MOST = 500;

/** Collects findings up to a limit; beyond it only the first of each code, and the fact that there are more, is kept. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #errors = new Map<FindingCode, number>();
  #truncated = false;

  error(code: FindingCode, message: string, index?: number, { expected, found }: FindingFacts = {}): void {
    this.#errors.set(code, this.errorsOf(code) + 1);
    this.#add({
      severity: 'error',
      code,
      message,
      ...(index === undefined ? {} : { index }),
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
    });
  }

  note(code: FindingCode, message: string, index?: number): void {
    this.#add({ severity: 'note', code, message, ...(index === undefined ? {} : { index }) });
  }

  get ok(): boolean {
    return this.#errors.size === 0;
  }

  /** How many errors of a code there were, those beyond the limit too. */
  errorsOf(code: FindingCode): number {
    return this.#errors.get(code) ?? 0;
  }

  #add(finding: Finding): void {
    const first = finding.severity === 'error' && this.errorsOf(finding.code) === 1;
    if (this.list.length < MOST || first) {
      this.list.push(finding);
    } else if (!this.#truncated) {
      this.#truncated = true;
      this.list.push({
        severity: 'note',
        code: 'findings.truncated',
        message: `only the first ${MOST} are listed, and the first of each code`,
      });
    }
  }
}

/** An instant for a message. What a hostile log leads to may lie beyond the years that have a form. */
export function showInstant(epochMs: number): string {
  try {
    return formatInstant(epochMs);
  } catch {
    return `epoch millisecond ${epochMs}`;
  }
}
