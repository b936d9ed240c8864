import { formatInstant, type Demand, type OperationId } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { DemandTrigger } from '@jtop/rules/lifecycle';
import { isPublicDemand, type DemandRecord } from '../demands/demand-record.js';
import { demandKeys, matchesDemand } from '../demands/find.js';
import {
  carryOver,
  chooseDisclosure,
  diagnose,
  markHot,
  moveDemand,
  postDemand,
  updateDemand,
  whoOf,
  type Move,
} from '../demands/life.js';
import { actingParty, demandPreview, demandView, levelOf, seesAll } from '../demands/view.js';
import { requireMayCall, type Viewer } from '../identity/party.js';
import { cutPage, scopeOf } from '../paging.js';
import { contractWinner } from '../solutions/award.js';
import { holdRoadshow } from '../solutions/roadshow.js';
import { endContest } from '../solutions/contests.js';
import { known, once, requireRevision, type Done, type MockContext, type MockHandlers } from './context.js';

/** What others answer: who takes part in a demand, and what it is matched with. */
type Elsewhere = `demands.${'solutions' | 'contest' | 'intents' | 'matches'}.${string}` | 'demands.award';
type Ids = Exclude<Extract<keyof MockHandlers, `demands.${string}`>, Elsewhere>;
type ReadIds = Extract<Ids, `demands.${'list' | 'retrieve' | 'preview'}`>;
type OperatorIds = Extract<Ids, `demands.${'diagnosis.' | 'publish' | 'hot' | 'advance' | 'carry'}${string}`>;
type WriteIds = Exclude<Ids, ReadIds | OperatorIds>;

type ActCall = Parameters<typeof once>[1] & {
  readonly params: { readonly id: string };
  readonly ctx: Viewer;
};

/** Technical demands: read as the viewer may see them, posted by companies, brought on their way by the operator. */
export function demandHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  return { ...readHandlers(context), ...writeHandlers(context), ...operatorHandlers(context) };
}

function readHandlers(context: MockContext): Pick<MockHandlers, ReadIds> {
  const { store, clock } = context;
  return {
    'demands.list': ({ query, ctx }) => {
      const all = seesAll(ctx);
      const { keyOf, compare } = demandKeys(query.sort ?? '-publishedAt');
      const found = [...store.demands.values()]
        .filter((demand) => all || isPublicDemand(demand))
        .map((demand) => demandView(store, demand, all ? 'operator' : 'public'))
        .filter((demand) => matchesDemand(demand, query))
        .sort((a, b) => compare(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('demands.list', { ...query, all }), keyOf, compare);
      const total = query.cursor === undefined ? { total: found.length } : {};
      return { body: { ...page, ...total, asOf: formatInstant(clock.now()) } };
    },
    'demands.retrieve': ({ params, ctx }) => {
      const demand = demandOf(context, params.id, ctx);
      openPushes(context, demand, ctx);
      return { body: viewFor(context, demand, ctx) };
    },
    'demands.preview': ({ body }) => ({ body: demandPreview(store, body) }),
  };
}

function writeHandlers(context: MockContext): Pick<MockHandlers, WriteIds> {
  const { store } = context;
  /** A change of the company’s own demand, or by the operator, of the revision that was read. */
  const revise = (
    call: {
      params: { id: string };
      ctx: Viewer;
      operation: { id: string };
      receivedAt: number;
      ifMatch?: number;
    },
    change: (demand: DemandRecord, move: Move) => void,
  ): Done<Demand> => {
    const demand = demandOf(context, call.params.id, call.ctx);
    requireMayCall(call.operation.id as OperationId, call.ctx);
    const who = whoOf(actingParty(call.ctx), demand);
    if (who.length === 0) throw new ProblemError('auth.forbidden');
    requireRevision(demand, call.ifMatch);
    change(demand, { who, at: call.receivedAt });
    return { status: 200, body: viewFor(context, demand, call.ctx) };
  };
  return {
    'demands.create': (call) =>
      once(context, call, () => {
        requireMayCall('demands.create', call.ctx);
        const { party } = call.ctx;
        if (party === undefined) throw new ProblemError('auth.required');
        const demand = postDemand(store, party, call.body, call.receivedAt);
        return {
          status: 201,
          body: viewFor(context, demand, call.ctx),
          headers: { location: `/v1/demands/${demand.id}` },
        };
      }),
    'demands.update': (call) => revise(call, (demand, { at }) => updateDemand(store, demand, call.body, at)),
    'demands.disclosure.set': (call) =>
      revise(call, (demand, move) => chooseDisclosure(store, demand, call.body, move)),
    'demands.submit': (call) => step(context, call, 'submit'),
    'demands.withdraw': (call) =>
      act(context, call, (demand, move) => {
        moveDemand(store, demand, 'withdraw', move, { withdrawnFor: call.body.reason });
        endContest(store, demand, move.at);
      }),
  };
}

function operatorHandlers(context: MockContext): Pick<MockHandlers, OperatorIds> {
  const { store } = context;
  return {
    'demands.diagnosis.begin': (call) => step(context, call, 'begin_diagnosis'),
    'demands.diagnosis.create': (call) =>
      act(context, call, (demand, move) => diagnose(store, demand, call.body, move)),
    'demands.publish': (call) =>
      act(context, call, (demand, move) =>
        moveDemand(store, demand, 'publish', move, call.body.hot === true ? { hotAt: move.at } : {}),
      ),
    'demands.hot': (call) =>
      act(context, call, (demand, { at }) => markHot(store, demand, call.body.hot, at)),
    'demands.advance': (call) =>
      act(context, call, (demand, move) => {
        if (call.body.step === 'contract') return contractWinner(store, demand, move);
        if (call.body.step === 'hold_roadshow') {
          return holdRoadshow(store, demand, move, call.body.solutionIds);
        }
        moveDemand(store, demand, call.body.step, move);
        if (call.body.step === 'declare_unmet') endContest(store, demand, move.at);
      }),
    'demands.carryOver': (call) =>
      act(context, call, (demand, move) => carryOver(store, demand, call.body.seasonId, move)),
  };
}

/** Notes that a party has looked at what was pushed to it, and so at its match. */
function openPushes({ store, clock }: MockContext, { id: demandId }: DemandRecord, viewer: Viewer): void {
  const party = actingParty(viewer);
  for (const push of store.pushes.values()) {
    if (push.demandId !== demandId || push.partyId !== party?.id || push.openedAt !== undefined) continue;
    push.openedAt = clock.now();
    const match = store.matches.get(push.matchId ?? '');
    if (match?.status === 'pushed') match.status = 'viewed';
  }
}

/** The demand of a path. @throws ProblemError 404, also for one of which the viewer may not know */
export function demandOf({ store }: MockContext, id: string, viewer: Viewer): DemandRecord {
  const demand = known(store.demands, id);
  if (!isPublicDemand(demand) && whoOf(actingParty(viewer), demand).length === 0)
    throw new ProblemError('not_found');
  return demand;
}

const viewFor = ({ store }: MockContext, demand: DemandRecord, viewer: Viewer): Demand =>
  demandView(store, demand, levelOf(viewer, demand));

/** An act on one demand: 404, a known key, 403, then what `change` says. */
function act(
  context: MockContext,
  call: ActCall,
  change: (demand: DemandRecord, move: Move) => void,
): Done<Demand> {
  const demand = demandOf(context, call.params.id, call.ctx);
  return once(context, call, () => {
    requireMayCall(call.operation.id as OperationId, call.ctx);
    change(demand, { who: whoOf(actingParty(call.ctx), demand), at: call.receivedAt });
    return { status: 200, body: viewFor(context, demand, call.ctx) };
  });
}

/** An act that is a step of the life cycle and nothing else. */
const step = (context: MockContext, call: ActCall, trigger: DemandTrigger): Done<Demand> =>
  act(context, call, (demand, move) => moveDemand(context.store, demand, trigger, move));
