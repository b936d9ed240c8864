import type { Demand, Listing, MatchReason } from '@jtop/contract';
import { BUDGET_BANDS } from '@jtop/rules/disclosure';
import {
  matchListing,
  matchTeam,
  rankMatches,
  visibleReasons,
  weighTerms,
  type KeptTerms,
  type MatchDemand,
  type ScoredMatch,
  type TermCounts,
} from '@jtop/rules/matching';
import type { DemandRecord } from '../demands/demand-record.js';
import { demandView } from '../demands/view.js';
import { MOCK_TEAMS } from '../fixtures/teams.js';
import type { Store } from '../store.js';
import type { MatchRecord, Told } from './match-record.js';
import { termsOf } from './words.js';

const MOST_SUGGESTED = 20;
const LEAST_SCORE = 0.3;
const MATCHED: ReadonlySet<string> = new Set(['available', 'in_auction', 'negotiating', 'carried_over']);

export const isMatchable = ({ status }: Listing): boolean => MATCHED.has(status);

/**
 * Finds what fits a demand, and keeps it in the place of what was suggested before; what somebody proposed, was told or
 * answered stays. Once by the whole demand and once by what the public sees, so that nothing the public is told can come
 * from what is hidden.
 */
export function suggest(store: Store, demand: DemandRecord, now: number): MatchRecord[] {
  const whole = demandView(store, demand, 'operator');
  const shown = demandView(store, demand, 'public');
  const listings = [...store.listings.values()].filter(isMatchable);
  const kept = new Map(listings.map((listing) => [listing.id, listingTerms(listing)]));
  const counts = countsOf([...kept.values()]);
  const byListings = (view: Demand): ScoredMatch[] => {
    const wanted = wantedBy(view, counts);
    return best(
      listings.map((listing) =>
        matchListing(wanted, {
          ...listing,
          terms: weighTerms(kept.get(listing.id) ?? { terms: [], head: 0 }, counts),
        }),
      ),
    );
  };
  const before = new Map(matchesOf(store, demand.id).map((match) => [keyOf(match), match]));
  for (const match of before.values()) {
    if (match.method === 'rule') {
      delete match.whole;
      delete match.shown;
    }
  }
  const found = (side: MatchRecord['side'], id: string, partyId: string, title: string): MatchRecord => {
    const match = before.get(`${side}:${id}`) ?? {
      id: store.random.id(now),
      demandId: demand.id,
      side,
      counterpartId: id,
      partyId,
      title,
      method: 'rule' as const,
      createdAt: now,
      rev: 1,
      updatedAt: now,
      status: demand.matchedPartyIds.has(id) ? ('pushed' as const) : ('suggested' as const),
    };
    before.set(keyOf(match), match);
    return match;
  };
  const listingMatch = ({ id }: ScoredMatch): MatchRecord => {
    const listing = store.listings.get(id);
    return found('listing', id, listing?.supplier.partyId ?? '', listing?.title ?? '');
  };
  for (const match of byListings(whole)) listingMatch(match).whole = told(match);
  for (const match of byListings(shown)) {
    const reasons = visibleReasons(match.reasons, { view: shown, _redacted: shown._redacted ?? [] });
    listingMatch(match).shown = told({ ...match, reasons });
  }
  for (const match of byTeams(whole)) {
    const team = MOCK_TEAMS.find(({ partyId }) => partyId === match.id);
    found('team', match.id, match.id, team?.name ?? '').whole = told(match);
  }
  for (const match of before.values()) {
    const gone = match.method === 'rule' && match.status === 'suggested' && !match.whole && !match.shown;
    if (gone) store.matches.delete(match.id);
    else store.matches.set(match.id, match);
  }
  return matchesOf(store, demand.id).filter(({ side, status, counterpartId }) => {
    const listing = store.listings.get(counterpartId);
    return (
      side === 'team' || status === 'accepted' || status === 'declined' || (listing && isMatchable(listing))
    );
  });
}

const keyOf = ({ side, counterpartId }: MatchRecord): string => `${side}:${counterpartId}`;

export const matchesOf = (store: Store, demandId: string): MatchRecord[] =>
  [...store.matches.values()].filter((match) => match.demandId === demandId);

function byTeams(view: Demand): ScoredMatch[] {
  const kept = MOCK_TEAMS.map(({ keywords, ipc }) => termsOf(keywords, [], ipc));
  const counts = countsOf(kept);
  const wanted = wantedBy(view, counts);
  return best(
    MOCK_TEAMS.map((team, index) =>
      matchTeam(wanted, {
        ...team,
        id: team.partyId,
        adcodes: [team.adcode],
        terms: weighTerms(kept[index] ?? { terms: [], head: 0 }, counts),
      }),
    ),
  );
}

/** Only what shares a word or a class is looked at, as an index would find it. */
function best(scored: readonly ScoredMatch[]): ScoredMatch[] {
  const near = scored.filter(
    ({ score, features }) => score >= LEAST_SCORE && ((features.text ?? 0) > 0 || (features.ipc ?? 0) > 0.5),
  );
  return rankMatches(near, MOST_SUGGESTED);
}

function wantedBy(view: Demand, counts: TermCounts): MatchDemand {
  const { field, adcode = '', budgetFen, budgetBand, askedTrl, title, keywords = [] } = view;
  const ipc = [...new Set([...(view.ipc ?? []), ...(view.diagnosis?.suggestedIpc ?? [])])];
  const body = [view.summary, view.problem, view.constraints, view.presentState].flatMap(
    (text) => text ?? [],
  );
  const kept = termsOf([title, ...keywords], body, ipc);
  const band = BUDGET_BANDS.find((known) => known === budgetBand);
  return { field, adcode, ipc, budgetFen, budgetBand: band, askedTrl, terms: weighTerms(kept, counts) };
}

/** Listings are replaced, not changed, so their terms are made once. */
const listingsTerms = new WeakMap<Listing, KeptTerms>();

function listingTerms(listing: Listing): KeptTerms {
  const known = listingsTerms.get(listing);
  if (known !== undefined) return known;
  const { title, keywords, abstract, ipc } = listing;
  const made = termsOf([title, ...keywords], [abstract], ipc);
  listingsTerms.set(listing, made);
  return made;
}

function countsOf(all: readonly KeptTerms[]): TermCounts {
  const counts = new Map<string, number>();
  for (const { terms } of all) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { total: all.length, counts };
}

function told({ score, reasons }: ScoredMatch): Told {
  return {
    scoreBp: Math.round(score * 10_000),
    reasons: reasons.map(
      ({ code, weight, facts }) =>
        ({ code, weightBp: Math.round(weight * 10_000), facts }) as unknown as MatchReason,
    ),
  };
}
