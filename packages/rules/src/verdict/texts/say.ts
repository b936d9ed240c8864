import type {
  CheckName,
  CheckStatus,
  VerdictCheck,
  VerdictCode,
  VerdictFacts,
  VerdictOverall,
} from '../types.js';

/** The facts of a check as they are written in a sentence; empty where there is none. */
export type Said = Readonly<Record<keyof VerdictFacts, string>>;

/** The sentences of one language. */
export interface VerdictTexts {
  /** Language, BCP 47. */
  readonly $code: string;
  readonly overall: Readonly<Record<VerdictOverall, string>>;
  /** What the overall verdict means, one sentence. */
  readonly meaning: Readonly<Record<VerdictOverall, string>>;
  readonly statuses: Readonly<Record<CheckStatus, string>>;
  readonly names: Readonly<Record<CheckName, string>>;
  /** What came of a lot, by the word of the log. */
  readonly results: Readonly<Record<string, string>>;
  /** Money in yuan with two decimals, grouped. */
  readonly money: (yuan: string) => string;
  /** Follows a sentence that speaks for several findings. */
  readonly more: (count: string) => string;
  /** Follows where the log has what cannot be proved in public. */
  readonly notes: Readonly<Record<'line.unusual' | 'reserve.not_publicly_provable', string>>;
  readonly codes: { readonly [Code in VerdictCode]: (said: Said) => string };
}

/** Codes whose numbers are fen. */
const IN_FEN: readonly VerdictCode[] = ['bid.amount', 'closed.price', 'receipt.differs'];
const HASH = /^[0-9a-f]{64}$/;
const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d\.\d{3})\+08:00$/;
const FACTS = 'line entry expected found entries bids seq amountFen bidderCode at result more limit'.split(
  ' ',
);

/**
 * What a check says, as a sentence of a language: the name of the check and how it ended are apart from it.
 *
 * @example
 * for (const check of verdict.checks) console.log(verdictEn.names[check.name], sayCheck(check, verdictEn));
 */
export function sayCheck({ code, facts, findings }: VerdictCheck, texts: VerdictTexts): string {
  const said = Object.fromEntries(
    FACTS.map((name) => [name, sayFact(name as keyof VerdictFacts, facts, code, texts)]),
  ) as unknown as Said;
  const notes = new Set(findings.filter(({ severity }) => severity === 'note').map((note) => note.code));
  return [
    texts.codes[code](said),
    ...(said.more === '' ? [] : [texts.more(said.more)]),
    ...Object.entries(texts.notes).flatMap(([note, text]) =>
      notes.has(note as 'line.unusual') ? [text] : [],
    ),
  ].join(texts.$code === 'zh-CN' ? '' : ' ');
}

function sayFact(
  name: keyof VerdictFacts,
  facts: VerdictFacts,
  code: VerdictCode,
  texts: VerdictTexts,
): string {
  const value = facts[name];
  if (value === undefined) return '';
  if (name === 'amountFen') return sayMoney(Number(value), texts);
  if (name === 'result') return texts.results[value] ?? String(value);
  if (typeof value === 'number') {
    const money = (name === 'expected' || name === 'found') && IN_FEN.includes(code);
    return money ? sayMoney(value, texts) : String(value);
  }
  if (HASH.test(value)) return `${value.slice(0, 12)}…`;
  return value.replace(INSTANT, '$1 $2');
}

function sayMoney(fen: number, texts: VerdictTexts): string {
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return texts.money(`${yuan}.${String(fen % 100).padStart(2, '0')}`);
}
