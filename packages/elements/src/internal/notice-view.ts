import { html, nothing, type TemplateResult } from 'lit';
import type { HandingOverStrings } from '../locales/zh-CN/handing-over.js';
import type { HandoffState } from '../stores/handoff-flow.js';
import { icons, type Tone } from './icons.js';
import { clamp } from './text.js';
import { icon } from './view-parts.js';

/** Something that the person is told; `styles/notice.ts` draws it. */
export interface Notice {
  readonly tone: Tone;
  readonly icon: string;
  readonly title: string;
  readonly text: string;
  /** What can be done about it. */
  readonly more?: TemplateResult | typeof nothing | undefined;
}

/** What can be done while something waits to be confirmed. */
export interface HandoffActs {
  readonly focus: () => void;
  readonly leave: () => void;
  readonly cancel: () => void;
}

const ID_LIMIT = 40;

export function noticeView({ tone, icon: path, title, text, more }: Notice): TemplateResult {
  return html`<div class="notice ${tone}" part="notice">
    ${icon(path)}
    <div>
      <p class="head">${title}</p>
      <p class="small"><bdi>${text}</bdi></p>
      ${more ?? nothing}
    </div>
  </div>`;
}

/** Why something failed, by its code, with the number of the request where there was one. */
export function causeText(
  { code = 'other', requestId }: { readonly code?: string | undefined; readonly requestId?: unknown },
  p: HandingOverStrings,
): string {
  const cause = Object.prototype.hasOwnProperty.call(p.causes, code) ? p.causes[code] : p.causes['other'];
  const request = typeof requestId === 'string' && requestId ? p.requestId(clamp(requestId, ID_LIMIT)) : '';
  return `${cause} ${request}`.trim();
}

/** What is told of a hand-off; undefined while there is none, and once it is confirmed. */
export function handoffNotice(
  { step, problem }: HandoffState,
  p: HandingOverStrings,
  account: string | undefined,
  on: HandoffActs,
): Notice | undefined {
  const [title, text] = p.steps[step] ?? ['', ''];
  const acts = (label: string, press: () => void, part: string): TemplateResult =>
    html`<div class="acts">
      <button class="button primary" type="button" part=${part} @click=${press}>${label}</button>
      <button class="button" type="button" part="cancel-button" @click=${on.cancel}>${p.cancel}</button>
    </div>`;
  switch (step) {
    case 'opening':
      return { tone: 'info', icon: icons.clock, title, text };
    case 'waiting':
      return {
        tone: 'info',
        icon: icons.clock,
        title,
        text,
        more: acts(p.showWindow, on.focus, 'window-button'),
      };
    case 'unknown':
      return {
        tone: 'caution',
        icon: icons.alert,
        title,
        text,
        more: acts(p.showWindow, on.focus, 'window-button'),
      };
    case 'blocked':
      return {
        tone: 'caution',
        icon: icons.alert,
        title,
        text,
        more: acts(p.leave, on.leave, 'leave-button'),
      };
    case 'closed':
    case 'declined':
      return { tone: 'neutral', icon: icons.minus, title, text };
    case 'expired':
      return { tone: 'caution', icon: icons.clock, title, text };
    case 'forgotten':
      return {
        tone: 'caution',
        icon: icons.alert,
        title,
        text,
        more: account
          ? html`<p class="small">
              <a href=${account} part="account" target="_blank" rel="noopener"
                >${p.account}<span class="vh">${p.newWindow}</span></a
              >
            </p>`
          : nothing,
      };
    case 'failed':
      return { tone: 'danger', icon: icons.alert, title: p.failed, text: causeText(problem ?? {}, p) };
    default:
      return undefined;
  }
}
