import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../../internal/icons.js';
import { moreIcons } from '../../internal/more-icons.js';
import { noticeView, type Notice } from '../../internal/notice-view.js';
import { badge, icon, lineOf, type FaultView } from '../../internal/view-parts.js';
import type { MatchesStrings } from '../../locales/zh-CN/matches.js';
import type { Strings } from '../../locales/zh-CN.js';
import { answerForm, type AnswerActs, type AnswerFormView } from './matches.form.js';
import type { FitView, MatchLink, MatchRowView } from './matches.state.js';

/** A filter with one value at a time; the first choice asks for nothing. */
export interface MatchFilter {
  readonly name: 'side' | 'status';
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
}

/** A row, what is told of it, and its form where that is open. */
export interface RowView {
  readonly row: MatchRowView;
  readonly notices: readonly Notice[];
  /** Whether there is a way to answer it. */
  readonly answerable: boolean;
  readonly form: AnswerFormView | undefined;
}

/** What the list shows, ready to print. */
export interface MatchesView {
  readonly title: string;
  readonly note: string;
  readonly filters: readonly MatchFilter[];
  readonly found: string;
  readonly busy: boolean;
  readonly notices: readonly Notice[];
  readonly rows: readonly RowView[];
  /** Where there are no rows: because of the filters, or because there is nothing. */
  readonly empty: { readonly title: string; readonly text: string; readonly isFiltered: boolean } | undefined;
  readonly shown: string;
  readonly more: 'none' | 'ready' | 'busy' | 'failed';
  /** Only of the viewer's own: update, and stop showing. */
  readonly own: { readonly updates: boolean } | undefined;
  /** Said at the end: where the rest is. */
  readonly rest: string;
  readonly asOf: string;
  readonly connection: string;
}

export interface MatchesActs extends AnswerActs {
  readonly open: (event: Event) => void;
  readonly answer: (id: string) => void;
  readonly filter: (name: 'side' | 'status', value: string) => void;
  readonly clear: () => void;
  readonly more: () => void;
  /** Asks the person to let the page be shown the matches. */
  readonly show: () => void;
  readonly forget: () => void;
}

export function matchesView(
  view: MatchesView,
  acts: MatchesActs,
  p: MatchesStrings,
  t: Strings,
): TemplateResult {
  const { rows, empty, notices, own } = view;
  const told = notices.map(noticeView);
  const ranked = (rows[0]?.row.rank ?? 0) > 0;
  return html`${headView(view, acts, p)}
    ${notices.length > 0 ? html`<div class="told">${told}</div>` : nothing}
    <div class="region ${view.busy ? 'waiting' : ''}">
      ${
        empty
          ? html`<div class="blank" part="empty">
              ${icon(icons.swap, 'large')}
              <p class="head">${empty.title}</p>
              <p class="small muted">${empty.text}</p>
              <button
                class="button"
                part="clear"
                type="button"
                ?hidden=${!empty.isFiltered}
                @click=${acts.clear}
              >
                ${p.clear}
              </button>
            </div>`
          : html`<ol
              class="rows ${ranked ? 'ranked' : ''}"
              part="rows"
              role="list"
              tabindex="-1"
              aria-label=${p.label}
            >
              ${repeat(
                rows,
                ({ row }) => row.id,
                (row) => rowView(row, acts, p),
              )}
            </ol>`
      }
      ${moreView(view, acts, p, t)}
    </div>
    ${
      own
        ? html`<div class="own-acts">
            <button
              class="button"
              part="update-button"
              type="button"
              aria-disabled=${!own.updates}
              @click=${acts.show}
            >
              ${icon(icons.reload)}${p.update}
            </button>
            <button class="button" part="forget-button" type="button" @click=${acts.forget}>
              ${p.forget}
            </button>
          </div>`
        : nothing
    }
    <p class="asof muted" part="as-of"><span>${view.asOf}</span><span>${view.connection}</span></p>`;
}

function headView(
  { title, note, filters, found, busy }: MatchesView,
  acts: MatchesActs,
  p: MatchesStrings,
): TemplateResult {
  const selects = filters.map((filter) => filterView(filter, acts));
  return html`<header class="pad">
    <h3 class="title" part="title" tabindex="-1">${title}</h3>
    <p class="small muted" part="note">${note}</p>
    ${filters.length > 0 ? html`<div class="filters">${selects}</div>` : nothing}
    <p class="small muted results" part="results-line">${busy ? p.busy : found || '\u00a0'}</p>
  </header>`;
}

function filterView({ name, label, chosen, choices }: MatchFilter, acts: MatchesActs): TemplateResult {
  const choose = (event: Event): void => acts.filter(name, (event.target as HTMLSelectElement).value);
  const options = choices.map(
    ([value, text]) => html`<option value=${value} .selected=${live(value === chosen)}>${text}</option>`,
  );
  return html`<div class="filter">
    <label class="label" for="filter-${name}">${label}</label>
    <select class="input" part="select" id="filter-${name}" @change=${choose}>
      ${options}
    </select>
  </div>`;
}

function rowView(
  { row, notices, answerable, form }: RowView,
  acts: MatchesActs,
  p: MatchesStrings,
): TemplateResult {
  const { id, rank, title, other, kind, method, fit, reasons, status, said } = row;
  const told = notices.map(noticeView);
  const bullets = reasons.map((reason) => html`<li>${icon(moreIcons.done, 'sm')}<bdi>${reason}</bdi></li>`);
  const words = said.map((text) => html`<p class="small said" part="said"><bdi>${text}</bdi></p>`);
  const answer = (): void => acts.answer(id);
  return html`<li part="row" data-id=${id} tabindex="-1">
    ${
      rank > 0
        ? html`<span class="rank" part="rank"
            ><span aria-hidden="true">${rank}</span><span class="vh">${p.rank(String(rank))}</span></span
          >`
        : nothing
    }
    <div class="content">
      <div class="row-panes">
        <div class="what">
          <h4 class="title" part="row-title">${linkView(title, acts)}</h4>
          <p class="small muted" part="kind">
            ${kind}${other ? html`<span class="sep"></span>${linkView(other, acts)}` : nothing}<span
              class="sep"
            ></span
            ><bdi part="method">${method}</bdi>
          </p>
          <div class="flags">${badge(status.tone, status.icon, status.text)}</div>
        </div>
        ${fitView(fit, p)}
      </div>
      ${
        reasons.length > 0
          ? html`<ul class="reasons" part="reasons" aria-label=${p.reasons}>
              ${bullets}
            </ul>`
          : html`<p class="small muted" part="reasons">${p.noReasons}</p>`
      }
      ${words} ${told}
      ${
        answerable && !form
          ? html`<button
              class="button answer-button"
              part="answer-button"
              type="button"
              aria-label=${p.answerOf(title.text)}
              aria-expanded="false"
              @click=${answer}
            >
              ${p.answer}
            </button>`
          : nothing
      }
      ${form ? answerForm(form, acts, p) : nothing}
    </div>
  </li>`;
}

/** A title that leads somewhere where the page says so; text else. */
function linkView({ text, href, type, id }: MatchLink, acts: MatchesActs): TemplateResult {
  return href
    ? html`<a href=${href} data-type=${type} data-id=${id} @click=${acts.open}><bdi>${text}</bdi></a>`
    : html`<bdi>${text}</bdi>`;
}

/** Words first, the number beside them, and a bar for who reads at a glance. */
function fitView({ words, points, width }: FitView, p: MatchesStrings): TemplateResult {
  return html`<dl class="fit" part="fit">
    <dt>${p.fit}</dt>
    <dd>
      <strong>${words}</strong>${points ? html` <span class="nb points">${points}</span>` : nothing}
      ${
        width === undefined
          ? nothing
          : html`<svg class="bar" aria-hidden="true">
              <rect class="track" width="100%" height="100%" rx="2"></rect>
              <rect class="value" width=${width} height="100%" rx="2"></rect>
            </svg>`
      }
    </dd>
  </dl>`;
}

function moreView(
  { shown, more, rest }: MatchesView,
  acts: MatchesActs,
  p: MatchesStrings,
  t: Strings,
): TemplateResult | typeof nothing {
  if (!shown && !rest) return nothing;
  return html`<div class="more">
    <span class="small muted"
      >${more === 'failed' ? p.moreFailed : [shown, rest].filter(Boolean).join(' ')}</span
    >
    ${
      more === 'none'
        ? nothing
        : html`<button
            class="button"
            part="more"
            type="button"
            aria-disabled=${more === 'busy'}
            @click=${acts.more}
          >
            ${more === 'busy' ? t.loading : more === 'failed' ? t.retry : p.more}
          </button>`
    }
  </div>`;
}

/** Before the person has let the page be shown anything. */
export function closedView(
  notices: readonly Notice[],
  held: string | undefined,
  acts: Pick<MatchesActs, 'show'>,
  p: MatchesStrings,
): TemplateResult {
  const told = notices.map(noticeView);
  return html`<div class="pad closed" part="closed">
    ${icon(moreIcons.person, 'large')}
    <h3 class="title" part="title" tabindex="-1">${p.closed[0]}</h3>
    <p class="small muted">${p.closed[1]}</p>
    ${told}
    ${
      held === undefined
        ? nothing
        : html`<button
              class="button ${held ? 'off' : 'primary'} show"
              part="show-button"
              type="button"
              aria-disabled=${held !== ''}
              aria-describedby="held"
              @click=${acts.show}
            >
              ${p.show}
            </button>
            <p class="small muted" id="held">${held}</p>`
    }
  </div>`;
}

/** Bars where rows will stand, or why there are none. */
export function matchesBlank(fault: FaultView | undefined, p: MatchesStrings, t: Strings): TemplateResult {
  const line = lineOf(fault);
  if (fault)
    return html`<div
      class="blank"
      part=${fault.retry ? 'error' : 'empty'}
      role=${fault.retry ? 'alert' : nothing}
    >
      <p>${fault.badge}</p>
      <p class="head">${fault.title}</p>
      <p class="small muted">${fault.text}</p>
      <p class="small muted">${fault.request}</p>
      <button
        class="button"
        part="retry"
        type="button"
        ?hidden=${!fault.retry}
        @click=${fault.retry ?? nothing}
      >
        ${icon(icons.reload)}${t.retry}
      </button>
      <div class="small"><slot></slot></div>
    </div>`;
  const row = (): TemplateResult =>
    html`<li>
      <span class="rank"></span>
      <div class="content">
        <div class="row-panes">
          <div class="what">
            <p class="title">${line('80%')}</p>
            <p class="small">${line('40%')}</p>
          </div>
          <div class="fit"><p class="small">${line('60%')}</p></div>
        </div>
        <p class="small">${line('70%')}</p>
        <p class="small">${line('50%')}</p>
      </div>
    </li>`;
  return html`<header class="pad">
      <h3 class="title">${p.title}</h3>
      <p class="small muted">${p.order}</p>
    </header>
    <ol class="rows ranked" aria-hidden="true">
      ${[row(), row(), row()]}
    </ol>`;
}
