import type { MatchReason } from './score.js';

/** What a viewer gets of the demand: its view, and the marks of what was left out or changed. */
export interface SeenDemand {
  readonly view: object;
  readonly _redacted: readonly { readonly path: string }[];
}

/** The field of a demand that a reason tells of; keywords tell of its texts. */
const TELLS: Readonly<Record<Exclude<MatchReason['code'], 'keywords'>, string>> = {
  ipc: 'ipc',
  field: 'field',
  maturity: 'askedTrl',
  budget: 'budgetFen',
  region: 'adcode',
};

/**
 * The reasons that a viewer may read. A reason is worth a fact: «same city» tells the city, «within the budget» a bound,
 * a keyword a word of the problem. So a reason goes where its field was redacted, and a keyword where it stands in no text
 * that the viewer gets.
 */
export function visibleReasons(reasons: readonly MatchReason[], seen: SeenDemand): MatchReason[] {
  const texts = textsOf(seen.view).join('\n');
  const isRedacted = (field: string): boolean =>
    seen._redacted.some(({ path }) => {
      const marked = path.replace(/^\$\.?/, '');
      return marked === '' || marked === field || field.startsWith(`${marked}.`) || isWithin(marked, field);
    });
  return reasons.flatMap((reason): MatchReason[] => {
    if (reason.code !== 'keywords') return isRedacted(TELLS[reason.code]) ? [] : [reason];
    const terms = reason.facts.terms.filter((term) => texts.includes(folded(term)));
    return terms.length === 0 ? [] : [{ ...reason, facts: { terms } }];
  });
}

function isWithin(marked: string, field: string): boolean {
  return marked.startsWith(`${field}.`) || marked.startsWith(`${field}[`);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [folded(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
