import type { Jwks, LogEntry } from '@jtop/contract';
import { isHash } from '../internal/shapes.js';
import { GENESIS_HASH } from '../log/entries.js';
import { type Finding, type FindingCode, Findings } from '../log/findings.js';
import { type CheckedLog, checkLogInto, finish } from '../log/verify-lot-log.js';
import { findingOf, judgeClosing, judgeReceipt, parsed, type Against } from './judge-signed.js';
import { readLogText, type LogReading } from './read-log-text.js';
import { readReceiptText } from './read-receipts.js';
import { shown, shownText } from './shown.js';
import { readRules } from '../log/read-rules.js';
import type {
  CheckName,
  CheckStatus,
  Verdict,
  VerdictCheck,
  VerdictCode,
  VerdictFacts,
  VerdictInput,
  VerdictOverall,
  VerdictProgress,
} from './types.js';

/**
 * Judges an auction by its public files: whether the log is whole, whether its bids lead to what it says, whether the closing
 * statement and the receipts at hand are signed and agree with it. What is not at hand is said to be missing.
 *
 * Pure, and never throws, whatever it is given. It proves that these files agree with one another and with the platform's
 * keys; not that nothing was left out before anybody held a receipt, nor that an unmet reserve was not met.
 *
 * @example
 * const { overall, checks } = judgeLog({ log, jwks, closingStatement, receipts: [jws] });
 */
export function judgeLog(input: VerdictInput): Verdict {
  return finish(judgeLogSteps(input));
}

/**
 * The same in steps of one line or one receipt, for pages that must not stand still meanwhile: run it for some
 * milliseconds, let the page do its own, and go on. It returns the verdict.
 */
export function* judgeLogSteps(input: VerdictInput): Generator<VerdictProgress, Verdict> {
  const findings = new Findings();
  const jwks = keysOf(input.jwks);
  const progress = countSteps(input);
  const reading: LogReading = yield* paced(readLogText(input.log, findings), progress);
  const rules = rulesOf(input.rules);
  let log: CheckedLog | undefined;
  if (reading.ok) {
    const asked = { entries: reading.values, rules, jwks: jwks ?? { keys: [] } };
    log = yield* paced(checkLogInto(asked, findings), progress);
  }
  const lotId = input.lotId ?? log?.result.lotId;
  const against: Against = { jwks, entries: log?.entries, lotId };
  const checks: VerdictCheck[] = log ? checksOfLog(log, { input, rules, jwks, findings }) : unread(reading);
  const closing = judgeClosing(input.closingStatement, against);
  checks.push({ name: 'closing', ...closing, findings: findingOf(closing, closing.facts.entry) });
  yield* judgeReceipts(input.receipts ?? [], against, { checks, progress });
  return { overall: overallOf(checks), checks, ...(log === undefined ? {} : { result: log.result }) };
}

/** What the checks come to. One that fails decides; one that could not be made leaves the rest standing. */
function overallOf(checks: readonly VerdictCheck[]): VerdictOverall {
  if (checks.some(({ status }) => status === 'fail')) return 'broken';
  return checks.some(({ status }) => status === 'unknown') ? 'incomplete' : 'holds';
}

/** Passes steps on with how far all of it has come. */
function* paced<T>(
  steps: Generator<unknown, T>,
  progress: { done: number; total: number },
): Generator<VerdictProgress, T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    progress.done += 1;
    yield { ...progress };
  }
}

/** Each line is read and then checked. */
function countSteps({ log, receipts = [] }: VerdictInput): { done: number; total: number } {
  const lines = typeof log === 'string' ? (log.match(/\n/g)?.length ?? 0) : 0;
  return { done: 0, total: 2 * lines + receipts.length };
}

function* judgeReceipts(
  texts: readonly unknown[],
  against: Against,
  { checks, progress }: { checks: VerdictCheck[]; progress: { done: number; total: number } },
): Generator<VerdictProgress> {
  for (const [place, text] of texts.entries()) {
    const reading = readReceiptText(text);
    if (!reading.ok) {
      const { code } = reading;
      checks.push({ name: 'receipt', status: 'unknown', code, facts: {}, receipt: place, findings: [] });
      continue;
    }
    for (const receipt of reading.receipts) {
      const judged = judgeReceipt(receipt, against);
      checks.push({ name: 'receipt', ...judged, receipt: place, findings: findingOf(judged, place) });
      yield { ...progress };
    }
    progress.done += 1;
  }
}

/** A key set as text or value; undefined where it is none. */
function keysOf(value: unknown): Jwks | undefined {
  const set = parsed(value) as { keys?: unknown } | null | undefined;
  return Array.isArray(set?.keys) ? (set as Jwks) : undefined;
}

/** The rules themselves, or those of a lot. */
function rulesOf(value: unknown): unknown {
  if (value === undefined) return undefined;
  const given = parsed(value);
  const inner = (given as { rules?: unknown } | null | undefined)?.rules;
  return inner ?? given ?? null;
}

/** The hash of the last entry as the lot shows it; undefined where rules alone are given, or before there is any. */
function headOf(value: unknown): string | undefined {
  const { headHash } = (parsed(value) ?? {}) as { headHash?: unknown };
  return isHash(headHash) && headHash !== GENESIS_HASH ? (headHash as string) : undefined;
}

const LATER: readonly CheckName[] = ['chain', 'indexes', 'keys', 'rules', 'replay'];

/** Of a log that could not be read there is nothing to check besides. */
function unread(reading: LogReading): VerdictCheck[] {
  if (reading.ok) return [];
  const { code, facts } = reading;
  return [
    { name: 'log', status: 'unknown', code, facts, findings: [] },
    ...LATER.map((name): VerdictCheck => {
      return { name, status: 'skipped', code: 'log.unreadable', facts: {}, findings: [] };
    }),
  ];
}

/** Which check a finding belongs to; what is not named here is found by the replay. */
const CHECK_OF: Partial<Record<FindingCode, CheckName>> = {
  'input.malformed': 'rules',
  'log.empty': 'log',
  'line.unusual': 'log',
  'entry.malformed': 'log',
  'entry.lot': 'chain',
  'chain.prev_hash': 'chain',
  'chain.hash': 'chain',
  'entry.index': 'indexes',
  'announced.position': 'indexes',
  'bid.seq': 'indexes',
  'announced.unknown_key': 'keys',
  'announced.text': 'rules',
  'rules.hash': 'rules',
  'rules.reserve_commitment': 'rules',
};

interface Judged {
  readonly input: VerdictInput;
  readonly rules: unknown;
  readonly jwks: Jwks | undefined;
  readonly findings: Findings;
}

function checksOfLog(
  { entries, result }: CheckedLog,
  { input, rules, jwks, findings }: Judged,
): VerdictCheck[] {
  const groups = new Map<CheckName, Finding[]>();
  for (const finding of findings.list) {
    if (finding.code === 'findings.truncated') continue;
    const name = CHECK_OF[finding.code] ?? 'replay';
    groups.set(name, [...(groups.get(name) ?? []), finding]);
  }
  const check = (
    name: CheckName,
    otherwise: Pick<VerdictCheck, 'code' | 'facts'> & { readonly status?: CheckStatus },
  ): VerdictCheck => {
    const found = groups.get(name) ?? [];
    // What could not be checked was not found wrong either.
    const failed = otherwise.status === undefined ? failureOf(found, findings) : undefined;
    const kept = otherwise.status === undefined ? found : [];
    return { name, status: 'pass', ...otherwise, ...failed, findings: kept };
  };
  const { length, bidCount, headHash, lotId } = result;
  const counts = { entries: length, bids: bidCount };
  const read = check('log', { code: 'log.read', facts: counts });
  return [
    logCheck(read, { wanted: input.lotId, lotId, head: headOf(input.rules), entries }),
    check('chain', { code: 'chain.intact', facts: { ...counts, ...(headHash && { found: headHash }) } }),
    check('indexes', { code: 'indexes.dense', facts: counts }),
    check('keys', keysOutcome(jwks, input.jwks, entries)),
    check('rules', rulesOutcome(rules, entries)),
    check('replay', { code: 'replay.agrees', facts: outcomeOf({ entries, result }) }),
  ];
}

/** What speaks against a log that was read: that it is of another lot, or older than the lot that came with it. */
function logCheck(
  read: VerdictCheck,
  {
    wanted,
    lotId,
    head,
    entries,
  }: {
    readonly wanted: string | undefined;
    readonly lotId: string | undefined;
    readonly head: string | undefined;
    readonly entries: readonly LogEntry[];
  },
): VerdictCheck {
  if (wanted !== undefined && lotId !== undefined && lotId !== wanted) {
    const facts = { expected: shownText(wanted), found: shownText(lotId) };
    return { ...read, status: 'fail', code: 'log.other_lot', facts };
  }
  // A log only grows, so the head of a lot that was read before it stands somewhere in it.
  if (read.status === 'pass' && head !== undefined && !entries.some(({ hash }) => hash === head)) {
    return { ...read, status: 'unknown', code: 'log.behind', facts: { ...read.facts, expected: head } };
  }
  return read;
}

/** The failure that findings amount to: the first of them speaks, the others are counted. */
function failureOf(
  found: readonly Finding[],
  findings: Findings,
): Pick<VerdictCheck, 'status' | 'code' | 'facts'> | undefined {
  const errors = found.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return undefined;
  const { code, index, expected, found: instead } = first;
  const codes = new Set(errors.map((error) => error.code));
  const count = [...codes].reduce((sum, each) => sum + findings.errorsOf(each), 0);
  const more = count - 1;
  const values = { expected: shown(expected), found: shown(instead) };
  return {
    status: 'fail',
    code: code as VerdictCode,
    facts: {
      ...(index === undefined ? {} : { entry: index }),
      ...(values.expected === undefined ? {} : { expected: values.expected }),
      ...(values.found === undefined ? {} : { found: values.found }),
      ...(more > 0 ? { more } : {}),
    },
  };
}

type Otherwise = Pick<VerdictCheck, 'code' | 'facts'> & { readonly status?: CheckStatus };

function keysOutcome(jwks: Jwks | undefined, given: unknown, entries: readonly LogEntry[]): Otherwise {
  if (jwks === undefined) {
    return { status: 'unknown', code: given === undefined ? 'keys.missing' : 'keys.malformed', facts: {} };
  }
  const [announced] = entries;
  const keyId = announced?.type === 'announced' ? announced.data.keyId : undefined;
  return { code: 'keys.known', facts: keyId === undefined ? {} : { found: shownText(keyId) } };
}

function rulesOutcome(rules: unknown, [announced]: readonly LogEntry[]): Otherwise {
  if (rules === undefined) return { status: 'skipped', code: 'rules.not_given', facts: {} };
  if (readRules(rules) === undefined) return { status: 'unknown', code: 'rules.malformed', facts: {} };
  const hash = announced?.type === 'announced' ? announced.data.rulesHash : undefined;
  return { code: 'rules.match', facts: hash === undefined ? {} : { found: hash } };
}

/** What the bids lead to. */
function outcomeOf({ entries, result }: CheckedLog): VerdictFacts {
  const { bidCount, currentPriceFen, leadingBidderCode, result: outcome, status } = result;
  const last = entries[entries.length - 1];
  return {
    bids: bidCount,
    result: shownText(status === 'closed' && outcome !== undefined ? outcome : status),
    ...(currentPriceFen === undefined ? {} : { amountFen: currentPriceFen }),
    ...(leadingBidderCode === undefined ? {} : { bidderCode: shownText(leadingBidderCode) }),
    ...(last === undefined ? {} : { at: last.at }),
  };
}
