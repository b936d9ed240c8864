import type { Listing } from '@jtop/contract';
import { keptTerms, TERMS_VERSION, type KeptTerms } from '@jtop/rules/matching';
import { cutForTerms } from './segment.js';

/** What a row holds to be matched by. Whoever writes a row's texts writes these too. */
export interface TermColumns {
  readonly terms: string[];
  readonly head_terms: number;
  readonly terms_version: number;
}

/** What is read of a demand: the whole of it, or a view. */
export interface DemandTexts {
  readonly title?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly ipc?: readonly string[] | undefined;
  readonly summary?: string | undefined;
  readonly problem?: string | undefined;
  readonly targetMetrics?: readonly { readonly name: string }[] | undefined;
  readonly constraints?: string | undefined;
  readonly presentState?: string | undefined;
  readonly diagnosis?: { readonly suggestedIpc?: readonly string[] | undefined } | null | undefined;
}

export function listingTerms({
  title,
  keywords,
  ipc,
  abstract,
}: Pick<Listing, 'title' | 'keywords' | 'ipc' | 'abstract'>): TermColumns {
  return stored(keptTerms(cutForTerms([title, ...keywords]), cutForTerms([abstract]), ipc));
}

/** The classes of a demand: its own, and what the panel suggested. */
export function demandIpc({ ipc = [], diagnosis }: DemandTexts): string[] {
  return [...new Set([...ipc, ...(diagnosis?.suggestedIpc ?? [])])];
}

export function demandTerms(demand: DemandTexts): KeptTerms {
  const { title = '', keywords = [], summary, problem, targetMetrics = [] } = demand;
  const body = [summary, problem, ...targetMetrics.map(({ name }) => name)];
  const rest = [demand.constraints, demand.presentState];
  const texts = [...body, ...rest].flatMap((text) => text ?? []);
  return keptTerms(cutForTerms([title, ...keywords]), cutForTerms(texts), demandIpc(demand));
}

export function demandTermColumns(demand: DemandTexts): TermColumns {
  return stored(demandTerms(demand));
}

/** What is read of a team. */
export interface TeamTexts {
  readonly name: string;
  readonly keywords: readonly string[];
  readonly ipc: readonly string[];
  readonly summary: string;
}

export function teamTerms({ keywords, ipc, summary }: TeamTexts): TermColumns {
  return stored(keptTerms(cutForTerms(keywords), cutForTerms([summary]), ipc));
}

function stored({ terms, head }: KeptTerms): TermColumns {
  return { terms: [...terms], head_terms: head, terms_version: TERMS_VERSION };
}
