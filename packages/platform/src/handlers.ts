import type { Handlers } from '@jtop/contract/binding';
import type { Platform } from './context.js';
import { openapiHandlers } from './health/openapi.js';
import { healthHandlers } from './health/routes.js';
import { identityHandlers } from './identity/routes.js';
import type { Viewer } from './identity/viewer.js';
import { listingHandlers } from './listings/routes.js';
import type { Live } from './live/index.js';
import type { AuctionSide } from './lots/index.js';
import { organizationHandlers } from './organizations/routes.js';
import { sandboxHandlers } from './sandbox/routes.js';
import { seasonHandlers } from './seasons/routes.js';
import { specialHandlers } from './specials/routes.js';

/** A handler for every operation of the contract: one that is missing does not compile. */
export function createHandlers(
  platform: Platform,
  auction: Pick<AuctionSide, 'handlers' | 'jobs'>,
  live: Pick<Live, 'handlers' | 'tellTime'>,
  draining: () => boolean,
): Handlers<Viewer> {
  return {
    ...seasonHandlers(platform),
    ...specialHandlers(platform),
    ...organizationHandlers(platform),
    ...listingHandlers(platform),
    ...auction.handlers,
    ...live.handlers,
    // GET is served by the server in front; what comes here is HEAD, which opens nothing.
    'stream.open': () => ({ body: '' }),
    ...identityHandlers(platform),
    ...sandboxHandlers(platform, async () => {
      await auction.jobs.runDue();
      live.tellTime();
    }),
    ...healthHandlers(platform, { draining }),
    ...openapiHandlers(),
  };
}
