import type { Contest, OperationId } from '@jtop/contract';
import { ProblemError, type Call, type Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import { maySee } from '../demands/access.js';
import { deskCall, type Desk } from '../demands/desk.js';
import { findDemand } from '../demands/repository.js';
import type { Viewer } from '../identity/viewer.js';
import { pathId } from '../lots/ids.js';
import type { AnswerCall } from '../solutions/submitting.js';
import { awardDemand } from './awarding.js';
import { cancelContest, haltContestByCall, openContest, planContest } from './commands.js';
import { contestantsOf } from './facts.js';
import { findContest } from './repository.js';
import { contestView, maySeeContest } from './view.js';

type ContestHandlers = Pick<
  Handlers<Viewer>,
  Extract<OperationId, `demands.contest.${string}`> | 'demands.award'
>;

/** Public contests of solutions, and the award. */
export function contestHandlers(desk: Desk): ContestHandlers {
  return {
    'demands.contest.retrieve': async ({ params, ctx }) => ({
      body: await retrieveContest(desk, pathId(params.id), ctx),
    }),
    'demands.contest.create': async (call) => {
      const { status, body } = await planContest(desk, onDemand(call, call.params.id), call.body);
      return { status, body, headers: { location: `/v1/demands/${body.demandId}/contest` } };
    },
    'demands.contest.open': (call) => openContest(desk, onDemand(call, call.params.id), 'open'),
    'demands.contest.resume': (call) => openContest(desk, onDemand(call, call.params.id), 'resume'),
    'demands.contest.halt': (call) => haltContestByCall(desk, onDemand(call, call.params.id), call.body),
    'demands.contest.cancel': (call) => cancelContest(desk, onDemand(call, call.params.id), call.body),
    'demands.award': (call) => awardDemand(desk, onDemand(call, call.params.id), call.body),
  };
}

/** The contest of a demand. @throws ProblemError 404 `not_found`, also for one that this viewer may not know of yet */
async function retrieveContest(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  demandId: string,
  viewer: Viewer,
): Promise<Contest> {
  const demand = await findDemand(db, demandId);
  const contest = await findContest(db, demandId);
  if (demand === undefined || contest === undefined || !maySee(demand, viewer)) {
    throw new ProblemError('not_found');
  }
  const contestants = await contestantsOf(db, contest, demand);
  if (!maySeeContest(contestants, viewer)) throw new ProblemError('not_found');
  return contestView(contestants, viewer, clock.now());
}

/** @throws ProblemError 401 `auth.required`, 404 `not_found` */
function onDemand<Id extends OperationId>(call: Call<Id, Viewer>, id: string): AnswerCall {
  return { ...deskCall(call), demandId: pathId(id) };
}
