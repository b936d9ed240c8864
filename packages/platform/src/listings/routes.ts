import type { Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { listListings, retrieveListing } from './service.js';

/** The public reads of listings. */
export function listingHandlers(
  platform: Pick<Platform, 'db' | 'clock'>,
): Pick<Handlers<Viewer>, 'listings.list' | 'listings.retrieve'> {
  return {
    'listings.list': async ({ query }) => ({ body: await listListings(platform, query) }),
    'listings.retrieve': async ({ params }) => ({ body: await retrieveListing(platform, params.id) }),
  };
}
