import { missingForContest, type Who } from '@jtop/rules/lifecycle';
import type { DeskWork } from '../demands/desk.js';
import { moveDemand } from '../demands/facts.js';
import type { DemandRow } from '../demands/rows.js';
import { storeDemand } from '../demands/storing.js';
import { ANONYMOUS } from '../identity/viewer.js';
import { moveSolution } from '../solutions/facts.js';
import { storeSolution } from '../solutions/storing.js';
import { consentsTo, contestantsOf, moveContest, type Contestants } from './facts.js';
import { findContest, storeContest, type ContestRow } from './repository.js';

/** What another move brings along. */
const BY_ITSELF = ['clock'] as const;

/**
 * Halts an open contest whose consents or disclaimers do not all stand any more, or that nobody is left in (I-P3, I-P4): in
 * the transaction of whatever took one away, so that nothing is shown in between.
 */
export async function followContest(work: DeskWork, demand: DemandRow): Promise<void> {
  const contest = await findContest(work.tx, demand.id);
  if (contest?.status !== 'open') return;
  const contestants = await contestantsOf(work.tx, contest, demand);
  if (missingForContest(consentsTo(contestants), work.now) === undefined) return;
  await haltContest(work, contestants, BY_ITSELF, null);
}

/** Halts a contest: the demand takes up where it was before it, and so do the solutions. */
export async function haltContest(
  work: DeskWork,
  contestants: Contestants,
  who: readonly Who[],
  reason: string | null,
): Promise<ContestRow> {
  const { contest, demand } = contestants;
  const status = moveContest(contestants, 'halt', who, work.now);
  const halted = await storeContest(work.tx, contest, { status, reason }, work.now);
  await stopCompeting(work, contestants);
  if (demand.status === 'competing') {
    const moved = moveDemand(demand, 'stop_contest', ANONYMOUS, work.now, { who: BY_ITSELF });
    await storeDemand(work, demand, moved);
  }
  return halted;
}

/** Calls a contest off whose demand has ended, or was awarded without it. */
export async function endContest(work: DeskWork, demand: DemandRow): Promise<void> {
  const contest = await findContest(work.tx, demand.id);
  if (contest === undefined || contest.status === 'cancelled' || contest.status === 'decided') return;
  const contestants = await contestantsOf(work.tx, contest, demand);
  const status = moveContest(contestants, 'cancel', BY_ITSELF, work.now);
  await storeContest(work.tx, contest, { status }, work.now);
  await stopCompeting(work, contestants);
}

/** Solutions that compete are short-listed again. */
export async function stopCompeting(
  work: DeskWork,
  { demand, solutions, consents }: Contestants,
): Promise<void> {
  for (const row of solutions) {
    if (row.status !== 'competing') continue;
    const move = { who: BY_ITSELF, at: work.now, consents };
    await storeSolution(work, row, { status: moveSolution(row, demand, 'stop_contest', move) });
  }
}
