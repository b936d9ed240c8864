const DAY_MS = 86_400_000;

/** Whether an announcement came early enough, and the first opening that it allows. */
export interface AnnouncementTiming {
  readonly ok: boolean;
  /** Epoch milliseconds. */
  readonly earliestOpensAt: number;
}

/**
 * Checks the time between the announcement (拍卖公告) and the opening: at least `announceDaysMin` whole days of 24 hours
 * (Auction Law §45: seven days before).
 * @param publishedAt epoch milliseconds of the call
 * @param opensAt epoch milliseconds
 */
export function announcedInTime(
  publishedAt: number,
  opensAt: number,
  announceDaysMin: number,
): AnnouncementTiming {
  const earliestOpensAt = publishedAt + announceDaysMin * DAY_MS;
  return { ok: opensAt >= earliestOpensAt, earliestOpensAt };
}
