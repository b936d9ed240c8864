import { formatInstant, type Match, type MatchPage, type MatchRespond } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { isPublicDemand, type DemandRecord } from '../demands/demand-record.js';
import { whoOf } from '../demands/life.js';
import { actingParty } from '../demands/view.js';
import { requireMayCall, type Viewer } from '../identity/party.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import type { Store } from '../store.js';
import type { MatchRecord } from './match-record.js';
import { matchView } from './match-view.js';
import { suggest } from './suggest.js';

/** A demand that a viewer may know of. @throws ProblemError 404, also for one of which the viewer may not know */
export function readableDemand(store: Store, id: string, viewer: Viewer): DemandRecord {
  const demand = store.demands.get(id.toLowerCase());
  if (demand === undefined || (!isPublicDemand(demand) && whoOf(actingParty(viewer), demand).length === 0)) {
    throw new ProblemError('not_found');
  }
  return demand;
}

/** Matches as a viewer may see them; those that are not for this viewer are left out. */
export function matchViews(store: Store, matches: readonly MatchRecord[], viewer: Viewer): Match[] {
  return matches.flatMap((match) => {
    const demand = store.demands.get(match.demandId);
    return demand === undefined ? [] : (matchView(store, match, demand, viewer) ?? []);
  });
}

/** The query of both lists of matches. */
export interface MatchesQuery {
  readonly status?: readonly string[];
  readonly side?: readonly string[];
  readonly limit?: number;
  readonly cursor?: string;
}

/** Whether a match is among those that were asked for. */
export function isAsked(match: Match, { status, side }: MatchesQuery): boolean {
  return (status?.includes(match.status) ?? true) && (side?.includes(match.counterpart.type) ?? true);
}

/**
 * Matches of a party's demands, listings and team, latest first. A page's token knows of none.
 * @param now - epoch milliseconds
 * @throws ProblemError 401 `auth.required`, 400 for a cursor of another list
 */
export function ownMatchPage(store: Store, query: MatchesQuery, viewer: Viewer, now: number): MatchPage {
  if (viewer.party === undefined) throw new ProblemError('auth.required');
  const party = actingParty(viewer);
  const own = [...store.demands.values()]
    .filter(isPublicDemand)
    .flatMap((demand) => suggest(store, demand, now))
    .filter(({ partyId, demandId }) => {
      const demand = store.demands.get(demandId);
      return party !== undefined && (partyId === party.id || demand?.company.partyId === party.id);
    });
  const order = byKeys(true);
  const keyOf = ({ createdAt, id }: Match) => [createdAt, id];
  const found = matchViews(store, own, viewer)
    .filter((match) => isAsked(match, query))
    .sort((a, b) => order(keyOf(a), keyOf(b)));
  const page = cutPage(found, query, scopeOf(`me.matches.list:${viewer.party.id}`, query), keyOf, order);
  return { ...page, asOf: formatInstant(now) };
}

/** The match of an id, and its demand. @throws ProblemError 404 */
export function answerable(
  store: Store,
  id: string,
  viewer: Viewer,
): { readonly match: MatchRecord; readonly demand: DemandRecord } {
  const match = store.matches.get(id.toLowerCase());
  if (match === undefined) throw new ProblemError('not_found');
  return { match, demand: readableDemand(store, match.demandId, viewer) };
}

/**
 * Accepts or declines a match.
 * @throws ProblemError 403, 409 `match.state { matchStatus }`, `match.reason_required`
 */
export function respondToMatch(
  store: Store,
  { match, demand }: ReturnType<typeof answerable>,
  { answer, reason, note }: MatchRespond,
  { viewer, at }: { readonly viewer: Viewer; readonly at: number },
): Match {
  requireMayCall('matches.respond', viewer);
  const party = actingParty(viewer);
  if (party === undefined || (party.id !== match.partyId && party.id !== demand.company.partyId)) {
    throw new ProblemError('auth.forbidden');
  }
  if (match.status === 'accepted' || match.status === 'declined') {
    throw new ProblemError('match.state', { matchStatus: match.status });
  }
  if (answer === 'decline' && reason === undefined) throw new ProblemError('match.reason_required');
  match.status = answer === 'accept' ? 'accepted' : 'declined';
  if (answer === 'decline' && reason !== undefined) match.declineReason = reason;
  if (note !== undefined) match.note = note;
  match.rev += 1;
  match.updatedAt = at;
  if (party.id === match.partyId) {
    // Who declines is matched no longer.
    if (answer === 'decline') demand.matchedPartyIds.delete(party.id);
    for (const push of store.pushes.values()) {
      if (push.demandId !== demand.id || push.partyId !== party.id) continue;
      push.openedAt ??= at;
      push.respondedAt ??= at;
    }
  }
  const [view] = matchViews(store, [match], viewer);
  if (view === undefined) throw new ProblemError('not_found');
  return view;
}
