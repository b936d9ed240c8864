import type { Handlers } from '@jtop/contract/binding';
import { boardHandlers } from './boards/routes.js';
import { consentHandlers } from './consents/routes.js';
import type { Platform } from './context.js';
import { contestHandlers } from './contests/routes.js';
import { demandHandlers } from './demands/routes.js';
import { documentHandlers, type DocumentReaders } from './documents/index.js';
import { handoffHandlers, type Settled } from './handoffs/routes.js';
import { openapiHandlers } from './health/openapi.js';
import { healthHandlers } from './health/routes.js';
import { bidTokenHandlers, withinLimits } from './identity/bid-tokens.js';
import { identityHandlers } from './identity/routes.js';
import type { Viewer } from './identity/viewer.js';
import { intentHandlers } from './intents/routes.js';
import { listingHandlers } from './listings/routes.js';
import type { Live } from './live/index.js';
import type { AuctionSide } from './lots/index.js';
import type { Metrics } from './metrics/metrics.js';
import { metricsHandlers } from './metrics/routes.js';
import { organizationHandlers } from './organizations/routes.js';
import { sandboxHandlers } from './sandbox/routes.js';
import { seasonHandlers } from './seasons/routes.js';
import { solutionHandlers } from './solutions/routes.js';
import { specialHandlers } from './specials/routes.js';

/** What the handlers are made of besides the platform. */
export interface HandlerParts {
  readonly auction: Pick<AuctionSide, 'handlers' | 'jobs'>;
  readonly live: Pick<Live, 'handlers' | 'tellTime'>;
  readonly metrics: Metrics;
  readonly addressOf: (request: Request) => string | undefined;
  readonly draining: () => boolean;
  readonly settled: Settled;
  readonly documentReaders: DocumentReaders;
  /** Real time, epoch milliseconds. */
  readonly realNow: () => number;
}

/** A handler for every operation of the contract: one that is missing does not compile. */
export function createHandlers(platform: Platform, parts: HandlerParts): Handlers<Viewer> {
  const { auction, live, metrics, addressOf, draining, realNow } = parts;
  const { documentReaders: readers } = parts;
  return withinLimits({
    ...seasonHandlers(platform),
    ...specialHandlers(platform),
    ...organizationHandlers(platform),
    ...listingHandlers(platform),
    ...demandHandlers(platform),
    ...boardHandlers(platform),
    ...solutionHandlers(platform),
    ...contestHandlers(platform),
    ...intentHandlers(platform),
    ...consentHandlers(platform),
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
    ...metricsHandlers(platform.config, metrics, addressOf),
    ...openapiHandlers(),
    ...documentHandlers(platform, { readers, addressOf, realNow }),
    ...handoffHandlers(platform, realNow, parts.settled),
    ...bidTokenHandlers(platform, realNow),
  });
}
