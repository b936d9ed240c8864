import {
  formatInstant,
  parseInstant,
  type Contest,
  type ContestCreate,
  type ProblemCode,
} from '@jtop/contract';
import { ProblemError, invalid } from '@jtop/contract/binding';
import {
  CONTEST_MACHINE,
  apply,
  missingContestConsent,
  missingForContest,
  type ContestConsents,
  type ContestStatus,
  type ContestTrigger,
  type Who,
} from '@jtop/rules/lifecycle';
import type { DemandRecord } from '../demands/demand-record.js';
import { moveDemand, whoOf } from '../demands/life.js';
import { actingParty } from '../demands/view.js';
import type { Viewer } from '../identity/party.js';
import type { Store } from '../store.js';
import { judgeSolution, storeSolution } from './acts.js';
import { sayingWhatIsMissing } from './consent-texts.js';
import type { ContestRecord, SolutionRecord } from './records.js';
import { isTeam } from './view.js';

const PLANNED_FROM: ReadonlySet<string> = new Set(['published', 'pushed', 'answering', 'roadshow']);
const FIT: ReadonlySet<string> = new Set(['shortlisted', 'roadshow']);
const LEFT: ReadonlySet<string> = new Set(['withdrawn', 'not_selected']);
const CLOCK = ['clock'] as const;

/** The solutions that are in a contest. */
export function contestantsOf(store: Store, { solutionIds }: ContestRecord): SolutionRecord[] {
  return solutionIds.flatMap((id) => {
    const solution = store.solutions.get(id);
    return solution === undefined || LEFT.has(solution.status) ? [] : [solution];
  });
}

/** What the rules ask about the consents of who is in a contest, or on stage. */
export function consentsTo(
  store: Store,
  demand: DemandRecord,
  solutions: readonly SolutionRecord[],
): ContestConsents {
  const { id: demandId, seasonId, specialId, company } = demand;
  const about = new Set([demandId, seasonId, specialId, ...solutions.map(({ id }) => id)]);
  return {
    demandId,
    seasonId,
    specialId,
    companyPartyId: company.partyId,
    teams: solutions.map(({ id: solutionId, partyId }) => ({ solutionId, partyId })),
    consents: [...store.consents.values()].filter(({ subject }) => about.has(subject.id)),
  };
}

const consentsToContest = (store: Store, contest: ContestRecord, demand: DemandRecord): ContestConsents =>
  consentsTo(store, demand, contestantsOf(store, contest));

/** Where a move of a contest leads. @throws ProblemError 403, 409: what the rules say */
export function judgeContest(
  store: Store,
  contest: ContestRecord,
  demand: DemandRecord,
  trigger: ContestTrigger,
  { who, at }: { readonly who: readonly Who[]; readonly at: number },
): ContestStatus {
  const facts = { who, at, ...consentsToContest(store, contest, demand) };
  const applied = apply(CONTEST_MACHINE, contest.status, trigger, facts);
  if (applied.ok) return applied.state;
  const { trigger: _trigger, ...extras } = applied.extras;
  throw new ProblemError(applied.code as ProblemCode, extras);
}

export function storeContest(contest: ContestRecord, change: Partial<ContestRecord>, at: number): void {
  Object.assign(contest, change, { rev: contest.rev + 1, updatedAt: at });
}

/** Plans a contest. @throws ProblemError 400, 409 `demand.state`, `contest.state`, `contest.solution_not_fit` */
export function planContest(
  store: Store,
  demand: DemandRecord,
  body: ContestCreate,
  at: number,
): ContestRecord {
  const rounds = body.rounds.map(({ title, startsAt }, index) => ({
    no: index + 1,
    title,
    startsAt: formatInstant(parseInstant(startsAt)),
  }));
  rounds.forEach(({ startsAt }, index) => {
    const before = rounds[index - 1];
    if (before === undefined || parseInstant(before.startsAt) <= parseInstant(startsAt)) return;
    const message = 'a round begins before the one that it comes after; give them in order';
    throw invalid({ path: `rounds.${index}.startsAt`, code: 'not_in_order', message });
  });
  if (!PLANNED_FROM.has(demand.status)) {
    throw new ProblemError('demand.state', { demandStatus: demand.status });
  }
  const known = store.contests.get(demand.id);
  if (known !== undefined && known.status !== 'cancelled') {
    throw new ProblemError('contest.state', { contestStatus: known.status });
  }
  const ids = body.solutionIds.map((id) => id.toLowerCase());
  const solutionIds = ids.filter((id) => {
    const solution = store.solutions.get(id);
    return solution?.demandId !== demand.id || !FIT.has(solution.status);
  });
  if (solutionIds.length > 0) throw new ProblemError('contest.solution_not_fit', { solutionIds });
  const contest: ContestRecord = {
    id: store.random.id(at),
    demandId: demand.id,
    rounds,
    solutionIds: ids,
    createdAt: at,
    rev: 1,
    updatedAt: at,
    status: 'planned',
  };
  store.contests.set(demand.id, contest);
  return contest;
}

/** Opens a contest, or takes it up again. @throws ProblemError 409 */
export function openContest(
  store: Store,
  contest: ContestRecord,
  demand: DemandRecord,
  trigger: 'open' | 'resume',
  { who, at }: { readonly who: readonly Who[]; readonly at: number },
): void {
  const status = sayingWhatIsMissing(store, at, () =>
    judgeContest(store, contest, demand, trigger, { who, at }),
  );
  const solutions = contestantsOf(store, contest);
  const solutionIds = solutions.filter((each) => !FIT.has(each.status)).map(({ id }) => id);
  if (solutionIds.length > 0) throw new ProblemError('contest.solution_not_fit', { solutionIds });
  const { teams, consents } = consentsToContest(store, contest, demand);
  moveDemand(store, demand, 'open_contest', { who, at, teams, consents });
  for (const solution of solutions) {
    // The demand takes no answers any more, and what competes has been handed in.
    const competing = judgeSolution(solution, demand, 'compete', { who: CLOCK, at, consents });
    storeSolution(solution, { status: competing }, at);
  }
  storeContest(contest, { status, reason: undefined, openedAt: contest.openedAt ?? at }, at);
}

/** Ends a contest for now or for good: what competed goes back to where it was. @throws ProblemError 403, 409 */
export function stopContest(
  store: Store,
  contest: ContestRecord,
  demand: DemandRecord,
  trigger: 'halt' | 'cancel',
  { who, at, reason }: { readonly who: readonly Who[]; readonly at: number; readonly reason?: string },
): void {
  const status = judgeContest(store, contest, demand, trigger, { who, at });
  for (const solution of contestantsOf(store, contest)) {
    if (solution.status !== 'competing') continue;
    storeSolution(
      solution,
      { status: judgeSolution(solution, demand, 'stop_contest', { who: CLOCK, at }) },
      at,
    );
  }
  storeContest(contest, { status, reason }, at);
  if (demand.status === 'competing') moveDemand(store, demand, 'stop_contest', { who: CLOCK, at });
}

/** Halts an open contest whose consents or disclaimers do not all stand any more, or that nobody is left in (I-P3, I-P4). */
export function followContest(store: Store, demand: DemandRecord, at: number): void {
  const contest = store.contests.get(demand.id);
  if (contest?.status !== 'open') return;
  if (missingForContest(consentsToContest(store, contest, demand), at) === undefined) return;
  stopContest(store, contest, demand, 'halt', { who: CLOCK, at });
}

/** Calls a contest off whose demand has ended, or was awarded without it. */
export function endContest(store: Store, demand: DemandRecord, at: number): void {
  const contest = store.contests.get(demand.id);
  if (contest === undefined || CONTEST_MACHINE.finals.includes(contest.status)) return;
  stopContest(store, contest, demand, 'cancel', { who: CLOCK, at });
}

/** Whether somebody may know of a contest. */
export function mayKnowContest(
  store: Store,
  contest: ContestRecord,
  demand: DemandRecord,
  viewer: Viewer,
): boolean {
  return (
    contest.openedAt !== undefined ||
    whoOf(actingParty(viewer), demand).length > 0 ||
    contestantsOf(store, contest).some((solution) => isTeam(solution, viewer))
  );
}

/** A contest as its viewer may see it: teams are named to all only while all their consents stand. */
export function contestView(
  store: Store,
  contest: ContestRecord,
  demand: DemandRecord,
  { viewer, at }: { readonly viewer: Viewer; readonly at: number },
): Contest {
  const isPublic =
    (contest.status === 'open' || contest.status === 'decided') &&
    missingContestConsent(consentsToContest(store, contest, demand), at) === undefined;
  const solutions = contestantsOf(store, contest);
  const seesAll = isPublic || whoOf(actingParty(viewer), demand).length > 0;
  const shown = solutions.filter((solution) => seesAll || isTeam(solution, viewer));
  const named = shown.map(({ id, content }) => ({ solutionId: id, teamName: content.teamName }));
  const winner = named.find(({ solutionId }) => solutionId === demand.awardedSolutionId);
  const { decidedAt } = contest;
  return {
    id: contest.id,
    rev: contest.rev,
    demandId: demand.id,
    status: contest.status,
    rounds: contest.rounds,
    solutionCount: solutions.length,
    ...(named.length === 0 ? {} : { solutions: named }),
    ...(decidedAt === undefined ? {} : { award: { at: formatInstant(decidedAt), ...winner } }),
    createdAt: formatInstant(contest.createdAt),
    updatedAt: formatInstant(contest.updatedAt),
  };
}
