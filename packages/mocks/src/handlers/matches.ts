import { formatInstant, type Match } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { isPublicDemand } from '../demands/demand-record.js';
import { actingParty } from '../demands/view.js';
import { MOCK_TEAMS } from '../fixtures/teams.js';
import { requireMayCall } from '../identity/party.js';
import {
  answerable,
  isAsked,
  matchViews,
  ownMatchPage,
  readableDemand,
  respondToMatch,
} from '../matching/acts.js';
import type { MatchRecord } from '../matching/match-record.js';
import { isMatchable, suggest } from '../matching/suggest.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, once, type MockContext, type MockHandlers } from './context.js';

type Ids = 'demands.matches.list' | 'matches.create' | 'matches.respond' | 'me.matches.list';

/** What a person's word counts for, where no rule found the pair. */
const EXPERT_SCORE_BP = 5000;

/** What fits together: read by level, proposed by people, answered by both sides. */
export function matchHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store, clock } = context;
  return {
    'demands.matches.list': ({ params, query, ctx }) => {
      const demand = readableDemand(store, params.id, ctx);
      const matches = isPublicDemand(demand) ? suggest(store, demand, clock.now()) : [];
      const order = byKeys();
      const keyOf = ({ scoreBp, id }: Match) => [-scoreBp, id];
      const found = matchViews(store, matches, ctx)
        .filter((match) => isAsked(match, query))
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const scope = scopeOf(`demands.matches.list:${demand.id}:${actingParty(ctx)?.id ?? ''}`, query);
      const page = cutPage(found, query, scope, keyOf, order);
      const total = query.cursor === undefined ? { total: found.length } : {};
      return { body: { ...page, ...total, asOf: formatInstant(clock.now()) } };
    },
    'me.matches.list': ({ query, ctx }) => ({ body: ownMatchPage(store, query, ctx, clock.now()) }),
    ...actHandlers(context),
  };
}

function actHandlers(context: MockContext): Pick<MockHandlers, 'matches.create' | 'matches.respond'> {
  const { store } = context;
  return {
    'matches.create': (call) => {
      const { demandId, counterpart, note } = call.body;
      const demand = readableDemand(store, demandId, call.ctx);
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
        const [body] = matchViews(store, [{ ...match, partyId: party?.id ?? '' }], call.ctx);
        if (body === undefined) throw new ProblemError('not_found');
        return { status: 201, body };
      });
    },
    'matches.respond': (call) => {
      const found = answerable(store, call.params.id, call.ctx);
      return once(context, call, () => ({
        status: 200,
        body: respondToMatch(store, found, call.body, { viewer: call.ctx, at: call.receivedAt }),
      }));
    },
  };
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
