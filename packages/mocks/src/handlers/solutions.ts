import { formatInstant, type OperationId, type Solution, type SolutionPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { SOLUTION_MACHINE } from '@jtop/rules/lifecycle';
import { storeDemand } from '../demands/change.js';
import type { DemandRecord } from '../demands/demand-record.js';
import { whoOf } from '../demands/life.js';
import { actingParty } from '../demands/view.js';
import { requireMayCall, type Viewer } from '../identity/party.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import {
  judgeSolution,
  reviseSolution,
  storeSolution,
  submitSolution,
  type SolutionMove,
} from '../solutions/acts.js';
import { followContest } from '../solutions/contests.js';
import type { SolutionRecord } from '../solutions/records.js';
import { isTeam, maySeeReceipts, solutionView, whoOfSolution } from '../solutions/view.js';
import { known, once, type Done, type MockContext, type MockHandlers } from './context.js';
import { demandOf } from './demands.js';

type Ids =
  Extract<keyof MockHandlers, `solutions.${string}` | `demands.solutions.${string}`> | 'me.solutions.list';
type ReadIds =
  | 'demands.solutions.list'
  | 'me.solutions.list'
  | 'solutions.retrieve'
  | 'solutions.receipt.retrieve'
  | 'solutions.versions.list';

interface Found {
  readonly solution: SolutionRecord;
  readonly demand: DemandRecord;
}

type ActCall = Parameters<typeof once>[1] & {
  readonly params: { readonly id: string };
  readonly ctx: Viewer;
};

interface ListQuery {
  readonly status?: readonly string[] | undefined;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Solutions: what teams hand in, and what the demand side says of it. */
export function solutionHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  return { ...readHandlers(context), ...teamHandlers(context), ...judgingHandlers(context) };
}

function readHandlers(context: MockContext): Pick<MockHandlers, ReadIds> {
  const { store, clock } = context;
  const pageFor = (
    query: ListQuery,
    viewer: Viewer,
    scope: string,
    sees: (solution: SolutionRecord) => boolean,
  ): SolutionPage & { readonly count: number } => {
    const order = byKeys(true);
    const keyOf = ({ createdAt, id }: SolutionRecord) => [createdAt, id];
    const found = [...store.solutions.values()]
      .filter(sees)
      .filter(({ status }) => query.status?.includes(status) ?? true)
      .sort((a, b) => order(keyOf(a), keyOf(b)));
    const at = clock.now();
    const page = cutPage(found, query, scope, keyOf, order);
    const items = page.items.map((solution) =>
      solutionView(store, solution, known(store.demands, solution.demandId), { viewer, at }),
    );
    return { ...page, items, count: found.length, asOf: formatInstant(at) };
  };
  return {
    'demands.solutions.list': ({ params, query, ctx }) => {
      const demand = demandOf(context, params.id, ctx);
      const all = whoOf(actingParty(ctx), demand).length > 0;
      const scope = scopeOf(`demands.solutions.list:${actingParty(ctx)?.id ?? ''}:${demand.id}`, query);
      const { count, ...page } = pageFor(
        query,
        ctx,
        scope,
        (solution) => solution.demandId === demand.id && (all || isTeam(solution, ctx)),
      );
      const total = all ? count : demand.answerCount;
      return { body: query.cursor === undefined ? { ...page, total } : page };
    },
    'me.solutions.list': ({ query, ctx }) => {
      if (ctx.party === undefined) throw new ProblemError('auth.required');
      const scope = scopeOf(`me.solutions.list:${ctx.party.id}`, query);
      const { count: _count, ...page } = pageFor(query, ctx, scope, (solution) => isTeam(solution, ctx));
      return { body: page };
    },
    'solutions.retrieve': ({ params, ctx }) => ({
      body: viewFor(context, solutionOf(context, params.id, ctx), ctx),
    }),
    'solutions.receipt.retrieve': ({ params, ctx }) => {
      const newest = receiptsFor(context, params.id, ctx)[0];
      if (newest === undefined) throw new ProblemError('not_found');
      return { body: newest };
    },
    'solutions.versions.list': ({ params, query, ctx }) => {
      const receipts = receiptsFor(context, params.id, ctx);
      const scope = scopeOf(`solutions.versions.list:${params.id.toLowerCase()}`, query);
      const page = cutPage(receipts, query, scope, ({ version }) => [version], byKeys(true));
      return { body: { ...page, asOf: formatInstant(clock.now()) } };
    },
  };
}

function teamHandlers(context: MockContext) {
  const { store } = context;
  return {
    'demands.solutions.submit': (call) => {
      const demand = demandOf(context, call.params.id, call.ctx);
      return once(context, call, () => {
        requireMayCall('demands.solutions.submit', call.ctx);
        const acting = { viewer: call.ctx, at: call.receivedAt };
        const body = submitSolution(store, demand, call.body, acting);
        return { status: 201, body, headers: { location: `/v1/solutions/${body.solutionId}` } };
      });
    },
    'solutions.versions.create': (call) => {
      const found = solutionOf(context, call.params.id, call.ctx);
      return once(context, call, () => {
        requireMayCall('solutions.versions.create', call.ctx);
        const who = whoOfSolution(found.solution, found.demand, call.ctx);
        const acting = { viewer: call.ctx, at: call.receivedAt, who };
        const body = reviseSolution(store, found, call.body, acting);
        return { status: 201, body, headers: { location: `/v1/solutions/${body.solutionId}` } };
      });
    },
    'solutions.withdraw': (call) =>
      act(context, call, ({ solution, demand }, move) => {
        const status = judgeSolution(solution, demand, 'withdraw', move);
        storeSolution(solution, { status, withdrawnFor: call.body.reason }, move.at);
        demand.answerCount = Math.max(0, demand.answerCount - 1);
        storeDemand(store, demand, move.at);
        followContest(store, demand, move.at);
      }),
    'solutions.willing': (call) =>
      act(context, call, ({ solution }, { at }) => {
        if (!isTeam(solution, call.ctx)) throw new ProblemError('auth.forbidden');
        if (SOLUTION_MACHINE.finals.includes(solution.status)) {
          throw new ProblemError('solution.state', { solutionStatus: solution.status });
        }
        storeSolution(solution, { willing: call.body.willing }, at);
      }),
  } satisfies Partial<MockHandlers>;
}

function judgingHandlers(context: MockContext) {
  const { store } = context;
  return {
    'solutions.screen': (call) =>
      act(context, call, ({ solution, demand }, move) =>
        storeSolution(solution, { status: judgeSolution(solution, demand, 'screen', move) }, move.at),
      ),
    'solutions.shortlist': (call) =>
      act(context, call, ({ solution, demand }, move) =>
        storeSolution(solution, { status: judgeSolution(solution, demand, 'shortlist', move) }, move.at),
      ),
    'solutions.feedback.create': (call) =>
      act(context, call, ({ solution, demand }, move) => {
        const { feedback } = call.body;
        const status = judgeSolution(solution, demand, 'not_select', { ...move, feedback });
        storeSolution(solution, { status, feedback }, move.at);
        followContest(store, demand, move.at);
      }),
  } satisfies Partial<MockHandlers>;
}

/** The solution of a path. @throws ProblemError 404, also for one of which the viewer may not know */
function solutionOf({ store }: MockContext, id: string, viewer: Viewer): Found {
  if (viewer.party === undefined) throw new ProblemError('auth.required');
  const solution = known(store.solutions, id);
  const demand = known(store.demands, solution.demandId);
  if (whoOfSolution(solution, demand, viewer).length === 0) throw new ProblemError('not_found');
  return { solution, demand };
}

/** The receipts of a solution, newest first. @throws ProblemError 404 for whom they are not */
function receiptsFor(context: MockContext, id: string, viewer: Viewer) {
  const { solution } = solutionOf(context, id, viewer);
  if (!maySeeReceipts(solution, viewer)) throw new ProblemError('not_found');
  return [...solution.receipts].reverse();
}

function viewFor({ store, clock }: MockContext, { solution, demand }: Found, viewer: Viewer): Solution {
  return solutionView(store, solution, demand, { viewer, at: clock.now() });
}

/** An act on one solution: 404, a known key, 403, then what `change` says. */
function act(
  context: MockContext,
  call: ActCall,
  change: (found: Found, move: SolutionMove) => void,
): Done<Solution> {
  const found = solutionOf(context, call.params.id, call.ctx);
  return once(context, call, () => {
    requireMayCall(call.operation.id as OperationId, call.ctx);
    change(found, { who: whoOfSolution(found.solution, found.demand, call.ctx), at: call.receivedAt });
    return { status: 200, body: viewFor(context, found, call.ctx) };
  });
}
