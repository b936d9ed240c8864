import { html, nothing, type TemplateResult } from 'lit';
import type { DetailStrings } from '../../../locales/zh-CN/bid-panel-details.js';
import type { Chart } from './chart.js';

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

/** What stands in the panel's side, ready to print. */
export interface SideView {
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
}

/** Texts one after the other, each in a span. */
const spans = (texts: readonly string[]): TemplateResult[] => texts.map((text) => html`<span>${text}</span>`);

function chartView({ chart, ...view }: SideView): TemplateResult {
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

/** Chart, history and rules. */
export function sideView(view: SideView, t: DetailStrings, toggle: () => void): TemplateResult {
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
  const rules = view.rules.map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
  );
  return html`<div class="pad">
      <div class="between">
        <h4 class="head">${t.chart}</h4>
        <span class="small muted nb">${view.chartHead}</span>
      </div>
      ${chartView(view)}
      <div class="scroll" tabindex=${view.rows.length > 5 ? 0 : nothing} role="group" aria-label=${t.history}>
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
    <dl class="facts pad line" part="rules">${rules}</dl>`;
}
