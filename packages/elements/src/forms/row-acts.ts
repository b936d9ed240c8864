import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { FormStore } from './form-store.js';
import { rowsAt } from './form-values.js';
import type { RowActs } from './rows-view.js';

/** The form whose rows they are. */
interface Rowed {
  readonly store: () => FormStore | undefined;
  readonly p: () => FormStrings;
  readonly say: (text: string) => void;
  /** After the next drawing the focus goes there. */
  readonly focus: (selector: string) => void;
}

/** Adding, taking away and moving rows, with the focus on what comes next. */
export function rowActs({ store, p, say, focus }: Rowed): RowActs {
  return {
    add: (list) => {
      const key = store()?.addRow(list) ?? '';
      focus(`[data-row="${key}"] .input`);
    },
    remove: (list, key, name) => {
      store()?.removeRow(list, key);
      say(p().removed(name));
      focus(`[data-add="${list}"]`);
    },
    move: (list, key, by, name) => {
      const rows = rowsAt(store()?.getSnapshot().values ?? {}, list);
      const to = rows.findIndex((row) => row.key === key) + by;
      store()?.moveRow(list, key, by);
      say(p().moved(name, to + 1));
      // At the end of the way its button does nothing more: the other one has the focus then.
      const end = by < 0 ? to === 0 : to === rows.length - 1;
      focus(`[data-row="${key}"] [data-act=${by < 0 === end ? 'down' : 'up'}]`);
    },
  };
}
