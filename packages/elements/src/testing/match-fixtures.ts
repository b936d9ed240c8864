import { formatInstant, type Match, type MatchPage } from '@jtop/contract';
import { DEMAND_ID, makeDemand } from './demand-fixtures.js';
import { DemandPlatform } from './demand-platform.js';
import { NOW } from './fixtures.js';

const DAY = 86_400_000;
const id = (n: number): string => `0197c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const MATCH_ID = id(501);

/** A listing that fits the demand of {@link DEMAND_ID} well, with all that rules look at. */
export function makeMatch(change: Partial<Match> = {}): Match {
  const at = formatInstant(NOW - 2 * DAY);
  return {
    id: MATCH_ID,
    rev: 1,
    demandId: DEMAND_ID,
    demandTitle: makeDemand().title,
    counterpart: { type: 'listing', id: id(601), title: '碳化硅颗粒增强铝基制动盘的近净成形方法' },
    scoreBp: 7_840,
    method: 'rule',
    reasons: [
      { code: 'keywords', weightBp: 3_600, facts: { terms: ['碳化硅', '铝基复合材料', '近净成形'] } },
      { code: 'ipc', weightBp: 1_800, facts: { depth: 'subclass', symbol: 'C22C' } },
      { code: 'field', weightBp: 1_500, facts: { field: 'advanced_materials', near: false } },
      {
        code: 'maturity',
        weightBp: 1_000,
        facts: { trl: { min: 6, max: 6 }, asked: { min: 5, max: 7 }, within: true },
      },
      { code: 'region', weightBp: 700, facts: { level: 'city' } },
    ],
    status: 'suggested',
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

const TITLES = [
  '碳化硅颗粒增强铝基制动盘的近净成形方法',
  '半固态搅拌铸造中颗粒团聚的超声分散装置',
  '轨道车辆轻量化制动盘及其热处理工艺',
  '铝基复合材料界面反应的抑制剂',
];

/** The nth match of a demand, from 0: each fits somewhat less than the one before. */
export const nthMatch = (n: number, change: Partial<Match> = {}): Match =>
  makeMatch({
    id: id(501 + n),
    counterpart: { type: 'listing', id: id(601 + n), title: TITLES[n] ?? `铝基复合材料的制备方法之${n}` },
    scoreBp: Math.max(3_000, 7_840 - n * 1_300),
    reasons: makeMatch().reasons.slice(0, Math.max(1, 5 - n)),
    ...change,
  });

/** Four listings. */
export const makeMatches = (count = 4): Match[] => Array.from({ length: count }, (_, n) => nthMatch(n));

/** What a team is told of itself: two matches to answer, one by an expert, two answered. */
export function ownMatches(): Match[] {
  const team = { type: 'team', id: id(9), title: '示例大学金属基复合材料团队' } as const;
  const title = (n: number): Partial<Match> => ({
    demandId: id(301 + n),
    demandTitle: `${TITLES[n] ?? ''}需求`,
  });
  return [
    nthMatch(0, { counterpart: team, status: 'pushed' }),
    nthMatch(1, { ...title(1), counterpart: team, status: 'viewed' }),
    nthMatch(2, {
      ...title(2),
      method: 'expert',
      proposedBy: '示例技术经理人',
      scoreBp: 5_000,
      reasons: [{ code: 'expert', weightBp: 5_000, facts: { note: '做过同类项目，设备也在同城。' } }],
      status: 'suggested',
    }),
    nthMatch(3, { ...title(3), counterpart: team, status: 'accepted', rev: 2 }),
    nthMatch(4, {
      counterpart: team,
      status: 'declined',
      declineReason: 'no_capacity',
      note: '今年的中试线已排满，明年可以再谈。',
      rev: 2,
    }),
  ];
}

/** What `me.matches.list` brings through a hand-off. */
export const ownPage = (items: readonly Match[] = ownMatches(), more = false): MatchPage => ({
  items: [...items],
  ...(more && { nextCursor: 'next' }),
  asOf: formatInstant(NOW),
});

/** A platform with the matches of one demand. */
export function matchPlatform(matches: Match[] = makeMatches()): DemandPlatform {
  const platform = new DemandPlatform();
  platform.matches = matches;
  return platform;
}
