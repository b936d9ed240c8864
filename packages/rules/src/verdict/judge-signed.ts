import type { BidEntry, ClosedEntry, Jwks, LogEntry } from '@jtop/contract';
import type { Finding } from '../log/findings.js';
import { decodeJws } from '../log/jws.js';
import { readEntry } from '../log/read-entry.js';
import { sameEntry, verifyClosingStatement, verifyReceipt } from '../log/receipts.js';
import { shown, shownText } from './shown.js';
import type { CheckStatus, VerdictCheck, VerdictCode, VerdictFacts } from './types.js';

/** What signed entries are held against. Without a log only their signatures are. */
export interface Against {
  readonly jwks: Jwks | undefined;
  readonly entries: readonly LogEntry[] | undefined;
  /** The lot that is judged, where it is known. */
  readonly lotId: string | undefined;
}

/** The outcome of one check, before it has its name. */
type Outcome = Pick<VerdictCheck, 'status' | 'code' | 'facts'>;

const outcome = (status: CheckStatus, code: VerdictCode, facts: VerdictFacts = {}): Outcome => ({
  status,
  code,
  facts,
});

/** The finding that speaks for a failed outcome, for those who read findings. */
export function findingOf({ status, code, facts }: Outcome, index?: number): Finding[] {
  if (status !== 'fail') return [];
  const { expected, found } = facts;
  return [
    {
      severity: 'error',
      code: code as Finding['code'],
      message: 'does not agree with the log or its keys',
      ...(index === undefined ? {} : { index }),
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
    },
  ];
}

/** Judges one receipt: its signature, its lot, and the entry that the log holds in its place. */
export function judgeReceipt(receipt: string, { jwks, entries, lotId }: Against): Outcome {
  if (jwks === undefined) return outcome('unknown', 'receipt.no_keys');
  const verified = verifyReceipt(receipt, jwks);
  if (!verified.ok) {
    const { fault } = verified;
    if (fault === 'malformed') return outcome('unknown', 'receipt.malformed', { found: shownText(receipt) });
    if (fault === 'not_an_entry') return outcome('unknown', 'receipt.not_a_receipt', typeOf(receipt));
    return outcome('fail', `receipt.${fault}`, { ...claimed(receipt), ...kidOf(receipt) });
  }
  const { entry } = verified;
  const facts = factsOfBid(entry);
  if (lotId !== undefined && entry.lotId !== lotId) {
    return outcome('unknown', 'receipt.other_lot', {
      ...facts,
      expected: shownText(lotId),
      found: shownText(entry.lotId),
    });
  }
  if (entries === undefined) return outcome('unknown', 'receipt.no_log', facts);
  const logged = entries.find(({ index }) => index === entry.index);
  if (logged === undefined) {
    return outcome('fail', 'receipt.not_in_log', { ...facts, expected: entry.hash, entries: entries.length });
  }
  if (!sameEntry(logged, entry))
    return outcome('fail', 'receipt.differs', { ...facts, ...difference(entry, logged) });
  return outcome('pass', 'receipt.in_log', facts);
}

/** Judges the closing statement: its signature, its lot, and the end that the log tells. */
export function judgeClosing(value: unknown, { jwks, entries, lotId }: Against): Outcome {
  const logged = entries?.find((entry): entry is ClosedEntry => entry.type === 'closed');
  if (value === undefined) {
    if (entries === undefined) return outcome('skipped', 'closing.no_log');
    return logged === undefined
      ? outcome('skipped', 'closing.not_due')
      : outcome('unknown', 'closing.missing', { entry: logged.index });
  }
  const statement = parsed(value) as { entry?: unknown; jws?: unknown } | null | undefined;
  if (typeof statement?.jws !== 'string' || decodeJws(statement.jws) === undefined) {
    return outcome('unknown', 'closing.malformed');
  }
  if (jwks === undefined) return outcome('unknown', 'closing.no_keys');
  const verified = verifyClosingStatement(statement.jws, jwks);
  if (!verified.ok) {
    return verified.fault === 'malformed'
      ? outcome('unknown', 'closing.malformed')
      : outcome('fail', `closing_statement.${verified.fault}`, kidOf(statement.jws));
  }
  const { entry } = verified;
  const facts = factsOfClose(entry);
  if (lotId !== undefined && entry.lotId !== lotId) {
    return outcome('unknown', 'closing.other_lot', {
      expected: shownText(lotId),
      found: shownText(entry.lotId),
    });
  }
  const told = readEntry(statement.entry);
  if (told === undefined || !sameEntry(told, entry)) {
    return outcome('fail', 'closing_statement.differs', {
      ...facts,
      expected: entry.hash,
      ...hashFound(told),
    });
  }
  if (entries === undefined) return outcome('unknown', 'closing.no_log', facts);
  if (logged === undefined) {
    return outcome('fail', 'closing_statement.not_in_log', { ...facts, expected: entry.hash });
  }
  return sameEntry(logged, entry)
    ? outcome('pass', 'closing.signed', facts)
    : outcome('fail', 'closing_statement.differs', { ...facts, expected: entry.hash, ...hashFound(logged) });
}

/** Text as JSON; anything else as it is. Undefined where a text is no JSON. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value.replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function hashFound(entry: LogEntry | undefined): VerdictFacts {
  return entry === undefined ? {} : { found: entry.hash };
}

function factsOfBid({ index, data }: BidEntry): VerdictFacts {
  const { seq, amountFen, bidderCode, acceptedAt } = data;
  return { entry: index, seq, amountFen, bidderCode: shownText(bidderCode), at: acceptedAt };
}

function factsOfClose({ index, at, data }: ClosedEntry): VerdictFacts {
  const { result, priceFen, winnerBidderCode, bidCount } = data;
  return {
    entry: index,
    at,
    bids: bidCount,
    result: shownText(result),
    ...(priceFen === undefined ? {} : { amountFen: priceFen }),
    ...(winnerBidderCode === undefined ? {} : { bidderCode: shownText(winnerBidderCode) }),
  };
}

/** What a receipt with a bad signature claims, so that a person knows which one is meant. */
function claimed(receipt: string): VerdictFacts {
  const entry = readEntry(decodeJws(receipt)?.payload);
  return entry?.type === 'bid' ? factsOfBid(entry) : {};
}

function kidOf(jws: string): VerdictFacts {
  const kid = decodeJws(jws)?.header['kid'];
  return typeof kid === 'string' ? { found: shownText(kid) } : {};
}

function typeOf(jws: string): VerdictFacts {
  const type = (decodeJws(jws)?.payload as { type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? { found: shownText(type) } : {};
}

/** The first of the values that a bidder knows which the log tells otherwise; else the hashes. */
function difference(receipt: BidEntry, logged: LogEntry): VerdictFacts {
  if (logged.type === 'bid' && logged.data.amountFen !== receipt.data.amountFen) {
    return { expected: receipt.data.amountFen, found: logged.data.amountFen };
  }
  const expected = shown(receipt.hash);
  const found = shown(logged.hash);
  return { ...(expected === undefined ? {} : { expected }), ...(found === undefined ? {} : { found }) };
}
