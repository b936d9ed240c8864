interface Held<T> {
  readonly value: T;
  /** Real time, epoch milliseconds. */
  readonly until: number;
}

/** How much is remembered; then everything is forgotten, which costs one look each. */
const MAX_REMEMBERED = 10_000;

/**
 * Asks once and remembers the answer for a few seconds; what fails, and what is undefined, is asked for again.
 *
 * @param freshMs - how long an answer holds, in milliseconds of real time
 * @param realNow - real time, epoch milliseconds
 */
export function remember<T>(
  find: (key: string) => Promise<T>,
  freshMs: number,
  realNow: () => number,
): (key: string) => Promise<T> {
  const known = new Map<string, Held<T>>();
  return async (key) => {
    const held = known.get(key);
    if (held !== undefined && held.until > realNow()) return held.value;
    const value = await find(key);
    known.delete(key);
    if (value !== undefined) {
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(key, { value, until: realNow() + freshMs });
    }
    return value;
  };
}
