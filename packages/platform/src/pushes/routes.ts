import type { Handlers } from '@jtop/contract/binding';
import { deskCall, type Desk } from '../demands/desk.js';
import type { Viewer } from '../identity/viewer.js';
import { listPushes, pushCoverage, pushDemand } from './service.js';

type Ids = 'pushes.list' | 'pushes.create' | 'pushes.coverage.retrieve';

/** Bringing demands before those who could answer them. */
export function pushHandlers(desk: Desk): Pick<Handlers<Viewer>, Ids> {
  return {
    'pushes.list': async ({ query, ctx }) => ({ body: await listPushes(desk, query, ctx) }),
    'pushes.create': async (call) => {
      const { status, body } = await pushDemand(desk, deskCall(call), call.body);
      return { status, body };
    },
    'pushes.coverage.retrieve': async ({ query }) => ({ body: await pushCoverage(desk, query.seasonId) }),
  };
}
