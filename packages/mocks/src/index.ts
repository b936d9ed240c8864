/** A J-TOP platform in memory: for partners' tests, and for stories. Runs in browsers and in Node. */
export {
  createMockPlatform,
  DEFAULT_ENDPOINT,
  type MockPlatform,
  type MockPlatformOptions,
} from './platform.js';
export { createMockFetch, type MockFetch } from './fetch.js';
export { mockToken } from './identity/tokens.js';
export { mswHandlers } from './msw.js';
export { scenarios, type ScenarioName } from './scenarios/index.js';
export type { Behaviour, Scenario } from './scenarios/scenario.js';
export { HOSTILE_TEXTS } from './scenarios/hostile-text.js';
export { FEATURED, YOU } from './scenarios/lots.js';
export { Stage, lotIdOf, type LotPlan, type PlannedBid } from './fixtures/stage.js';
export { boardIdOf, demandIdOf, type BoardPlan, type DemandPlan } from './fixtures/challenge.js';
export { FEATURED_BOARD } from './fixtures/boards.js';
export { DEMAND_OWNER, FEATURED_DEMAND, MATCHED_TEAM } from './fixtures/demands.js';
export { listingId } from './fixtures/listings.js';
export type { MockClock } from './clock.js';
export type { MockParty } from './identity/party.js';
export type { Store } from './store.js';
