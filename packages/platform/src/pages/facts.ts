import type { SolutionVersionCreate } from '@jtop/contract';
import { html } from 'hono/html';
import { amountText } from './amount.js';
import type { Markup } from './layout.js';
import type { PageLanguage } from './texts.js';

const WAN_FEN = 1_000_000;

/** An amount in 万元, to the fen; in English in yuan, for there is no such unit. */
export function wanText(fen: number, language: PageLanguage): string {
  if (language === 'en') return amountText(fen, language);
  const wan = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 6 }).format(fen / WAN_FEN);
  return `${wan} 万元`;
}

/** A line of a list of facts; nothing where there is nothing to say. */
export function line(term: string, value: string | undefined): Markup {
  return value === undefined || value === ''
    ? html``
    : html`<dt>${term}</dt>
        <dd class="text"><bdi>${value}</bdi></dd>`;
}

/** A longer text under a heading of its own; nothing where there is none. */
export function section(title: string, text: string | undefined): Markup {
  return text === undefined
    ? html``
    : html`<h2>${title}</h2>
        <p class="text">${text}</p>`;
}

/** Somebody of a team. */
export function personText({ name, title }: SolutionVersionCreate['lead']): string {
  return title === undefined ? name : `${name}（${title}）`;
}

/** What bears a solution out. */
export function evidenceText({ title, url }: NonNullable<SolutionVersionCreate['evidence']>[number]): string {
  return url === undefined ? title : `${title} ${url}`;
}
