import type {
  Demand,
  DemandAdvance,
  DemandCarryOver,
  DemandHot,
  DemandPublish,
  DemandReason,
  DemandUpdate,
  DiagnosisCreate,
  DisclosureSet,
} from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import { invalid, ProblemError } from '@jtop/contract/binding';
import { tellsNoMore } from '@jtop/rules/disclosure';
import { contractWinner } from '../contests/awarding.js';
import { endContest } from '../contests/following.js';
import { holdRoadshow } from '../contests/roadshow.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import { isOwn, levelOf, maySee, whoOf } from './access.js';
import { changedContent, deadlineOf, homeOf, seasonOf, withFiles } from './creating.js';
import { atDesk, requireRevision, type Desk, type DeskCall, type DeskWork } from './desk.js';
import { moveDemand, requireOpenDeadline } from './facts.js';
import { findDemand } from './repository.js';
import type { DemandRow } from './rows.js';
import { storeDemand, type DemandChange } from './storing.js';
import { demandView } from './view.js';

/** A call on one demand. */
export interface DemandCall extends DeskCall {
  readonly demandId: string;
}

type Act = (row: DemandRow, work: DeskWork) => DemandChange | Promise<DemandChange>;

/**
 * Does something to a demand.
 * @throws ProblemError 404 where the caller may not know of it, 422 `idempotency.mismatch`, 403, then what `act` throws
 */
async function onDemand(desk: Desk, call: DemandCall, act: Act): Promise<StoredAnswer<Demand>> {
  return atDesk(
    desk,
    call,
    async (tx) => {
      const row = await findDemand(tx, call.demandId);
      if (row === undefined || !maySee(row, call.viewer)) throw new ProblemError('not_found');
      return row;
    },
    async (row, work) => {
      requireMayCall(call.operation, call.viewer);
      const stored = await storeDemand(work, row, await act(row, work));
      return { status: 200, body: demandView(stored, levelOf(stored, call.viewer)) };
    },
  );
}

/** Until a panel looks at it, a demand can be rewritten; what was found of it is about what was written then. */
export const REWRITABLE: ReadonlySet<string> = new Set(['draft', 'collected']);

/** @throws ProblemError 403, 412 `revision.stale`, 409 `demand.state`, `demand.deadline_past`, `document.not_fit` */
export function updateDemandContent(
  desk: Desk,
  call: DemandCall,
  body: DemandUpdate,
): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, async (row, work) => {
    requireOneOf(row, call);
    requireRevision(call, row.rev);
    if (!REWRITABLE.has(row.status)) throw stateProblem(row);
    const content = changedContent(row.content, body, await homeOf(work.tx, row));
    requireOpenDeadline(deadlineOf(content), call.receivedAt);
    const named = body.clear?.includes('attachments') ? [] : body.attachments;
    if (named === undefined) return { content };
    return { content: await withFiles(work, { id: row.id, content }, named, call.viewer) };
  });
}

/**
 * Chooses anew what is let known. The operator may only let less be known than the company chose.
 * @throws ProblemError 403, 412 `revision.stale`, 409 `demand.state`, `demand.disclosure_missing`,
 *   `demand.disclosure_lowered`
 */
export function setDisclosure(
  desk: Desk,
  call: DemandCall,
  body: DisclosureSet,
): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, (row) => {
    requireOneOf(row, call);
    requireRevision(call, row.rev);
    if (row.status === 'withdrawn') throw stateProblem(row);
    if (!isOwn(row, call.viewer)) {
      if (row.disclosure === null) throw new ProblemError('demand.disclosure_missing');
      if (!tellsNoMore(body, row.disclosure)) throw new ProblemError('demand.disclosure_lowered');
    }
    return { disclosure: body };
  });
}

/** @throws ProblemError 403, 409 `demand.state`, `demand.deadline_past` */
export function submitDemand(desk: Desk, call: DemandCall): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, (row, { now }) => {
    const moved = moveDemand(row, 'submit', call.viewer, now);
    requireOpenDeadline(row.deadline, call.receivedAt);
    return { ...moved, submitted_at: now };
  });
}

/** Takes a demand back, off its boards as well. @throws ProblemError 403, 409 `demand.state` */
export function withdrawDemand(
  desk: Desk,
  call: DemandCall,
  { reason }: DemandReason,
): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, async (row, work) => {
    const moved = moveDemand(row, 'withdraw', call.viewer, work.now);
    await endContest(work, row);
    return { ...moved, reason };
  });
}

/** @throws ProblemError 403, 409 `demand.state` */
export function beginDiagnosis(desk: Desk, call: DemandCall): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, (row, { now }) => moveDemand(row, 'begin_diagnosis', call.viewer, now));
}

/** @throws ProblemError 403, 409 `demand.state`, `demand.date_order` */
export function diagnose(desk: Desk, call: DemandCall, body: DiagnosisCreate): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, (row, { now }) => {
    const { suggestedIpc = [], ...found } = body;
    const diagnosis = { ...found, suggestedIpc, at: formatInstant(now) };
    const moved = moveDemand(row, 'diagnose', call.viewer, now, {
      diagnosis: { validity: body.validity },
    });
    return { ...moved, diagnosis, reviewed_at: now };
  });
}

/** @throws ProblemError 403, 409 `demand.state`, `demand.not_valid`, `demand.disclosure_missing`, `demand.date_order` */
export function publishDemand(
  desk: Desk,
  call: DemandCall,
  { hot = false }: DemandPublish,
): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, (row, { now }) => ({
    ...moveDemand(row, 'publish', call.viewer, now),
    published_at: now,
    hot_at: hot ? now : null,
  }));
}

/** @throws ProblemError 403, 409 `demand.state` where the demand is not published */
export function markHot(desk: Desk, call: DemandCall, { hot }: DemandHot): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, (row, { now }) => {
    if (!row.is_public) throw stateProblem(row);
    return { hot_at: hot ? (row.hot_at ?? now) : null };
  });
}

/**
 * @throws ProblemError 403, 409 `demand.state`, and what the guards of the step refuse, such as
 *   `demand.consent_missing { kind, side, solutionIds? }` of a roadshow; `contest.solution_not_fit { solutionIds }`
 */
export function advanceDemand(
  desk: Desk,
  call: DemandCall,
  { step, solutionIds }: DemandAdvance,
): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, async (row, work) => {
    const { now } = work;
    if (step === 'hold_roadshow') return holdRoadshow(work, row, call.viewer, solutionIds);
    const moved = moveDemand(row, step, call.viewer, now);
    if (step === 'declare_unmet') await endContest(work, row);
    return {
      ...moved,
      ...(step === 'contract' ? await contractWinner(work, row, call.viewer) : {}),
    };
  });
}

/** @throws ProblemError 403, 404 for an unknown season, 400 `request.invalid` for one that cannot be, 409 `demand.state` */
export function carryDemandOver(
  desk: Desk,
  call: DemandCall,
  { seasonId }: DemandCarryOver,
): Promise<StoredAnswer<Demand>> {
  return onDemand(desk, call, async (row, { tx, now }) => {
    const moved = moveDemand(row, 'carry_over', call.viewer, now);
    const season = await seasonOf(tx, seasonId, now);
    if (season.id === row.season_id) {
      const message = 'this is the season that the demand is of; name a later one';
      throw invalid({ path: 'seasonId', code: 'same_season', message });
    }
    return { ...moved, carried_over_to: season.id };
  });
}

/** What no move of the life cycle does is for the company and the operator. */
function requireOneOf(row: DemandRow, call: DemandCall): void {
  if (whoOf(row, call.viewer).length === 0) throw new ProblemError('auth.forbidden');
}

function stateProblem({ status }: DemandRow): ProblemError {
  return new ProblemError('demand.state', { demandStatus: status });
}
