/** A value that changes: what `useSyncExternalStore`, a Lit controller or a plain script can follow. Its functions need no `this`. */
export interface Store<T> {
  /** The value now; the same object until it changes. */
  readonly getSnapshot: () => T;
  /** @returns a function that ends the subscription */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A store that its owner writes. */
export interface WritableStore<T> extends Store<T> {
  readonly set: (value: T) => void;
}

export function createStore<T>(initial: T): WritableStore<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => value,
    set(next) {
      if (next === value) return;
      value = next;
      for (const listener of [...listeners]) void guarded(listener);
    },
    subscribe(listener) {
      // Wrapped, so that the same function may be given twice and ended once each.
      const entry = (): void => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}

/** Runs a listener at once; what it throws surfaces as an unhandled rejection instead of ending the stream that called it. */
export async function guarded(run: () => void): Promise<void> {
  run();
}
