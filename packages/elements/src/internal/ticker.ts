/** What is ticked: an element whose view depends on the time. */
export interface Ticking extends Element {
  /** Whether it is ticked where it cannot be seen too, because it has something to say. */
  readonly always: boolean;
  tick(): void;
}

/** One timer for all countdowns of a page, and only for those that can be seen. */
export interface Ticker {
  add(element: Ticking): void;
  remove(element: Ticking): void;
  /** Whether the element was last seen within the window; elements not added count as seen. */
  sees(element: Ticking): boolean;
}

/** Begins to count a little before the element scrolls into view. */
const MARGIN = '100px';

/**
 * Ticks at each full second of the clock given.
 *
 * @param now - epoch milliseconds
 */
export function createTicker(now: () => number): Ticker {
  const known = new Set<Ticking>();
  const seen = new Set<Ticking>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let observer: IntersectionObserver | undefined;

  const plan = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const due = [...known].filter((element) => element.always || seen.has(element));
    if (due.length === 0 || document.hidden) return;
    timer = setTimeout(
      () => {
        for (const element of due) if (known.has(element)) element.tick();
        plan();
      },
      // A little late rather than a little early: early would show the old second once more.
      1005 - (now() % 1000),
    );
  };
  const onVisibility = (): void => {
    if (!document.hidden) for (const element of seen) element.tick();
    plan();
  };
  const observe = (): IntersectionObserver => {
    document.addEventListener('visibilitychange', onVisibility);
    return new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const element = target as Ticking;
          if (!known.has(element)) continue;
          if (!isIntersecting) seen.delete(element);
          else if (!seen.has(element)) {
            seen.add(element);
            element.tick();
          }
        }
        plan();
      },
      { rootMargin: MARGIN },
    );
  };

  return {
    add(element) {
      if (known.has(element)) return;
      known.add(element);
      (observer ??= observe()).observe(element);
      if (element.always) plan();
    },
    remove(element) {
      if (!known.delete(element)) return;
      observer?.unobserve(element);
      seen.delete(element);
      if (known.size === 0) {
        observer?.disconnect();
        observer = undefined;
        document.removeEventListener('visibilitychange', onVisibility);
      }
      plan();
    },
    sees: (element) => !known.has(element) || seen.has(element),
  };
}
