import type { Verdict, VerdictCheck } from '@jtop/rules/verdict';
import { sayCheck, verdictEn, verdictZhCN, type VerdictTexts } from '@jtop/rules/verdict/texts';
import type { Language } from './options.js';
import type { CommandTexts } from './texts.js';

/** 0 it holds, 1 it is broken, 2 it could not be checked in full. */
export type ExitCode = 0 | 1 | 2;

export const exitCodeOf = ({ overall }: Verdict): ExitCode =>
  (({ holds: 0, broken: 1, incomplete: 2 }) as const)[overall];

const verdictTextsOf = (language: Language): VerdictTexts => (language === 'en' ? verdictEn : verdictZhCN);

/** A mark that needs no colour and no font. */
const MARKS = { pass: '+', fail: '!', unknown: '?', skipped: '-' } as const;

/** A line for each check, and what they come to. */
export function reportLines(
  verdict: Verdict,
  sources: readonly string[],
  { language, t }: { readonly language: Language; readonly t: CommandTexts },
): string[] {
  const texts = verdictTextsOf(language);
  const line = (check: VerdictCheck): string => {
    const source = check.receipt === undefined ? undefined : sources[check.receipt];
    const name = texts.names[check.name];
    const subject = source === undefined ? name : t.named(name, source);
    const { status } = check;
    return `${MARKS[status]} [${texts.statuses[status]}] ${subject}${t.colon}${sayCheck(check, texts)}`;
  };
  const { overall } = verdict;
  return [...verdict.checks.map(line), `= ${texts.overall[overall]}${t.colon}${texts.meaning[overall]}`];
}

/** The same for programs. */
export function reportJson(verdict: Verdict, sources: readonly string[], language: Language): object {
  const texts = verdictTextsOf(language);
  const { overall, result, checks } = verdict;
  return {
    overall,
    exitCode: exitCodeOf(verdict),
    ...(result === undefined ? {} : { result }),
    checks: checks.map((check) => {
      const { receipt, ...rest } = check;
      const source = receipt === undefined ? undefined : sources[receipt];
      return { ...rest, ...(source === undefined ? {} : { source }), text: sayCheck(check, texts) };
    }),
  };
}
