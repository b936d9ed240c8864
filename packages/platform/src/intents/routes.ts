import type { Handlers } from '@jtop/contract/binding';
import { deskCall, type Desk } from '../demands/desk.js';
import type { Viewer } from '../identity/viewer.js';
import { pathId } from '../lots/ids.js';
import { declareIntent, listIntents } from './service.js';

type IntentHandlers = Pick<Handlers<Viewer>, 'demands.intents.list' | 'demands.intents.create'>;

/** What teams say before they answer (意向反馈). */
export function intentHandlers(desk: Desk): IntentHandlers {
  return {
    'demands.intents.list': async ({ params, query, ctx }) => ({
      body: await listIntents(desk, pathId(params.id), query, ctx),
    }),
    'demands.intents.create': (call) =>
      declareIntent(desk, { ...deskCall(call), demandId: pathId(call.params.id) }, call.body),
  };
}
