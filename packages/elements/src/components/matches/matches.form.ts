import { MATCH_DECLINE_REASONS } from '@jtop/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../../internal/icons.js';
import { noticeView, type Notice } from '../../internal/notice-view.js';
import { icon } from '../../internal/view-parts.js';
import type { MatchesStrings } from '../../locales/zh-CN/matches.js';
import type { MatchAnswer } from '../../stores/own-matches-store.js';
import { ANSWER_NOTE_LIMIT, type AnswerErrors, type AnswerField } from './matches.state.js';

/** The form below a row, ready to print. */
export interface AnswerFormView {
  readonly id: string;
  readonly values: MatchAnswer;
  readonly errors: AnswerErrors;
  readonly notices: readonly Notice[];
  /** It was handed over: nothing can be changed until that has ended. */
  readonly busy: boolean;
  /** Why it cannot be sent now; empty where it can. */
  readonly held: string;
}

export interface AnswerActs {
  readonly put: (id: string, field: AnswerField, value: string) => void;
  readonly send: (id: string) => void;
  readonly close: (id: string) => void;
}

export function answerForm(view: AnswerFormView, acts: AnswerActs, p: MatchesStrings): TemplateResult {
  const { id, values, notices, busy, held } = view;
  const told = notices.map(noticeView);
  const send = (event: Event): void => {
    event.preventDefault();
    acts.send(id);
  };
  const close = (): void => acts.close(id);
  return html`<form class="answer" part="answer-form" id="form-${id}" novalidate @submit=${send}>
    ${told}
    <fieldset class="fields" ?disabled=${busy}>
      <legend class="vh">${p.yourAnswer}</legend>
      ${choiceView(view, acts, p)} ${values.answer === 'decline' ? reasonView(view, acts, p) : nothing}
      ${values.answer === '' ? nothing : noteView(view, acts, p)}
    </fieldset>
    <div class="acts" ?hidden=${busy}>
      <button
        class="button ${held ? 'off' : 'primary'}"
        part="submit-button"
        type="submit"
        aria-disabled=${held !== ''}
        aria-describedby="why-${id}"
      >
        ${p.send}
      </button>
      <button class="button" part="close-button" type="button" @click=${close}>${p.closeForm}</button>
    </div>
    <p class="small muted" id="why-${id}" ?hidden=${busy}>${held || p.sendNote}</p>
  </form>`;
}

const wrong = (id: string, field: AnswerField, text: string | undefined): TemplateResult | typeof nothing =>
  text
    ? html`<p class="wrong small" part="error-line" id="${field}-error-${id}">
        ${icon(icons.alert, 'sm')}<span>${text}</span>
      </p>`
    : nothing;

function choiceView(
  { id, values, errors }: AnswerFormView,
  acts: AnswerActs,
  p: MatchesStrings,
): TemplateResult {
  const choose = (event: Event): void => acts.put(id, 'answer', (event.target as HTMLInputElement).value);
  const choices = (['accept', 'decline'] as const).map(
    (value) =>
      html`<label class="choice"
        ><input
          type="radio"
          part="choice"
          name="answer-${id}"
          .value=${value}
          .checked=${live(values.answer === value)}
          aria-describedby=${errors.answer ? `answer-error-${id}` : nothing}
          @change=${choose}
        /><span>${p.answers[value]}</span></label
      >`,
  );
  return html`<div class="field" role="radiogroup" aria-labelledby="answer-label-${id}" aria-required="true">
    <p class="label" id="answer-label-${id}">${p.yourAnswer}</p>
    ${wrong(id, 'answer', errors.answer)}
    <div class="choices">${choices}</div>
  </div>`;
}

function reasonView(
  { id, values, errors }: AnswerFormView,
  acts: AnswerActs,
  p: MatchesStrings,
): TemplateResult {
  const choose = (event: Event): void => acts.put(id, 'reason', (event.target as HTMLSelectElement).value);
  const options = ['', ...MATCH_DECLINE_REASONS].map(
    (code) =>
      html`<option value=${code} .selected=${live(code === values.reason)}>
        ${code ? (p.declineReasons[code] ?? code) : p.choose}
      </option>`,
  );
  return html`<div class="field">
    <label class="label" for="reason-${id}">${p.reason}</label>
    ${wrong(id, 'reason', errors.reason)}
    <select
      class="input ${errors.reason ? 'invalid' : ''}"
      part="input"
      id="reason-${id}"
      name="reason"
      aria-required="true"
      aria-invalid=${Boolean(errors.reason)}
      aria-describedby=${errors.reason ? `reason-error-${id}` : nothing}
      @change=${choose}
    >
      ${options}
    </select>
  </div>`;
}

function noteView(
  { id, values, errors }: AnswerFormView,
  acts: AnswerActs,
  p: MatchesStrings,
): TemplateResult {
  const count = values.note.trim().length;
  const type = (event: Event): void => acts.put(id, 'note', (event.target as HTMLTextAreaElement).value);
  const by = `note-hint-${id} ${errors.note ? `note-error-${id} ` : ''}note-count-${id}`;
  return html`<div class="field">
    <label class="label" for="note-${id}">${p.note}<span class="muted optional">${p.optional}</span></label>
    <p class="small muted" id="note-hint-${id}">${p.noteHint}</p>
    ${wrong(id, 'note', errors.note)}
    <textarea
      class="input ${errors.note ? 'invalid' : ''}"
      part="input"
      id="note-${id}"
      name="note"
      rows="3"
      aria-invalid=${Boolean(errors.note)}
      aria-describedby=${by}
      .value=${live(values.note)}
      @input=${type}
    ></textarea>
    <p class="count small ${count > ANSWER_NOTE_LIMIT ? 'over' : 'muted'}" id="note-count-${id}">
      ${p.count(String(count), String(ANSWER_NOTE_LIMIT))}
    </p>
  </div>`;
}
