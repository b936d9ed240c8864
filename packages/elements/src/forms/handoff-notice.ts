import { html, nothing } from 'lit';
import { icons } from '../internal/icons.js';
import { clamp } from '../internal/text.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { HandoffState } from '../stores/handoff-flow.js';
import type { Notice } from './form-view.js';

interface Handlers {
  readonly focus: () => void;
  readonly leave: () => void;
  readonly cancel: () => void;
}

const ID_LIMIT = 40;

/** What is told of a hand-off, with what one can do about it; undefined while there is none. */
export function handoffNotice(
  { step, problem }: HandoffState,
  p: FormStrings,
  account: string | undefined,
  on: Handlers,
): Notice | undefined {
  const [title, text] = p.handoff[step] ?? ['', ''];
  const button = (label: string, press: () => void, part: string, look = '') =>
    html`<button class="button ${look}" type="button" part=${part} @click=${press}>${label}</button>`;
  switch (step) {
    case 'opening':
      return { tone: 'info', icon: icons.clock, title, text };
    case 'waiting':
    case 'unknown':
      return {
        tone: step === 'waiting' ? 'info' : 'caution',
        icon: step === 'waiting' ? icons.clock : icons.alert,
        title,
        text,
        more: html`<div class="actions">
          ${button(p.showWindow, on.focus, 'window-button', 'primary')}${button(p.cancelWait, on.cancel, 'cancel-button')}
        </div>`,
      };
    case 'blocked':
      return {
        tone: 'caution',
        icon: icons.alert,
        title,
        text,
        more: html`<div class="actions">
          ${button(p.leave, on.leave, 'leave-button', 'primary')}${button(p.cancelWait, on.cancel, 'cancel-button')}
        </div>`,
      };
    case 'closed':
    case 'declined':
    case 'expired':
      return { tone: step === 'expired' ? 'caution' : 'neutral', icon: icons.minus, title, text };
    case 'forgotten':
      return {
        tone: 'caution',
        icon: icons.alert,
        title,
        text,
        more: account
          ? html`<p>
              <a href=${account} target="_blank" rel="noopener"
                >${p.account}<span class="vh">${p.newWindow}</span></a
              >
            </p>`
          : nothing,
      };
    case 'failed': {
      const { code = 'other', requestId } = problem ?? {};
      const cause = Object.prototype.hasOwnProperty.call(p.causes, code) ? p.causes[code] : p.causes['other'];
      const request =
        typeof requestId === 'string' && requestId ? p.requestId(clamp(requestId, ID_LIMIT)) : '';
      return { tone: 'danger', icon: icons.alert, title: p.failed, text: [cause, p.kept, request].join(' ') };
    }
    default:
      return undefined;
  }
}
