import { withinLimits } from '../identity/tokens.js';
import { announcementHandlers } from './announcements.js';
import { bidHandlers } from './bids.js';
import { boardHandlers } from './boards.js';
import { consentHandlers } from './consents.js';
import { contestHandlers } from './contests.js';
import type { MockContext, MockHandlers } from './context.js';
import { demandHandlers } from './demands.js';
import { documentHandlers } from './documents.js';
import { handoffHandlers } from './handoffs.js';
import { healthHandlers } from './health.js';
import { listingHandlers } from './listings.js';
import { lotHandlers } from './lots.js';
import { meHandlers } from './me.js';
import { organizationHandlers } from './organizations.js';
import { registrationHandlers } from './registrations.js';
import { seasonHandlers } from './seasons.js';
import { sessionHandlers } from './sessions.js';
import { mayReadFiles } from '../solutions/view.js';
import { solutionHandlers } from './solutions.js';
import { specialHandlers } from './specials.js';
import { streamHandlers } from './stream.js';
import { timeHandlers } from './time.js';

export type { MockContext } from './context.js';

/** A handler for every operation of the contract; a missing one does not compile. */
export function createHandlers(context: MockContext): MockHandlers {
  return withinLimits({
    ...healthHandlers(),
    ...timeHandlers(context),
    ...meHandlers(context),
    ...seasonHandlers(context),
    ...specialHandlers(context),
    ...organizationHandlers(context),
    ...listingHandlers(context),
    ...sessionHandlers(context),
    ...demandHandlers(context),
    ...boardHandlers(context),
    ...solutionHandlers(context),
    ...contestHandlers(context),
    ...consentHandlers(context),
    ...lotHandlers(context),
    ...registrationHandlers(context),
    ...bidHandlers(context),
    ...documentHandlers(context, mayReadFiles(context)),
    ...handoffHandlers(context),
    ...announcementHandlers(context),
    ...streamHandlers(context),
  });
}
