import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { FormStore } from './form-store.js';
import { rowsAt } from './form-values.js';
import type { RowActs } from './rows-view.js';

/** What rows need of their form. */
interface Form {
  readonly store: FormStore | undefined;
  readonly p: FormStrings;
  /** Speaks, and puts the focus there after the next drawing. */
  readonly moveOn: (said: string | undefined, selector: string) => void;
}

/** Adding, taking away and moving rows, with the focus on what comes next. */
export const rowActs = (form: () => Form): RowActs => ({
  add: (list) => {
    const { store, moveOn } = form();
    const key = store?.addRow(list) ?? '';
    moveOn(undefined, `[data-row="${key}"] .input`);
  },
  remove: (list, key, name) => {
    const { store, p, moveOn } = form();
    store?.removeRow(list, key);
    moveOn(p.removed(name), `[data-add="${list}"]`);
  },
  move: (list, key, by, name) => {
    const { store, p, moveOn } = form();
    const rows = rowsAt(store?.getSnapshot().values ?? {}, list);
    const to = rows.findIndex((row) => row.key === key) + by;
    store?.moveRow(list, key, by);
    // At the end of the way its button does nothing more: the other one has the focus then.
    const end = by < 0 ? to === 0 : to === rows.length - 1;
    moveOn(p.moved(name, to + 1), `[data-row="${key}"] [data-act=${by < 0 === end ? 'down' : 'up'}]`);
  },
});
