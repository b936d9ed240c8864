import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { formatInstant, type HandoffCreate, type HandoffDraft } from '@jtop/contract';
import { ProblemError, canonicalJson, invalid } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import { json } from '../db/json.js';
import type { Db } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { newId, pathId } from '../lots/ids.js';
import { ANONYMOUS } from '../identity/viewer.js';
import { visibleLot } from '../lots/repository.js';
import { admitPage } from '../site-keys/site-keys.js';
import { visibleDemand } from '../solutions/submitting.js';
import type { HandoffRow } from './entity.js';

/** How long a person has to confirm. */
export const HANDOFF_TTL_MS = 600_000;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the body of a hand-off is told apart by. */
export const digestOf = (body: object): string => sha256(canonicalJson(body));

/**
 * What a confirm page was shown for: its form brings this back, so that nobody agrees to anything but what stood there. Made of
 * what the row holds, not of what was sent when it was drafted.
 *
 * @param against - what the page compared it with, such as the version before; null where it is compared with nothing
 */
export const shownDigest = (row: HandoffRow, against: number | null): string => {
  const {
    id,
    origin,
    operation,
    lot_id: lot,
    demand_id: demand,
    match_id: match,
    solution_id: solution,
  } = row;
  return digestOf([id, origin, operation, lot, demand, match, solution, row.body, row.return_to, against]);
};

export interface DraftCall {
  readonly body: HandoffCreate;
  /** The `Origin` header. */
  readonly origin: string | null;
  readonly key: string;
  /** Real time, epoch milliseconds. */
  readonly at: number;
}

/**
 * Keeps what a page wants a person to confirm. The same key gives the same hand-off again, with a secret derived from
 * the platform's own, so that the answer can be given twice without keeping it.
 *
 * @throws ProblemError 403 `handoff.site_key`, `handoff.origin`; 400 for a `returnTo` elsewhere; 404 for an unknown lot or demand;
 *   422 `idempotency.mismatch`
 */
export async function draftHandoff(
  { db, config, keys }: Pick<Platform, 'db' | 'config' | 'keys'>,
  { body: draft, origin, key, at }: DraftCall,
): Promise<{ readonly status: number; readonly body: HandoffDraft }> {
  const { lotId, demandId, matchId, solutionId } = aboutOf(draft);
  return inTransaction(db, async (tx) => {
    const site = await admitPage(tx, { key: draft.siteKey, origin, at });
    if (draft.returnTo !== undefined && !site.origins.includes(new URL(draft.returnTo).origin)) {
      throw invalid({
        path: 'returnTo',
        code: 'foreign_origin',
        message: 'give a page of one of the origins of the site key',
      });
    }
    if (lotId !== null) await visibleLot(tx, lotId, false);
    // A page asks for nobody, so it may only name what everybody knows of. Of matches and solutions nobody does: whether there is
    // one of an id is said to the person alone.
    if (demandId !== null) await visibleDemand(tx, demandId, ANONYMOUS);
    const { siteKey: _siteKey, ...asked } = draft;
    const bodyHash = digestOf(asked);
    const known = await tx
      .selectFrom('handoffs')
      .selectAll()
      .where('site_key_id', '=', site.id)
      .where('origin', '=', origin ?? '')
      .where('idempotency_key', '=', key)
      .executeTakeFirst();
    if (known !== undefined && known.body_hash !== bodyHash) throw new ProblemError('idempotency.mismatch');
    const id = known?.id ?? newId(at);
    const secret = secretOf(keys, id);
    const expiresAt = known?.expires_at ?? at + HANDOFF_TTL_MS;
    if (known === undefined) {
      await tx
        .insertInto('handoffs')
        .values({
          id,
          secret_hash: sha256(secret),
          site_key_id: site.id,
          origin: origin ?? '',
          operation: draft.operation,
          lot_id: lotId,
          demand_id: demandId,
          match_id: matchId,
          solution_id: solutionId,
          body: json(draft.body),
          body_hash: bodyHash,
          return_to: draft.returnTo ?? null,
          idempotency_key: key,
          status: 'pending',
          party_id: null,
          result: null,
          problem: null,
          created_at: at,
          expires_at: expiresAt,
          ended_at: null,
        })
        .execute();
    }
    const confirmUrl = `${config.publicUrl}/confirm/${id}`;
    const answer = { id, secret, confirmUrl, expiresAt: formatInstant(expiresAt) };
    return { status: known === undefined ? 201 : 200, body: answer };
  });
}

interface About {
  readonly lotId: string | null;
  readonly demandId: string | null;
  readonly matchId: string | null;
  readonly solutionId: string | null;
}

/** What it is about, where that is named. @throws ProblemError 404 `not_found` for what can be no id */
function aboutOf(draft: HandoffCreate): About {
  const nothing = { lotId: null, demandId: null, matchId: null, solutionId: null };
  switch (draft.operation) {
    case 'lots.bids.place':
    case 'lots.registrations.create':
    case 'lots.deposits.create':
      return { ...nothing, lotId: pathId(draft.params.lotId) };
    case 'demands.solutions.submit':
      return { ...nothing, demandId: pathId(draft.params.demandId) };
    case 'matches.respond':
      return { ...nothing, matchId: pathId(draft.params.matchId) };
    case 'solutions.versions.create':
      return { ...nothing, solutionId: pathId(draft.params.solutionId) };
    case 'solutions.retrieve':
      return 'solutionId' in draft.params
        ? { ...nothing, solutionId: pathId(draft.params.solutionId) }
        : { ...nothing, demandId: pathId(draft.params.demandId) };
    case 'demands.create':
    case 'consents.sign':
    case 'imports.create':
    case 'me.retrieve':
    case 'me.matches.list':
      return nothing;
  }
}

/** By the newest of the secrets that sign cookies; another name keeps the uses apart. */
function secretOf(keys: Pick<Platform['keys'], 'cookieKeys'>, id: string): string {
  const [key = ''] = keys.cookieKeys();
  return createHmac('sha256', key).update(`hand-off\0${id}`).digest('base64url');
}

/**
 * The hand-off that a secret is for.
 * @throws ProblemError 401 `auth.required` without one, 404 `not_found` for a wrong one or an unknown hand-off
 */
export async function knownBySecret(db: Db, id: string, authorization: string | null): Promise<HandoffRow> {
  const [, secret] = /^Handoff +([\w-]{20,100})$/i.exec(authorization ?? '') ?? [];
  if (authorization === null || secret === undefined) {
    throw new ProblemError('auth.required', {}, { detail: 'Authorization must be: Handoff <secret>' });
  }
  const row = await findHandoff(db, pathId(id));
  const given = Buffer.from(sha256(secret), 'hex');
  const wanted = Buffer.from(row?.secret_hash ?? sha256(''), 'hex');
  if (!timingSafeEqual(given, wanted) || row === undefined) throw new ProblemError('not_found');
  return row;
}

export async function findHandoff(db: Db, id: string): Promise<HandoffRow | undefined> {
  return db.selectFrom('handoffs').selectAll().where('id', '=', id).executeTakeFirst();
}
