import type { Store } from '@jtop/sdk';
import type { DraftKeep } from './draft-keep.js';
import { rowsAt, type FormRow, type FormValue, type FormValues } from './form-values.js';

/** What is wrong with a field. Those of the rules fit; forms add their own. */
export interface FormFault {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the platform says of a field; the words are for logs, the code is what people are told by. */
export interface ServerError {
  readonly path: string;
  readonly code: string;
}

/** A form as it stands. */
export interface FormSnapshot {
  readonly values: FormValues;
  /** Index of the step that is open. */
  readonly step: number;
  /** What was found wrong when it was looked at; each goes as soon as it is put right. */
  readonly errors: readonly FormFault[];
  readonly refused: readonly ServerError[];
  /** There is something that is neither sent nor saved. */
  readonly unsaved: boolean;
  /** The person wants a draft on this device. */
  readonly keeping: boolean;
  /** Epoch milliseconds of the last time that it was saved. */
  readonly savedAt?: number | undefined;
  /** Why it could not be saved. */
  readonly fault?: 'full' | 'too_large' | undefined;
  /** Another tab has the same draft open. */
  readonly elsewhere: boolean;
}

/** What one form holds, in memory as long as the page, and on the device where the person says so. */
export interface FormStore extends Store<FormSnapshot> {
  readonly set: (path: string, value: FormValue) => void;
  readonly addRow: (path: string, row?: Readonly<Record<string, string>>) => string;
  readonly setCell: (path: string, key: string, field: string, text: string) => void;
  readonly removeRow: (path: string, key: string) => void;
  readonly moveRow: (path: string, key: string, by: 1 | -1) => void;
  readonly go: (step: number) => void;
  /** Notes what is wrong, after somebody asked for it. */
  readonly found: (errors: readonly FormFault[], refused?: readonly ServerError[]) => void;
  /** Begins or ends keeping a draft on this device. Ending it takes the draft away. */
  readonly keep: (on: boolean) => void;
  /** Saves now what waits to be saved. */
  readonly flush: () => void;
  /** Fills in what is known from elsewhere, as an earlier version; nothing of it is unsaved unless it is said to be. */
  readonly fill: (values: FormValues, unsaved?: boolean) => void;
  /** From now on this says what is wrong: the element that made the form may be gone. */
  readonly judge: (check: FormStoreOptions['check']) => void;
  /** It has been sent, or given up: begins anew, and takes the draft away. */
  readonly reset: () => void;
}

export interface FormStoreOptions {
  readonly initial: FormValues;
  /** What is wrong with the values now. */
  readonly check: (values: FormValues) => readonly FormFault[];
  readonly keep: DraftKeep;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Typing pauses as long before a draft is saved. */
const SAVE_AFTER_MS = 600;

/** Makes the store, with the draft of the device in it where there is one. */
export function createFormStore({ initial, check: first, keep, now }: FormStoreOptions): FormStore {
  let check = first;
  const found = keep.read(now());
  let state: FormSnapshot = {
    values: found ? { ...initial, ...found.values } : initial,
    step: found?.step ?? 0,
    errors: [],
    refused: [],
    unsaved: false,
    keeping: found !== undefined,
    savedAt: found?.savedAt,
    elsewhere: false,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unwatch: (() => void) | undefined;
  let keys = 0;
  const listeners = new Set<() => void>();

  const patch = (change: Partial<FormSnapshot>): void => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };
  const watch = (): void => {
    unwatch ??= keep.watch((kept) =>
      // Taken away in another tab: here it is not saved any more, and is again as soon as something is typed or the page left.
      patch(kept ? { elsewhere: true } : { elsewhere: true, savedAt: undefined, unsaved: true }),
    );
  };
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!state.keeping || !state.unsaved) return;
    const { values, step } = state;
    const savedAt = now();
    const outcome = keep.write({ values, step, savedAt });
    patch(outcome === 'saved' ? { savedAt, fault: undefined, unsaved: false } : { fault: outcome });
  };
  const change = (values: FormValues, path: string): void => {
    const before = new Set(state.errors.map((error) => keyed(error.path, state.values)));
    const errors =
      before.size === 0 ? [] : check(values).filter((error) => before.has(keyed(error.path, values)));
    const refused = state.refused.filter(
      (error) => error.path !== path && !error.path.startsWith(`${path}.`),
    );
    patch({ values, errors, refused, unsaved: true });
    if (state.keeping) {
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_AFTER_MS);
    }
  };
  const changeRows = (path: string, next: (rows: readonly FormRow[]) => readonly FormRow[]): void =>
    change({ ...state.values, [path]: next(rowsAt(state.values, path)) }, path);

  if (found) watch();
  return {
    getSnapshot: () => state,
    subscribe(listener) {
      const entry = (): void => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    set: (path, value) => change({ ...state.values, [path]: value }, path),
    addRow(path, row = {}) {
      // Rows that were filled in from elsewhere have their own.
      const taken = Object.keys(state.values).flatMap((list) => rowsAt(state.values, list));
      keys = Math.max(keys, ...taken.map((one) => Number(one.key) || 0)) + 1;
      const key = String(keys);
      changeRows(path, (rows) => [...rows, { ...row, key }]);
      return key;
    },
    setCell: (path, key, field, text) => {
      const index = rowsAt(state.values, path).findIndex((row) => row.key === key);
      const rows = rowsAt(state.values, path).map((row) =>
        row.key === key ? { ...row, [field]: text } : row,
      );
      change({ ...state.values, [path]: rows }, `${path}.${index}.${field}`);
    },
    removeRow: (path, key) => changeRows(path, (rows) => rows.filter((row) => row.key !== key)),
    moveRow: (path, key, by) =>
      changeRows(path, (rows) => {
        const at = rows.findIndex((row) => row.key === key);
        const row = rows[at];
        const other = rows[at + by];
        if (!row || !other) return rows;
        return rows.map((one) => (one === row ? other : one === other ? row : one));
      }),
    go(step) {
      if (step === state.step) return;
      patch({ step });
    },
    found: (errors, refused = []) => patch({ errors, refused }),
    keep(on) {
      if (!on) {
        clearTimeout(timer);
        unwatch?.();
        unwatch = undefined;
        keep.remove();
        const unsaved = state.values !== initial;
        patch({ keeping: false, savedAt: undefined, fault: undefined, elsewhere: false, unsaved });
        return;
      }
      patch({ keeping: true, unsaved: true });
      watch();
      save();
    },
    flush: save,
    fill: (values, unsaved = false) => patch({ values: { ...initial, ...values }, unsaved }),
    judge(next) {
      check = next;
    },
    reset() {
      clearTimeout(timer);
      unwatch?.();
      unwatch = undefined;
      keep.remove();
      patch({
        values: initial,
        step: 0,
        errors: [],
        refused: [],
        unsaved: false,
        keeping: false,
        savedAt: undefined,
        fault: undefined,
        elsewhere: false,
      });
    },
  };
}

/** A path with the key of a row in the place of its number, so that it follows the row when rows are moved. */
function keyed(path: string, values: FormValues): string {
  const [list = '', index = '', ...rest] = path.split('.');
  const row = /^\d+$/.test(index) ? rowsAt(values, list)[Number(index)] : undefined;
  return row ? [list, `#${row.key}`, ...rest].join('.') : path;
}
