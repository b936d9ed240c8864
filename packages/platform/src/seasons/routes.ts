import type { Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { listSeasons, retrieveSeason } from './service.js';

/** The public reads of seasons. */
export function seasonHandlers(
  platform: Pick<Platform, 'db' | 'clock'>,
): Pick<Handlers<Viewer>, 'seasons.list' | 'seasons.retrieve'> {
  return {
    'seasons.list': async ({ query }) => ({ body: await listSeasons(platform, query) }),
    'seasons.retrieve': async ({ params }) => ({ body: await retrieveSeason(platform, params.id) }),
  };
}
