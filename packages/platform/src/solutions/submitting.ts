import {
  formatInstant,
  type SolutionReceipt,
  type SolutionSubmit,
  type SolutionVersionCreate,
} from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { signConsent, type SignedText } from '../consents/signing.js';
import type { Platform } from '../context.js';
import type { SolutionContent } from '../db/solutions-schema.js';
import type { Tx } from '../db/schema.js';
import { maySee, whoOf } from '../demands/access.js';
import { atDesk, type Desk, type DeskCall, type DeskWork } from '../demands/desk.js';
import { findDemand } from '../demands/repository.js';
import type { DemandRow } from '../demands/rows.js';
import { storeDemand } from '../demands/storing.js';
import { takeUp } from '../documents/index.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import { maySeeSolution, whoOfSolution } from './access.js';
import { moveSolution } from './facts.js';
import { contentHashOf, issueReceipt } from './receipts.js';
import { appendVersion, findAnswer, findSolution, insertSolution } from './repository.js';
import type { SolutionRow } from './rows.js';
import { storeSolution } from './storing.js';

/** What solutions need beside the desk: the key that signs receipts. */
export type SolutionDesk = Desk & Pick<Platform, 'keys'>;

/** A call on the answers of one demand. */
export interface AnswerCall extends DeskCall {
  readonly demandId: string;
}

/** A call on one solution. */
export interface SolutionCall extends DeskCall {
  readonly solutionId: string;
}

/** A solution with the demand that it answers. */
export interface FoundSolution {
  readonly row: SolutionRow;
  readonly demand: DemandRow;
}

/**
 * Answers a demand, and signs what is signed with it. It counts when its last byte has been received: up to the deadline's
 * own millisecond.
 *
 * @throws ProblemError 404 where the caller may not know of the demand; 403, for its own company too; 409 `demand.state`,
 *   `solution.deadline_passed { deadline }`, `solution.already_submitted { solutionId }`, `document.not_fit`,
 *   `consent.text_stale`, `consent.text_missing`
 */
export async function submitSolution(
  desk: SolutionDesk,
  call: AnswerCall,
  { consents = [], ...content }: SolutionSubmit,
): Promise<StoredAnswer<SolutionReceipt>> {
  const { viewer, receivedAt: at } = call;
  return atDesk(
    desk,
    call,
    (tx) => visibleDemand(tx, call.demandId, viewer),
    async (demand, work) => {
      requireMayCall(call.operation, viewer);
      requireApart(demand, viewer);
      const partyId = partyOf(viewer);
      const draft = { status: 'draft', party_id: partyId, willing: true };
      const status = moveSolution(draft, demand, 'submit', { who: ['team'], at });
      const known = await findAnswer(work.tx, demand.id, partyId);
      if (known !== undefined) throw new ProblemError('solution.already_submitted', { solutionId: known.id });
      const id = newId(work.now);
      const version = await versionOf({ id, demand, content, number: 1 }, call, work, desk);
      const row: SolutionRow = {
        ...version,
        id,
        rev: 1,
        demand_id: demand.id,
        status,
        party_id: partyId,
        ...(await bodyOf(work.tx, viewer)),
        willing: true,
        feedback: [],
        reason: null,
        created_at: work.now,
        updated_at: work.now,
        created_by: partyId,
      };
      await insertSolution(work.tx, row);
      await appendVersion(work.tx, row, partyId);
      await signAll(work.tx, consents, row, call);
      await storeDemand(work, demand, { answer_count: demand.answer_count + 1 });
      return { status: 201, body: receiptOf(row) };
    },
  );
}

/**
 * Hands in the next version: the whole anew, never in place. Whatever was found of the one before was found of another, so it
 * waits to be screened again.
 *
 * @throws ProblemError 404, 403, 409 `solution.state`, `demand.state`, `solution.deadline_passed`, `document.not_fit`
 */
export async function reviseSolution(
  desk: SolutionDesk,
  call: SolutionCall,
  content: SolutionVersionCreate,
): Promise<StoredAnswer<SolutionReceipt>> {
  const { viewer, receivedAt: at } = call;
  return atDesk(
    desk,
    call,
    (tx) => visibleSolution(tx, call.solutionId, viewer),
    async ({ row, demand }, work) => {
      requireMayCall(call.operation, viewer);
      const status = moveSolution(row, demand, 'revise', { who: whoOfSolution(row, demand, viewer), at });
      const next = { id: row.id, demand, content, number: row.version + 1 };
      const stored = await storeSolution(work, row, { ...(await versionOf(next, call, work, desk)), status });
      await appendVersion(work.tx, stored, partyOf(viewer));
      return { status: 201, body: receiptOf(stored) };
    },
  );
}

interface NextVersion {
  readonly id: string;
  readonly demand: DemandRow;
  readonly content: SolutionContent;
  readonly number: number;
}

/** The columns of a version, its files taken up and its receipt issued. */
async function versionOf(
  { id, demand, content, number }: NextVersion,
  { viewer, receivedAt }: DeskCall,
  { tx, now }: DeskWork,
  { keys }: SolutionDesk,
) {
  const attachments = await takeUp(tx, content.attachments ?? [], {
    taker: { kind: 'solution', id },
    partyId: partyOf(viewer),
    siteKeyId: viewer.siteKeyId,
    at: now,
  });
  const contentHash = contentHashOf(content);
  const facts = {
    solutionId: id,
    demandId: demand.id,
    version: number,
    contentHash,
    submittedAt: receivedAt,
  };
  return {
    version: number,
    content,
    attachments,
    confidential: content.confidential ?? false,
    content_hash: contentHash,
    receipt_jws: issueReceipt(facts, keys).receiptJws,
    submitted_at: receivedAt,
  };
}

/** The receipt of the version that a row holds. */
export function receiptOf(row: {
  readonly id: string;
  readonly demand_id: string;
  readonly version: number;
  readonly content_hash: string;
  readonly receipt_jws: string;
  readonly submitted_at: number;
}): SolutionReceipt {
  return {
    solutionId: row.id,
    demandId: row.demand_id,
    version: row.version,
    contentHash: row.content_hash,
    submittedAt: formatInstant(row.submitted_at),
    receiptJws: row.receipt_jws,
  };
}

/** What rides along with a solution is signed for it; the consent to a contest is about the demand. */
async function signAll(
  tx: Tx,
  consents: readonly SignedText[],
  { id, demand_id: demandId }: SolutionRow,
  { viewer, receivedAt: at }: DeskCall,
): Promise<void> {
  for (const text of consents) {
    const subject =
      text.kind === 'public_contest' ? { type: 'demand', id: demandId } : { type: 'solution', id };
    await signConsent(tx, { text, subject, viewer, at });
  }
}

/** The body that a party belongs to, or the party's own name. */
async function bodyOf(tx: Tx, viewer: Viewer) {
  const found = await tx
    .selectFrom('parties')
    .leftJoin('organizations', 'organizations.id', 'parties.organization_id')
    .select(['parties.display_name as name', 'organizations.id as id', 'organizations.name as organization'])
    .where('parties.id', '=', partyOf(viewer))
    .executeTakeFirstOrThrow();
  return { organization_id: found.id, organization_name: found.organization ?? found.name };
}

/** Nobody answers a demand of its own. @throws ProblemError 403 `auth.forbidden` */
export function requireApart(demand: DemandRow, viewer: Viewer): void {
  if (whoOf(demand, viewer).length > 0) throw new ProblemError('auth.forbidden', { reason: 'own_demand' });
}

/** @throws ProblemError 404 where there is none, or none for this viewer */
export async function visibleDemand(tx: Tx, id: string, viewer: Viewer): Promise<DemandRow> {
  const row = await findDemand(tx, id);
  if (row === undefined || !maySee(row, viewer)) throw new ProblemError('not_found');
  return row;
}

/** @throws ProblemError 404 where there is none, or none for this viewer */
export async function visibleSolution(tx: Tx, id: string, viewer: Viewer): Promise<FoundSolution> {
  const row = await findSolution(tx, id);
  const demand = row === undefined ? undefined : await findDemand(tx, row.demand_id);
  if (row === undefined || demand === undefined || !maySeeSolution(row, demand, viewer)) {
    throw new ProblemError('not_found');
  }
  return { row, demand };
}
