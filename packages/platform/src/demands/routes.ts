import type { OperationId } from '@jtop/contract';
import type { Call, Handlers } from '@jtop/contract/binding';
import type { Viewer } from '../identity/viewer.js';
import { pathId } from '../lots/ids.js';
import {
  advanceDemand,
  beginDiagnosis,
  carryDemandOver,
  diagnose,
  markHot,
  publishDemand,
  setDisclosure,
  submitDemand,
  updateDemandContent,
  withdrawDemand,
  type DemandCall,
} from './changing.js';
import { createDemand } from './creating.js';
import { deskCall, type Desk } from './desk.js';
import { previewDemand } from './previewing.js';
import { listDemands, listOwnDemands, retrieveDemand } from './reading.js';

/** What others answer: who takes part in a demand, and what it is matched with. */
type Elsewhere = `demands.${'solutions' | 'contest' | 'intents' | 'matches'}.${string}` | 'demands.award';

type DemandHandlers = Pick<
  Handlers<Viewer>,
  Exclude<Extract<OperationId, `demands.${string}`>, Elsewhere> | 'me.demands.list'
>;

/** Demands: reads by level for everybody, acts for the company and the operator. */
export function demandHandlers(desk: Desk): DemandHandlers {
  return { ...demandReads(desk), ...demandActs(desk) };
}

function demandReads(desk: Desk) {
  return {
    'demands.list': async ({ query, ctx }) => ({ body: await listDemands(desk, query, ctx) }),
    'demands.retrieve': async ({ params, ctx }) => ({
      body: await retrieveDemand(desk.db, pathId(params.id), ctx),
    }),
    'demands.preview': async ({ body }) => ({ body: await previewDemand(desk.db, body) }),
    'me.demands.list': async ({ query, ctx }) => ({ body: await listOwnDemands(desk, query, ctx) }),
  } satisfies Partial<DemandHandlers>;
}

function demandActs(desk: Desk) {
  return {
    'demands.create': async (call) => {
      const { status, body } = await createDemand(desk, deskCall(call), call.body);
      return { status, body, headers: { location: `/v1/demands/${body.id}` } };
    },
    'demands.update': (call) => updateDemandContent(desk, onDemand(call, call.params.id), call.body),
    'demands.submit': (call) => submitDemand(desk, onDemand(call, call.params.id)),
    'demands.disclosure.set': (call) => setDisclosure(desk, onDemand(call, call.params.id), call.body),
    'demands.withdraw': (call) => withdrawDemand(desk, onDemand(call, call.params.id), call.body),
    'demands.diagnosis.begin': (call) => beginDiagnosis(desk, onDemand(call, call.params.id)),
    'demands.diagnosis.create': (call) => diagnose(desk, onDemand(call, call.params.id), call.body),
    'demands.publish': (call) => publishDemand(desk, onDemand(call, call.params.id), call.body),
    'demands.hot': (call) => markHot(desk, onDemand(call, call.params.id), call.body),
    'demands.advance': (call) => advanceDemand(desk, onDemand(call, call.params.id), call.body),
    'demands.carryOver': (call) => carryDemandOver(desk, onDemand(call, call.params.id), call.body),
  } satisfies Partial<DemandHandlers>;
}

/** @throws ProblemError 401 `auth.required`, 404 `not_found` */
function onDemand<Id extends OperationId>(call: Call<Id, Viewer>, id: string): DemandCall {
  return { ...deskCall(call), demandId: pathId(id) };
}
