import type {
  CheckStatus,
  Verdict,
  VerdictCheck,
  VerdictOverall,
  VerdictProgress,
} from '@jtop/rules/verdict';
import { sayCheck } from '@jtop/rules/verdict/texts';
import { moneyFormat, moneyText } from '../../internal/format.js';
import { icons, type Tone } from '../../internal/icons.js';
import { cardIcons } from '../listing-card/listing-card.icons.js';
import { clamp } from '../../internal/text.js';
import type { BidVerifierStrings } from '../../locales/zh-CN/bid-verifier.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { GivenReceipt } from './bid-verifier.receipts.js';

/** A ring with a question mark. */
const UNKNOWN =
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.7 9.8a2.4 2.4 0 1 1 3.6 2.1c-.9.5-1.3 1-1.3 1.8M12 16.4v.01';

/** One line of the list: what was looked at, how it ended, and why. */
export interface CheckRow {
  readonly tone: Tone;
  readonly icon: string;
  readonly status: CheckStatus | 'pending';
  readonly statusText: string;
  readonly name: string;
  readonly text: string;
}

/** What stands above all: the outcome, or that it is being worked out. */
export interface OutcomeView {
  readonly tone: Tone;
  readonly icon: string;
  readonly title: string;
  readonly text: string;
}

const LOOKS: Readonly<Record<CheckStatus | 'pending', readonly [Tone, string]>> = {
  pass: ['positive', icons.tick],
  fail: ['danger', icons.alert],
  unknown: ['caution', UNKNOWN],
  skipped: ['neutral', icons.minus],
  pending: ['neutral', icons.clock],
};

const OUTCOMES: Readonly<Record<VerdictOverall, readonly [Tone, string]>> = {
  holds: ['positive', cardIcons.shield],
  broken: ['danger', icons.alert],
  incomplete: ['caution', UNKNOWN],
};

/** The checks that every log has, in their order. */
const OF_LOG = ['log', 'chain', 'indexes', 'keys', 'rules', 'replay', 'closing'] as const;

/** The outcome in words. */
export function outcomeView({ overall }: Verdict, { verdict }: BidVerifierStrings): OutcomeView {
  const [tone, icon] = OUTCOMES[overall];
  return { tone, icon, title: verdict.overall[overall], text: verdict.meaning[overall] };
}

/** What stands there until the first outcome. */
export const runningView = (texts: BidVerifierStrings): OutcomeView => ({
  tone: 'info',
  icon: icons.clock,
  title: texts.running,
  text: texts.runningText,
});

/** Where the part that verifies did not come. */
export const engineFault = (texts: BidVerifierStrings): OutcomeView => ({
  tone: 'danger',
  icon: icons.alert,
  title: texts.engineTitle,
  text: texts.engineText,
});

/** A line for each check of the log; before the verdict each says that it is to come. */
export function logRows(found: Verdict | undefined, texts: BidVerifierStrings): CheckRow[] {
  const { verdict } = texts;
  if (found === undefined) return OF_LOG.map((name) => rowOf('pending', verdict.names[name], '', texts));
  return found.checks
    .filter(({ name }) => name !== 'receipt')
    .map((check) => rowOf(check.status, verdict.names[check.name], sayCheck(check, verdict), texts));
}

/** A line for each receipt that was found in what was given. */
export function receiptRows(
  found: Verdict | undefined,
  given: readonly GivenReceipt[],
  texts: BidVerifierStrings,
): CheckRow[] {
  const { verdict } = texts;
  const sources = sourceNames(given, texts);
  const nameOf = ({ receipt, name }: VerdictCheck): string =>
    texts.named(verdict.names[name], (receipt === undefined ? undefined : sources[receipt]) ?? '');
  return (found?.checks ?? [])
    .filter(({ name }) => name === 'receipt')
    .map((check) => rowOf(check.status, nameOf(check), sayCheck(check, verdict), texts));
}

/** By what a person knows each receipt: its file, or that it was pasted. */
function sourceNames(given: readonly GivenReceipt[], texts: BidVerifierStrings): string[] {
  let pasted = 0;
  return given.map(({ name }) => (name === '' ? texts.fromText(String(++pasted)) : clamp(name, 60)));
}

function rowOf(
  status: CheckStatus | 'pending',
  name: string,
  text: string,
  { verdict, pending }: BidVerifierStrings,
): CheckRow {
  const [tone, icon] = LOOKS[status];
  return {
    tone,
    icon,
    status,
    name,
    text,
    statusText: status === 'pending' ? pending : verdict.statuses[status],
  };
}

/** How far it is, in words. */
export function progressText(
  progress: VerdictProgress | undefined,
  t: Strings,
  texts: BidVerifierStrings,
): string {
  if (progress === undefined) return texts.running;
  const say = (n: number): string => n.toLocaleString(t.$code);
  return texts.progress(say(Math.min(progress.done, progress.total)), say(progress.total));
}

/** Figures of the log, by name of the fact; a dash until they are known. */
export type FactTexts = Readonly<Record<keyof BidVerifierStrings['facts'], string>>;

export function factTexts(found: Verdict | undefined, t: Strings, texts: BidVerifierStrings): FactTexts {
  const result = found?.result;
  if (result === undefined) {
    const none = found === undefined ? '—' : texts.unknown;
    return { entries: none, bids: none, price: none, result: none, head: none };
  }
  const { length, bidCount, currentPriceFen, status, headHash } = result;
  const outcome = status === 'closed' ? (result.result ?? status) : status;
  return {
    entries: length.toLocaleString(t.$code),
    bids: bidCount.toLocaleString(t.$code),
    price: currentPriceFen === undefined ? '—' : moneyText(moneyFormat(t, currentPriceFen)(currentPriceFen)),
    result: texts.verdict.results[outcome] ?? clamp(outcome, 30),
    head: headHash ?? '—',
  };
}

/** What is spoken once the outcome is there: it, and each check that speaks against it or is missing. */
export function spokenOutcome(
  found: Verdict,
  given: readonly GivenReceipt[],
  texts: BidVerifierStrings,
): string {
  const { title, text } = outcomeView(found, texts);
  const rows = [...logRows(found, texts), ...receiptRows(found, given, texts)];
  const odd = rows.filter(({ status }) => status === 'fail' || status === 'unknown');
  const named = odd.map(({ name, statusText }) => `${name}${texts.colon}${statusText}`);
  return [`${title}${texts.colon}${text}`, ...named].join(' ');
}
