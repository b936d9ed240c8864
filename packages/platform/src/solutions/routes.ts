import type { OperationId } from '@jtop/contract';
import type { Call, Handlers } from '@jtop/contract/binding';
import { deskCall } from '../demands/desk.js';
import type { Viewer } from '../identity/viewer.js';
import { pathId } from '../lots/ids.js';
import { giveFeedback, sayWilling, screenSolution, shortlistSolution, withdrawSolution } from './judging.js';
import {
  listOwnSolutions,
  listSolutionsOf,
  listVersions,
  retrieveReceipt,
  retrieveSolution,
} from './reading.js';
import { reviseSolution, submitSolution, type SolutionCall, type SolutionDesk } from './submitting.js';

type SolutionHandlers = Pick<
  Handlers<Viewer>,
  Extract<OperationId, `solutions.${string}` | `demands.solutions.${string}`> | 'me.solutions.list'
>;

/** Solutions: what teams hand in, and what the demand side says of it. */
export function solutionHandlers(desk: SolutionDesk): SolutionHandlers {
  return { ...solutionReads(desk), ...solutionActs(desk) };
}

function solutionReads(desk: SolutionDesk) {
  return {
    'demands.solutions.list': async ({ params, query, ctx }) => ({
      body: await listSolutionsOf(desk, pathId(params.id), query, ctx),
    }),
    'solutions.retrieve': async ({ params, ctx }) => ({
      body: await retrieveSolution(desk, pathId(params.id), ctx),
    }),
    'solutions.receipt.retrieve': async ({ params, ctx }) => ({
      body: await retrieveReceipt(desk, pathId(params.id), ctx),
    }),
    'solutions.versions.list': async ({ params, query, ctx }) => ({
      body: await listVersions(desk, pathId(params.id), query, ctx),
    }),
    'me.solutions.list': async ({ query, ctx }) => ({ body: await listOwnSolutions(desk, query, ctx) }),
  } satisfies Partial<SolutionHandlers>;
}

function solutionActs(desk: SolutionDesk) {
  return {
    'demands.solutions.submit': async (call) => {
      const answered = { ...deskCall(call), demandId: pathId(call.params.id) };
      const { status, body } = await submitSolution(desk, answered, call.body);
      return { status, body, headers: { location: `/v1/solutions/${body.solutionId}` } };
    },
    'solutions.versions.create': async (call) => {
      const { status, body } = await reviseSolution(desk, onSolution(call, call.params.id), call.body);
      return { status, body, headers: { location: `/v1/solutions/${body.solutionId}` } };
    },
    'solutions.withdraw': (call) => withdrawSolution(desk, onSolution(call, call.params.id), call.body),
    'solutions.willing': (call) => sayWilling(desk, onSolution(call, call.params.id), call.body),
    'solutions.screen': (call) => screenSolution(desk, onSolution(call, call.params.id)),
    'solutions.shortlist': (call) => shortlistSolution(desk, onSolution(call, call.params.id)),
    'solutions.feedback.create': (call) => giveFeedback(desk, onSolution(call, call.params.id), call.body),
  } satisfies Partial<SolutionHandlers>;
}

/** @throws ProblemError 401 `auth.required`, 404 `not_found` */
function onSolution<Id extends OperationId>(call: Call<Id, Viewer>, id: string): SolutionCall {
  return { ...deskCall(call), solutionId: pathId(id) };
}
