/** The calendar of the Auction Season: every Wednesday and Friday, with exceptions, in Jiangsu's time. */
export { announcedInTime, type AnnouncementDays, type AnnouncementTiming } from './announcement.js';
export {
  biddingDaysBetween,
  isBiddingDay,
  nextSessionDay,
  type BiddingCalendar,
  type CalendarException,
} from './bidding-days.js';
export { dayNumber, formatDay, startOfDay, weekdayOf, type Weekday } from './civil.js';
