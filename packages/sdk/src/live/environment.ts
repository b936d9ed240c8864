/** What a page does that a live connection must follow. Where there is no page (Node, workers), nothing happens. */
export type PageEvent = 'hidden' | 'visible' | 'pagehide' | 'pageshow' | 'online';

/** The runtime as the live parts see it. Tests give their own. */
export interface Environment {
  /** Milliseconds that only grow, from any origin. */
  monotonicNow(): number;
  /** Epoch milliseconds of the machine, right or wrong. */
  wallNow(): number;
  /** From 0 to 1. */
  random(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
  isHidden(): boolean;
  isOnline(): boolean;
  /** @returns a function that ends it */
  listen(listener: (event: PageEvent) => void): () => void;
}

/** The runtime itself. Globals are looked up at each call, never at import: this module also loads on a server. */
export const defaultEnvironment: Environment = {
  monotonicNow: () => performance.now(),
  wallNow: () => Date.now(),
  random: () => Math.random(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (handle) => clearTimeout(handle as number),
  isHidden: () => typeof document !== 'undefined' && document.visibilityState === 'hidden',
  isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
  listen(listener) {
    if (typeof document === 'undefined') return () => undefined;
    const onEvent = ({ type }: Event): void =>
      listener(type === 'visibilitychange' ? document.visibilityState : (type as PageEvent));
    const windowEvents = ['pagehide', 'pageshow', 'online'];
    document.addEventListener('visibilitychange', onEvent);
    for (const type of windowEvents) addEventListener(type, onEvent);
    return () => {
      document.removeEventListener('visibilitychange', onEvent);
      for (const type of windowEvents) removeEventListener(type, onEvent);
    };
  },
};
