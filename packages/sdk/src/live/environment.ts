/** What a page does that a live connection must follow. Where there is no page (Node, workers), nothing happens. */
export type PageEvent = 'visibilitychange' | 'pagehide' | 'pageshow' | 'online';

/** The page as the live parts see it. Tests give their own. */
export interface Environment {
  isHidden(): boolean;
  isOnline(): boolean;
  /** @returns a function that ends it */
  listen(listener: (event: PageEvent) => void): () => void;
}

const EVENTS: readonly PageEvent[] = ['visibilitychange', 'pagehide', 'pageshow', 'online'];

/** The page itself. Globals are looked up at each call, never at import: this module also loads on a server. */
export const defaultEnvironment: Environment = {
  isHidden: () => typeof document !== 'undefined' && document.hidden,
  isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
  listen(listener) {
    if (typeof document === 'undefined') return () => undefined;
    const onEvent = ({ type }: Event): void => listener(type as PageEvent);
    for (const type of EVENTS) addEventListener(type, onEvent);
    return () => {
      for (const type of EVENTS) removeEventListener(type, onEvent);
    };
  },
};

/** Resolves after `ms` milliseconds. */
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
