import { isJtopError, type Clock, type Core, type JtopError, type Live, type LiveState } from '@jtop/sdk';

/** What stores read from: one set a platform and page. */
export interface Sources {
  readonly core: Core;
  readonly live: Live;
  readonly clock: Clock;
}

/** What is known of something that the platform was asked for. Only what the platform said is ever in here. */
export interface DataSnapshot<Data> {
  /** Absent until the first answer. */
  readonly data?: Data | undefined;
  /** The platform answered, and there is nothing to show. */
  readonly empty?: boolean | undefined;
  /** Why the last question failed; `data` may still be there from before. */
  readonly error?: JtopError | undefined;
  /** Where the live connection stands, where there is one. */
  readonly connection?: LiveState | undefined;
}

/** State without DOM: made for `useSyncExternalStore`, a Lit controller or a plain script. */
export interface DataStore<Data> {
  /** The same object until something changes. */
  getSnapshot(): DataSnapshot<Data>;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
  /** Asks the platform again. */
  refresh(): void;
  /** Ends all requests and subscriptions; the snapshot stays as it is. */
  close(): void;
}

/** What a store's own part can do. */
export interface DataPort<Data> {
  readonly signal: AbortSignal;
  /** Commits a change and tells who listens. */
  readonly patch: (change: Partial<DataSnapshot<Data>>) => void;
  readonly snapshot: DataSnapshot<Data>;
  /** Runs at the end of this round: before the next {@link DataStore.refresh} and on close. */
  readonly onEnd: (run: () => void) => void;
}

/** Asked again by itself after this long where the platform could not be reached. */
const RETRY_MS = 15_000;
/** The same where there was nothing to show: a lot may open while the page is. */
const EMPTY_MS = 60_000;

/** Whether asking again may help without anybody doing anything. */
function isPassing(error: JtopError): boolean {
  return (
    !('status' in error) ||
    error.code === 'unavailable' ||
    error.code === 'rate.limited' ||
    error.code === 'internal'
  );
}

/**
 * Makes a store of a function that asks the platform.
 *
 * @param load - Runs at once and at each refresh; commits through the port. What it throws becomes `error`.
 */
export function createDataStore<Data>(load: (port: DataPort<Data>) => Promise<void>): DataStore<Data> {
  let snapshot: DataSnapshot<Data> = {};
  let controller: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ends: (() => void)[] = [];
  const listeners = new Set<() => void>();

  const end = (): void => {
    clearTimeout(timer);
    controller?.abort();
    for (const run of ends.splice(0)) run();
  };
  const start = (): void => {
    end();
    const own = (controller = new AbortController());
    const port: DataPort<Data> = {
      signal: own.signal,
      patch: (change) => {
        if (own.signal.aborted) return;
        snapshot = { ...snapshot, ...change };
        for (const listener of [...listeners]) listener();
      },
      get snapshot() {
        return snapshot;
      },
      onEnd: (run) => ends.push(run),
    };
    const again = (ms: number): void => {
      if (!own.signal.aborted) timer = setTimeout(start, ms);
    };
    load(port).then(
      () => {
        if (snapshot.empty) again(EMPTY_MS);
      },
      (error: unknown) => {
        if (own.signal.aborted) return;
        if (!isJtopError(error)) throw error;
        if (isPassing(error)) again(RETRY_MS);
        port.patch({ error });
      },
    );
  };
  start();

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      const entry = (): void => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    refresh: start,
    close: end,
  };
}
