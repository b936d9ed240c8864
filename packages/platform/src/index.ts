/** The reference platform, to be started from the environment or put together in a test. */
export { createPlatform, type App, type PlatformOptions } from './app.js';
export { ManualClock, SystemClock, type SeasonClock } from './clock.js';
export { readConfig, type Config, type OidcSettings } from './config.js';
export type { Bus, DepositOrder, DepositSettlement, KeyStore, PaymentGateway, Platform } from './context.js';
export * from './db/index.js';
export {
  DEMO_PARTIES,
  DEMO_SECRET,
  demoOrganizationId,
  demoPartyId,
  type DemoParty,
} from './identity/demo-parties.js';
export type { Viewer } from './identity/viewer.js';
export { startPlatform, type RunningPlatform, type StartOptions } from './start.js';
export { StartError } from './start-error.js';
