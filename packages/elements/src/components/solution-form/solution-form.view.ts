import type { ConsentText } from '@jtop/contract';
import { FORM_LIMITS } from '@jtop/rules/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { fenOf, wanOf } from '../../forms/amount.js';
import { attachmentsView } from '../../forms/attachments-view.js';
import {
  cellField,
  checkField,
  selectField,
  textField,
  type Choice,
  type FieldContext,
} from '../../forms/field-view.js';
import type { OpenForm } from '../../forms/form-hub.js';
import { choicesAt, flagAt, rowsAt, textAt } from '../../forms/form-values.js';
import { rowsView, type RowActs } from '../../forms/rows-view.js';
import { clamp } from '../../internal/text.js';
import type { SolutionFormStrings } from '../../locales/zh-CN/solution-form.js';
import { sumOf, tickOf } from './solution-values.js';

const { solution: LIMITS, trl: TRL } = FORM_LIMITS;
const LEGAL_LIMIT = 4000;

/** What the steps of the solution's form need besides the form itself. */
export interface SolutionStepContext {
  readonly form: FieldContext;
  readonly open: OpenForm;
  readonly s: SolutionFormStrings;
  readonly rows: RowActs;
  /** Texts in force that can be signed with the solution, one a kind. */
  readonly texts: readonly ConsentText[];
  readonly lang: 'zh' | 'en';
  /** Absent while something is handed over. */
  readonly edit: ((step: number) => void) | undefined;
  /** Whether it is the next version of an answer that was handed in before. */
  readonly improves: boolean;
  /** Asks to be shown that answer; undefined where that makes no sense now. */
  readonly fetch: (() => void) | undefined;
}

/** In the place of the form, until the platform has let this page know what was handed in. */
export function fetchStep({
  s,
  form,
  fetch,
}: Pick<SolutionStepContext, 's' | 'form' | 'fetch'>): TemplateResult {
  const off = !navigator.onLine;
  return html`<div class="stack">
    <p>${s.fetchText}</p>
    ${
      fetch === undefined
        ? nothing
        : html`<div class="actions">
              <button
                class="button grow ${off ? 'off' : 'primary'}"
                type="button"
                part="fetch-button"
                aria-disabled=${off}
                @click=${off ? nothing : fetch}
              >
                ${s.fetch}
              </button>
            </div>
            <p class="small muted">${off ? form.p.holds.offline : ''}</p>`
    }
  </div>`;
}

export function teamStep({ form, s, rows, fetch }: SolutionStepContext): TemplateResult {
  const { personName, personTitle, members, teamName } = LIMITS;
  return html`<div class="stack">
    ${textField(form, 'teamName', { need: true, max: teamName.max })}
    <div class="pair">
      ${textField(form, 'lead.name', { need: true, max: personName.max, autocomplete: 'name' })}
      ${textField(form, 'lead.title', { max: personTitle.max })}
    </div>
    ${rowsView(
      form,
      'members',
      { name: s.member, add: s.addMember, none: '', max: members.count.max },
      rows,
      (row, index) =>
        html`<div class="pair">
          ${cellField(form, 'members', index, row, 'name', { need: true, max: personName.max })}
          ${cellField(form, 'members', index, row, 'title', { max: personTitle.max })}
        </div>`,
    )}
    ${
      fetch === undefined
        ? nothing
        : html`<div class="actions">
            <button class="button quiet" type="button" part="fetch-button" @click=${fetch}>
              ${s.hadBefore}
            </button>
          </div>`
    }
  </div>`;
}

export function approachStep({ form, s, rows }: SolutionStepContext): TemplateResult {
  const { approach, ipPlan, evidence } = LIMITS;
  const levels = Array.from({ length: TRL.max }, (_, index): Choice => [
    String(index + 1),
    s.trlOf(index + 1),
  ]);
  return html`<div class="stack">
    ${textField(form, 'approach', { kind: 'area', need: true, max: approach.max })}
    ${selectField(form, 'maturityTrl', levels, { need: true, narrow: true })}
    ${rowsView(
      form,
      'evidence',
      { name: s.evidence, add: s.addEvidence, none: '', max: evidence.count.max },
      rows,
      (row, index) =>
        html`<div class="pair">
          ${cellField(form, 'evidence', index, row, 'title', { need: true, max: evidence.title.max })}
          ${cellField(form, 'evidence', index, row, 'url', { kind: 'url', max: evidence.url.max, placeholder: 'https://' })}
        </div>`,
    )}
    ${textField(form, 'ipPlan', { kind: 'area', max: ipPlan.max })}
  </div>`;
}

/** The milestones' amounts make the quote, to the fen; how far they are apart is shown while they are typed. */
export function quoteStep({ form, s, rows }: SolutionStepContext): TemplateResult {
  const { milestones } = LIMITS;
  const quoteFen = fenOf(textAt(form.values, 'quoteFen'));
  const { days, fen } = sumOf(form.values);
  const known = quoteFen !== undefined && !Number.isNaN(quoteFen);
  const gap = known ? Math.abs(quoteFen - fen) : 0;
  return html`<div class="stack">
    ${textField(form, 'quoteFen', { need: true, unit: form.p.wan, figures: 'decimal', narrow: true })}
    ${rowsView(
      form,
      'milestones',
      { name: s.milestone, add: s.addMilestone, none: s.noMilestones, max: milestones.count.max },
      rows,
      (row, index) =>
        html`<div class="pair">
          <div class="wide">
            ${cellField(form, 'milestones', index, row, 'name', { need: true, max: milestones.name.max })}
          </div>
          <div class="slim">
            ${cellField(form, 'milestones', index, row, 'days', { need: true, unit: form.p.days, figures: 'numeric' })}
          </div>
          <div class="slim">
            ${cellField(form, 'milestones', index, row, 'amountFen', { need: true, unit: form.p.wan, figures: 'decimal' })}
          </div>
        </div>`,
    )}
    <div class="sum" part="sum">
      <span>${s.total(days)}</span>
      <span class="money" part="money">${wanOf(fen)}<span class="unit">${form.p.wan}</span></span>
    </div>
    <p class="small ${gap > 0 ? 'over' : 'muted'}" part="sum-note">
      ${known ? (gap > 0 ? s.apart(wanOf(gap)) : s.matches) : nothing}
    </p>
  </div>`;
}

export function filesStep(context: SolutionStepContext): TemplateResult {
  const { form, open, s, texts, improves } = context;
  const legal = texts.map((text) => consentView(text, context));
  return html`<div class="stack">
    ${attachmentsView(form, open.uploads, LIMITS.attachments.count.max, (key) => open.store.removeRow('attachments', key))}
    <section>
      <h4 class="section">${s.privacy}</h4>
      ${checkField(form, 'confidential')}
    </section>
    ${
      improves
        ? nothing
        : html`<section class="stack" part="consents">
            <h4 class="section">${s.consents}</h4>
            <p class="hint">${texts.length > 0 ? s.consentNote : s.noTexts}</p>
            ${legal}
          </section>`
    }
  </div>`;
}

/** A text that can be signed, whole, with its version and hash: what is signed is what was read. */
function consentView(text: ConsentText, { form, s, lang }: SolutionStepContext): TemplateResult {
  const { kind, version, textHash } = text;
  const chosen = choicesAt(form.values, 'consents');
  const id = `consent-${kind}`;
  const tick = tickOf(text);
  const change = (event: Event): void => {
    const on = (event.target as HTMLInputElement).checked;
    form.set('consents', on ? [...chosen, tick] : chosen.filter((one) => one !== tick));
  };
  const title = clamp(text.title[lang] ?? text.title.zh, 100);
  return html`<div part="consent" data-kind=${kind}>
    <div class="legal" id="${id}-text" tabindex="0" role="region" aria-label=${title}>
      <span>${clamp(text.text[lang] ?? text.text.zh, LEGAL_LIMIT)}</span>
    </div>
    <p class="small muted">
      ${s.version(version)}<span class="sep"></span>${s.hash(`${textHash.slice(0, 8)}…`)}
    </p>
    <div class="check">
      <input
        id=${id}
        type="checkbox"
        .checked=${live(chosen.includes(tick))}
        aria-describedby="${id}-note"
        @change=${change}
      />
      <div>
        <label for=${id}>${s.agree(title)}</label>
        <p class="small muted" id="${id}-note">${s.consentFor[kind] ?? ''}</p>
      </div>
    </div>
  </div>`;
}

/** What will be handed in, before it is. */
export function reviewStep(context: SolutionStepContext): TemplateResult {
  const { form, s, texts, edit, improves } = context;
  const { values } = form;
  const { days, fen } = sumOf(values);
  const signed = texts.filter((text) => choicesAt(values, 'consents').includes(tickOf(text)));
  const list = (path: string, text: (row: Readonly<Record<string, string>>) => string): string =>
    rowsAt(values, path).map(text).join('\n');
  const milestones = list('milestones', (row) =>
    [row['name'], `${row['days'] ?? ''} ${form.p.days}`, s.money(row['amountFen'] ?? '')].join('  '),
  );
  const lines: readonly (readonly [string, string])[] = [
    ['teamName', textAt(values, 'teamName')],
    ['lead', [textAt(values, 'lead.name'), textAt(values, 'lead.title')].filter(Boolean).join(' ')],
    ['members', list('members', (row) => [row['name'], row['title']].filter(Boolean).join(' '))],
    ['approach', textAt(values, 'approach')],
    ['maturityTrl', textAt(values, 'maturityTrl') && s.trlOf(Number(textAt(values, 'maturityTrl')))],
    ['evidence', list('evidence', (row) => [row['title'], row['url']].filter(Boolean).join(' '))],
    ['ipPlan', textAt(values, 'ipPlan')],
    ['milestones', milestones],
    ['quoteFen', `${s.money(wanOf(fen))} / ${s.total(days)}`],
    ['attachments', list('attachments', (row) => row['name'] ?? '')],
    ['confidential', flagAt(values, 'confidential') ? s.yes : s.no],
  ];
  const shown = lines
    .filter(([, text]) => text !== '')
    .map(
      ([path, text]) =>
        html`<div data-field=${path}>
          <dt>${form.words(path)[0]}</dt>
          <dd><span>${text}</span></dd>
        </div>`,
    );
  const agreed = signed.map(({ title }) => title[context.lang] ?? title.zh).join(form.p.list);
  const edits = s.steps.slice(0, -1).map(([name], index) => {
    const go = (): void => edit?.(index);
    return html`<button class="button quiet" type="button" @click=${go}>${s.edit(name)}</button>`;
  });
  return html`<div class="stack">
    <dl class="seen" part="seen">
      ${shown}
      ${
        improves
          ? nothing
          : html`<div data-field="consents">
              <dt>${s.consents}</dt>
              <dd><span>${agreed || s.no}</span></dd>
            </div>`
      }
    </dl>
    ${edit ? html`<div class="actions">${edits}</div>` : nothing}
  </div>`;
}
