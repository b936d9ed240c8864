import { createDocument, isJtopError, type Core } from '@jtop/sdk';
import { checkDocumentHead, type HeadFault } from '@jtop/rules/documents';
import type { Store } from '@jtop/sdk';
import { rowsAt } from './form-values.js';
import type { FormStore } from './form-store.js';

/** A file on its way. One that has arrived is a row of the form and no longer here. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly state: 'waiting' | 'sending' | 'failed';
  /** Why it failed: a code of the check before sending, or of the platform. */
  readonly code: string;
  /** Whether sending the same file again can help. */
  readonly again: boolean;
}

/** The files of a form: one goes up at a time, and none keeps the others waiting for long. */
export interface Uploads extends Store<readonly Upload[]> {
  readonly add: (files: readonly File[]) => void;
  readonly retry: (key: string) => void;
  /** Takes a file off the list; one on its way is called off. */
  readonly remove: (key: string) => void;
  readonly clear: () => void;
}

interface Held extends Upload {
  readonly file: File;
}

/** Faults that stay however often the same file is sent. */
const LASTING = /^(type_not_taken|empty|too_large|unsafe_name|wrong_ending|request\.\w+|document\.\w+)$/;

/**
 * Uploads files as documents, by the site key in the place of a token, and puts them into the form under `attachments`.
 *
 * @param max - So many files in all.
 */
export function createUploads(core: Core, siteKey: string, form: FormStore, max: number): Uploads {
  let items: readonly Held[] = [];
  let busy: { readonly key: string; readonly stop: AbortController } | undefined;
  let keys = 0;
  const listeners = new Set<() => void>();

  const set = (next: readonly Held[]): void => {
    items = next;
    for (const listener of [...listeners]) listener();
  };
  const patch = (key: string, change: Partial<Held>): void =>
    set(items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  const drop = (key: string): void => set(items.filter((item) => item.key !== key));

  const run = async (): Promise<void> => {
    const next = items.find(({ state }) => state === 'waiting');
    if (busy || !next) return;
    const { key, file } = next;
    const stop = new AbortController();
    busy = { key, stop };
    patch(key, { state: 'sending' });
    try {
      const {
        id,
        name,
        bytes,
        hash,
        expiresAt = '',
      } = await createDocument(
        core,
        file,
        { name: file.name, kind: 'attachment', siteKey },
        { signal: stop.signal },
      );
      if (items.some((item) => item.key === key)) {
        form.addRow('attachments', { documentId: id, name, bytes: String(bytes), hash, expiresAt });
        drop(key);
      }
    } catch (error) {
      const code = isJtopError(error) ? error.code : 'other';
      if (!stop.signal.aborted) patch(key, { state: 'failed', code, again: !LASTING.test(code) });
    }
    busy = undefined;
    void run();
  };

  return {
    getSnapshot: () => items,
    subscribe(listener) {
      const entry = (): void => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    add(files) {
      let room = max - rowsAt(form.getSnapshot().values, 'attachments').length - items.length;
      const added = files.map((file): Held => {
        const fault: Pick<HeadFault, 'code'> | { code: 'too_many' } | undefined =
          room-- > 0
            ? checkDocumentHead({ name: file.name, kind: 'attachment', type: file.type, bytes: file.size })
            : { code: 'too_many' };
        const state = fault ? 'failed' : 'waiting';
        keys += 1;
        return {
          key: `u${keys}`,
          name: file.name,
          bytes: file.size,
          state,
          code: fault?.code ?? '',
          again: false,
          file,
        };
      });
      set([...items, ...added]);
      void run();
    },
    retry(key) {
      patch(key, { state: 'waiting', code: '' });
      void run();
    },
    remove(key) {
      if (busy?.key === key) busy.stop.abort();
      drop(key);
    },
    clear() {
      busy?.stop.abort();
      set([]);
    },
  };
}
