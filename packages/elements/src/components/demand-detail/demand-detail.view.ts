import { html, nothing, type TemplateResult } from 'lit';
import { moreIcons } from '../../internal/more-icons.js';
import { icon, lineOf, retryButton, type FaultView } from '../../internal/view-parts.js';
import type { DemandStrings } from '../../locales/zh-CN/demands.js';
import type { Strings } from '../../locales/zh-CN.js';
import { flagView, saidView } from '../demand-card/demand-card.view.js';
import { demandIcons } from '../demand-card/demand-icons.js';
import type {
  ActView,
  DemandDetailView,
  FileView,
  Listed,
  MetricView,
  ProseView,
  StageView,
} from './demand-detail.state.js';

/** What is done with the buttons. */
export interface DetailActs {
  readonly answer: (event: Event) => void;
  readonly intent: (event: Event) => void;
  readonly file: (event: Event) => void;
}

/** What the element knows besides the demand. */
export interface DetailExtras {
  readonly intentHref: string | undefined;
  /** The file that could not be had. */
  readonly failedFile: string | undefined;
}

/** The offer is first in the source: above the text where it is narrow, at its side where it is wide. */
export function demandDetailView(
  view: DemandDetailView,
  acts: DetailActs,
  extras: DetailExtras,
  texts: DemandStrings,
): TemplateResult {
  const { detail } = texts;
  const number = view.number.map(
    (piece, index) => html`<span class="sep" ?hidden=${index === 0}></span><span class="nb">${piece}</span>`,
  );
  const flags = view.flags.map(flagView);
  const proses = view.texts.map(proseView);
  const facts = view.facts.map(
    ({ label, value, part }) =>
      html`<div>
        <dt>${label}</dt>
        <dd part=${part}>${saidView(value)}</dd>
      </div>`,
  );
  return html`<header class="pad top" part="head">
      <p class="note" part="number">${number}</p>
      <h3 class="heading" part="title"><bdi>${view.title}</bdi></h3>
      <div class="flags" part="flags">${flags}</div>
      ${stagesView(view.stages, texts)}
    </header>
    <div class="panes">
      <div class="pad aside" part="offer">
        <div part="budget">
          <p class="note">${view.moneyLabel}</p>
          <p class=${view.money.withheld ? 'wish' : 'money'} part="money">
            ${saidView(view.money)}<span class="unit">${view.moneyUnit}</span>
          </p>
          <p class="note">${view.moneyNote}</p>
        </div>
        <dl class="facts" part="facts">
          <div>
            <dt>${detail.answersUntil}</dt>
            <dd part="deadline">
              ${
                view.deadline.iso
                  ? html`<time datetime=${view.deadline.iso}
                        ><span class="nb">${view.deadline.day}</span>
                        <span class="nb">${view.deadline.time} ${texts.zone}</span></time
                      ><span class="left muted">${view.deadline.left}</span>`
                  : view.deadline.day
              }
            </dd>
          </div>
          <div>
            <dt>${detail.received}</dt>
            <dd part="answers">${view.received}</dd>
          </div>
          ${facts}
        </dl>
        ${actsView(view.act, acts, extras, texts)}
      </div>
      <div class="pad body">
        ${proses}${targetsView(view.targets, texts)}${filesView(view.files, acts, extras, texts)}
      </div>
    </div>
    <p class="asof muted" part="as-of">
      <span>${view.asOf}</span><span>${view.connection}</span><span>${view.hidden}</span>
    </p>`;
}

function stagesView(stages: readonly StageView[], { detail }: DemandStrings): TemplateResult {
  const items = stages.map(
    ({ name, place }, index) =>
      html`<li class=${place} aria-current=${place === 'current' ? 'step' : nothing}>
        <span class="mark" aria-hidden="true"
          >${place === 'done' ? icon(moreIcons.done, 'sm') : index + 1}</span
        >${name}${place === 'done' ? html`<span class="vh"> (${detail.done})</span>` : nothing}
      </li>`,
  );
  return html`<ol class="stages" part="stages" role="list" aria-label=${detail.stages}>
    ${items}
  </ol>`;
}

function actsView(
  { kind, href, note }: ActView,
  acts: DetailActs,
  { intentHref }: DetailExtras,
  texts: DemandStrings,
): TemplateResult {
  const { detail } = texts;
  return html`<div class="acts">
    ${
      kind === 'external'
        ? html`<a
            class="button primary"
            part="action"
            href=${href ?? nothing}
            target="_blank"
            rel="noopener noreferrer"
            >${icon(demandIcons.away, 'sm')}${texts.external}<span class="vh">
              (${texts.externalNote})</span
            ></a
          >`
        : kind === 'answer'
          ? html`${actView('action', 'primary', detail.answer, href, acts.answer)}${actView(
              'intent',
              '',
              detail.intent,
              intentHref,
              acts.intent,
            )}`
          : nothing
    }
    <p class="small muted" part="action-note">${note}</p>
  </div>`;
}

/** A link where the page says where it leads, else a button. */
const actView = (
  part: string,
  tone: string,
  text: string,
  href: string | undefined,
  act: (event: Event) => void,
): TemplateResult =>
  href
    ? html`<a class="button ${tone}" part=${part} href=${href} @click=${act}>${text}</a>`
    : html`<button class="button ${tone}" part=${part} type="button" @click=${act}>${text}</button>`;

const lockLine = (kept: string): TemplateResult =>
  html`<p><span class="withheld" part="withheld">${icon(demandIcons.lock, 'sm')}${kept}</span></p>`;

function proseView({ part, label, paragraphs, kept }: ProseView): TemplateResult {
  const lines = paragraphs.map((text) => html`<p><bdi>${text}</bdi></p>`);
  return html`<section class="prose" part=${part}>
    <h4 class="head">${label}</h4>
    ${lines}${kept ? lockLine(kept) : nothing}
  </section>`;
}

function targetsView({ items, kept }: Listed<MetricView>, { detail }: DemandStrings): unknown {
  if (items.length === 0 && !kept) return nothing;
  const rows = items.map(
    ({ name, demanded }) =>
      html`<tr>
        <th scope="row"><bdi>${name}</bdi></th>
        <td><bdi>${demanded}</bdi></td>
      </tr>`,
  );
  return html`<section part="targets">
    <h4 class="head" id="targets">${detail.targets}</h4>
    ${
      kept
        ? lockLine(kept)
        : html`<table aria-labelledby="targets">
            <thead>
              <tr>
                <th scope="col">${detail.metric}</th>
                <th scope="col">${detail.demanded}</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`
    }
  </section>`;
}

function filesView(
  { items, kept }: Listed<FileView>,
  { file }: DetailActs,
  { failedFile }: DetailExtras,
  { detail }: DemandStrings,
): unknown {
  if (items.length === 0 && !kept) return nothing;
  const rows = items.map(
    ({ id, name, note }) =>
      html`<div class="file">
        ${icon(demandIcons.file)}
        <p>
          <bdi>${name}</bdi><br /><span class="muted" role=${failedFile === id ? 'alert' : nothing}
            >${failedFile === id ? detail.attachmentFailed : note}</span
          >
        </p>
        <button
          class="button"
          part="file"
          type="button"
          data-id=${id}
          aria-label="${detail.open} ${name}"
          @click=${file}
        >
          ${detail.open}
        </button>
      </div>`,
  );
  return html`<section part="attachments">
    <h4 class="head">${detail.attachments}</h4>
    ${kept ? lockLine(kept) : nothing}${rows}
  </section>`;
}

/** How long the texts of a usual demand are, in bars of six characters: they wrap as the texts will. */
const USUAL_TEXTS = [6, 8, 6, 6, 6, 3, 6];

/** The detail without data: bars where its lines will stand, or why there is nothing and the one way out. */
export function demandDetailBlank(
  fault: FaultView | undefined,
  t: Strings,
  { detail }: DemandStrings,
): TemplateResult {
  const line = lineOf(fault);
  const bar = lineOf(undefined);
  const many = <Part>(count: number, part: () => Part): Part[] => Array.from({ length: count }, part);
  const stages = many(fault ? 0 : detail.stageNames.length, () => html`<span>${line('60%')}</span>`);
  const facts = many(6, () => html`<div>${bar('50%')}${bar('80%')}</div>`);
  const section = (pieces: number): TemplateResult =>
    html`<section class="prose">
      <p class="head">${bar('30%')}</p>
      <div class="pieces">${many(pieces, () => bar('96%'))}</div>
    </section>`;
  const sections = USUAL_TEXTS.map(section);
  const unseen = fault ? 'away' : '';
  return html`<div class="pad top" part=${fault ? 'error' : 'head'} role=${fault?.retry ? 'alert' : nothing}>
      <p class="note">${line('40%')}</p>
      <p class="heading">${line('80%', fault?.title)}</p>
      <div class="flags">${fault ? fault.badge : line('180')}</div>
      <div class="stages-room" aria-hidden="true">${stages}</div>
    </div>
    <div class="panes">
      <div class="pad aside">
        <div>
          <p class="note">${line('40%', fault?.text)}</p>
          <p class="money ${unseen}">${bar('70%')}</p>
          <p class="note">${line('60%', fault?.request)}</p>
        </div>
        <div class="facts ${unseen}" aria-hidden="true">${facts}</div>
        <div class="acts">
          ${retryButton(fault, t)}<span class="button away" aria-hidden="true">${detail.intent}</span>
          <p class="small away" aria-hidden="true"> </p>
        </div>
      </div>
      <div class="pad body ${fault ? 'stacked' : ''}">
        <div class="texts-room ${unseen}" aria-hidden="true">${sections}</div>
        ${fault ? html`<div><slot></slot></div>` : nothing}
      </div>
    </div>
    <p class="asof away" aria-hidden="true">
      <span>${t.asOf('2026-01-01 00:00:00')}</span><span>${t.offline}</span>
    </p>`;
}
