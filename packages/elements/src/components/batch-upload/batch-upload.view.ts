import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../internal/icons.js';
import { noticeView, type Notice } from '../../internal/notice-view.js';
import { icon } from '../../internal/view-parts.js';
import type { BatchUploadStrings } from '../../locales/zh-CN/batch-upload.js';
import type { Count, ErrorLine, Verdict } from './batch-upload.state.js';

const DOWNLOAD = 'M12 4.5v11M7.5 11.5L12 16l4.5-4.5M5 19.5h14';
const UPLOAD = 'M12 16V5M7.5 9L12 4.5 16.5 9M5 19.5h14';
const SHIELD = 'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.5-7 9-4.1-1.5-7-4.7-7-9V6zM8.8 12l2.3 2.3 4.2-4.4';

/** What is done with the controls. */
export interface BatchUploadActs {
  readonly template: () => void;
  readonly choose: (event: Event) => void;
  readonly over: (event: DragEvent) => void;
  readonly leave: () => void;
  readonly drop: (event: DragEvent) => void;
  readonly stop: () => void;
  readonly retry: () => void;
  readonly errorFile: () => void;
  readonly send: () => void;
  readonly confirm: () => void;
  readonly again: () => void;
}

/** A workbook that is on its way into the platform, ready to print. */
export interface BatchUploadView {
  /** Whether files can be chosen now. */
  readonly choosing: boolean;
  /** A file is there already. */
  readonly chosen: boolean;
  readonly over: boolean;
  /** `正在读取 …`, and how far from 0 to 1; undefined while nothing is read. */
  readonly progress: { readonly label: string; readonly done: number } | undefined;
  /** Name of the file that was read or refused; empty where there is none. */
  readonly file: string;
  readonly verdict: Verdict | undefined;
  readonly counts: readonly Count[];
  readonly errors: readonly ErrorLine[];
  /** How many errors are not listed, in words; empty where all are. */
  readonly more: string;
  readonly hasErrorFile: boolean;
  readonly notices: readonly Notice[];
  /** The one thing to do next. `why`: what holds it, or what it does. */
  readonly next:
    | {
        readonly act: 'send' | 'confirm';
        readonly label: string;
        readonly held: boolean;
        readonly why: string;
      }
    | undefined;
  /** Whether reading the same file again can help. */
  readonly retry: boolean;
  readonly done: boolean;
}

export function batchUploadView(
  view: BatchUploadView,
  acts: BatchUploadActs,
  p: BatchUploadStrings,
): TemplateResult {
  const [first, second, third] = p.steps;
  return html`<div class="pad">
      <h3 class="title" part="title" tabindex="-1">${p.title}</h3>
      <ol class="steps" role="list">
        <li class="step">
          ${stepHead(1, first)}
          <div class="what">
            <p class="small muted">${p.templateText}</p>
            <button class="button own" part="template-button" type="button" @click=${acts.template}>
              ${icon(DOWNLOAD)}${p.template}
            </button>
          </div>
        </li>
        <li class="step">
          ${stepHead(2, second)}
          <div class="what">${chooseView(view, acts, p)}</div>
        </li>
        <li class="step">
          ${stepHead(3, third)}
          <div class="what">${nextView(view, acts, p)}</div>
        </li>
      </ol>
    </div>
    ${foundView(view, acts, p)}`;
}

const stepHead = (no: number, text: string): TemplateResult =>
  html`<h4 class="head"><span class="no" aria-hidden="true">${no}</span>${text}</h4>`;

function chooseView(view: BatchUploadView, acts: BatchUploadActs, p: BatchUploadStrings): TemplateResult {
  const { choosing, chosen, over, progress } = view;
  return html`<div
    class="place ${over ? 'over' : ''}"
    part="place"
    @dragover=${acts.over}
    @dragleave=${acts.leave}
    @drop=${acts.drop}
  >
    <label class="button own choose ${choosing ? (chosen ? '' : 'primary') : 'off'}" part="choose"
      >${icon(icons.sheet)}${chosen ? p.chooseOther : p.choose}<input
        class="vh"
        part="file"
        type="file"
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ?disabled=${!choosing}
        @change=${acts.choose}
    /></label>
    <p class="small muted">${p.drop}</p>
    <p class="small privacy" part="privacy">${icon(SHIELD, 'sm')}<span>${p.privacy}</span></p>
    ${
      progress
        ? html`<div class="progress" part="progress">
            <label
              ><span class="small"><bdi>${progress.label}</bdi></span
              ><progress part="bar" max="1" value=${progress.done}></progress
            ></label>
            <p class="small muted">${p.readingText}</p>
            <button class="button own" part="stop-button" type="button" @click=${acts.stop}>${p.stop}</button>
          </div>`
        : nothing
    }
  </div>`;
}

function nextView(
  { next, notices, done }: BatchUploadView,
  acts: BatchUploadActs,
  p: BatchUploadStrings,
): TemplateResult {
  const button = next
    ? html`<button
          class="button own ${next.held ? 'off' : 'primary'}"
          part=${`${next.act}-button`}
          type="button"
          aria-disabled=${next.held}
          aria-describedby="why"
          @click=${next.act === 'send' ? acts.send : acts.confirm}
        >
          ${icon(next.act === 'send' ? UPLOAD : icons.tick)}${next.label}
        </button>
        <p class="small muted" id="why">${next.why}</p>`
    : nothing;
  const again = done
    ? html`<button class="button own" part="again-button" type="button" @click=${acts.again}>
        ${icon(icons.reload)}${p.again}
      </button>`
    : nothing;
  const told = notices.map(noticeView);
  return html`${told}
  ${next || done || notices.length > 0 ? nothing : html`<p class="small muted">${p.sendingText}</p>`}
  ${button}${again}`;
}

/** What was found in the file, or what came of it. */
function foundView(
  view: BatchUploadView,
  acts: BatchUploadActs,
  p: BatchUploadStrings,
): TemplateResult | typeof nothing {
  const { verdict, file, counts, retry, hasErrorFile } = view;
  if (!verdict) return nothing;
  const figures = counts.map(
    ({ name, label, value }) =>
      html`<div>
        <dt class="note">${label}</dt>
        <dd part=${`count-${name}`}>${value}</dd>
      </div>`,
  );
  return html`<div class="pad line" part="result">
    ${file ? html`<p class="small muted file"><bdi part="file-name">${file}</bdi></p>` : nothing}
    ${noticeView({
      ...verdict,
      more: retry
        ? html`<div class="acts">
            <button class="button" part="retry" type="button" @click=${acts.retry}>
              ${icon(icons.reload)}${p.retry}
            </button>
          </div>`
        : nothing,
    })}
    ${counts.length > 0 ? html`<dl class="counts" part="counts">${figures}</dl>` : nothing}
    ${errorsView(view, p)}
    ${
      hasErrorFile
        ? html`<button class="button own" part="error-file-button" type="button" @click=${acts.errorFile}>
              ${icon(DOWNLOAD)}${p.errorFile}
            </button>
            <p class="small muted">${p.errorFileText}</p>`
        : nothing
    }
  </div>`;
}

/** A table that can be scrolled by itself, with the keyboard too. */
function errorsView(
  { errors, more }: BatchUploadView,
  p: BatchUploadStrings,
): TemplateResult | typeof nothing {
  if (errors.length === 0) return nothing;
  const heads = p.columns.map((text) => html`<th scope="col">${text}</th>`);
  const lines = errors.map(
    ({ row, column, text, there }) =>
      html`<tr part="error-row">
        <th scope="row">${row}</th>
        <td><bdi>${column}</bdi></td>
        <td>
          <bdi>${text}</bdi>
          ${there ? html`<span class="there muted">${p.there}<bdi>${there}</bdi></span>` : nothing}
        </td>
      </tr>`,
  );
  return html`<div class="scroll" part="errors" role="region" aria-label=${p.table} tabindex="0">
      <table>
        <caption class="vh">
          ${p.table}
        </caption>
        <thead>
          <tr>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${lines}
        </tbody>
      </table>
    </div>
    ${more ? html`<p class="small" part="more">${more}</p>` : nothing}`;
}
