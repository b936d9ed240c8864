import {
  FEATURED,
  FEATURED_DEMAND,
  createMockFetch,
  demandIdOf,
  listingId,
  lotIdOf,
  type ScenarioName,
} from '@jtop/mocks';
import { createCore, type Core } from '@jtop/sdk';
import { NOW } from './fixtures.js';

/** The lot and the listing that every scenario is about. */
export const SCENARIO_LOT_ID = lotIdOf(FEATURED);
export const SCENARIO_LISTING_ID = listingId(0);
/** The demand that the scenarios of demands are about. */
export const SCENARIO_DEMAND_ID = demandIdOf(FEATURED_DEMAND);

/**
 * For a story's `platform`: a whole platform in memory in one of the scenarios of `@jtop/mocks`, its clock running from
 * {@link NOW}, the stream included. Each story gets its own.
 */
export const scenarioPlatform = (scenario: ScenarioName) => (): { readonly core: Core } => {
  const { endpoint, fetch, token } = createMockFetch(scenario, { from: NOW, seed: 1 });
  const auth = token === undefined ? {} : { auth: { getToken: () => Promise.resolve(token) } };
  return { core: createCore({ endpoint, fetch, maxRetries: 0, ...auth }) };
};
