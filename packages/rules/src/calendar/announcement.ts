const DAY_MS = 86_400_000;

/** Whether an announcement came early enough, and the first opening that it allows. */
export interface AnnouncementTiming {
  readonly ok: boolean;
  /** Epoch milliseconds. */
  readonly earliestOpensAt: number;
}

/** The days that the rules of a lot ask for, each of 24 hours. */
export interface AnnouncementDays {
  /** From the announcement to the opening (Auction Law §45: seven). 0, as in the sandbox: nothing is waited for. */
  readonly announceDaysMin: number;
  /** On show (展示) before the opening (Auction Law §48: two). What is sold is on show from its announcement on. */
  readonly displayDaysMin: number;
}

/**
 * Checks the time between the announcement (拍卖公告) and the opening: what is sold has to be announced, and on show, for
 * long enough (I-T2).
 * @param publishedAt epoch milliseconds of the call
 * @param opensAt epoch milliseconds
 */
export function announcedInTime(
  publishedAt: number,
  opensAt: number,
  { announceDaysMin, displayDaysMin }: AnnouncementDays,
): AnnouncementTiming {
  const days = announceDaysMin === 0 ? 0 : Math.max(announceDaysMin, displayDaysMin);
  const earliestOpensAt = publishedAt + days * DAY_MS;
  return { ok: opensAt >= earliestOpensAt, earliestOpensAt };
}
