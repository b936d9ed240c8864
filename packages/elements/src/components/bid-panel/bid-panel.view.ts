import { html, nothing, type TemplateResult } from 'lit';
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

/** What stands below price and time, and beside them. */
export interface PanelDetails {
  /** What one can do. */
  readonly act: unknown;
  /** On receipts; absent for the line that is there for everybody. */
  readonly receipt?: unknown;
  readonly side: TemplateResult;
}

/** The panel with its lot. */
export function bidPanelView(
  view: BidPanelView,
  t: Strings,
  { act, receipt, side }: PanelDetails,
): TemplateResult {
  const { standing, phase } = view;
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
        ${act}
        ${receipt ?? html`<p class="receipt line small muted" part="receipt">${icon(panelIcons.receipt)}${t.receipts}</p>`}
      </div>
      <div class="side">${side}</div>
    </div>
    <p class="asof line muted" part="as-of"><span>${view.asOf}</span><span>${view.connection}</span></p>`;
}

/** The side before it is there: bars; where it could not be had, the way to ask again. */
function sideBlank(line: ReturnType<typeof lineOf>, t: Strings, again?: () => void): TemplateResult {
  const facts = Array.from(
    { length: 5 },
    () =>
      html`<div>
        <p>${line('50%')}</p>
        <p>${line('80%')}</p>
      </div>`,
  );
  return html`<div class="pad">
      <div class="between">${line('30%')}</div>
      <div class="chart">
        <div class="axis"></div>
        <div class="plot"></div>
        <p class="under"></p>
        <p class="under"></p>
      </div>
      <div class="scroll"></div>
      <button class="text ${again ? '' : 'away'}" @click=${again}>${t.retry}</button>
    </div>
    <div class="facts pad line">${facts}</div>`;
}

/** What keeps the room of the details. */
export function detailsBlank(t: Strings, again: (() => void) | undefined): PanelDetails {
  return { act: html`<div class="act line"></div>`, side: sideBlank(lineOf(undefined), t, again) };
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
      <div class="side" ?hidden=${fault && !retry}>${sideBlank(line, t)}</div>
    </div>
    <p class="asof line"><span> </span></p>`;
}
