import {
  formatInstant,
  parseInstant,
  type Announcement,
  type Listing,
  type LotRulesInput,
} from '@jtop/contract';
import { ProblemError, invalid } from '@jtop/contract/binding';
import {
  announceLot,
  cancelLot,
  completeRules,
  relistLot,
  resumeLot,
  suspendLot,
  voidLot,
  type LotState,
  type Transition,
} from '@jtop/rules/auction';
import { announcementHash, commitReserve, rulesHash } from '@jtop/rules/log';
import type { SessionRecord, Store } from '../store.js';
import { appendToLog, moveLot } from './change.js';
import { isPublic, type LotRecord } from './lot-record.js';

/** What drafting a lot needs besides its rules. */
export interface LotDraft {
  /** Given by fixtures whose ids are known beforehand. */
  readonly id?: string;
  readonly listing: Listing;
  readonly session: SessionRecord;
  readonly rules: LotRulesInput;
  /** The attempt before, for a relisted lot. */
  readonly previous?: LotRecord;
}

/** Drafts a lot. @throws ProblemError 400 where the rules are not to be had */
export function draftLot(store: Store, draft: LotDraft, at: number): LotRecord {
  const { listing, session, previous } = draft;
  const context = {
    opensAt: parseInstant(session.opensAt),
    date: session.date,
    sellerPartyIds: [listing.supplier.partyId],
  };
  if (draft.rules.pricing === 'one_shot_sealed') {
    throw invalid({
      path: 'rules.pricing',
      code: 'not_supported',
      message: 'sealed bids have no form on the wire yet',
    });
  }
  const completed = completeRules(draft.rules, context);
  if (!completed.ok) throw invalid(...completed.errors);
  const reserve =
    completed.reservePriceFen === undefined
      ? undefined
      : { priceFen: completed.reservePriceFen, salt: salt(store) };
  const rules = commitReserve(completed.rules, reserve);
  const id = draft.id ?? store.random.id(at);
  const opensAt = parseInstant(rules.opensAt);
  const lot: LotRecord = {
    id,
    no: store.nextLotNumber(Number(session.date.slice(0, 4))),
    listingId: listing.id,
    sessionId: session.id,
    attempt: (previous?.attempt ?? 0) + 1,
    ...(previous === undefined ? {} : { previousLotId: previous.id }),
    createdAt: at,
    updatedAt: at,
    rev: 1,
    version: 0,
    state: {
      lotId: id,
      status: 'draft',
      rules,
      opensAt,
      closesAt: parseInstant(rules.scheduledCloseAt),
      bidCount: 0,
      extensions: 0,
    },
    ...(reserve === undefined ? {} : { reserve }),
    log: [],
    bids: [],
    registrations: new Map(),
  };
  store.lots.set(id, lot);
  return lot;
}

const salt = (store: Store): string =>
  Array.from(store.random.bytes(32), (byte) => byte.toString(16).padStart(2, '0')).join('');

const LIVE: ReadonlySet<string> = new Set([
  'registering',
  'bidding',
  'suspended',
  'closed',
  'confirmed',
  'contracted',
]);

/** Whether every right of a listing was found clear and none of the checks has run out. */
export function rightsAreClear(listing: Listing, now: number): boolean {
  return listing.rights.every(
    ({ verification }) => verification?.outcome === 'clear' && parseInstant(verification.expiresAt) > now,
  );
}

/** Publishes a lot's announcement. @throws ProblemError 409 */
export function announce(store: Store, lot: LotRecord, text: string, at: number): void {
  const { rules } = lot.state;
  const hash = rulesHash(rules);
  const announced = announceLot(lot.state, at, hash);
  if (!announced.ok && announced.refused === 'lot.state') throw refusal(announced);
  const listing = store.listings.get(lot.listingId);
  if (listing === undefined || !rightsAreClear(listing, at)) throw new ProblemError('lot.not_verified');
  if (!announced.ok) throw refusal(announced);
  const taken = [...store.lots.values()].some(
    (other) => other !== lot && other.listingId === lot.listingId && LIVE.has(other.state.status),
  );
  if (taken) throw new ProblemError('lot.listing_taken');
  lot.announcementId = publish(store, 'auction', lot, text, at).id;
  const { reserveCommitment } = rules;
  appendToLog(lot, {
    lotId: lot.id,
    type: 'announced',
    at,
    data: {
      rulesHash: hash,
      announcementHash: announcementHash(text),
      ...(reserveCommitment === undefined ? {} : { reserveCommitment }),
      keyId: store.signer.jwk.kid,
    },
  });
  moveLot(store, lot, announced.lotAfter, at);
}

/** Publishes a notice about a lot. */
export function publish(
  store: Store,
  kind: Announcement['kind'],
  lot: LotRecord,
  text: string,
  at: number,
): Announcement {
  const id = store.random.id(at);
  const announcement = {
    id,
    kind,
    lotIds: [lot.id],
    text,
    hash: announcementHash(text),
    publishedAt: formatInstant(at),
  };
  store.announcements.set(id, announcement);
  return announcement;
}

const refusal = (refused: {
  refused: 'lot.state' | 'lot.announced_too_late';
  extras: object;
}): ProblemError => new ProblemError(refused.refused, { ...refused.extras });

function moved(transition: Transition): LotState {
  if (!transition.ok) throw refusal(transition);
  return transition.lotAfter;
}

/** How an operator interrupts a lot: what the rules say, what the log calls it, how it is announced. */
interface Interruption {
  readonly move: (state: LotState, at: number) => Transition;
  readonly entry: 'suspended' | 'resumed' | 'cancelled' | 'voided';
  readonly notice: 'adjustment' | 'cancel';
}

export const INTERRUPTIONS = {
  suspend: { move: suspendLot, entry: 'suspended', notice: 'adjustment' },
  resume: { move: resumeLot, entry: 'resumed', notice: 'adjustment' },
  cancel: { move: cancelLot, entry: 'cancelled', notice: 'cancel' },
  void: { move: voidLot, entry: 'voided', notice: 'cancel' },
} as const satisfies Record<string, Interruption>;

/** Suspends, resumes, cancels or voids a lot. @throws ProblemError 409 `lot.state` */
export function interrupt(
  store: Store,
  lot: LotRecord,
  { move, entry, notice }: Interruption,
  reason: string | undefined,
  at: number,
): void {
  const state = moved(move(lot.state, at));
  if (!isPublic(lot)) {
    // Nobody knows of a draft: it has no log to continue and no watchers to tell.
    Object.assign(lot, { state, rev: lot.rev + 1, updatedAt: at });
    return;
  }
  const data = {
    ...(reason === undefined ? {} : { reason }),
    ...(state.closesAt === lot.state.closesAt ? {} : { closesAtAfter: formatInstant(state.closesAt) }),
  };
  appendToLog(lot, { lotId: lot.id, type: entry, at, data });
  if (reason !== undefined) publish(store, notice, lot, reason, at);
  moveLot(store, lot, state, at);
}

/** Ends an unsold attempt and drafts the next. @throws ProblemError 409 `lot.state`, 400 for the new rules */
export function relist(store: Store, draft: LotDraft & { previous: LotRecord }, at: number): LotRecord {
  const { previous } = draft;
  const state = moved(relistLot(previous.state));
  const next = draftLot(store, draft, at);
  moveLot(store, previous, state, at);
  return next;
}
