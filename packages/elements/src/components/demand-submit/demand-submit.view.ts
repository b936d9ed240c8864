import { FIELDS } from '@jtop/contract';
import {
  COOPERATION_MODES,
  DEMAND_PURPOSES,
  DEMAND_TRACKS,
  FORM_LIMITS,
  IP_PREFERENCES,
  METRIC_OPS,
} from '@jtop/rules/forms';
import { BUDGET_BANDS, FEWEST_ALIKE, HIDEABLE_FIELDS } from '@jtop/rules/disclosure';
import { html, nothing, type TemplateResult } from 'lit';
import { fenOf } from '../../forms/amount.js';
import { attachmentsView } from '../../forms/attachments-view.js';
import {
  checksField,
  cellField,
  cellSelect,
  radioField,
  selectField,
  textField,
  type Choice,
  type FieldContext,
} from '../../forms/field-view.js';
import { formIcons } from '../../forms/form-icons.js';
import type { OpenForm } from '../../forms/form-hub.js';
import { textAt } from '../../forms/form-values.js';
import { noticeView } from '../../forms/form-view.js';
import { rowsView, type RowActs } from '../../forms/rows-view.js';
import { icons } from '../../internal/icons.js';
import { icon } from '../../internal/view-parts.js';
import type { DemandSubmitStrings } from '../../locales/zh-CN/demand-submit.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { DemandHint } from './demand-hints.js';
import type { SeenField } from './demand-preview.js';

const { demand: LIMITS, trl: TRL } = FORM_LIMITS;

/** What the steps of the demand's form need besides the form itself. */
export interface DemandStepContext {
  readonly form: FieldContext;
  readonly open: OpenForm;
  readonly t: Strings;
  readonly d: DemandSubmitStrings;
  readonly rows: RowActs;
  /** A checked link to the page for metrology demands. */
  readonly metrologyHref: string | undefined;
  readonly hints: readonly DemandHint[];
  /** Absent while something is handed over. */
  readonly edit: ((step: number) => void) | undefined;
}

const choicesOf = (values: readonly string[], texts: Readonly<Record<string, string>>): Choice[] =>
  values.map((value) => [value, texts[value] ?? value]);

/** What is to be solved. A metrology demand has a page of its own (R93). */
export function needStep({ form, t, d, metrologyHref }: DemandStepContext): TemplateResult {
  const levels = Array.from({ length: TRL.max }, (_, index): Choice => [
    String(index + 1),
    d.trlOf(index + 1),
  ]);
  return html`<div class="stack">
    ${radioField(form, 'track', choicesOf(DEMAND_TRACKS, d.tracks), true)}
    ${
      textAt(form.values, 'track') === 'metrology'
        ? metrologyNotice(d, metrologyHref)
        : html`<div class="stack">
            ${textField(form, 'title', { need: true, max: LIMITS.title.max })}
            <div class="pair">
              ${selectField(form, 'field', choicesOf(FIELDS, t.fields), { need: true })}
              ${selectField(form, 'purpose', choicesOf(DEMAND_PURPOSES, d.purposes), { need: true })}
            </div>
            ${textField(form, 'summary', { kind: 'area', need: true, max: LIMITS.summary.max })}
            ${textField(form, 'problem', { kind: 'area', need: true, max: LIMITS.problem.max })}
            ${textField(form, 'presentState', { kind: 'area', max: LIMITS.presentState.max })}
            ${textField(form, 'constraints', { kind: 'area', max: LIMITS.constraints.max })}
            ${textField(form, 'keywords')} ${textField(form, 'ipc')}
            <div class="pair">
              ${selectField(form, 'askedTrl.min', levels)} ${selectField(form, 'askedTrl.max', levels)}
            </div>
          </div>`
    }
  </div>`;
}

function metrologyNotice(d: DemandSubmitStrings, href: string | undefined): TemplateResult {
  const [title, text] = d.metrology;
  return noticeView({
    tone: 'info',
    icon: icons.alert,
    title,
    text,
    more: href
      ? html`<div class="actions">
          <a class="button primary grow" part="metrology-link" href=${href} target="_blank" rel="noopener"
            >${d.metrologyGo}</a
          >
        </div>`
      : nothing,
  });
}

export function targetsStep({ form, open, d, rows }: DemandStepContext): TemplateResult {
  const list = 'targetMetrics';
  const { count, name, value, unit } = LIMITS.targetMetrics;
  return html`<div class="stack">
    ${rowsView(
      form,
      list,
      { name: d.metric, add: d.addMetric, none: d.noMetrics, max: count.max },
      rows,
      (row, index) =>
        html`<div class="pair">
          <div class="wide">${cellField(form, list, index, row, 'name', { need: true, max: name.max })}</div>
          <div class="slim">${cellSelect(form, list, index, row, 'op', choicesOf(METRIC_OPS, d.ops))}</div>
          <div class="slim">
            ${cellField(form, list, index, row, 'value', { need: true, max: value.max })}
          </div>
          <div class="slim">${cellField(form, list, index, row, 'unit', { max: unit.max })}</div>
        </div>`,
    )}
    ${attachmentsView(form, open.uploads, LIMITS.attachments.count.max, (key) => open.store.removeRow('attachments', key))}
  </div>`;
}

export function budgetStep({ form, d }: DemandStepContext): TemplateResult {
  const mode = textAt(form.values, 'budgetMode');
  const money = (path: string): TemplateResult => {
    const fen = fenOf(textAt(form.values, path));
    const reading =
      fen === undefined || Number.isNaN(fen) ? '' : form.p.yuan((fen / 100).toLocaleString('en-US'));
    return textField(form, path, { need: true, unit: form.p.wan, figures: 'decimal', reading });
  };
  return html`<div class="stack">
    ${radioField(form, 'budgetMode', choicesOf(['open', 'band', 'range'], d.budgetModes), true)}
    ${mode === 'band' ? selectField(form, 'budgetBand', choicesOf(BUDGET_BANDS, d.bands), { need: true, narrow: true }) : nothing}
    ${mode === 'range' ? html`<div class="pair">${money('budgetFen.minFen')} ${money('budgetFen.maxFen')}</div>` : nothing}
  </div>`;
}

export function termsStep({ form, d }: DemandStepContext): TemplateResult {
  const { contactName, contactPhone, contactEmail } = LIMITS;
  return html`<div class="stack">
    ${checksField(form, 'cooperationModes', choicesOf(COOPERATION_MODES, d.modes))}
    ${radioField(form, 'ipPreference', choicesOf(IP_PREFERENCES, d.preferences))}
    <div class="pair">
      ${textField(form, 'deadline', { kind: 'moment' })}
      ${selectField(form, 'adcode', choicesOf(Object.keys(d.cities).slice(1), d.cities))}
    </div>
    <div class="pair">
      ${textField(form, 'contactPerson.name', { autocomplete: 'name', max: contactName.max })}
      ${textField(form, 'contactPerson.phone', { kind: 'tel', autocomplete: 'tel', max: contactPhone.max })}
      ${textField(form, 'contactPerson.email', { kind: 'email', autocomplete: 'email', max: contactEmail.max })}
    </div>
  </div>`;
}

/** The choice, field by field, and beside it what each viewer would see (R96). */
export function showStep(
  context: DemandStepContext,
  seen: readonly SeenField[],
  special: boolean,
): TemplateResult {
  const { form, d } = context;
  const hideable = HIDEABLE_FIELDS.filter((field) => field !== 'specialId' || special);
  const level = textAt(form.values, 'disclosure.level');
  const levels = Object.entries(d.levels).map(([value, [text, note]]): Choice => [value, text, note]);
  return html`<div class="stack">
    ${radioField(form, 'disclosure.level', levels, true)}
    ${
      level === 'public'
        ? nothing
        : html`${checksField(form, 'disclosure.hiddenFields', choicesOf(hideable, d.hideable))}
          ${textField(form, 'disclosure.aliasName', { max: LIMITS.aliasName.max })}`
    }
    ${textField(form, 'companyName', { autocomplete: 'organization' })}
    <section class="box stack" part="preview">
      <h4 class="section">${d.preview}</h4>
      ${radioField(form, 'previewFor', choicesOf(Object.keys(d.viewers), d.viewers), true)}
      ${seenView(seen, d)}
      <p class="small muted">${d.previewNote}</p>
    </section>
  </div>`;
}

export function seenView(seen: readonly SeenField[], d: DemandSubmitStrings): TemplateResult {
  const lines = seen.map(
    ({ field, label, text, shown, alike }) =>
      html`<div data-field=${field} data-shown=${shown}>
        <dt>${label}</dt>
        <dd class=${shown === 'nothing' ? 'kept' : ''}>
          ${shown === 'whole' ? nothing : icon(formIcons.lock, 'sm')}
          <span>${text}</span>
          ${alike === undefined ? nothing : html`<p class="small muted">${d.ifAlike(FEWEST_ALIKE, alike)}</p>`}
        </dd>
      </div>`,
  );
  return html`<dl class="seen" part="seen">${lines}</dl>`;
}

export function checkStep(context: DemandStepContext, seen: readonly SeenField[]): TemplateResult {
  const { d, hints, edit } = context;
  const open = hints.map((hint) => html`<li>${d.hints[hint]}</li>`);
  const edits = d.steps.slice(0, -1).map(([name], index) => {
    const go = (): void => edit?.(index);
    return html`<button class="button quiet" type="button" @click=${go}>${d.edit(name)}</button>`;
  });
  return html`<div class="stack">
    ${
      hints.length === 0
        ? noticeView({ tone: 'positive', icon: icons.tick, title: d.hintsDone, text: '' })
        : noticeView({
            tone: 'info',
            icon: icons.sheet,
            title: d.hintsTitle,
            text: '',
            more: html`<ul class="small" part="hints">
              ${open}
            </ul>`,
          })
    }
    ${seenView(seen, d)} ${edit ? html`<div class="actions">${edits}</div>` : nothing}
  </div>`;
}
