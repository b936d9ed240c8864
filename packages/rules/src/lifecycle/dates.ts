/** The dates of a demand's way, in the order in which they have to come (invariant I-M2). */
export const DATE_ORDER = [
  'submittedAt',
  'reviewedAt',
  'publishedAt',
  'deadline',
  'roadshowAt',
  'awardedAt',
] as const;

export type DateName = (typeof DATE_ORDER)[number];

/** Epoch milliseconds; what has not been set is left out and not judged. */
export type SeasonDates = { readonly [Name in DateName]?: number | undefined };

/** Two dates that stand the wrong way round. */
export interface DateBreach {
  readonly earlier: DateName;
  readonly later: DateName;
}

/** The platform stamps these as they happen: two may fall on one millisecond and are in order all the same. */
const STAMPED: readonly DateName[] = ['submittedAt', 'reviewedAt', 'publishedAt'];

/**
 * The first two dates that break submit < review < publish < answer deadline < roadshow < award, whatever is missing
 * between them; undefined where all are in order.
 */
export function dateOrderBreach(dates: SeasonDates): DateBreach | undefined {
  const set = DATE_ORDER.flatMap((name) => {
    const at = dates[name];
    return at === undefined ? [] : [{ name, at }];
  });
  for (const [index, later] of set.entries()) {
    const earlier = set[index - 1];
    if (earlier === undefined) continue;
    const mayBeEqual = STAMPED.includes(earlier.name) && STAMPED.includes(later.name);
    if (earlier.at > later.at || (earlier.at === later.at && !mayBeEqual)) {
      return { earlier: earlier.name, later: later.name };
    }
  }
  return undefined;
}

/** Whether an answer that comes at `at` is in time: up to the deadline's own millisecond. Without a deadline it is. */
export function beforeDeadline(deadline: number | undefined, at: number): boolean {
  return deadline === undefined || at <= deadline;
}
