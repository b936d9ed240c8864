/** What the demo lets happen to one lot. Everything else follows from the rules. */
export interface LotPlan {
  /** The listing that is sold. */
  readonly listingId: string;
  /** What the lot is called, where a page names it; a new id otherwise. */
  readonly lotId?: string;
  /** Day of the session in Jiangsu, `YYYY-MM-DD`. */
  readonly day: string;
  /** Opening of the session, `HH:mm` in Jiangsu. @default '10:00' */
  readonly opens?: string;
  /** The special that the session belongs to; absent for a weekly one. */
  readonly specialSessionId?: string;
  /** Scheduled end, epoch milliseconds. @default five hours after the opening */
  readonly closesAt?: number;
  /** How many companies register and pay the deposit. */
  readonly bidders: number;
  /** How many bids they place, turn by turn. */
  readonly bids: number;
  /** The last two bids fall into the closing window, the second after an extension. */
  readonly late?: true;
  /** The sealed reserve, in percent of the start price. */
  readonly reservePercent?: number;
  readonly minBidders?: 2;
  /** Steps that grow with the price. */
  readonly ladder?: true;
  readonly preset?: 'judicial-5min' | 'free60-limited5' | 'free5-limited90s';
  /** What interrupts it; without one it runs to its end. */
  readonly fate?: LotFate;
  /** The next attempt, when this one has not sold. */
  readonly again?: Pick<LotPlan, 'day' | 'bidders' | 'bids'>;
}

/**
 * - `draft`: is never announced
 * - `cancel`: called off three days before it opens
 * - `void`: declared void while it is bid on
 * - `suspend`: suspended before it opens, and still is
 * - `suspend_open`: suspended while it is bid on, and still is
 * - `pause`: suspended while it is bid on, and taken up again half an hour later
 */
export type LotFate = 'draft' | 'cancel' | 'void' | 'suspend' | 'suspend_open' | 'pause';
