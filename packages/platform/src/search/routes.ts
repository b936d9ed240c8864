import type { Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { search } from './service.js';

/** Search over listings and demands. */
export function searchHandlers(
  platform: Pick<Platform, 'db' | 'clock'>,
): Pick<Handlers<Viewer>, 'search.list'> {
  return { 'search.list': async ({ query }) => ({ body: await search(platform, query) }) };
}
