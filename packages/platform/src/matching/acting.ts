import type { Match, MatchCreate, MatchRespond } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { json } from '../db/json.js';
import type { Tx } from '../db/schema.js';
import { isOwn, maySee } from '../demands/access.js';
import { atDesk, type Desk, type DeskCall } from '../demands/desk.js';
import { findDemand } from '../demands/repository.js';
import type { DemandRow } from '../demands/rows.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import { answeredPush } from '../pushes/repository.js';
import { MATCHED_LISTING_STATUSES } from './candidates.js';
import { isCounterpart, viewsOf } from './reading.js';
import { changeMatch, findMatch, findPair, insertMatch, type MatchRow } from './repository.js';

/** What a person's word counts for, where no rule found the pair: it is no measure of fit. */
const EXPERT_SCORE_BP = 5000;

/**
 * Proposes a match (专家推荐).
 * @throws ProblemError 404 for a demand, listing or team that is not there, 403, 409 `match.exists`
 */
export async function proposeMatch(
  desk: Desk,
  call: DeskCall,
  { demandId, counterpart, note }: MatchCreate,
): Promise<StoredAnswer<Match>> {
  return atDesk(
    desk,
    call,
    async (tx) => {
      const demand = await findDemand(tx, demandId);
      if (demand === undefined || !maySee(demand, call.viewer)) throw new ProblemError('not_found');
      const found = await counterpartOf(tx, counterpart.type, counterpart.id);
      if (found === undefined) throw new ProblemError('not_found');
      return found;
    },
    async ({ title, partyId }, { tx, now }) => {
      requireMayCall(call.operation, call.viewer);
      const pair = { demandId, side: counterpart.type, id: counterpart.id };
      if ((await findPair(tx, pair)) !== undefined) throw new ProblemError('match.exists');
      const id = newId(now);
      const reasons = [{ code: 'expert' as const, weightBp: EXPERT_SCORE_BP, facts: { note } }];
      await insertMatch(tx, {
        id,
        rev: 1,
        demand_id: demandId,
        side: counterpart.type,
        counterpart_id: counterpart.id,
        counterpart_party_id: partyId,
        title,
        score_bp: EXPERT_SCORE_BP,
        reasons: json(reasons),
        public_score_bp: null,
        public_reasons: json([]),
        method: 'expert',
        status: 'suggested',
        proposed_by: call.viewer.displayName ?? null,
        proposed_by_party: partyOf(call.viewer),
        note,
        decline_reason: null,
        answer_note: null,
        answered_by: null,
        created_at: now,
        updated_at: now,
      });
      return { status: 201, body: await proposed(tx, id, call) };
    },
  );
}

/** Who proposes a match is told what was proposed, whatever else the proposer may see. */
async function proposed(tx: Tx, id: string, call: DeskCall): Promise<Match> {
  const row = await findMatch(tx, id);
  const [view] = row === undefined ? [] : await viewsOf(tx, [asCounterpart(row, call)], call.viewer);
  if (view === undefined) throw new ProblemError('not_found');
  return view;
}

function asCounterpart(row: MatchRow, { viewer }: DeskCall): MatchRow {
  return { ...row, counterpart_party_id: partyOf(viewer) };
}

/**
 * Accepts or declines a match, for the demand's company, the listing's supplier or the team.
 * @throws ProblemError 404, 403, 409 `match.state { matchStatus }`, `match.reason_required`
 */
export async function respondToMatch(
  desk: Desk,
  call: DeskCall & { readonly matchId: string },
  { answer, reason, note }: MatchRespond,
): Promise<StoredAnswer<Match>> {
  const { viewer, matchId } = call;
  return atDesk(
    desk,
    call,
    async (tx) => {
      const row = await findMatch(tx, matchId);
      const demand = row === undefined ? undefined : await findDemand(tx, row.demand_id);
      if (row === undefined || demand === undefined || !maySee(demand, viewer)) {
        throw new ProblemError('not_found');
      }
      return { row, demand };
    },
    async ({ row, demand }, { tx, now }) => {
      requireMayCall(call.operation, viewer);
      if (!isPartyTo(row, demand, viewer)) throw new ProblemError('auth.forbidden');
      if (isAnswered(row)) {
        throw new ProblemError('match.state', { matchStatus: row.status });
      }
      if (answer === 'decline' && reason === undefined) throw new ProblemError('match.reason_required');
      const change = {
        status: answer === 'accept' ? 'accepted' : 'declined',
        decline_reason: answer === 'decline' ? (reason ?? null) : null,
        answer_note: note ?? null,
        answered_by: partyOf(viewer),
      };
      await changeMatch(tx, row.id, change, now);
      if (isCounterpart(row, viewer)) await answeredPush(tx, row.demand_id, partyOf(viewer), now);
      const after = await findMatch(tx, row.id);
      const [body] = after === undefined ? [] : await viewsOf(tx, [after], viewer);
      if (body === undefined) throw new ProblemError('not_found');
      return { status: 200, body };
    },
  );
}

/** Whether somebody acts for one of both sides. */
export function isPartyTo(row: MatchRow, demand: DemandRow, viewer: Viewer): boolean {
  return isCounterpart(row, viewer) || isOwn(demand, viewer);
}

/** Whether either side has said yes or no: that is the end of it. */
export function isAnswered({ status }: Pick<MatchRow, 'status'>): boolean {
  return status === 'accepted' || status === 'declined';
}

async function counterpartOf(
  tx: Tx,
  side: string,
  id: string,
): Promise<{ readonly title: string; readonly partyId: string } | undefined> {
  if (side === 'team') {
    const team = await tx
      .selectFrom('teams')
      .select(['name as title', 'party_id as partyId'])
      .where('party_id', '=', id)
      .executeTakeFirst();
    return team ?? universityOf(tx, id);
  }
  return tx
    .selectFrom('listings')
    .select(['title', 'supplier_party_id as partyId'])
    .where('id', '=', id)
    .where('status', 'in', [...MATCHED_LISTING_STATUSES])
    .executeTakeFirst();
}

/** A university that has told nothing of its teams yet can be proposed as a whole. */
async function universityOf(
  tx: Tx,
  id: string,
): Promise<{ readonly title: string; readonly partyId: string } | undefined> {
  const row = await tx
    .selectFrom('parties')
    .select(['display_name as title', 'id as partyId', 'roles'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.roles.includes('university') === true ? row : undefined;
}
