import type { Demand, RedactionMark } from '@jtop/contract';
import type { DemandStrings } from '../../locales/zh-CN/demands.js';

/** A fact as it is printed. */
export interface Said {
  readonly text: string;
  /** Why it is not the whole: then it has a lock, and never looks as if it were the fact. Empty where nothing is kept back. */
  readonly kept: string;
  /** Nothing is shown in its place: `text` itself says why. */
  readonly withheld: boolean;
}

type Marked = Pick<Demand, '_redacted'>;

/** The mark of a field, or of a part of it: `company` finds `$.company.name` too. */
export function markOf({ _redacted: marks = [] }: Marked, ...fields: string[]): RedactionMark | undefined {
  return marks.find(({ path }) =>
    fields.some((field) => path.startsWith(`$.${field}`) && /^($|[.[])/.test(path.slice(field.length + 2))),
  );
}

/** How many fields a company wished not to be told. */
export const wishedCount = ({ _redacted: marks = [] }: Marked): number =>
  new Set(marks.filter(({ reason }) => reason === 'company_choice').map(({ path }) => path.split(/[.[]/)[1]))
    .size;

/** Why, in words: the reason of a mark, or where that is `level` the level that sees it. An unknown one is not public. */
export function whyText({ reason, until = 'operator' }: RedactionMark, texts: DemandStrings): string {
  const kept: Readonly<Record<string, string>> = texts.kept;
  return kept[reason === 'level' ? until : reason] ?? texts.kept.operator;
}

/**
 * A fact with the reason where it, or a part of it, was kept back.
 *
 * @param text - undefined or empty where the platform says nothing
 */
export function said(text: string | undefined, mark: RedactionMark | undefined, texts: DemandStrings): Said {
  const kept = mark ? whyText(mark, texts) : '';
  if (text) return { text, kept, withheld: false };
  return { text: kept || texts.unsaid, kept, withheld: kept !== '' };
}
