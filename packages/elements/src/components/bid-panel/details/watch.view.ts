import { html, nothing, type TemplateResult } from 'lit';
import type { DetailStrings } from '../../../locales/zh-CN/bid-panel-details.js';
import type { Strings } from '../../../locales/zh-CN.js';

/** What there is to do for one who only watches, ready to print. */
export interface WatchView {
  /** The least next amount, or empty where nobody can bid. */
  readonly least: string;
  readonly todo: readonly (readonly [title: string, text: string])[];
  /** How many of them are done. */
  readonly done: number;
  /** A checked link to where one can take part, or undefined. */
  readonly href: string | undefined;
}

/** What one who only watches can do next. */
export function watchView(view: WatchView, t: Strings, d: DetailStrings): TemplateResult {
  const todo = view.todo.map(
    ([title, text], index) =>
      html`<li>
        <span class="tag ${index < view.done ? 'positive' : 'neutral'}"
          >${index < view.done ? '✓' : index + 1}</span
        >
        <div><b>${title}</b><span class="small muted">${text}</span></div>
      </li>`,
  );
  return html`<div class="act pad line" part="act">
    <div class="between">
      <h4 class="head">${t.next}</h4>
      <span class="small muted" ?hidden=${!view.least}
        >${t.least} <bdi class="nb" part="next-amount">${view.least}</bdi></span
      >
    </div>
    <ol>
      ${todo}
    </ol>
    <div class="bottom">
      <a class="button primary ${view.href ? '' : 'away'}" part="action" href=${view.href ?? nothing}
        >${d.go}</a
      >
      <p class="note">${d.goNote}</p>
    </div>
  </div>`;
}
