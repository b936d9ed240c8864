import type { Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { listOrganizations, retrieveOrganization } from './service.js';

/** The public reads of organizations. */
export function organizationHandlers(
  platform: Pick<Platform, 'db' | 'clock'>,
): Pick<Handlers<Viewer>, 'organizations.list' | 'organizations.retrieve'> {
  return {
    'organizations.list': async ({ query }) => ({ body: await listOrganizations(platform, query) }),
    'organizations.retrieve': async ({ params }) => ({
      body: await retrieveOrganization(platform, params.id),
    }),
  };
}
