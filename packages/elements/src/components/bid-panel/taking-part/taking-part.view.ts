import { html, nothing, type TemplateResult } from 'lit';
import type { Tone } from '../../../internal/icons.js';
import { moreIcons } from '../../../internal/more-icons.js';
import { icon } from '../../../internal/view-parts.js';
import type { TakingPartStrings } from '../../../locales/zh-CN/bid-panel-taking-part.js';
import type { Strings } from '../../../locales/zh-CN.js';
import { actIcons } from './icons.js';
import { panelIcons } from '../bid-panel.icons.js';

/** What the one button does. */
export type Act = 'sign-in' | 'register' | 'deposit' | 'bid' | 'leave' | 'link';

/** The one button; without an act it keeps its place and says why. */
export interface ActButton {
  readonly text: string;
  readonly icon: string;
  readonly act: Act | undefined;
}

/** The acting half, ready to print. */
export interface ActView {
  /** The form stands in front, else the steps to take. */
  readonly isForm: boolean;
  /** Whether the form takes input. */
  readonly live: boolean;
  readonly title: string;
  readonly least: string;
  readonly steps: readonly {
    readonly value: string;
    readonly note: string;
    readonly unit: string;
    readonly chosen: boolean;
    readonly index: number;
  }[];
  readonly text: string;
  readonly unit: string;
  /** Why the amount is refused, or would be. */
  readonly error: string;
  readonly words: string;
  readonly rise: string;
  /** The question before a large jump. */
  readonly jump: string;
  readonly button: ActButton;
  /** With an address it is a link. */
  readonly second: { readonly text: string; readonly href?: string } | undefined;
  readonly note: string;
  readonly noteReserve: string;
  readonly wordsReserve: string;
  readonly todo: readonly (readonly [title: string, text: string])[];
  readonly done: number;
  /** Other lists that stand here at other times: they keep the height. */
  readonly todoReserve: readonly ActView['todo'][];
}

/** What taking part changes in the panel. */
export interface TakingPartView {
  readonly state: string;
  /** Absent where the panel's own words about the lot stand. */
  readonly standing:
    { readonly tone: Tone; readonly icon: string; readonly title: string; readonly text: string } | undefined;
  readonly reserve: string;
  readonly act: ActView;
  readonly receipt:
    | {
        readonly title: string;
        readonly amount: string;
        readonly time: string;
        readonly hash: string;
        readonly download: string;
      }
    | undefined;
  readonly ownCode: string | undefined;
  readonly you: string;
  readonly connection: string;
  readonly busy: boolean;
}

/** What the person can do. */
export interface ActHandlers {
  /** A button of an offered amount; its `value` is the index. */
  readonly choose: (event: Event) => void;
  readonly type: (event: Event) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly less: () => void;
  readonly more: () => void;
  readonly press: () => void;
  readonly second: () => void;
  readonly download: () => void;
}

function formView(view: ActView, p: TakingPartStrings, on: ActHandlers): TemplateResult {
  const off = !view.live;
  const steps = view.steps.map(
    (step) =>
      html`<button
        class="step"
        part="step"
        type="button"
        aria-pressed=${step.chosen}
        aria-disabled=${off}
        value=${step.index}
        @click=${off ? nothing : on.choose}
      >
        ${step.chosen ? icon(moreIcons.done, 'sm') : nothing}<span class="vh">${p.actTitle} </span
        ><b>${step.value}</b><span class="vh">${step.unit}</span><span>${step.note}</span>
      </button>`,
  );
  const stepper = (click: () => void, name: string, path: string): TemplateResult =>
    html`<button
      class="button"
      type="button"
      part="stepper"
      aria-label=${name}
      aria-disabled=${off}
      @click=${off ? nothing : click}
    >
      ${icon(path)}
    </button>`;
  return html`<div class="steps" role="group" part="steps" aria-label=${p.actTitle}>${steps}</div>
    <div class="amount" part="amount">
      ${stepper(on.less, p.less, actIcons.less)}
      <span class="affixed"
        ><input
          inputmode="decimal"
          autocomplete="off"
          aria-label=${p.amount(view.unit)}
          aria-describedby="words"
          aria-invalid=${view.error !== ''}
          ?readonly=${off}
          aria-disabled=${off}
          .value=${view.text}
          @input=${on.type}
          @keydown=${on.key}
        /><span aria-hidden="true">${view.unit}</span></span
      >
      ${stepper(on.more, p.more, actIcons.more)}
    </div>`;
}

function todoView({ todo, done }: Pick<ActView, 'todo' | 'done'>): TemplateResult {
  const items = todo.map(
    ([title, text], index) =>
      html`<li>
        <span class="tag ${index < done ? 'positive' : 'neutral'}">${index < done ? '✓' : index + 1}</span>
        <div><b>${title}</b><span class="small muted">${text}</span></div>
      </li>`,
  );
  return html`<ol>
    ${items}
  </ol>`;
}

/**
 * The act: form and steps lie in one place, the one that does not apply invisible, so that its height is that of the higher one
 * whatever the width and the language. The button is one and the same throughout, so that focus stays on it.
 */
export function actView(
  view: ActView,
  href: string | undefined,
  t: Strings,
  p: TakingPartStrings,
  on: ActHandlers,
): TemplateResult {
  const { button, second } = view;
  const reserves = view.todoReserve.map(
    (todo) =>
      html`<div class="away" aria-hidden="true">
        ${todoView({ todo, done: 0 })}
        <p class="note"></p>
      </div>`,
  );
  const words = view.error || view.jump;
  const face = html`${button.icon ? icon(button.icon) : nothing}${button.text}`;
  return html`<div class="act taking pad line" part="act">
    <div class="between">
      <h4 class="head" tabindex="-1">${view.title}</h4>
      <span class="small muted" ?hidden=${!view.least}
        >${t.least} <bdi class="nb" part="next-amount">${view.least}</bdi></span
      >
    </div>
    <div class="stack">
      <div class=${view.isForm ? '' : 'away'} aria-hidden=${view.isForm ? nothing : 'true'}>
        ${formView(view, p, on)}
        <div
          class="keep ${view.error ? 'wrong' : ''}"
          part="in-words"
          id="words"
          data-reserve=${view.wordsReserve}
        >
          <span>${words || html`${view.words}<br />${view.rise}`}</span>
        </div>
      </div>
      <div class=${view.isForm ? 'away' : ''} aria-hidden=${view.isForm ? 'true' : nothing}>
        ${todoView(view)}
        <p class="note wrong">${view.isForm ? '' : view.error}</p>
      </div>
      ${reserves}
    </div>
    <div class="bottom">
      ${
        button.act === 'link'
          ? html`<a class="button primary" part="submit-button" href=${href ?? nothing}>${face}</a>`
          : html`<button
              class="button ${button.act ? 'primary' : 'off'}"
              part="submit-button"
              type="button"
              aria-disabled=${!button.act}
              aria-describedby="note"
              @click=${on.press}
            >
              ${face}
            </button>`
      }
      <div class="under-button">
        <p class="keep muted" id="note" part="act-note" data-reserve=${view.noteReserve}>
          <span>${view.note}</span>
        </p>
        ${
          second?.href
            ? html`<a class="text" part="second" href=${second.href}>${second.text}</a>`
            : html`<button
                class="text ${second ? '' : 'away'}"
                part="second"
                type="button"
                @click=${second ? on.second : nothing}
              >
                ${second?.text ?? '—'}
              </button>`
        }
      </div>
    </div>
  </div>`;
}

/** The latest receipt with the way to keep it, or what receipts are. */
export function receiptView(receipt: TakingPartView['receipt'], t: Strings, on: ActHandlers): TemplateResult {
  return html`<div class="receipt taking line small" part="receipt">
    ${icon(panelIcons.receipt)}
    ${
      receipt
        ? html`<div>
              ${receipt.title}<span class="sep"></span><b class="nb">${receipt.amount}</b><br /><span
                class="muted"
                ><span class="nb">${receipt.time}</span><span class="sep"></span
                ><span class="code">${receipt.hash}</span></span
              >
            </div>
            <button class="button small" type="button" part="download" @click=${on.download}>
              ${receipt.download}
            </button>`
        : html`<span class="muted">${t.receipts}</span>`
    }
  </div>`;
}
