import { formatInstant, type Match } from '@jtop/contract';
import { reaches } from '@jtop/rules/disclosure';
import { visibleReasons, type MatchReason as Reason } from '@jtop/rules/matching';
import type { DemandRecord } from '../demands/demand-record.js';
import { whoOf } from '../demands/life.js';
import { actingParty, demandView, levelOf } from '../demands/view.js';
import type { Viewer } from '../identity/party.js';
import type { Store } from '../store.js';
import type { MatchRecord, Told } from './match-record.js';

/** A match as somebody may see it; undefined where it is not for this viewer. */
export function matchView(
  store: Store,
  match: MatchRecord,
  demand: DemandRecord,
  viewer: Viewer,
): Match | undefined {
  const level = levelOf(viewer, demand);
  const knowsAll = reaches(level, 'parties');
  // The winner of a demand knows all of it, and is no side to the matches of others.
  const party = actingParty(viewer);
  const isParty = whoOf(party, demand).length > 0 || party?.id === match.partyId;
  if (!isParty && (match.side === 'team' || match.shown === undefined)) return undefined;
  const view = demandView(store, demand, level);
  const seen = knowsAll ? match.whole : (match.shown ?? partly(match.whole, view));
  const { note, proposedBy, declineReason } = match;
  const said = {
    ...(proposedBy === undefined ? {} : { proposedBy }),
    ...(declineReason === undefined ? {} : { declineReason }),
    ...(note === undefined ? {} : { note }),
  };
  return {
    id: match.id,
    rev: isParty ? match.rev : 1,
    demandId: match.demandId,
    demandTitle: view.title,
    counterpart: { type: match.side, id: match.counterpartId, title: match.title },
    scoreBp: seen?.scoreBp ?? 0,
    method: match.method,
    reasons: [...(seen?.reasons ?? [])],
    status: isParty ? match.status : 'suggested',
    ...(isParty ? said : {}),
    createdAt: formatInstant(match.createdAt),
    updatedAt: formatInstant(isParty ? match.updatedAt : match.createdAt),
  };
}

/** What is left of the reasons, and the score that they add up to. */
function partly(told: Told | undefined, view: ReturnType<typeof demandView>): Told | undefined {
  if (told === undefined) return undefined;
  const expert = told.reasons.filter(({ code }) => code === 'expert');
  const rules = told.reasons
    .filter(({ code }) => code !== 'expert')
    .map(({ weightBp, ...reason }) => ({ ...reason, weight: weightBp }) as unknown as Reason);
  const kept = visibleReasons(rules, { view, _redacted: view._redacted ?? [] }).map(
    ({ weight, ...reason }) => ({ ...reason, weightBp: weight }) as unknown as Told['reasons'][number],
  );
  const reasons = [...expert, ...kept];
  return { reasons, scoreBp: reasons.reduce((sum, { weightBp }) => sum + weightBp, 0) };
}
