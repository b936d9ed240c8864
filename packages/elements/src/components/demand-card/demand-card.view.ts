import { html, nothing, type TemplateResult } from 'lit';
import { icon, lineOf, retryButton, type FaultView } from '../../internal/view-parts.js';
import type { DemandStrings } from '../../locales/zh-CN/demands.js';
import type { Strings } from '../../locales/zh-CN.js';
import { demandIcons } from './demand-icons.js';
import type { Said } from './demand-marks.js';
import type { DemandRowView, FlagView } from './demand-card.state.js';

/** A fact; where something of it is kept back with a lock, and the reason for those who do not see the lock. */
export function saidView({ text, kept, withheld }: Said): TemplateResult {
  if (!kept) return html`<bdi>${text}</bdi>`;
  return html`<span class="withheld" part="withheld"
    >${icon(demandIcons.lock, 'sm')}<bdi>${text}</bdi>${withheld ? nothing : html`<span class="vh"> (${kept})</span>`}</span
  >`;
}

export const flagView = ({ tone, icon: path, text }: FlagView): TemplateResult =>
  html`<span class="badge ${tone}" part="badge">${icon(path, 'sm')}${text}</span>`;

function titleView(
  { title, href, external }: DemandRowView,
  texts: DemandStrings,
  open: (event: Event) => void,
  level: 3 | 4,
): TemplateResult {
  const away = external && href !== undefined;
  const content = html`<a
    href=${href ?? nothing}
    target=${away ? '_blank' : nothing}
    rel=${away ? 'noopener noreferrer' : nothing}
    @click=${open}
    ><bdi>${title}</bdi>${
      away
        ? html`${icon(demandIcons.away, 'sm')}<span class="vh">
              (${texts.external}, ${texts.externalNote})</span
            >`
        : nothing
    }</a
  >`;
  return level === 3
    ? html`<h3 class="title" part="title">${content}</h3>`
    : html`<h4 class="title" part="title">${content}</h4>`;
}

/**
 * What is in a row of a board, and in a card.
 *
 * @param level - Of its heading: below that of a board, or alone.
 */
export function demandRowView(
  view: DemandRowView,
  texts: DemandStrings,
  open: (event: Event) => void,
  level: 3 | 4,
): TemplateResult {
  const { budget, deadline } = view;
  const flags = view.flags.map(flagView);
  return html`<div class="row-panes">
    <div class="what">
      ${titleView(view, texts, open, level)}
      <p class="note who" part="company">${saidView(view.company)}</p>
      <div class="flags" part="flags">${flags}</div>
    </div>
    <dl class="numbers" part="numbers">
      <div class="wide">
        <dt>${view.budgetLabel}</dt>
        <dd part="budget" class=${budget.withheld ? 'long' : nothing}>${saidView(budget)}</dd>
      </div>
      <div class="wide">
        <dt>${texts.deadline}${deadline.iso ? ` ${texts.zone}` : nothing}</dt>
        <dd part="deadline">
          ${
            deadline.iso
              ? html`<time datetime=${deadline.iso}>${deadline.day} ${deadline.time}</time
                  ><span class="left muted">${deadline.left}</span>`
              : deadline.day
          }
        </dd>
      </div>
      <div>
        <dt>${texts.answers}</dt>
        <dd part="answers">${view.answers}</dd>
      </div>
    </dl>
  </div>`;
}

/** Bars where the lines of a row will stand, or why there is none. Same height. */
export function demandRowBlank(fault: FaultView | undefined, t: Strings): TemplateResult {
  const line = lineOf(fault);
  return html`<div class="row-panes">
    <div class="what" part=${fault ? 'error' : nothing} role=${fault?.retry ? 'alert' : nothing}>
      <p class="title">${line('96%', fault?.title)}${line('60%')}</p>
      <p class="note who">${line('40%', fault?.text)}</p>
      <div class="flags">${fault ? fault.badge : line('140')}</div>
    </div>
    <div class="numbers">
      ${
        fault
          ? html`<div class="wide">
              <p class="small muted">${fault.request}</p>
              ${fault.retry ? retryButton(fault, t) : nothing}
              <div class="small"><slot></slot></div>
            </div>`
          : [numberBlank(line, 'wide'), numberBlank(line, 'wide'), numberBlank(line, '')]
      }
    </div>
  </div>`;
}

const numberBlank = (line: ReturnType<typeof lineOf>, width: string): TemplateResult =>
  html`<div class=${width}>
    <div class="note">${line('60%')}</div>
    <div class="note">${line('80%')}</div>
  </div>`;
