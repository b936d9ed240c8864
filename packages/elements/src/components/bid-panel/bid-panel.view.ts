import { html, nothing, type TemplateResult } from 'lit';
import type { Chart } from '../../internal/chart.js';
import type { Money } from '../../internal/format.js';
import { icons, type Tone } from '../../internal/icons.js';
import { badge, icon, lineOf, retryButton, type FaultView } from '../../internal/view-parts.js';
import type { Strings } from '../../locales/zh-CN.js';
import { panelIcons } from './bid-panel.icons.js';

/** Icon, words and colour, always together. */
export interface Sign {
  readonly tone: Tone;
  readonly icon: string;
  readonly text: string;
}

/** A row of the history. */
export interface BidRow {
  readonly seq: number;
  readonly code: string;
  /** Said beside the code, such as a pre-emption; mostly empty. */
  readonly note: string;
  readonly amount: string;
  readonly time: string;
  /** `您` beside the viewer's own code; empty for those of others. */
  readonly you: string;
}

/** What the panel shows, ready to print. */
export interface BidPanelView {
  readonly lotNo: string;
  readonly field: string;
  readonly title: string;
  readonly standing: Sign & { readonly title: string };
  /** The longest text that a standing can have: it keeps the height. */
  readonly reserve: string;
  readonly old: boolean;
  readonly priceLabel: string;
  readonly price: Money;
  /** `领先` and the code; the code may be empty. */
  readonly leader: string;
  readonly leaderCode: string;
  readonly priceNote: string;
  readonly timeLabel: string;
  readonly phase: Sign | undefined;
  /** Days before the clock, or empty. */
  readonly days: string;
  readonly clock: string;
  readonly counting: boolean;
  readonly timeNote: string;
  /** The least next amount, or empty where nobody can bid. */
  readonly least: string;
  readonly todo: readonly (readonly [title: string, text: string])[];
  /** How many of them are done. */
  readonly done: number;
  /** A checked link to where one can take part, or undefined. */
  readonly href: string | undefined;
  readonly chart: Chart;
  readonly chartHead: string;
  readonly chartLabel: string;
  readonly chartKey: string;
  readonly levels: readonly string[];
  readonly times: readonly string[];
  readonly rows: readonly BidRow[];
  /** Words of the button that shows more or fewer rows; empty where there are no more. */
  readonly more: string;
  readonly rules: readonly (readonly [name: string, value: string])[];
  readonly asOf: string;
  readonly connection: string;
}

/** Banner: icon and words in one colour, in a height that no text changes. */
function standingView(
  tone: Tone,
  path: string,
  title: unknown,
  text: unknown,
  reserve: string,
): TemplateResult {
  return html`<div class="banner ${tone}" part="standing">
    ${icon(path)}
    <div>
      <p class="head">${title}</p>
      <p class="keep" data-reserve=${reserve}><span>${text}</span></p>
    </div>
  </div>`;
}

/** Texts one after the other, each in a span. */
const spans = (texts: readonly string[]): TemplateResult[] => texts.map((text) => html`<span>${text}</span>`);

const facts = (pairs: readonly (readonly [unknown, unknown])[]): TemplateResult[] =>
  pairs.map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
  );

function chartView({ chart, ...view }: BidPanelView): TemplateResult {
  return html`<figure class="chart" part="price-chart">
    <div class="axis" aria-hidden="true">${spans(view.levels)}</div>
    <svg
      class="plot"
      viewBox="0 0 300 100"
      preserveAspectRatio="none"
      role="img"
      aria-label=${view.chartLabel}
    >
      <rect x=${chart.scheduledX} width=${chart.extensionWidth} height="100"></rect>
      <path d="M0 0H300M0 50H300M0 100H300"></path>
      <path class="sched" d="M${chart.scheduledX} 0V100"></path>
      <path class="price" d=${chart.path}></path>
      <path class="price" d=${chart.dot}></path>
      <path class="hole" d=${chart.dot}></path>
    </svg>
    <div class="under" aria-hidden="true">${spans(view.times)}</div>
    <figcaption class="under">${view.chartKey}</figcaption>
  </figure>`;
}

/** What one who only watches can do next. */
function watchView(view: BidPanelView, t: Strings): TemplateResult {
  const todo = view.todo.map(
    ([title, text], index) =>
      html`<li>
        <span class="tag ${index < view.done ? 'positive' : 'neutral'}"
          >${index < view.done ? '✓' : index + 1}</span
        >
        <div><b>${title}</b><span class="small muted">${text}</span></div>
      </li>`,
  );
  return html`<div class="act pad line" part="act">
    <div class="between">
      <h4 class="head">${t.next}</h4>
      <span class="small muted" ?hidden=${!view.least}
        >${t.least} <bdi class="nb" part="next-amount">${view.least}</bdi></span
      >
    </div>
    <ol>
      ${todo}
    </ol>
    <div class="bottom">
      <a class="button primary ${view.href ? '' : 'away'}" part="action" href=${view.href ?? nothing}
        >${t.go}</a
      >
      <p class="note">${t.goNote}</p>
    </div>
  </div>`;
}

/** What stands in the place of the watching half where the viewer can take part. */
export interface ActingHalf {
  readonly act: unknown;
  readonly receipt: unknown;
}

/** The panel with its lot. */
export function bidPanelView(
  view: BidPanelView,
  t: Strings,
  toggle: () => void,
  acting?: ActingHalf,
): TemplateResult {
  const { standing, phase } = view;
  const columns = t.columns.map((name) => html`<th scope="col">${name}</th>`);
  const rows = view.rows.map(
    (row) =>
      html`<tr>
        <td>${row.seq}</td>
        <td>
          <bdi class="code">${row.code}</bdi>${row.you ? html`<span class="you">${row.you}</span>` : nothing}
          ${row.note}
        </td>
        <td>${row.amount}</td>
        <td>${row.time}</td>
      </tr>`,
  );
  return html`<div class="panes">
      <div class="main">
        <div class="pad">
          <p class="note" part="lot-no">
            ${t.lot} <bdi class="nb">${view.lotNo}</bdi
            ><span class="sep" ?hidden=${!view.field}></span>${view.field}
          </p>
          <h3 class="title" part="title"><bdi>${view.title}</bdi></h3>
          ${standingView(standing.tone, standing.icon, standing.title, standing.text, view.reserve)}
          <div class="figures ${view.old ? 'old' : ''}" part="figures">
            <div part="price">
              <p class="label small muted">${view.priceLabel}</p>
              <span class="money big" part="money"
                >${view.price.value}<span class="unit">${view.price.unit}</span></span
              >
              <p class="note">
                ${view.leader} <bdi class="code">${view.leaderCode}</bdi
                ><span class="sep" ?hidden=${!view.leader}></span>${view.priceNote}
              </p>
            </div>
            <div part="time">
              <p class="label small muted">
                ${view.timeLabel}${phase ? badge(phase.tone, phase.icon, phase.text) : nothing}
              </p>
              <span class="clock big" role=${view.counting ? 'timer' : nothing}
                >${view.days}<span class="unit">${view.days && t.days}</span>${view.clock}</span
              >
              <p class="note">${view.timeNote}</p>
            </div>
          </div>
        </div>
        ${acting?.act ?? watchView(view, t)}
        ${acting?.receipt ?? html`<p class="receipt line small muted" part="receipt">${icon(panelIcons.receipt)}${t.receipts}</p>`}
      </div>
      <div class="side">
        <div class="pad">
          <div class="between">
            <h4 class="head">${t.chart}</h4>
            <span class="small muted nb">${view.chartHead}</span>
          </div>
          ${chartView(view)}
          <div
            class="scroll"
            tabindex=${view.rows.length > 5 ? 0 : nothing}
            role="group"
            aria-label=${t.history}
          >
            <table part="bids">
              <thead>
                <tr>
                  ${columns}
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>
            <p class="note" ?hidden=${view.rows.length > 0}>${t.noBids}</p>
          </div>
          <button class="text ${view.more ? '' : 'away'}" part="more" @click=${toggle}>${view.more}</button>
        </div>
        <dl class="facts pad line" part="rules">${facts(view.rules)}</dl>
      </div>
    </div>
    <p class="asof line muted" part="as-of"><span>${view.asOf}</span><span>${view.connection}</span></p>`;
}

/**
 * The panel without a lot: bars where its lines will stand, or why there is nothing and the one way out. Loading and failing
 * keep the size of the whole panel; where there is nothing to come, half of it would only stand empty.
 */
export function bidPanelBlank(fault: FaultView | undefined, t: Strings, reserve: string): TemplateResult {
  const line = lineOf(fault);
  const retry = fault?.retry;
  const figure = html`<div>
    <p class="label">${line('40%')}</p>
    <span class="clock big">${line('60%', '—')}</span>
    <p class="note">${line('70%')}</p>
  </div>`;
  return html`<div class="panes">
      <div class="main">
        <div class="pad" part=${fault ? 'error' : nothing} role=${retry ? 'alert' : nothing}>
          <p class="note">${line('50%', fault?.request)}</p>
          <p class="title">${line('90%', t.panel)}</p>
          ${standingView(
            retry ? 'danger' : 'neutral',
            fault ? (retry ? icons.alert : icons.calendar) : '',
            line('40%', fault?.title),
            line('70%', fault?.text),
            reserve,
          )}
          <div class="figures">${figure}${figure}</div>
        </div>
        <div class="act pad line">
          <slot ?hidden=${!fault}></slot>
          <div class="bottom">
            ${retryButton(fault, t)}
            <p class="note"></p>
          </div>
        </div>
        <p class="receipt line"></p>
      </div>
      <div class="side" ?hidden=${fault && !retry}>
        <div class="pad">
          <div class="between">${line('30%')}</div>
          <div class="chart">
            <div class="axis"></div>
            <div class="plot"></div>
            <p class="under"></p>
            <p class="under"></p>
          </div>
          <div class="scroll"></div>
          <p class="text"></p>
        </div>
        <dl class="facts pad line">
          ${facts(Array.from({ length: 5 }, () => [line('50%'), line('80%')] as const))}
        </dl>
      </div>
    </div>
    <p class="asof line"><span> </span></p>`;
}
