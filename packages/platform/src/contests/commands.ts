import {
  formatInstant,
  parseInstant,
  type Contest,
  type ContestCreate,
  type ContestReason,
} from '@jtop/contract';
import { invalid, ProblemError } from '@jtop/contract/binding';
import type { ContestTrigger, DemandStatus } from '@jtop/rules/lifecycle';
import { sayingWhatIsMissing } from '../consents/missing.js';
import { whoOf } from '../demands/access.js';
import { atDesk, type Desk, type DeskWork } from '../demands/desk.js';
import { moveDemand } from '../demands/facts.js';
import { findDemand } from '../demands/repository.js';
import type { DemandRow } from '../demands/rows.js';
import { storeDemand } from '../demands/storing.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import { partyOf } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import { moveSolution } from '../solutions/facts.js';
import { findSolutionsById } from '../solutions/repository.js';
import { storeSolution } from '../solutions/storing.js';
import { visibleDemand, type AnswerCall } from '../solutions/submitting.js';
import { consentsTo, contestantsOf, moveContest, type Contestants } from './facts.js';
import { haltContest, stopCompeting } from './following.js';
import { findContest, insertContest, storeContest, type ContestRow } from './repository.js';
import { contestView } from './view.js';

/** When a contest can be planned. */
const PLANNED_FROM: readonly DemandStatus[] = ['published', 'pushed', 'answering', 'roadshow'];
/** Solutions that can be put into one. */
const FIT: ReadonlySet<string> = new Set(['shortlisted', 'roadshow']);

/**
 * Plans a contest among short-listed solutions.
 * @throws ProblemError 404, 403, 400 for rounds out of order, 409 `demand.state`, `contest.state`,
 *   `contest.solution_not_fit { solutionIds }`
 */
export async function planContest(
  desk: Desk,
  call: AnswerCall,
  body: ContestCreate,
): Promise<StoredAnswer<Contest>> {
  return atDesk(
    desk,
    call,
    (tx) => visibleDemand(tx, call.demandId, call.viewer),
    async (demand, { tx, now }) => {
      requireMayCall(call.operation, call.viewer);
      const rounds = roundsOf(body);
      if (!PLANNED_FROM.includes(demand.status as DemandStatus)) {
        throw new ProblemError('demand.state', { demandStatus: demand.status });
      }
      const known = await findContest(tx, demand.id);
      if (known !== undefined && known.status !== 'cancelled') {
        throw new ProblemError('contest.state', { contestStatus: known.status });
      }
      const ids = body.solutionIds.map((id) => id.toLowerCase());
      const found = await findSolutionsById(tx, ids);
      const fit = new Set(
        found
          .filter(({ demand_id, status }) => demand_id === demand.id && FIT.has(status))
          .map(({ id }) => id),
      );
      const solutionIds = ids.filter((id) => !fit.has(id));
      if (solutionIds.length > 0) throw new ProblemError('contest.solution_not_fit', { solutionIds });
      const row: ContestRow = {
        id: newId(now),
        rev: 1,
        demand_id: demand.id,
        status: 'planned',
        rounds,
        solution_ids: ids,
        reason: null,
        opened_at: null,
        decided_at: null,
        created_at: now,
        updated_at: now,
        created_by: partyOf(call.viewer),
      };
      await insertContest(tx, row);
      return { status: 201, body: contestView(await contestantsOf(tx, row, demand), call.viewer, now) };
    },
  );
}

function roundsOf({ rounds }: ContestCreate): Contest['rounds'] {
  const stored = rounds.map(({ title, startsAt }, index) => ({
    no: index + 1,
    title,
    startsAt: formatInstant(parseInstant(startsAt)),
  }));
  stored.forEach(({ startsAt }, index) => {
    const before = stored[index - 1];
    if (before === undefined || parseInstant(before.startsAt) <= parseInstant(startsAt)) return;
    const message = 'a round begins before the one that it comes after; give them in order';
    throw invalid({ path: `rounds.${index}.startsAt`, code: 'not_in_order', message });
  });
  return stored;
}

/**
 * Opens a planned contest, or takes up one that was halted: its teams are named to everybody from then on.
 * @throws ProblemError 404, 403, 409 `contest.state`, `demand.consent_missing { kind, side }`, `demand.state`,
 *   `demand.answers_open`, `contest.solution_not_fit { solutionIds }`, `consent.text_missing { kind }`
 */
export function openContest(
  desk: Desk,
  call: AnswerCall,
  trigger: Extract<ContestTrigger, 'open' | 'resume'>,
): Promise<StoredAnswer<Contest>> {
  return onContest(desk, call, async (contestants, work) => {
    const { contest, demand, solutions, consents } = contestants;
    const { tx, now } = work;
    const who = whoOf(demand, call.viewer);
    const status = await sayingWhatIsMissing(tx, now, () => moveContest(contestants, trigger, who, now));
    const notFit = solutions.filter((row) => !FIT.has(row.status)).map(({ id }) => id);
    if (notFit.length > 0) throw new ProblemError('contest.solution_not_fit', { solutionIds: notFit });
    const moved = moveDemand(demand, 'open_contest', call.viewer, now, {
      teams: consentsTo(contestants).teams,
      consents,
    });
    for (const row of solutions) {
      const competing = moveSolution(row, demand, 'compete', { who: ['clock'], at: now, consents });
      await storeSolution(work, row, { status: competing });
    }
    await storeContest(tx, contest, { status, reason: null, opened_at: contest.opened_at ?? now }, now);
    await storeDemand(work, demand, moved);
  });
}

/** Stops a contest for the time being. @throws ProblemError 404, 403, 409 `contest.state` */
export function haltContestByCall(
  desk: Desk,
  call: AnswerCall,
  { reason }: ContestReason,
): Promise<StoredAnswer<Contest>> {
  return onContest(desk, call, async (contestants, work) => {
    await haltContest(work, contestants, whoOf(contestants.demand, call.viewer), reason);
  });
}

/** Calls a contest off; another can be planned. @throws ProblemError 404, 403, 409 `contest.state` */
export function cancelContest(
  desk: Desk,
  call: AnswerCall,
  { reason }: ContestReason,
): Promise<StoredAnswer<Contest>> {
  return onContest(desk, call, async (contestants, work) => {
    const { contest, demand } = contestants;
    const status = moveContest(contestants, 'cancel', whoOf(demand, call.viewer), work.now);
    await storeContest(work.tx, contest, { status, reason }, work.now);
    await stopCompeting(work, contestants);
    if (demand.status !== 'competing') return;
    const moved = moveDemand(demand, 'stop_contest', call.viewer, work.now, { who: ['clock'] });
    await storeDemand(work, demand, moved);
  });
}

async function onContest(
  desk: Desk,
  call: AnswerCall,
  act: (contestants: Contestants, work: DeskWork) => Promise<void>,
): Promise<StoredAnswer<Contest>> {
  return atDesk(
    desk,
    call,
    async (tx) => {
      const demand = await visibleDemand(tx, call.demandId, call.viewer);
      const contest = await findContest(tx, demand.id);
      return { demand, contest };
    },
    async ({ demand, contest }, work) => {
      requireMayCall(call.operation, call.viewer);
      if (contest === undefined) {
        throw new ProblemError('not_found', {}, { detail: 'no contest was planned for this demand' });
      }
      await act(await contestantsOf(work.tx, contest, demand), work);
      return { status: 200, body: await stored(work, demand, call) };
    },
  );
}

async function stored({ tx, now }: DeskWork, { id }: DemandRow, { viewer }: AnswerCall): Promise<Contest> {
  const [demand, contest] = [await findDemand(tx, id), await findContest(tx, id)];
  if (demand === undefined || contest === undefined) throw new Error(`the contest of ${id} is gone`);
  return contestView(await contestantsOf(tx, contest, demand), viewer, now);
}
