import type { Consent, ConsentRevoke, ConsentSign } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { apply, CONSENT_MACHINE } from '@jtop/rules/lifecycle';
import { followContest } from '../contests/following.js';
import { demandsInContest } from '../contests/repository.js';
import type { Tx } from '../db/schema.js';
import { isOwn, maySee } from '../demands/access.js';
import { atDesk, problemOf, type Desk, type DeskCall, type DeskWork } from '../demands/desk.js';
import { findDemand } from '../demands/repository.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { isId } from '../lots/ids.js';
import { maySeeSolution } from '../solutions/access.js';
import { findSolution } from '../solutions/repository.js';
import { findConsent, revokeStanding } from './repository.js';
import { consentEntity, type ConsentRow } from './rows.js';
import { signConsent } from './signing.js';

/** A call on one consent. */
export interface ConsentCall extends DeskCall {
  readonly consentId: string;
}

/** What is signed for, and whose consent it becomes. */
interface Signed {
  readonly subject: ConsentSign['subject'];
  readonly partyId: string;
}

/**
 * Signs the current text of a kind for one thing; who acts for a company signs for it. The same again gives what stands.
 *
 * @throws ProblemError 404 for a thing that the caller may not know of; 403; 400 `request.invalid`;
 *   409 `consent.text_stale { kind, textVersion, textHash }`, `consent.text_missing { kind }`
 */
export async function sign(
  desk: Desk,
  call: DeskCall,
  { subject, ...text }: ConsentSign,
): Promise<StoredAnswer<Consent>> {
  const { viewer, receivedAt: at } = call;
  return atDesk(
    desk,
    call,
    (tx) => signedFor(tx, subject, viewer),
    async (signed, { tx }) => {
      requireMayCall(call.operation, viewer);
      const { row, isNew } = await signConsent(tx, { ...signed, text, viewer, at });
      return { status: isNew ? 201 : 200, body: consentEntity(row) };
    },
  );
}

async function signedFor(
  tx: Tx,
  { type, id: asked }: ConsentSign['subject'],
  viewer: Viewer,
): Promise<Signed> {
  const id = asked.toLowerCase();
  const own = { subject: { type, id }, partyId: partyOf(viewer) };
  if (type === 'season' || type === 'special') {
    const table = type === 'season' ? ('seasons' as const) : ('specials' as const);
    const row = await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new ProblemError('not_found');
    return own;
  }
  if (!isId(id)) throw new ProblemError('not_found');
  const solution = type === 'solution' ? await findSolution(tx, id) : undefined;
  const demandId = type === 'demand' ? id : solution?.demand_id;
  const demand = demandId === undefined ? undefined : await findDemand(tx, demandId);
  if (demand === undefined) throw new ProblemError('not_found');
  const sees = solution === undefined ? maySee(demand, viewer) : maySeeSolution(solution, demand, viewer);
  if (!sees) throw new ProblemError('not_found');
  return isOwn(demand, viewer) ? { ...own, partyId: demand.company_party_id } : own;
}

/**
 * Takes a consent back, and with it every other of the same kind for the same thing. What stood on it falls at once: an open
 * contest halts in the same transaction.
 *
 * @throws ProblemError 404 for a consent of somebody else; 403; 409 `consent.state { consentStatus }`
 */
export async function revoke(
  desk: Desk,
  call: ConsentCall,
  { reason }: ConsentRevoke,
): Promise<StoredAnswer<Consent>> {
  const { viewer } = call;
  return atDesk(
    desk,
    call,
    async (tx) => {
      const row = await findConsent(tx, call.consentId);
      if (row === undefined || !isSigner(row, viewer)) throw new ProblemError('not_found');
      return row;
    },
    async (row, work) => {
      requireMayCall(call.operation, viewer);
      const status = row.revoked_at === null ? 'signed' : 'revoked';
      const applied = apply(CONSENT_MACHINE, status, 'revoke', { who: ['signer'], at: work.now });
      if (!applied.ok) throw problemOf(applied);
      await revokeStanding(work.tx, row, work.now, reason ?? null);
      if (applied.effects.includes('contest.halt')) await haltWhatStoodOn(row, work);
      return { status: 200, body: consentEntity({ ...row, revoked_at: work.now }) };
    },
  );
}

/** A disclaimer can be for a season, so every contest that its party is in is looked at. */
async function haltWhatStoodOn(row: ConsentRow, work: DeskWork): Promise<void> {
  const stoodOnIt =
    row.kind === 'disclaimer'
      ? await demandsInContest(work.tx, row.party_id)
      : row.kind === 'public_contest' && row.subject_type === 'demand'
        ? [row.subject_id]
        : [];
  for (const id of stoodOnIt) {
    const demand = await findDemand(work.tx, id);
    if (demand !== undefined) await followContest(work, demand);
  }
}

function isSigner({ party_id: partyId, created_by: by }: ConsentRow, viewer: Viewer): boolean {
  if (viewer.limits !== undefined || viewer.partyId === undefined) return false;
  return viewer.partyId === partyId || viewer.partyId === by;
}
