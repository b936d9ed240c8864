import { html, nothing, type TemplateResult } from 'lit';
import { icons, type Tone } from '../internal/icons.js';
import { moreIcons } from '../internal/more-icons.js';
import { icon } from '../internal/view-parts.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import { idOf } from './field-view.js';

/** One thing that is to be put right. */
export interface Complaint {
  /** The field that a link leads to; absent where the form has none for it. */
  readonly path?: string | undefined;
  readonly text: string;
}

/** Something that the person is told above the form. */
export interface Notice {
  readonly tone: Tone;
  readonly icon: string;
  readonly title: string;
  readonly text: string;
  /** Buttons, links. */
  readonly more?: unknown;
}

/** A form at one of its steps, ready to print. */
export interface FormView {
  /** Above the title, such as the demand that is answered. */
  readonly over: string;
  readonly title: string;
  readonly steps: readonly string[];
  /** Index of the open step; as many as there are steps where all is done. */
  readonly step: number;
  readonly complaints: readonly Complaint[];
  readonly notices: readonly Notice[];
  readonly body: unknown;
  /** What the buttons say; absent where there is none. */
  readonly next: string | undefined;
  readonly back: string | undefined;
  /** Said under the buttons: what sending does, or why it does nothing now. */
  readonly held: string;
  /** The one button does nothing now. */
  readonly blocked: boolean;
  readonly keeping: boolean;
  /** Whether the person may choose to keep a draft. */
  readonly keepable: boolean;
  readonly saved: string;
  readonly foot: string;
}

export interface FormHandlers {
  readonly next: (event: Event) => void;
  readonly back: () => void;
  readonly keep: (event: Event) => void;
  readonly seek: (event: Event) => void;
  /** Composing a text begins or ends, as with pinyin. */
  readonly compose: (event: CompositionEvent) => void;
}

/** Head with the steps, what is wrong, the open step, the buttons, the draft. */
export function formTemplate(view: FormView, p: FormStrings, on: FormHandlers): TemplateResult {
  const notices = view.notices.map(noticeView);
  const { saved, foot: last } = view;
  const foot =
    saved || last
      ? html`<footer class="pad foot muted" part="as-of"><span>${saved}</span><span>${last}</span></footer>`
      : nothing;
  return html`<header class="pad top">
      ${view.over ? html`<p class="small muted">${view.over}</p>` : nothing}
      <h3 class="title" part="title" tabindex="-1">${view.title}</h3>
      ${stepper(view, p)}
    </header>
    <form
      class="pad form"
      part="form"
      novalidate
      @submit=${on.next}
      @compositionstart=${on.compose}
      @compositionend=${on.compose}
    >
      ${summary(view.complaints, p, on)} ${notices} ${view.body} ${actions(view, on)} ${keepView(view, p, on)}
    </form>
    ${foot}`;
}

function stepper({ steps, step }: FormView, p: FormStrings): TemplateResult {
  const items = steps.map(
    (name, index) =>
      html`<li
        class=${index < step ? 'done' : index === step ? 'current' : ''}
        aria-current=${index === step ? 'step' : nothing}
      >
        ${index < step ? icon(moreIcons.done, 'sm') : nothing}<span
          >${index < step ? html`<span class="vh">${p.stepDone}</span>` : nothing}${name}</span
        >
      </li>`,
  );
  return html`<ol class="stepper" part="stepper" aria-label=${p.steps}>
    ${items}
  </ol>`;
}

function summary(
  complaints: readonly Complaint[],
  p: FormStrings,
  on: FormHandlers,
): TemplateResult | typeof nothing {
  if (complaints.length === 0) return nothing;
  const items = complaints.map(
    ({ path, text }) =>
      html`<li>
        ${
          path === undefined
            ? text
            : html`<a href="#${idOf(path)}" data-path=${path} @click=${on.seek}>${text}</a>`
        }
      </li>`,
  );
  return html`<div
    class="summary"
    part="error-summary"
    role="group"
    aria-labelledby="summary-title"
    tabindex="-1"
  >
    <h4 class="head" id="summary-title">${icon(icons.alert)}${p.wrong(complaints.length)}</h4>
    <ul>
      ${items}
    </ul>
  </div>`;
}

export function noticeView({ tone, icon: path, title, text, more }: Notice): TemplateResult {
  return html`<div class="notice ${tone}" part="notice">
    ${icon(path, 'lg')}
    <div>
      <p class="head">${title}</p>
      ${text ? html`<p class="small">${text}</p>` : nothing} ${more ?? nothing}
    </div>
  </div>`;
}

function actions({ next, back, held, blocked }: FormView, on: FormHandlers): TemplateResult {
  return html`<div class="actions" part="actions">
      ${
        next === undefined
          ? nothing
          : html`<button
              class="button grow ${blocked ? 'off' : 'primary'}"
              part="submit-button"
              type="submit"
              aria-disabled=${blocked}
              aria-describedby="held"
            >
              ${next}
            </button>`
      }
      ${
        back === undefined
          ? nothing
          : html`<button class="button" part="back-button" type="button" @click=${on.back}>${back}</button>`
      }
    </div>
    <p class="small muted held" id="held">${held}</p>`;
}

function keepView(
  { keepable, keeping }: FormView,
  p: FormStrings,
  on: FormHandlers,
): TemplateResult | typeof nothing {
  if (!keepable) return nothing;
  return html`<div class="check keeping">
    <input id="keep" type="checkbox" .checked=${keeping} aria-describedby="keep-note" @change=${on.keep} />
    <div>
      <label for="keep">${p.keep}</label>
      <p class="small muted" id="keep-note">${p.keepNote}</p>
    </div>
  </div>`;
}
