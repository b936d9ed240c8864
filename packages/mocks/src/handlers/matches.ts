import { formatInstant, type Match } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { isPublicDemand, type DemandRecord } from '../demands/demand-record.js';
import { whoOf } from '../demands/life.js';
import { actingParty } from '../demands/view.js';
import { MOCK_TEAMS } from '../fixtures/teams.js';
import { requireMayCall, type Viewer } from '../identity/party.js';
import type { MatchRecord } from '../matching/match-record.js';
import { matchView } from '../matching/match-view.js';
import { isMatchable, suggest } from '../matching/suggest.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, once, type MockContext, type MockHandlers } from './context.js';

type Ids = 'demands.matches.list' | 'matches.create' | 'matches.respond' | 'me.matches.list';

/** What a person's word counts for, where no rule found the pair. */
const EXPERT_SCORE_BP = 5000;

interface MatchesQuery {
  readonly status?: readonly string[];
  readonly side?: readonly string[];
}

/** What fits together: read by level, proposed by people, answered by both sides. */
export function matchHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store, clock } = context;
  const views = (matches: readonly MatchRecord[], viewer: Viewer): Match[] =>
    matches.flatMap((match) => {
      const demand = store.demands.get(match.demandId);
      return demand === undefined ? [] : (matchView(store, match, demand, viewer) ?? []);
    });
  const isAsked = (match: Match, { status, side }: MatchesQuery): boolean =>
    (status?.includes(match.status) ?? true) && (side?.includes(match.counterpart.type) ?? true);
  return {
    'demands.matches.list': ({ params, query, ctx }) => {
      const demand = readable(context, params.id, ctx);
      const matches = isPublicDemand(demand) ? suggest(store, demand, clock.now()) : [];
      const order = byKeys();
      const keyOf = ({ scoreBp, id }: Match) => [-scoreBp, id];
      const found = views(matches, ctx)
        .filter((match) => isAsked(match, query))
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const scope = scopeOf(`demands.matches.list:${demand.id}:${actingParty(ctx)?.id ?? ''}`, query);
      const page = cutPage(found, query, scope, keyOf, order);
      const total = query.cursor === undefined ? { total: found.length } : {};
      return { body: { ...page, ...total, asOf: formatInstant(clock.now()) } };
    },
    'me.matches.list': ({ query, ctx }) => {
      if (ctx.party === undefined) throw new ProblemError('auth.required');
      const party = actingParty(ctx);
      const open = [...store.demands.values()].filter(isPublicDemand);
      const own = open
        .flatMap((demand) => suggest(store, demand, clock.now()))
        .filter((match) => {
          const demand = store.demands.get(match.demandId);
          return party !== undefined && (match.partyId === party.id || demand?.company.partyId === party.id);
        });
      const order = byKeys(true);
      const keyOf = ({ createdAt, id }: Match) => [createdAt, id];
      const found = views(own, ctx)
        .filter((match) => isAsked(match, query))
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf(`me.matches.list:${ctx.party.id}`, query), keyOf, order);
      return { body: { ...page, asOf: formatInstant(clock.now()) } };
    },
    ...actHandlers(context),
  };
}

function actHandlers(context: MockContext): Pick<MockHandlers, 'matches.create' | 'matches.respond'> {
  const { store } = context;
  const bodyOf = (match: MatchRecord, viewer: Viewer): Match => {
    const demand = store.demands.get(match.demandId);
    const view = demand && matchView(store, match, demand, viewer);
    if (view === undefined) throw new ProblemError('not_found');
    return view;
  };
  return {
    'matches.create': (call) => {
      const { demandId, counterpart, note } = call.body;
      const demand = readable(context, demandId, call.ctx);
      const { title, partyId } = counterpartOf(context, counterpart);
      return once(context, call, () => {
        requireMayCall('matches.create', call.ctx);
        const at = call.receivedAt;
        const there = suggest(store, demand, at).some(
          ({ side, counterpartId }) => side === counterpart.type && counterpartId === counterpart.id,
        );
        if (there) throw new ProblemError('match.exists');
        const { party } = call.ctx;
        const match: MatchRecord = {
          id: store.random.id(at),
          demandId,
          side: counterpart.type,
          counterpartId: counterpart.id,
          partyId,
          title,
          method: 'expert',
          createdAt: at,
          rev: 1,
          updatedAt: at,
          status: 'suggested',
          whole: {
            scoreBp: EXPERT_SCORE_BP,
            reasons: [{ code: 'expert', weightBp: EXPERT_SCORE_BP, facts: { note } }],
          },
          note,
          ...(party === undefined ? {} : { proposedBy: party.displayName }),
        };
        store.matches.set(match.id, match);
        // Who proposes a match is told what was proposed, whatever else the proposer may see.
        return { status: 201, body: bodyOf({ ...match, partyId: party?.id ?? '' }, call.ctx) };
      });
    },
    'matches.respond': (call) => {
      const match = known(store.matches, call.params.id);
      const demand = readable(context, match.demandId, call.ctx);
      return once(context, call, () => {
        requireMayCall('matches.respond', call.ctx);
        const party = actingParty(call.ctx);
        if (party === undefined || (party.id !== match.partyId && party.id !== demand.company.partyId)) {
          throw new ProblemError('auth.forbidden');
        }
        const { answer, reason, note } = call.body;
        if (match.status === 'accepted' || match.status === 'declined') {
          throw new ProblemError('match.state', { matchStatus: match.status });
        }
        if (answer === 'decline' && reason === undefined) throw new ProblemError('match.reason_required');
        match.status = answer === 'accept' ? 'accepted' : 'declined';
        if (answer === 'decline' && reason !== undefined) match.declineReason = reason;
        if (note !== undefined) match.note = note;
        match.rev += 1;
        match.updatedAt = call.receivedAt;
        if (party.id === match.partyId) {
          // Who declines is matched no longer.
          if (answer === 'decline') demand.matchedPartyIds.delete(party.id);
          for (const push of store.pushes.values()) {
            if (push.demandId !== demand.id || push.partyId !== party.id) continue;
            push.openedAt ??= call.receivedAt;
            push.respondedAt ??= call.receivedAt;
          }
        }
        return { status: 200, body: bodyOf(match, call.ctx) };
      });
    },
  };
}

/** @throws ProblemError 404, also for a demand of which the viewer may not know */
export function readable({ store }: MockContext, id: string, viewer: Viewer): DemandRecord {
  const demand = known(store.demands, id);
  if (!isPublicDemand(demand) && whoOf(actingParty(viewer), demand).length === 0) {
    throw new ProblemError('not_found');
  }
  return demand;
}

function counterpartOf(
  { store }: MockContext,
  { type, id }: { readonly type: string; readonly id: string },
): { title: string; partyId: string } {
  if (type === 'listing') {
    const listing = known(store.listings, id);
    if (!isMatchable(listing)) throw new ProblemError('not_found');
    return { title: listing.title, partyId: listing.supplier.partyId };
  }
  const team = MOCK_TEAMS.find(({ partyId }) => partyId === id);
  if (team === undefined) throw new ProblemError('not_found');
  return { title: team.name, partyId: id };
}
