import { announcementHandlers } from './announcements.js';
import { bidHandlers } from './bids.js';
import type { MockContext, MockHandlers } from './context.js';
import { listingHandlers } from './listings.js';
import { liveHandlers } from './live.js';
import { lotHandlers } from './lots.js';
import { programmeHandlers } from './programme.js';
import { serviceHandlers } from './service.js';
import { sessionHandlers } from './sessions.js';

export type { MockContext } from './context.js';

/** A handler for every operation of the contract; a missing one does not compile. */
export function createHandlers(
  context: MockContext,
  openApi: () => Promise<Record<string, unknown>>,
): MockHandlers {
  return {
    ...serviceHandlers(context, openApi),
    ...programmeHandlers(context),
    ...listingHandlers(context),
    ...sessionHandlers(context),
    ...lotHandlers(context),
    ...bidHandlers(context),
    ...announcementHandlers(context),
    ...liveHandlers(context),
  };
}
