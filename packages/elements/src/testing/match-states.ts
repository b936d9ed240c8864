import type { Match } from '@jtop/contract';
import { ownMatchesOf } from '../internal/own-matches-hub.js';
import type { HandoffDraft } from '../stores/handoff-flow.js';
import type { MatchAnswer } from '../stores/own-matches-store.js';
import type { DemandPlatform } from './demand-platform.js';
import type { FakePlatform } from './fake-platform.js';
import { stageHandoff, stageOutcome } from './form-stage.js';
import { MATCH_ID, makeMatch, matchPlatform, ownMatches, ownPage } from './match-fixtures.js';

/** What an element is told that shows one's own matches. */
export const MINE = { mine: '', 'demand-id': '', 'site-key': 'pk_test' } as const;

const DECLINE: MatchAnswer = { answer: 'decline', reason: 'timing', note: '明年一季度再谈。' };
const ANSWER: HandoffDraft = { operation: 'matches.respond', matchId: MATCH_ID, body: { ...DECLINE } };
const READ: HandoffDraft = { operation: 'me.matches.list', body: {} };

type Outcome = FakePlatform['handoffs'][number]['outcome'];

/** A page that was shown the viewer's matches. @param more - The platform has more than it gave. */
export function shownPlatform(items: readonly Match[] = ownMatches(), more = false): DemandPlatform {
  const platform = matchPlatform();
  ownMatchesOf(platform.core).take(ownPage(items, more), 0);
  return platform;
}

/** The same with a filled-in answer that was handed over: with a window as said, or that has come to some end. */
export function answeringPlatform(
  reached: { readonly closed: boolean } | null | Outcome,
  change: (platform: DemandPlatform) => void = () => undefined,
): DemandPlatform {
  const platform = shownPlatform();
  ownMatchesOf(platform.core).fill(MATCH_ID, DECLINE);
  change(platform);
  if (reached && 'status' in reached) stageOutcome(platform, 'matches', ANSWER, reached);
  else stageHandoff(platform, 'matches', ANSWER, reached);
  return platform;
}

/** The person is asked to let the page be shown the matches. */
export function askedPlatform(reached: { readonly closed: boolean } | null | Outcome): DemandPlatform {
  const platform = matchPlatform();
  if (reached && 'status' in reached) stageOutcome(platform, 'me.matches', READ, reached);
  else stageHandoff(platform, 'me.matches', READ, reached);
  return platform;
}

/** A match as the platform gives it once it was answered. */
export const answeredMatch = (change: Partial<Match> = {}): Match =>
  makeMatch({
    counterpart: ownMatches()[0]?.counterpart ?? makeMatch().counterpart,
    rev: 2,
    status: 'accepted',
    ...change,
  });

/** Texts that a hostile party has written, far longer than any view shows. */
export function hostileMatches(): Match[] {
  const evil = `<img src=x onerror=alert(1)>\u202Egpj.exe ${'长'.repeat(5_000)}`;
  return [
    makeMatch({
      demandTitle: evil,
      counterpart: { type: 'listing', id: '"><script>', title: evil },
      method: 'expert',
      proposedBy: evil,
      status: 'declined',
      declineReason: 'toString' as Match['declineReason'] & string,
      note: evil,
      scoreBp: Number.MAX_SAFE_INTEGER,
      reasons: [
        { code: 'keywords', weightBp: 1, facts: { terms: Array<string>(500).fill(evil) } },
        { code: 'expert', weightBp: 1, facts: { note: `${evil} 2` } },
        { code: 'ipc', weightBp: 1, facts: { depth: 'constructor', symbol: evil } },
        { code: 'maturity', weightBp: 1, facts: {} },
        { code: 'constructor', weightBp: 1, facts: {} },
      ],
    }),
  ];
}
