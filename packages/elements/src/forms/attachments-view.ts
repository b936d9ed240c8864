import { html, nothing, type TemplateResult } from 'lit';
import { DOCUMENT_ENDINGS, DOCUMENT_LIMITS } from '@jtop/rules/documents';
import { icons } from '../internal/icons.js';
import { clamp } from '../internal/text.js';
import { icon } from '../internal/view-parts.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import { errorLine, idOf, type FieldContext } from './field-view.js';
import { formIcons } from './form-icons.js';
import { rowsAt } from './form-values.js';
import type { Upload, Uploads } from './uploads.js';

const MIB = 1_048_576;
const { types, maxBytes } = DOCUMENT_LIMITS.attachment;
/** What the browser's own dialogue offers: types and endings, as some systems know only the one or the other. */
const ACCEPT = [...types, ...types.flatMap((type) => DOCUMENT_ENDINGS[type])].join(',');
const NAME_LIMIT = 120;
/** Where files are chosen. */
const PICK = `[id="${idOf('attachments')}"]`;

/** `3.2 MB`, `12 KB`. */
export function sizeText(bytes: number, p: FormStrings): string {
  return bytes >= MIB
    ? p.attachments.megabytes((bytes / MIB).toFixed(1))
    : p.attachments.kilobytes(String(Math.max(1, Math.round(bytes / 1024))));
}

/** The files of a form: those that are there, those on their way, and the button for more. */
export function attachmentsView(
  form: FieldContext,
  uploads: Uploads,
  count: number,
  removeRow: (key: string) => void,
): TemplateResult {
  const { p } = form;
  const a = p.attachments;
  const path = 'attachments';
  const id = idOf(path);
  const error = form.error(path);
  const pick = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    uploads.add([...(input.files ?? [])]);
    // The same file can be chosen again after it was removed.
    input.value = '';
  };
  const hold = (event: Event): void => event.preventDefault();
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    uploads.add([...(event.dataTransfer?.files ?? [])]);
  };
  const there = rowsAt(form.values, path).map((row, index) => {
    const remove = (): void => {
      removeRow(row.key);
      form.moveOn(p.removed(clamp(row['name'] ?? '', NAME_LIMIT)), PICK);
    };
    return html`<li class="doc" part="attachment">
      ${icon(formIcons.file)}
      <div>
        <bdi>${clamp(row['name'] ?? '', NAME_LIMIT)}</bdi>
        <p class="muted">
          ${row['bytes'] ? html`${sizeText(Number(row['bytes']), p)}<span class="sep"></span>` : nothing}${a.done}
        </p>
        ${errorLine(form, `${path}.${index}`)}
      </div>
      ${remover(p, row['name'] ?? '', remove)}
    </li>`;
  });
  const coming = uploads.getSnapshot().map((upload) => comingView(upload, count, form, uploads));
  return html`<section class="field" part="attachments">
    <h4 class="section">${a.title}<span class="muted optional small">${p.optional}</span></h4>
    <p class="hint" id="${id}-hint">${a.hint(count, maxBytes / MIB)}</p>
    ${errorLine(form, path)}
    <div class="upload" @dragover=${hold} @drop=${drop}>
      <input
        class="vh"
        id=${id}
        type="file"
        multiple
        accept=${ACCEPT}
        aria-describedby=${error ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid=${Boolean(error)}
        @change=${pick}
      /><label class="button add" for=${id}>${icon(formIcons.send)}${a.pick}</label>
    </div>
    <ul>
      ${there} ${coming}
    </ul>
    <p class="vh" aria-live="polite">${tally(there.length, uploads.getSnapshot(), p)}</p>
  </section>`;
}

/** How far the files are, for who does not see them arrive. */
function tally(done: number, coming: readonly Upload[], p: FormStrings): string {
  const failed = coming.filter(({ state }) => state === 'failed').length;
  return done + coming.length === 0 ? '' : p.attachments.tally(done, coming.length - failed, failed);
}

/** A file on its way, or why it is not. */
function comingView(
  { key, name, bytes, state, code, again }: Upload,
  count: number,
  { p, moveOn }: FieldContext,
  uploads: Uploads,
): TemplateResult {
  const a = p.attachments;
  // The button that was pressed goes: the way on is where files are chosen.
  const retry = (): void => {
    uploads.retry(key);
    moveOn(undefined, PICK);
  };
  const remove = (): void => {
    uploads.remove(key);
    moveOn(p.removed(clamp(name, NAME_LIMIT)), PICK);
  };
  const why = code === 'too_many' ? a.tooMany(count) : (own(a.faults, code) ?? a.faults['other']);
  return html`<li class="doc" part="attachment">
    ${icon(state === 'failed' ? icons.alert : formIcons.file, state === 'failed' ? 'bad' : '')}
    <div>
      <bdi>${clamp(name, NAME_LIMIT)}</bdi>
      ${
        state === 'failed'
          ? html`<p class="bad">${why}</p>`
          : html`<p class="muted">
              ${sizeText(bytes, p)}<span class="sep"></span>${state === 'sending' ? a.sending : a.waiting}
            </p>`
      }
    </div>
    <div class="acts">
      ${
        again ? html`<button class="button quiet" type="button" @click=${retry}>${a.retry}</button>` : nothing
      }${remover(p, name, remove)}
    </div>
  </li>`;
}

function remover(p: FormStrings, name: string, remove: () => void): TemplateResult {
  return html`<button
    class="button quiet"
    type="button"
    aria-label=${p.attachments.remove(clamp(name, NAME_LIMIT))}
    @click=${remove}
  >
    ${p.attachments.removeText}
  </button>`;
}

const own = (texts: Record<string, string>, key: string): string | undefined =>
  Object.prototype.hasOwnProperty.call(texts, key) ? texts[key] : undefined;
