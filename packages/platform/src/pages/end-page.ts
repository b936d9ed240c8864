import { createHmac } from 'node:crypto';
import type { Handoff, ProblemCode } from '@jtop/contract';
import { html } from 'hono/html';
import type { HandoffRow } from '../handoffs/entity.js';
import { amountText } from './amount.js';
import type { Markup } from './layout.js';
import { pageTexts, type PageLanguage } from './texts.js';

export interface EndParts {
  readonly row: HandoffRow;
  readonly handoff: Handoff;
  readonly language: PageLanguage;
  /** Whether the person is the one who ended it: nobody else is shown the result, nor is it sent from here. */
  readonly own: boolean;
  /** Signs the address that people go back to. */
  readonly secret: string;
}

/** Acts whose result is a receipt. */
const GIVES_RECEIPT: ReadonlySet<string> = new Set([
  'lots.bids.place',
  'demands.solutions.submit',
  'solutions.versions.create',
]);

/** How a hand-off has ended, for the person and, by the page's script, for the page that asked. */
export function endBody({ row, handoff, language, own, secret }: EndParts): Markup {
  const t = pageTexts[language];
  const { status, problem } = handoff;
  const { id, result } = handoff;
  const message = JSON.stringify({
    type: 'jtop:handoff',
    id,
    status,
    ...(own && result !== undefined ? { result } : {}),
    ...(own && problem !== undefined ? { problem } : {}),
  });
  const back = row.return_to === null ? '' : returnAddress(row.return_to, id, status, secret);
  const reason = own && problem !== undefined ? reasonOf(problem, language) : '';
  return html`<h1>${t.statuses[status as 'pending']}</h1>
    ${reason === '' ? '' : html`<p class="alert" role="alert">${reason}</p>`}
    ${own && status === 'confirmed' && GIVES_RECEIPT.has(handoff.operation) ? html`<p>${t.receipt}</p>` : ''}
    <p>${t.close}</p>
    ${back === '' ? '' : html`<p><a class="button" href="${back}">${t.back}</a></p>`}
    <div
      id="handoff-end"
      data-message="${message}"
      data-origin="${row.origin}"
      data-return-url="${back}"
    ></div>`;
}

/** The way back for a page without a window to tell. The outcome itself is asked for by id and secret. */
function returnAddress(returnTo: string, id: string, status: string, secret: string): string {
  const signed = createHmac('sha256', secret).update([returnTo, id, status].join('\0')).digest('base64url');
  const url = new URL(returnTo);
  url.hash = `jtop-handoff=${id}&status=${status}&sig=${signed}`;
  return url.href;
}

function reasonOf(problem: NonNullable<Handoff['problem']>, language: PageLanguage): string {
  const t = pageTexts[language];
  const { code } = problem;
  const text = t.problems[code as ProblemCode] ?? `${t.otherProblem} (${code})`;
  const { minNextAmountFen: next } = problem as { minNextAmountFen?: unknown };
  const stop = language === 'en' ? '. ' : '。';
  return typeof next === 'number' ? `${text}${stop}${t.nextAmount(amountText(next, language))}` : text;
}
