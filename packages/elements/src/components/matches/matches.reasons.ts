import type { MatchReason } from '@jtop/contract';
import { describeReason, type MatchReason as KnownReason } from '@jtop/rules/matching';
import { clamp } from '../../internal/text.js';
import type { MatchesStrings } from '../../locales/zh-CN/matches.js';

/** Words of a list in one reason; a platform that sends a thousand gets the first of them shown. */
const MOST_TERMS = 12;
const TERM_LIMIT = 40;
const NOTE_LIMIT = 300;

type Facts = MatchReason['facts'];

const range = (value: unknown): boolean => {
  const { min, max } = Object(value) as { readonly min?: unknown; readonly max?: unknown };
  return Number.isFinite(min) && Number.isFinite(max);
};

/** What a reason has to tell of, by its code; without it there is no sentence. */
const TOLD: Readonly<Record<string, (facts: Facts) => boolean>> = {
  keywords: ({ terms }) => Array.isArray(terms) && terms.length > 0,
  ipc: ({ depth, symbol }) =>
    /^(section|class|subclass|group|subgroup)$/.test(depth ?? '') && Boolean(symbol),
  field: () => true,
  maturity: ({ trl, asked }) => range(trl) && range(asked),
  budget: () => true,
  region: ({ level }) => /^(district|city|province)$/.test(level ?? ''),
};

/** A reason as a sentence; undefined for one of a kind that is not known here, or that lacks what it would tell. */
export function reasonText(
  { code, facts }: MatchReason,
  p: MatchesStrings,
  language: string,
): string | undefined {
  const known = Object(facts) as Facts;
  if (code === 'expert') return known.note ? p.expertSays(clamp(known.note, NOTE_LIMIT)) : undefined;
  const told = Object.prototype.hasOwnProperty.call(TOLD, code) && TOLD[code];
  if (!told || !told(known)) return undefined;
  const cut = {
    ...known,
    ...(known.terms && {
      terms: known.terms.slice(0, MOST_TERMS).map((term) => clamp(String(term), TERM_LIMIT)),
    }),
    ...(known.symbol && { symbol: clamp(known.symbol, TERM_LIMIT) }),
  };
  return describeReason(
    { code, facts: cut } as unknown as KnownReason,
    /^zh\b/i.test(language) ? 'zh-CN' : 'en',
  );
}
