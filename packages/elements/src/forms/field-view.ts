import { textLength } from '@jtop/rules/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../internal/icons.js';
import { icon } from '../internal/view-parts.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import { choicesAt, flagAt, textAt, type FormRow, type FormValues } from './form-values.js';

/** Label and hint of a field; the hint may be empty. */
export type FieldWords = readonly [label: string, hint: string];

/** What the views of fields need of their form. */
export interface FieldContext {
  readonly values: FormValues;
  readonly p: FormStrings;
  /** By path; rows have their number in the path and share their words. */
  readonly words: (path: string) => FieldWords;
  /** What is wrong with a field, in words; empty where nothing is. */
  readonly error: (path: string) => string;
  readonly set: (path: string, value: string | boolean | readonly string[]) => void;
  readonly setCell: (list: string, key: string, field: string, text: string) => void;
  /** Speaks, and puts the focus there after the next drawing. */
  readonly moveOn: (said: string | undefined, selector: string) => void;
}

export interface TextOptions {
  /** `area` for several lines. */
  readonly kind?: 'area' | 'url' | 'tel' | 'email' | 'moment' | undefined;
  readonly need?: boolean | undefined;
  /** Counted in Unicode code points without the blanks around, as the wire counts them. */
  readonly max?: number | undefined;
  /** Stands at the end inside the field. */
  readonly unit?: string | undefined;
  /** Amounts and counts: figures are asked for where there is a keyboard on the screen. */
  readonly figures?: 'decimal' | 'numeric' | undefined;
  readonly autocomplete?: string | undefined;
  readonly narrow?: boolean | undefined;
  /** Below the control, such as an amount in yuan. */
  readonly reading?: string | undefined;
  readonly placeholder?: string | undefined;
}

interface Held {
  readonly path: string;
  readonly text: string;
  readonly put: (text: string) => void;
}

/** Keeps browsers from taking years of six digits. */
const LAST_MOMENT = '9999-12-31T23:59';

export const idOf = (path: string): string => `f-${path}`;

/** A field of one text. */
export const textField = (form: FieldContext, path: string, options: TextOptions = {}): TemplateResult =>
  held(form, { path, text: textAt(form.values, path), put: (text) => form.set(path, text) }, options);

/** A field in a row of a table. */
export const cellField = (
  form: FieldContext,
  list: string,
  index: number,
  row: FormRow,
  field: string,
  options: TextOptions = {},
): TemplateResult =>
  held(
    form,
    {
      path: `${list}.${index}.${field}`,
      text: row[field] ?? '',
      put: (text) => form.setCell(list, row.key, field, text),
    },
    options,
  );

function held(form: FieldContext, { path, text, put }: Held, options: TextOptions): TemplateResult {
  const { kind, max, unit, figures, autocomplete, narrow, reading = '', placeholder } = options;
  const id = idOf(path);
  const error = form.error(path);
  const [, hint] = form.words(path);
  const count = textLength(text);
  // A line is counted only when it comes near its end.
  const counted = max !== undefined && (kind === 'area' || count > max * 0.8);
  const described = [
    hint && `${id}-hint`,
    error && `${id}-error`,
    counted && `${id}-count`,
    reading && `${id}-reading`,
  ];
  const by = described.filter(Boolean).join(' ') || nothing;
  const type = (event: Event): void => put((event.target as HTMLInputElement).value);
  const control =
    kind === 'area'
      ? html`<textarea
          id=${id}
          class="input ${error ? 'invalid' : ''}"
          part="input"
          name=${path}
          rows="4"
          aria-describedby=${by}
          aria-invalid=${Boolean(error)}
          aria-required=${Boolean(options.need)}
          .value=${live(text)}
          @input=${type}
        ></textarea>`
      : html`<input
          id=${id}
          class="input ${error ? 'invalid' : ''}"
          part="input"
          name=${path}
          type=${kind === 'moment' ? 'datetime-local' : (kind ?? 'text')}
          max=${kind === 'moment' ? LAST_MOMENT : nothing}
          inputmode=${figures ?? nothing}
          autocomplete=${autocomplete ?? 'off'}
          placeholder=${placeholder ?? nothing}
          aria-describedby=${by}
          aria-invalid=${Boolean(error)}
          aria-required=${Boolean(options.need)}
          .value=${live(text)}
          @input=${type}
        />`;
  return html`<div class="field ${narrow ? 'narrow' : ''}" part="field">
    ${labelled(form, path, id, Boolean(options.need))}
    <div class="affixed ${unit ? 'has' : ''}">
      ${control}${unit ? html`<span class="affix" aria-hidden="true">${unit}</span>` : nothing}
    </div>
    ${reading ? html`<p class="count small muted" id="${id}-reading">${reading}</p>` : nothing}
    ${
      !counted
        ? nothing
        : html`<p class="count small ${count > max ? 'over' : 'muted'}" id="${id}-count">
            ${count > max ? form.p.over(count - max) : form.p.count(count, max)}
          </p>`
    }
  </div>`;
}

/** Label, hint and what is wrong, above the control. */
function labelled(form: FieldContext, path: string, id: string, need: boolean): TemplateResult {
  const [label, hint] = form.words(path);
  return html`<label class="label" part="label" for=${id}
      >${label}${need ? nothing : html`<span class="muted optional">${form.p.optional}</span>`}</label
    >
    ${hint ? html`<p class="hint" part="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${errorLine(form, path, id)}`;
}

export function errorLine(
  form: FieldContext,
  path: string,
  id = idOf(path),
): TemplateResult | typeof nothing {
  const error = form.error(path);
  if (!error) return nothing;
  return html`<p class="wrong" part="error" id="${id}-error">
    ${icon(icons.alert, 'sm')}<span>${error}</span>
  </p>`;
}

export type Choice = readonly [value: string, text: string, note?: string];

/** One of a list, in a drop-down. */
export function selectField(
  form: FieldContext,
  path: string,
  choices: readonly Choice[],
  options: Pick<TextOptions, 'need' | 'narrow'> = {},
): TemplateResult {
  return select(form, path, textAt(form.values, path), choices, (value) => form.set(path, value), options);
}

export const cellSelect = (
  form: FieldContext,
  list: string,
  index: number,
  row: FormRow,
  field: string,
  choices: readonly Choice[],
): TemplateResult =>
  select(
    form,
    `${list}.${index}.${field}`,
    row[field] ?? '',
    choices,
    (value) => form.setCell(list, row.key, field, value),
    {
      need: true,
    },
  );

function select(
  form: FieldContext,
  path: string,
  chosen: string,
  choices: readonly Choice[],
  put: (value: string) => void,
  { need, narrow }: Pick<TextOptions, 'need' | 'narrow'>,
): TemplateResult {
  const id = idOf(path);
  const error = form.error(path);
  const [, hint] = form.words(path);
  const by = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;
  const choose = (event: Event): void => put((event.target as HTMLSelectElement).value);
  const options = [['', form.p.choose] as Choice, ...choices].map(
    ([value, text]) => html`<option value=${value} .selected=${live(value === chosen)}>${text}</option>`,
  );
  return html`<div class="field ${narrow ? 'narrow' : ''}" part="field">
    ${labelled(form, path, id, Boolean(need))}
    <select
      id=${id}
      class="input ${error ? 'invalid' : ''}"
      part="input"
      name=${path}
      aria-describedby=${by}
      aria-invalid=${Boolean(error)}
      aria-required=${Boolean(need)}
      @change=${choose}
    >
      ${options}
    </select>
  </div>`;
}

/** One of a few, all in sight: native radio buttons in a group with its name. */
export function radioField(
  form: FieldContext,
  path: string,
  choices: readonly Choice[],
  need = false,
): TemplateResult {
  const chosen = textAt(form.values, path);
  return group(
    form,
    path,
    need,
    'radiogroup',
    choices.map(([value, text, note], index) =>
      check('radio', form, path, index, chosen === value, text, note, () => form.set(path, value)),
    ),
  );
}

/** Any of a few. */
export function checksField(form: FieldContext, path: string, choices: readonly Choice[]): TemplateResult {
  const chosen = choicesAt(form.values, path);
  return group(
    form,
    path,
    false,
    'group',
    choices.map(([value, text, note], index) =>
      check('checkbox', form, path, index, chosen.includes(value), text, note, (on) =>
        form.set(path, on ? [...chosen, value] : chosen.filter((one) => one !== value)),
      ),
    ),
  );
}

/** Yes or no. */
export function checkField(form: FieldContext, path: string): TemplateResult {
  const [text, note] = form.words(path);
  return html`<div class="field" part="field">
    ${errorLine(form, path)}
    ${check('checkbox', form, path, 0, flagAt(form.values, path), text, note, (on) => form.set(path, on))}
  </div>`;
}

function group(
  form: FieldContext,
  path: string,
  need: boolean,
  role: 'radiogroup' | 'group',
  items: readonly TemplateResult[],
): TemplateResult {
  const id = idOf(path);
  const error = form.error(path);
  const [label, hint] = form.words(path);
  const by = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;
  const isRadio = role === 'radiogroup';
  return html`<fieldset
    class="field"
    part="field"
    role=${role}
    aria-describedby=${by}
    aria-required=${isRadio ? need : nothing}
    aria-invalid=${isRadio ? Boolean(error) : nothing}
  >
    <legend class="label" part="label">
      ${label}${need ? nothing : html`<span class="muted optional">${form.p.optional}</span>`}
    </legend>
    ${hint ? html`<p class="hint" part="hint" id="${id}-hint">${hint}</p>` : nothing} ${errorLine(form, path)}
    <div class="checks">${items}</div>
  </fieldset>`;
}

function check(
  type: 'radio' | 'checkbox',
  form: FieldContext,
  path: string,
  index: number,
  on: boolean,
  text: string,
  note: string | undefined,
  put: (on: boolean) => void,
): TemplateResult {
  // The first of a group bears the name of the field: links of the summary lead to it.
  const id = index === 0 ? idOf(path) : `${idOf(path)}-${index}`;
  const change = (event: Event): void => put((event.target as HTMLInputElement).checked);
  const error = form.error(path);
  // Of radio buttons the group says what is wrong.
  const by = [note && `${id}-note`, type === 'checkbox' && error && `${idOf(path)}-error`];
  return html`<div class="check">
    <input
      id=${id}
      type=${type}
      name=${path}
      .checked=${live(on)}
      aria-describedby=${by.filter(Boolean).join(' ') || nothing}
      aria-invalid=${type === 'checkbox' ? Boolean(error) : nothing}
      @change=${change}
    />
    <div>
      <label for=${id}>${text}</label>
      ${note ? html`<p class="small muted" id="${id}-note">${note}</p>` : nothing}
    </div>
  </div>`;
}
