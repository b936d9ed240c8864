import { type LotStatus, formatInstant } from '@jtop/contract';
import { announcedInTime } from '../calendar/announcement.js';
import { effectiveStatus } from './phase.js';
import type { LotState } from './types.js';

/** A move that a lot's status does not allow: 409 `lot.state`. */
export interface StateRefusal {
  readonly ok: false;
  readonly refused: 'lot.state';
  readonly extras: { readonly status: LotStatus };
}

/** An announcement that comes too close to the opening: 409 `lot.announced_too_late`. */
export interface LateAnnouncement {
  readonly ok: false;
  readonly refused: 'lot.announced_too_late';
  readonly extras: { readonly earliestOpensAt: string };
}

export interface Moved {
  readonly ok: true;
  readonly lotAfter: LotState;
}

export type Transition = Moved | StateRefusal;

/** The ends without a sale, from which a listing may be tried again. */
const UNSOLD: readonly LotStatus[] = [
  'reserve_not_met',
  'no_bids',
  'no_sale',
  'defaulted',
  'cancelled',
  'voided',
];
const CANCELLABLE: readonly LotStatus[] = ['draft', 'registering', 'suspended'];
const VOIDABLE: readonly LotStatus[] = ['bidding', 'suspended', 'closed', 'confirmed'];

function refused(status: LotStatus): StateRefusal {
  return { ok: false, refused: 'lot.state', extras: { status } };
}

/**
 * A draft becomes a lot that one can register for. Rights, the listing's other lots and the session's day are checked by
 * the caller, who knows them.
 * @param at epoch milliseconds of the announcement
 * @param rulesHash hash of the complete rules, which stand from now on
 */
export function announceLot(
  lot: LotState,
  at: number,
  rulesHash: string,
): Moved | StateRefusal | LateAnnouncement {
  if (lot.status !== 'draft') return refused(lot.status);
  const timing = announcedInTime(at, lot.opensAt, lot.rules);
  if (!timing.ok) {
    const extras = { earliestOpensAt: formatInstant(timing.earliestOpensAt) };
    return { ok: false, refused: 'lot.announced_too_late', extras };
  }
  return { ok: true, lotAfter: { ...lot, status: 'registering', rulesHash } };
}

/** Opens bidding, once `opensAt` has come. The log has no line for it: the announced rules say when. */
export function openLot(lot: LotState, at: number): Transition {
  if (lot.status !== 'registering' || at < lot.opensAt) return refused(lot.status);
  return { ok: true, lotAfter: { ...lot, status: 'bidding' } };
}

/** Suspends a lot that is registering or bidding. After its end, closed or not yet, there is nothing to suspend. */
export function suspendLot(lot: LotState, at: number): Transition {
  const status = effectiveStatus(lot, at);
  if (status !== 'registering' && status !== 'bidding') return refused(status);
  return { ok: true, lotAfter: { ...lot, status: 'suspended', suspendedFrom: status, suspendedAt: at } };
}

/**
 * The end of a lot after a suspension: the bidding time that was lost is added. Where the suspension began before the
 * opening, only what it took after the opening was lost.
 */
export function closesAtAfterResume(
  lot: { readonly opensAt: number; readonly closesAt: number },
  suspendedAt: number,
  resumedAt: number,
): number {
  return lot.closesAt + Math.max(0, resumedAt - Math.max(suspendedAt, lot.opensAt));
}

/** Takes a suspended lot back to where it was, with the bidding time that was lost added to its end. */
export function resumeLot(lot: LotState, at: number): Transition {
  if (lot.status !== 'suspended' || lot.suspendedAt === undefined) return refused(lot.status);
  const closesAt = closesAtAfterResume(lot, lot.suspendedAt, at);
  const { suspendedFrom = 'registering' } = lot;
  return {
    ok: true,
    lotAfter: { ...lot, status: suspendedFrom, closesAt, suspendedFrom: undefined, suspendedAt: undefined },
  };
}

function end(lot: LotState, status: 'cancelled' | 'voided', at: number): Moved {
  return {
    ok: true,
    lotAfter: { ...lot, status, endedAt: at, suspendedFrom: undefined, suspendedAt: undefined },
  };
}

/** Calls a lot off before bidding, or while it is suspended. */
export function cancelLot(lot: LotState, at: number): Transition {
  const status = effectiveStatus(lot, at);
  return CANCELLABLE.includes(status) ? end(lot, 'cancelled', at) : refused(status);
}

/** Declares bidding or its outcome void, for collusion or a failure of the system. */
export function voidLot(lot: LotState, at: number): Transition {
  const status = effectiveStatus(lot, at);
  return VOIDABLE.includes(status) ? end(lot, 'voided', at) : refused(status);
}

/** Ends an unsold attempt for good, because the listing is tried again in a new lot. */
export function relistLot(lot: LotState): Transition {
  return UNSOLD.includes(lot.status)
    ? { ok: true, lotAfter: { ...lot, status: 'relisted' } }
    : refused(lot.status);
}
