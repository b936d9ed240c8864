import type { Match, MatchRespond } from '@jtop/contract';
import { html } from 'hono/html';
import type { HandoffRow } from '../handoffs/entity.js';
import { line } from './facts.js';
import type { Markup } from './layout.js';
import { matchTexts } from './match-texts.js';
import type { PageLanguage } from './texts.js';

/** What a confirm page shows of matches besides the draft itself. */
export interface MatchesShown {
  /** The match that is answered, as the person may see it. */
  readonly match?: Match | undefined;
  /** How many matches the page would be shown, and whether there are more. */
  readonly matches?: { readonly count: number; readonly hasMore: boolean } | undefined;
}

/** The pair, and what will be said of it. Nothing that was drafted is markup. */
export function answerFacts({ body }: HandoffRow, { match }: MatchesShown, language: PageLanguage): Markup {
  const t = matchTexts[language];
  const { answer, reason, note } = body as MatchRespond;
  return html`<dl>
    ${line(t.demand, match?.demandTitle)}
    ${match === undefined ? '' : line(t.counterparts[match.counterpart.type] ?? match.counterpart.type, match.counterpart.title)}
    ${line(t.answer, t.answers[answer])}
    ${line(t.reason, answer === 'decline' && reason !== undefined ? t.reasons[reason] : undefined)}
    ${line(t.note, note)}
  </dl>`;
}

/** How many matches the page asks to be shown. */
export function ownMatchesFacts({ matches }: MatchesShown, language: PageLanguage): Markup {
  const t = matchTexts[language];
  const { count = 0, hasMore = false } = matches ?? {};
  return html`<dl>${line(t.found, t.count(count, hasMore))}</dl>`;
}
