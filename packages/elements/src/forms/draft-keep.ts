import type { FormValues } from './form-values.js';

/** What became of an attempt to save. `full`: the browser refused. `too_large`: it is more than is kept here. */
export type DraftOutcome = 'saved' | 'full' | 'too_large';

export interface StoredDraft {
  readonly values: FormValues;
  readonly step: number;
  /** Epoch milliseconds. */
  readonly savedAt: number;
}

/** A draft of one form on this device. Nothing here throws: storage may be full, blocked or gone. */
export interface DraftKeep {
  /** Undefined where there is none that can be used: too old, of another version, or changed by somebody. */
  read(now: number): StoredDraft | undefined;
  write(draft: StoredDraft): DraftOutcome;
  remove(): void;
  /**
   * Tells when another tab has the same draft open; `kept` is false where it has just taken the draft away.
   *
   * @returns a function that ends it
   */
  watch(other: (kept: boolean) => void): () => void;
}

/** Counts up when what is kept changes its form: older drafts are then let go. */
const VERSION = 1;
/** In UTF-16 code units; storage gives a site some five million. */
const MAX_LENGTH = 200_000;
const MAX_AGE_MS = 30 * 86_400_000;

interface Envelope extends StoredDraft {
  readonly v: number;
}

/**
 * The draft under a name in `localStorage`.
 *
 * @param name - names platform, site key, form and demand, so that no two of them meet
 */
export function createDraftKeep(name: string): DraftKeep {
  const key = `jtop.draft:${name}`;
  const remove = (): void => {
    try {
      localStorage.removeItem(key);
    } catch {
      // Then there is nothing to remove.
    }
  };
  return {
    remove,
    read(now) {
      try {
        const text = localStorage.getItem(key);
        if (text === null || text.length > MAX_LENGTH) return undefined;
        const { v, savedAt, step, values } = Object(JSON.parse(text)) as Partial<Envelope>;
        const good =
          v === VERSION &&
          typeof savedAt === 'number' &&
          now - savedAt < MAX_AGE_MS &&
          Number.isSafeInteger(step) &&
          isValues(values);
        if (!good) {
          remove();
          return undefined;
        }
        return { values, savedAt, step: Number(step) };
      } catch {
        return undefined;
      }
    },
    write(draft) {
      const text = JSON.stringify({ v: VERSION, ...draft });
      if (text.length > MAX_LENGTH) return 'too_large';
      try {
        localStorage.setItem(key, text);
        return 'saved';
      } catch {
        return 'full';
      }
    },
    watch(other) {
      // A word from another tab that writes comes by the storage itself; one that only looks has to say so.
      const channel = openChannel(key);
      const onStorage = (event: StorageEvent): void => {
        if (event.key === key) other(event.newValue !== null);
      };
      window.addEventListener('storage', onStorage);
      if (channel) {
        channel.onmessage = ({ data }) => {
          other(true);
          if (data === 'who') channel.postMessage('me');
        };
        channel.postMessage('who');
      }
      return () => {
        window.removeEventListener('storage', onStorage);
        channel?.close();
      };
    },
  };
}

/** Where storage is blocked, browsers may refuse a channel, too. */
function openChannel(key: string): BroadcastChannel | undefined {
  try {
    return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(key);
  } catch {
    return undefined;
  }
}

/** Whether what was kept is of the form that is kept here: other scripts of the page write there too. */
function isValues(values: unknown): values is FormValues {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return false;
  return Object.values(values).every(
    (value) =>
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      (Array.isArray(value) && value.every((item) => typeof item === 'string' || isRow(item))),
  );
}

const isRow = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  'key' in row &&
  Object.values(row).every((one) => typeof one === 'string');
