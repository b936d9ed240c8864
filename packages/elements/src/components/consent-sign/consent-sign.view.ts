import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../internal/icons.js';
import { noticeView, type Notice } from '../../internal/notice-view.js';
import { icon, lineOf, retryButton, type FaultView } from '../../internal/view-parts.js';
import type { ConsentSignStrings } from '../../locales/zh-CN/consent-sign.js';
import type { Strings } from '../../locales/zh-CN.js';

/** A text to be signed, ready to print. */
export interface ConsentSignView {
  readonly title: string;
  readonly version: string;
  /** Paragraphs are kept. Text of the platform. */
  readonly text: string;
  readonly textLang: string;
  readonly hash: string;
  readonly read: boolean;
  readonly notices: readonly Notice[];
  /** The button to sign; absent where there is nothing to do. `why`: what holds it, or what it does. */
  readonly sign: { readonly held: boolean; readonly why: string } | undefined;
  readonly asOf: string;
}

export interface ConsentSignActs {
  readonly scroll: (event: Event) => void;
  readonly end: () => void;
  readonly sign: () => void;
}

export function consentSignView(
  view: ConsentSignView,
  acts: ConsentSignActs,
  p: ConsentSignStrings,
): TemplateResult {
  const { read, sign } = view;
  const told = view.notices.map(noticeView);
  return html`<div class="pad">
      <h3 class="title" part="title" tabindex="-1"><bdi>${view.title}</bdi></h3>
      <p class="small muted" part="version">${view.version}</p>
      ${p.binding ? html`<p class="small muted">${p.binding}</p>` : nothing}
      <div class="scroll" part="text" role="region" aria-label=${p.text} tabindex="0" @scroll=${acts.scroll}>
        <p lang=${view.textLang}>${view.text}</p>
        <button
          class="button own ${read ? 'off' : ''}"
          part="end-button"
          type="button"
          aria-disabled=${read}
          @click=${acts.end}
        >
          ${icon(icons.tick)}${read ? p.endRead : p.end}
        </button>
      </div>
      <p class="hash muted" part="hash">${p.hash} <span class="code">${view.hash}</span></p>
      ${told}
      ${
        sign
          ? html`<button
                class="button own ${sign.held ? 'off' : 'primary'}"
                part="sign-button"
                type="button"
                aria-disabled=${sign.held}
                aria-describedby="why"
                @click=${acts.sign}
              >
                ${p.sign}
              </button>
              <p class="small muted" id="why">${sign.why}</p>`
          : nothing
      }
    </div>
    <p class="note pad" part="as-of">${view.asOf}</p>`;
}

export function consentSignBlank(fault: FaultView | undefined, t: Strings): TemplateResult {
  const line = lineOf(fault);
  return html`<div class="pad" part=${fault ? 'error' : nothing} role=${fault?.retry ? 'alert' : nothing}>
    <p class="title">${line('60%', fault?.title)}</p>
    <p class="small">${line('40%', fault?.request)}</p>
    <div class="scroll">
      <p class="small">${line('90%', fault?.text)}</p>
      <div class="small" ?hidden=${!fault}><slot></slot></div>
    </div>
    ${retryButton(fault, t)}
  </div>`;
}
