import { html, nothing, type TemplateResult } from 'lit';
import type { Tone } from '../../internal/icons.js';
import { icon } from '../../internal/view-parts.js';
import type { SignInStrings } from '../../locales/zh-CN/sign-in.js';
import type { SignInState } from './sign-in.state.js';

/** What the one button does. */
export type SignInAct = 'start' | 'focus' | 'leave' | 'forget';

/** Signing in, ready to print. */
export interface SignInView {
  readonly state: SignInState;
  readonly tone: Tone;
  readonly icon: string;
  readonly title: string;
  /** Printed after the title, as text; empty where nobody is known. */
  readonly name: string;
  readonly text: string;
  /** The longest title and text of any state. */
  readonly titleReserve: string;
  readonly reserve: string;
  /** Without an act it keeps its place and says why; absent where there is nothing to do. */
  readonly button: { readonly text: string; readonly act: SignInAct | undefined } | undefined;
  /** Empty where nothing can be called off. */
  readonly cancel: string;
  readonly account: string | undefined;
}

/** What the person can do. */
export interface SignInHandlers {
  /** The one button was pressed; what it does stands in the view. */
  readonly press: () => void;
  readonly cancel: () => void;
}

/** Who one is here, and the one thing to do about it. Every state has the same rows, so that nothing moves. */
export function signInTemplate(view: SignInView, p: SignInStrings, on: SignInHandlers): TemplateResult {
  return html`<div class="panes">
    <div class="pad who ${view.tone}" part="standing">
      ${icon(view.icon)}
      <div>
        <h3 class="head keep" part="title" tabindex="-1" data-reserve=${view.titleReserve}>
          <span
            >${view.title}${view.name ? html`<bdi class="name" part="name">${view.name}</bdi>` : nothing}</span
          >
        </h3>
        <p class="keep small" part="text" data-reserve=${view.reserve}><span>${view.text}</span></p>
      </div>
    </div>
    <div class="pad act" part="act">
      ${view.state === 'signed-in' ? outButton(view, on) : inButton(view, on)}
      <div class="under small">
        <button
          class="text ${view.cancel ? '' : 'away'}"
          part="cancel"
          type="button"
          ?disabled=${!view.cancel}
          ?hidden=${view.account !== undefined || view.state === 'signed-in'}
          @click=${on.cancel}
        >
          ${view.cancel || p.cancel}
        </button>
        ${accountLine(view, p)}
      </div>
    </div>
  </div>`;
}

/** One button throughout until somebody is signed in, so that the focus stays on it. */
function inButton({ button }: SignInView, on: SignInHandlers): TemplateResult {
  const act = button?.act;
  return html`<button
    class="button ${act ? 'primary' : 'off'} ${button ? '' : 'away'}"
    part="sign-in-button"
    type="button"
    aria-disabled=${!act}
    ?disabled=${!button}
    @click=${on.press}
  >
    ${button?.text ?? '—'}
  </button>`;
}

/** Another button than that for signing in: a second press must not undo what the first has brought. */
function outButton({ button }: SignInView, on: SignInHandlers): TemplateResult {
  return html`<button class="button" part="sign-out-button" type="button" @click=${on.press}>
    ${button?.text}
  </button>`;
}

function accountLine({ state, account }: SignInView, p: SignInStrings): TemplateResult | typeof nothing {
  if (account === undefined) return nothing;
  return html`<p class="muted">
    ${state === 'signed-in' ? p.forgetNote : nothing}
    <a href=${account} part="account" target="_blank" rel="noopener"
      >${state === 'signed-in' ? p.account : p.go}<span class="vh">${p.newWindow}</span></a
    >
  </p>`;
}
