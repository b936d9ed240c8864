import type { KpiTarget } from '@jtop/contract';

const atLeast = (kpiId: string, target: number, unit: string): KpiTarget => ({
  kpiId,
  comparison: '>=',
  target,
  unit,
});

/** What each auction special has to reach: annex 2, 一（三）3. */
export const AUCTION_SPECIAL_TARGETS: readonly KpiTarget[] = [
  atLeast('roadshow_projects', 5, '项'),
  atLeast('companies_onsite', 20, '家'),
  atLeast('intents', 10, '项'),
  atLeast('cases', 3, '个'),
  { kpiId: 'reports', comparison: '=', target: 1, unit: '份' },
  atLeast('media', 2, '家'),
];

/** What each challenge special has to reach: annex 3, 一.1, 一.4, 一.5 and 一.6. */
export const CHALLENGE_SPECIAL_TARGETS: readonly KpiTarget[] = [
  atLeast('companies_served', 150, '家'),
  atLeast('valid_demands', 100, '条'),
  atLeast('expert_teams', 15, '家'),
  atLeast('solutions', 80, '项'),
  atLeast('roadshow_projects', 5, '项'),
  atLeast('media', 2, '家'),
  atLeast('intents', 20, '项'),
  atLeast('deals', 10, '项'),
  atLeast('cases', 3, '个'),
  { kpiId: 'reports', comparison: '=', target: 1, unit: '份' },
];

/** What the auction season has to reach: annex 2, 一（一）2 and 一（二）1. */
export const AUCTION_SEASON_TARGETS: readonly KpiTarget[] = [
  atLeast('auction.collected', 2000, '项'),
  { kpiId: 'auction.selected', comparison: '=', target: 100, unit: '项' },
  atLeast('university.recommended', 30, '项/校'),
  { kpiId: 'poc.published', comparison: '~', target: 20, unit: '项/中心' },
];

/** What the challenge season has to reach: annex 3, 一.1, 一.2 and 一.3 (应推尽推). */
export const CHALLENGE_SEASON_TARGETS: readonly KpiTarget[] = [
  atLeast('challenge.collected', 800, '条'),
  { kpiId: 'challenge.diagnosis_meetings', comparison: 'range', target: 2, max: 3, unit: '场' },
  { kpiId: 'push.coverage', comparison: '=', target: 100, unit: '%' },
];
