import type { Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { listSpecials, retrieveSpecial } from './service.js';

/** The public reads of specials. */
export function specialHandlers(
  platform: Pick<Platform, 'db' | 'clock'>,
): Pick<Handlers<Viewer>, 'specials.list' | 'specials.retrieve'> {
  return {
    'specials.list': async ({ query }) => ({ body: await listSpecials(platform, query) }),
    'specials.retrieve': async ({ params }) => ({ body: await retrieveSpecial(platform, params.id) }),
  };
}
