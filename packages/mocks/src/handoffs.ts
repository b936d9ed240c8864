import type { Handoff, HandoffCreate, HandoffDraft, HandoffResult } from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import { ProblemError, problemBody } from '@jtop/contract/binding';
import { encodeBase64url } from '@jtop/rules/log';
import { payDeposit, placeBid, register } from './auction/take-part.js';
import { scopesOf, type Viewer } from './identity/party.js';
import type { Store } from './store.js';

/** A hand-off as the mock keeps it. */
export interface HandoffRecord {
  readonly id: string;
  readonly secret: string;
  readonly origin: string;
  readonly draft: HandoffCreate;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  ended?: Pick<Handoff, 'status' | 'result' | 'problem'>;
}

export const HANDOFF_TTL_MS = 600_000;

/**
 * Keeps a draft until somebody confirms it.
 * @throws ProblemError 403 `handoff.site_key`, `handoff.origin`; 400 for a `returnTo` elsewhere
 */
export function draftHandoff(
  store: Store,
  draft: HandoffCreate,
  page: { readonly origin: string; readonly platform: string; readonly now: number },
): HandoffDraft {
  const origins = store.siteKeys.get(draft.siteKey);
  if (origins === undefined) throw new ProblemError('handoff.site_key');
  const isOurs = (origin: string): boolean => origins.includes('*') || origins.includes(origin);
  if (!isOurs(page.origin)) throw new ProblemError('handoff.origin', { origin: page.origin });
  if (draft.returnTo !== undefined && !isOurs(new URL(draft.returnTo).origin)) {
    throw new ProblemError(
      'request.invalid',
      {},
      {
        errors: [
          { path: 'returnTo', code: 'foreign_origin', message: 'a page of one of the site key’s origins' },
        ],
      },
    );
  }
  const record: HandoffRecord = {
    id: store.random.id(page.now),
    secret: encodeBase64url(store.random.bytes(32)),
    origin: page.origin,
    draft,
    expiresAt: page.now + HANDOFF_TTL_MS,
  };
  store.handoffs.set(record.id, record);
  return {
    id: record.id,
    secret: record.secret,
    confirmUrl: `${page.platform}/confirm/${record.id}`,
    expiresAt: formatInstant(record.expiresAt),
  };
}

/** Where a hand-off stands at an instant. */
export function handoffEntity({ id, draft, expiresAt, ended }: HandoffRecord, now: number): Handoff {
  const { operation } = draft;
  if (ended !== undefined) return { id, operation, ...ended };
  return { id, operation, status: now > expiresAt ? 'expired' : 'pending' };
}

/** Does what the confirm page of a real platform does when a person agrees. @returns how it ended */
export function confirmHandoff(store: Store, id: string, subject: string, now: number): Handoff {
  const record = pending(store, id, now);
  const party = store.partyBySubject(subject);
  if (party === undefined) throw new Error(`no party ${subject}`);
  const viewer: Viewer = { party, scopes: scopesOf(party), by: 'person' };
  try {
    record.ended = { status: 'confirmed', result: perform(store, record.draft, viewer, now) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    record.ended = { status: 'failed', problem: problemBody(error, record.id) };
  }
  return handoffEntity(record, now);
}

/** The person has said no. */
export function declineHandoff(store: Store, id: string, now: number): Handoff {
  const record = pending(store, id, now);
  record.ended = { status: 'declined' };
  return handoffEntity(record, now);
}

function pending(store: Store, id: string, now: number): HandoffRecord {
  const record = store.handoffs.get(id);
  if (record === undefined || handoffEntity(record, now).status !== 'pending') {
    throw new Error(`hand-off ${id} does not wait for anybody`);
  }
  return record;
}

function perform(store: Store, draft: HandoffCreate, viewer: Viewer, now: number): HandoffResult {
  if (draft.operation === 'me.retrieve') return introduce(store, viewer);
  const lot = store.lots.get(draft.params.lotId.toLowerCase());
  if (lot === undefined) throw new ProblemError('not_found');
  if (draft.operation === 'lots.bids.place') return placeBid(store, lot, viewer, draft.body, now);
  if (draft.operation === 'lots.deposits.create') return payDeposit(store, lot, viewer, now).deposit;
  return register(store, lot, viewer, draft.body.agreedRulesHash, now).registration;
}

function introduce(store: Store, { party }: Viewer): HandoffResult {
  const registrations = [...store.lots.values()].flatMap((lot) => {
    const own = lot.registrations.get(party?.id ?? '');
    return own === undefined ? [] : [own.entity];
  });
  if (party === undefined) throw new ProblemError('auth.required');
  const { id: partyId, displayName, role } = party;
  return { partyId, displayName, roles: [role], registrations };
}
