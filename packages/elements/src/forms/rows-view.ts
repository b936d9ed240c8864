import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../internal/view-parts.js';
import { errorLine, type FieldContext } from './field-view.js';
import { formIcons } from './form-icons.js';
import { rowsAt, type FormRow } from './form-values.js';

/** What can be done to the rows of a table, by keyboard as by hand. */
export interface RowActs {
  readonly add: (list: string) => void;
  readonly remove: (list: string, key: string, name: string) => void;
  readonly move: (list: string, key: string, by: 1 | -1, name: string) => void;
}

export interface RowWords {
  /** What one row is. */
  readonly name: string;
  readonly add: string;
  /** Said where there is none. */
  readonly none: string;
  readonly max: number;
}

/** A table whose rows are added, moved and taken away by buttons. Each row is a group with its name. */
export function rowsView(
  form: FieldContext,
  list: string,
  { name, add, none, max }: RowWords,
  on: RowActs,
  cells: (row: FormRow, index: number) => unknown,
): TemplateResult {
  const { p } = form;
  const [title, hint] = form.words(list);
  const rows = rowsAt(form.values, list);
  const act = (kind: 'up' | 'down', row: FormRow, index: number): TemplateResult => {
    const called = p.rowName(name, index + 1);
    const off = kind === 'up' ? index === 0 : index === rows.length - 1;
    const press = (): void => on.move(list, row.key, kind === 'up' ? -1 : 1, called);
    return html`<button
      class="button quiet icon-only"
      type="button"
      data-act=${kind}
      aria-label=${p[kind](called)}
      ?disabled=${off}
      @click=${press}
    >
      ${icon(formIcons[kind])}
    </button>`;
  };
  const addRow = (): void => on.add(list);
  return html`<section part="rows" id="f-${list}" tabindex="-1">
    <h4 class="section">${title}</h4>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing} ${errorLine(form, list)}
    ${rows.length === 0 && none ? html`<p class="small muted">${none}</p>` : nothing}
    ${repeat(
      rows,
      ({ key }) => key,
      (row) => {
        const index = rows.indexOf(row);
        const called = p.rowName(name, index + 1);
        const remove = (): void => on.remove(list, row.key, called);
        return html`<div class="row" part="row" role="group" aria-label=${called} data-row=${row.key}>
          <div class="row-head">
            <span>${called}</span>
            <div class="row-acts">
              ${act('up', row, index)}${act('down', row, index)}
              <button
                class="button quiet"
                type="button"
                data-act="remove"
                aria-label=${p.removeRow(called)}
                @click=${remove}
              >
                ${icon(formIcons.bin)}${p.remove}
              </button>
            </div>
          </div>
          ${cells(row, index)}
        </div>`;
      },
    )}
    <button
      class="button add"
      type="button"
      part="add-button"
      data-add=${list}
      ?disabled=${rows.length >= max}
      @click=${addRow}
    >
      ${icon(formIcons.plus)}${add}
    </button>
  </section>`;
}
