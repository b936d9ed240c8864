import { formatInstant, type Contest, type Intent, type OperationId } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { ANSWERABLE, type Who } from '@jtop/rules/lifecycle';
import type { DemandRecord } from '../demands/demand-record.js';
import { whoOf } from '../demands/life.js';
import { actingParty, demandView, levelOf } from '../demands/view.js';
import { requireMayCall, type Viewer } from '../identity/party.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { requireApart } from '../solutions/acts.js';
import { awardDemand } from '../solutions/award.js';
import { contestView, mayKnowContest, openContest, planContest, stopContest } from '../solutions/contests.js';
import type { ContestRecord, IntentRecord } from '../solutions/records.js';
import { once, type Done, type MockContext, type MockHandlers } from './context.js';
import { demandOf } from './demands.js';

type Ids =
  Extract<keyof MockHandlers, `demands.contest.${string}` | `demands.intents.${string}`> | 'demands.award';

type ActCall = Parameters<typeof once>[1] & {
  readonly params: { readonly id: string };
  readonly ctx: Viewer;
};

/** Contests, the award, and what teams say before they answer. */
export function contestHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store, clock } = context;
  const show = (contest: ContestRecord, demand: DemandRecord, viewer: Viewer): Contest =>
    contestView(store, contest, demand, { viewer, at: clock.now() });
  const act = (
    call: ActCall,
    change: (
      contest: ContestRecord,
      demand: DemandRecord,
      move: { readonly who: readonly Who[]; readonly at: number },
    ) => void,
  ): Done<Contest> => {
    const demand = demandOf(context, call.params.id, call.ctx);
    return once(context, call, () => {
      requireMayCall(call.operation.id as OperationId, call.ctx);
      const contest = store.contests.get(demand.id);
      if (contest === undefined) throw new ProblemError('not_found');
      change(contest, demand, { who: whoOf(actingParty(call.ctx), demand), at: call.receivedAt });
      return { status: 200, body: show(contest, demand, call.ctx) };
    });
  };
  return {
    'demands.contest.retrieve': ({ params, ctx }) => {
      const demand = demandOf(context, params.id, ctx);
      const contest = store.contests.get(demand.id);
      if (contest === undefined || !mayKnowContest(store, contest, demand, ctx)) {
        throw new ProblemError('not_found');
      }
      return { body: show(contest, demand, ctx) };
    },
    'demands.contest.create': (call) => {
      const demand = demandOf(context, call.params.id, call.ctx);
      return once(context, call, () => {
        requireMayCall('demands.contest.create', call.ctx);
        const contest = planContest(store, demand, call.body, call.receivedAt);
        const headers = { location: `/v1/demands/${demand.id}/contest` };
        return { status: 201, body: show(contest, demand, call.ctx), headers };
      });
    },
    'demands.contest.open': (call) =>
      act(call, (contest, demand, move) => openContest(store, contest, demand, 'open', move)),
    'demands.contest.resume': (call) =>
      act(call, (contest, demand, move) => openContest(store, contest, demand, 'resume', move)),
    'demands.contest.halt': (call) =>
      act(call, (contest, demand, move) =>
        stopContest(store, contest, demand, 'halt', { ...move, reason: call.body.reason }),
      ),
    'demands.contest.cancel': (call) =>
      act(call, (contest, demand, move) =>
        stopContest(store, contest, demand, 'cancel', { ...move, reason: call.body.reason }),
      ),
    'demands.award': (call) => {
      const demand = demandOf(context, call.params.id, call.ctx);
      return once(context, call, () => {
        requireMayCall('demands.award', call.ctx);
        const who = whoOf(actingParty(call.ctx), demand);
        awardDemand(store, demand, call.body.solutionId, { who, at: call.receivedAt });
        return { status: 200, body: demandView(store, demand, levelOf(call.ctx, demand)) };
      });
    },
    'demands.intents.list': ({ params, query, ctx }) => {
      const demand = demandOf(context, params.id, ctx);
      const all = whoOf(actingParty(ctx), demand).length > 0;
      const order = byKeys(true);
      const keyOf = ({ at, id }: IntentRecord) => [at, id];
      const found = [...store.intents.values()]
        .filter(({ demandId }) => demandId === demand.id)
        .filter(({ party }) => all || party.partyId === actingParty(ctx)?.id)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const scope = scopeOf(`demands.intents.list:${ctx.party?.id ?? ''}:${demand.id}`, query);
      const page = cutPage(found, query, scope, keyOf, order);
      return { body: { ...page, items: page.items.map(intentEntity), asOf: formatInstant(clock.now()) } };
    },
    'demands.intents.create': (call) => {
      const demand = demandOf(context, call.params.id, call.ctx);
      return once(context, call, () => {
        requireMayCall('demands.intents.create', call.ctx);
        const { party } = call.ctx;
        if (party === undefined) throw new ProblemError('auth.required');
        requireApart(demand, call.ctx);
        const own = [...store.intents.values()].find(
          (each) => each.demandId === demand.id && each.party.partyId === party.id,
        );
        if (own !== undefined) return { status: 200, body: intentEntity(own) };
        if (!ANSWERABLE.includes(demand.status)) {
          throw new ProblemError('demand.state', { demandStatus: demand.status });
        }
        const { note } = call.body;
        const intent: IntentRecord = {
          id: store.random.id(call.receivedAt),
          demandId: demand.id,
          party: { partyId: party.id, name: party.displayName },
          ...(note === undefined ? {} : { note }),
          at: call.receivedAt,
        };
        store.intents.set(intent.id, intent);
        return { status: 201, body: intentEntity(intent) };
      });
    },
  };
}

const intentEntity = ({ at, ...rest }: IntentRecord): Intent => ({
  ...rest,
  kind: 'solution',
  at: formatInstant(at),
});
