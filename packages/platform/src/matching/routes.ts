import type { Handlers } from '@jtop/contract/binding';
import { deskCall, type Desk } from '../demands/desk.js';
import type { Viewer } from '../identity/viewer.js';
import { pathId } from '../lots/ids.js';
import { proposeMatch, respondToMatch } from './acting.js';
import { listMatches, listOwnMatches } from './reading.js';

type Ids = 'demands.matches.list' | 'matches.create' | 'matches.respond' | 'me.matches.list';

/** What fits together: read by level, proposed by people, answered by both sides. */
export function matchHandlers(desk: Desk): Pick<Handlers<Viewer>, Ids> {
  return {
    'demands.matches.list': async ({ params, query, ctx }) => ({
      body: await listMatches(desk, pathId(params.id), query, ctx),
    }),
    'me.matches.list': async ({ query, ctx }) => ({ body: await listOwnMatches(desk, query, ctx) }),
    'matches.create': async (call) => {
      const { status, body } = await proposeMatch(desk, deskCall(call), call.body);
      return { status, body };
    },
    'matches.respond': (call) =>
      respondToMatch(desk, { ...deskCall(call), matchId: pathId(call.params.id) }, call.body),
  };
}
