import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../internal/icons.js';
import { panelIcons } from '../bid-panel/bid-panel.icons.js';
import { cardIcons } from '../listing-card/listing-card.icons.js';
import { badge, icon, lineOf, type FaultView } from '../../internal/view-parts.js';
import type { BidVerifierStrings } from '../../locales/zh-CN/bid-verifier.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { CheckRow, FactTexts, OutcomeView } from './bid-verifier.state.js';

const DOWNLOAD = 'M12 4.5v11M7.5 11.5L12 16l4.5-4.5M5 19.5h14';

/** The files that can be downloaded. */
export type FileName = 'log' | 'keys' | 'statement';

/** What is done with the controls. */
export interface BidVerifierActs {
  readonly choose: (event: Event) => void;
  readonly over: (event: DragEvent) => void;
  readonly leave: () => void;
  readonly drop: (event: DragEvent) => void;
  readonly check: () => void;
  readonly clear: () => void;
  readonly download: (event: Event) => void;
  readonly again: () => void;
}

/** What the verifier shows, ready to print. */
export interface BidVerifierView {
  /** `JS-2026-PM-000123`. */
  readonly no: string;
  readonly title: string;
  readonly outcome: OutcomeView;
  /** How far it is, while it is under way. */
  readonly progress: string;
  readonly rows: readonly CheckRow[];
  readonly facts: FactTexts;
  readonly receiptRows: readonly CheckRow[];
  /** How many receipts there are, or that there are none. */
  readonly receiptCount: string;
  /** Receipts are there that can be taken away. */
  readonly clearable: boolean;
  /** Something is dragged over the place for receipts. */
  readonly over: boolean;
  readonly hasStatement: boolean;
  readonly asOf: string;
  readonly connection: string;
}

export function bidVerifierView(
  view: BidVerifierView,
  acts: BidVerifierActs,
  t: Strings,
  texts: BidVerifierStrings,
): TemplateResult {
  const { outcome } = view;
  return html`<div class="panes">
      <div class="main">
        <div class="pad">
          <p class="note" part="no">${view.no}</p>
          <h3 class="title" part="title"><bdi>${view.title}</bdi></h3>
          <div class="outcome ${outcome.tone}" part="result">
            ${icon(outcome.icon, 'large')}
            <div>
              <p class="head">${outcome.title}</p>
              <p class="small">${outcome.text}</p>
            </div>
          </div>
          <p class="note" part="progress">${view.progress || '\u00a0'}</p>
        </div>
        <div class="pad line">
          <h4 class="head">${texts.checks}</h4>
          ${rowsView(view.rows, texts.checks)}
        </div>
      </div>
      <div class="side">
        ${factsView(view.facts, texts)} ${receiptsView(view, acts, texts)} ${filesView(view, acts, texts)}
      </div>
    </div>
    <p class="asof muted" part="as-of"><span>${view.asOf}</span><span>${view.connection}</span></p>`;
}

/** Each check with its name, how it ended as icon and word, and the reason under it. */
function rowsView(rows: readonly CheckRow[], label: string): TemplateResult {
  const items = rows.map(
    ({ name, status, statusText, tone, icon: path, text }) =>
      html`<li class="check" part="check" data-status=${status}>
        <p class="row">
          <span class="name"><bdi>${name}</bdi></span
          ><span part="status">${badge(tone, path, statusText)}</span>
        </p>
        <p class="small reason" part="reason"><bdi>${text}</bdi></p>
      </li>`,
  );
  return html`<ol class="checks" part="checks" role="list" aria-label=${label}>
    ${items}
  </ol>`;
}

function factsView(facts: FactTexts, texts: BidVerifierStrings): TemplateResult {
  const fact = (name: keyof FactTexts): TemplateResult =>
    html`<div class="of-${name}">
      <dt class="note">${texts.facts[name]}</dt>
      <dd part=${`fact-${name}`}><bdi>${facts[name]}</bdi></dd>
    </div>`;
  return html`<dl class="pad facts" part="facts">
    ${fact('entries')}${fact('bids')}${fact('price')}${fact('result')}${fact('head')}
  </dl>`;
}

function receiptsView(
  view: BidVerifierView,
  acts: BidVerifierActs,
  texts: BidVerifierStrings,
): TemplateResult {
  return html`<div
    class="pad line receipts ${view.over ? 'over' : ''}"
    part="receipts"
    @dragover=${acts.over}
    @dragleave=${acts.leave}
    @drop=${acts.drop}
  >
    <h4 class="head">${texts.receipts}</h4>
    <p class="small muted">${texts.receiptsText}</p>
    <label class="button primary choose" part="choose"
      >${icon(panelIcons.receipt)}${texts.choose}<input
        class="vh"
        part="file"
        type="file"
        multiple
        accept=".jws,.json,.txt,application/jose,application/json,text/plain"
        @change=${acts.choose}
    /></label>
    <label class="paste"
      ><span class="small">${texts.paste}</span
      ><textarea
        part="paste"
        rows="2"
        spellcheck="false"
        autocomplete="off"
        placeholder=${texts.pasteHint}
      ></textarea>
    </label>
    <button class="button" part="check-button" type="button" @click=${acts.check}>${texts.check}</button>
    <p class="small privacy" part="privacy">${icon(cardIcons.shield, 'sm')}<span>${texts.privacy}</span></p>
    <p class="note between">
      <span part="receipt-count">${view.receiptCount}</span
      ><button class="link" part="clear" type="button" ?hidden=${!view.clearable} @click=${acts.clear}>
        ${texts.clear}
      </button>
    </p>
    ${view.receiptRows.length > 0 ? rowsView(view.receiptRows, texts.receipts) : nothing}
  </div>`;
}

function filesView(view: BidVerifierView, acts: BidVerifierActs, texts: BidVerifierStrings): TemplateResult {
  const file = (name: FileName, label: string, there = true): TemplateResult =>
    html`<button
      class="button ${there ? '' : 'off'}"
      part="download"
      type="button"
      data-file=${name}
      ?disabled=${!there}
      @click=${acts.download}
    >
      ${icon(DOWNLOAD)}${label}
    </button>`;
  const statement = view.hasStatement
    ? file('statement', texts.statement)
    : file('statement', texts.statementLater, false);
  return html`<div class="pad line files">
    <h4 class="head">${texts.files}</h4>
    <p class="small muted">${texts.filesText}</p>
    ${file('log', texts.log)}${file('keys', texts.keys)}${statement}
    <button class="button" part="again" type="button" @click=${acts.again}>
      ${icon(icons.reload)}${texts.again}
    </button>
  </div>`;
}

/**
 * Without files: bars where the lines will stand, or why there is nothing. Loading and failing keep the size of the whole; where
 * there is nothing to come, half of it would only stand empty.
 */
export function bidVerifierBlank(
  fault: FaultView | undefined,
  t: Strings,
  texts: BidVerifierStrings,
): TemplateResult {
  const line = lineOf(fault);
  const retry = fault?.retry;
  const none = fault !== undefined && !retry;
  // What failed keeps its place: the same bars, unseen.
  const rest = fault ? 'away' : '';
  const bar = lineOf(undefined);
  const rows = Array.from({ length: 7 }, () => blankRow(bar));
  return html`<div class="panes">
      <div class="main">
        <div class="pad" part=${fault ? 'error' : nothing} role=${retry ? 'alert' : nothing}>
          <p class="note">${line('45%', fault?.request)}</p>
          <p class="title">${line('90%', texts.title)}</p>
          <div class="outcome ${retry ? 'danger' : 'neutral'}">
            ${fault ? icon(retry ? icons.alert : icons.minus, 'large') : nothing}
            <div>
              <p class="head">${line('40%', fault?.title)}</p>
              <p class="small">${line('80%', fault?.text)}</p>
            </div>
          </div>
          <p class="note" ?hidden=${fault}></p>
          <button class="button" part="retry" type="button" ?hidden=${!retry} @click=${retry ?? nothing}>
            ${icon(icons.reload)}${t.retry}
          </button>
          <div class="small" ?hidden=${!fault}><slot></slot></div>
        </div>
        <div class="pad line ${rest}" aria-hidden="true" ?hidden=${none}>
          <p class="head">${bar('30%')}</p>
          <ol class="checks">
            ${rows}
          </ol>
        </div>
      </div>
      <div class="side ${rest}" aria-hidden="true" ?hidden=${none}>${blankSide(bar, t)}</div>
    </div>
    <p class="asof muted" ?hidden=${none}>&nbsp;</p>`;
}

type Line = ReturnType<typeof lineOf>;

const blankRow = (line: Line): TemplateResult =>
  html`<li class="check">
    <p class="row"><span class="name">${line('6em')}</span><span class="mark">${line('76')}</span></p>
    <p class="small reason">${line('92%')}</p>
  </li>`;

function blankSide(line: Line, t: Strings): TemplateResult {
  const fact = (name: string): TemplateResult =>
    html`<div class="of-${name}">
      <p class="note">${line('50%')}</p>
      <p class="value">${line(name === 'head' ? '96%' : '40%')}</p>
    </div>`;
  const button = html`<p class="button off"></p>`;
  return html`<div class="pad facts">
      ${fact('entries')}${fact('bids')}${fact('price')}${fact('result')}${fact('head')}
    </div>
    <div class="pad line receipts">
      <p class="head">${line('50%')}</p>
      <p class="small">${line('90%')}</p>
      <p class="button off choose">${t.loading}</p>
      <p class="paste"><span class="small">${line('40%')}</span><span class="area"></span></p>
      ${button}
      <p class="small privacy">${line('80%')}</p>
      <p class="note between">${line('30%')}</p>
    </div>
    <div class="pad line files">
      <p class="head">${line('40%')}</p>
      <p class="small">${line('90%')}</p>
      ${button}${button}${button}${button}
    </div>`;
}
