import type { BidEntry, ClosedEntry, Jwks, LogEntry } from '@jtop/contract';
import { GENESIS_HASH } from './entries.js';
import { type Finding, Findings } from './findings.js';
import { announcementHash, rulesHash } from './hashing.js';
import { publicKeys } from './jws.js';
import { readEntry } from './read-entry.js';
import { readRules } from './read-rules.js';
import { hashHolds, hashOf, sameEntry, verifyClosingStatement, verifyReceipt } from './receipts.js';
import { type ReplayedLot, replayInto } from './replay.js';

/** All that a check needs; every part may come from a stranger and be of any form. */
export interface LotLogInput {
  /** The text of `log.jsonl`. Either this or `entries`. */
  readonly jsonl?: unknown;
  /** The log as parsed lines. */
  readonly entries?: unknown;
  /** Receipts of bids (compact JWS) that the log must hold. */
  readonly receipts?: unknown;
  /** The answer of `GET /v1/lots/{id}/closing-statement`. */
  readonly closingStatement?: unknown;
  /** The lot's rules as `GET /v1/lots/{id}` shows them. With them every step and extension is recomputed. */
  readonly rules?: unknown;
  /** The announcement's text; its hash stands in the first entry. */
  readonly announcement?: unknown;
  /** The key set of `/.well-known/jwks.json`. */
  readonly jwks: Jwks;
}

/** Where the log leads to, recomputed. */
export interface LotLogResult extends ReplayedLot {
  readonly lotId?: string;
  /** Entries read. */
  readonly length: number;
  /** Hash of the last one, for comparing with `headHash` of the lot. */
  readonly headHash?: string;
}

export interface LotLogVerification {
  /** No finding speaks against the log. Notes do not count. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly result: LotLogResult;
}

/**
 * Checks a lot's public log: the chain of hashes, the replay of every bid and of the result, receipts and closing
 * statement by the key set, and the rules by their hash. Needs no trust in the platform and no access to it. It proves
 * that the log is whole and agrees with the receipts at hand; it cannot prove that nothing was left out before anybody
 * held a receipt.
 *
 * Never throws, whatever it is given: what cannot be read is a finding.
 */
export function verifyLotLog(input: LotLogInput): LotLogVerification {
  const findings = new Findings();
  const { entries, result } = finish(checkLogInto(input, findings));
  checkReceipts(input.receipts, entries, input.jwks, findings);
  checkClosingStatement(input.closingStatement, entries, input.jwks, findings);
  return { ok: findings.ok, findings: findings.list, result };
}

/** A log that was read: its entries, and where they lead to. */
export interface CheckedLog {
  readonly entries: readonly LogEntry[];
  readonly result: LotLogResult;
}

/**
 * The part of {@link verifyLotLog} that is about the log alone: chain, announcement, rules, replay. It can be interrupted,
 * because the log of a busy lot takes longer than a page may stand still: each step is one entry.
 */
export function* checkLogInto(
  input: Pick<LotLogInput, 'jsonl' | 'entries' | 'rules' | 'announcement' | 'jwks'>,
  findings: Findings,
): Generator<void, CheckedLog> {
  const entries = yield* readLog(input, findings);
  const rules = checkRules(input.rules, entries, findings);
  checkAnnouncement(input, entries, findings);
  const lot = replayInto(entries, rules, findings);
  const [first] = entries;
  const last = entries[entries.length - 1];
  const result: LotLogResult = {
    ...lot,
    length: entries.length,
    ...(first === undefined ? {} : { lotId: first.lotId }),
    ...(last === undefined ? {} : { headHash: last.hash }),
  };
  return { entries, result };
}

/** Runs steps to their end. */
export function finish<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Stands for a line that is not JSON, which is a finding already. */
const UNREADABLE = {};

function parseLines(jsonl: string, findings: Findings): unknown[] {
  const lines = jsonl.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines.map((line, index) => {
    try {
      const value = JSON.parse(line) as unknown;
      if (JSON.stringify(value) !== line.replace(/\r$/, '')) {
        findings.note(
          'line.unusual',
          'does not read back as it is written: spaces, escapes or repeated names',
          index,
        );
      }
      return value;
    } catch {
      findings.error('line.malformed', 'not JSON', index);
      return UNREADABLE;
    }
  });
}

/** Reads the log and checks the chain. Entries that are none are left out of what comes after. */
function* readLog(
  input: Pick<LotLogInput, 'jsonl' | 'entries'>,
  findings: Findings,
): Generator<void, LogEntry[]> {
  let values: unknown[] = [];
  if (typeof input.jsonl === 'string') values = parseLines(input.jsonl, findings);
  else if (Array.isArray(input.entries)) values = input.entries as unknown[];
  else findings.error('input.malformed', 'neither a text of lines nor a list of entries');
  if (values.length === 0) findings.error('log.empty', 'a log has at least its announcement');

  const entries: LogEntry[] = [];
  let previous: LogEntry | undefined;
  for (const [index, value] of values.entries()) {
    const entry = readEntry(value);
    if (entry === undefined) {
      if (value !== UNREADABLE) findings.error('entry.malformed', 'not an entry of a log', index);
      previous = undefined;
      continue;
    }
    checkChain(entry, index, previous, findings);
    const { lotId } = entries[0] ?? entry;
    if (entry.lotId !== lotId) {
      findings.error('entry.lot', 'of another lot', index, { expected: lotId, found: entry.lotId });
    }
    entries.push(entry);
    previous = entry;
    yield;
  }
  return entries;
}

function checkChain(
  entry: LogEntry,
  index: number,
  previous: LogEntry | undefined,
  findings: Findings,
): void {
  if (entry.index !== index) {
    findings.error('entry.index', 'stands at another place than it says', index, {
      expected: index,
      found: entry.index,
    });
  }
  // After a line that cannot be read there is nothing to compare with; that line is a finding of its own.
  const prevHash = index === 0 ? GENESIS_HASH : (previous?.hash ?? entry.prevHash);
  if (entry.prevHash !== prevHash) {
    findings.error('chain.prev_hash', 'does not follow the entry before', index, {
      expected: prevHash,
      found: entry.prevHash,
    });
  }
  if (!hashHolds(entry)) {
    findings.error('chain.hash', 'its hash is not that of what it says', index, {
      expected: hashOf(entry),
      found: entry.hash,
    });
  }
  if ((entry.type === 'announced') !== (index === 0)) {
    findings.error('announced.position', 'a log begins with its announcement, and has one', index);
  }
}

function checkAnnouncement(
  input: Pick<LotLogInput, 'announcement' | 'jwks'>,
  entries: readonly LogEntry[],
  findings: Findings,
): void {
  const announced = entries[0];
  if (announced?.type !== 'announced') return;
  const { keyId, announcementHash: hash } = announced.data;
  if (publicKeys(input.jwks, keyId).length === 0) {
    findings.error('announced.unknown_key', 'the announced key is not in the key set', 0, { found: keyId });
  }
  const { announcement } = input;
  if (
    announcement !== undefined &&
    (typeof announcement !== 'string' || announcementHash(announcement) !== hash)
  ) {
    findings.error('announced.text', 'this is not the text that was announced', 0);
  }
}

function checkRules(
  value: unknown,
  entries: readonly LogEntry[],
  findings: Findings,
): ReturnType<typeof readRules> {
  if (value === undefined) return undefined;
  const rules = readRules(value);
  if (rules === undefined) {
    findings.error('input.malformed', 'the rules are not rules of a lot');
    return undefined;
  }
  const announced = entries[0];
  if (announced?.type !== 'announced') return rules;
  let hash: string | undefined;
  try {
    hash = rulesHash(rules);
  } catch {
    // What has no canonical form has no hash, so it is not what was announced.
  }
  const { rulesHash: expected } = announced.data;
  if (hash !== expected) {
    findings.error('rules.hash', 'these are not the rules that were announced', 0, { expected, found: hash });
  }
  if (rules.reserveCommitment !== announced.data.reserveCommitment) {
    findings.error('rules.reserve_commitment', 'rules and announcement commit to different reserves', 0);
  }
  return rules;
}

function checkReceipts(
  receipts: unknown,
  entries: readonly LogEntry[],
  jwks: Jwks,
  findings: Findings,
): void {
  if (receipts === undefined) return;
  if (!Array.isArray(receipts)) {
    findings.error('input.malformed', 'the receipts are not a list');
    return;
  }
  for (const [place, receipt] of (receipts as unknown[]).entries()) {
    const verified = verifyReceipt(receipt, jwks);
    if (!verified.ok) findings.error(`receipt.${verified.fault}`, 'not a receipt of this platform', place);
    else checkReceiptInLog(verified.entry, place, entries, findings);
  }
}

function checkReceiptInLog(
  receipt: BidEntry,
  place: number,
  entries: readonly LogEntry[],
  findings: Findings,
): void {
  const logged = entries.find((entry) => entry.index === receipt.index);
  if (logged?.lotId !== receipt.lotId) {
    findings.error('receipt.not_in_log', 'the log does not hold the bid of this receipt', place);
  } else if (!sameEntry(logged, receipt)) {
    findings.error('receipt.differs', 'the log tells this bid otherwise than its receipt', place);
  }
}

function checkClosingStatement(
  value: unknown,
  entries: readonly LogEntry[],
  jwks: Jwks,
  findings: Findings,
): void {
  if (value === undefined) return;
  const statement = (typeof value === 'object' ? value : null) as { entry?: unknown; jws?: unknown } | null;
  const verified = verifyClosingStatement(statement?.jws, jwks);
  if (!verified.ok) {
    findings.error(`closing_statement.${verified.fault}`, 'not a closing statement of this platform');
    return;
  }
  const shown = readEntry(statement?.entry);
  if (shown === undefined || !sameEntry(shown, verified.entry)) {
    findings.error('closing_statement.differs', 'the entry shown is not the one that is signed');
  }
  const logged = entries.find((entry): entry is ClosedEntry => entry.type === 'closed');
  if (logged === undefined) {
    findings.error('closing_statement.not_in_log', 'the log does not hold this close');
  } else if (!sameEntry(logged, verified.entry)) {
    findings.error(
      'closing_statement.differs',
      'the log tells the close otherwise than the statement',
      logged.index,
    );
  }
}
