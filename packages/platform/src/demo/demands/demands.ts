import { formatInstant, type DemandStatus, type Diagnosis } from '@jtop/contract';
import { otherNamesOf } from '@jtop/rules/disclosure';
import { DEMAND_MACHINE, type DemandStatus as State } from '@jtop/rules/lifecycle';
import type { DemandContent } from '../../db/challenge-schema.js';
import { derivedColumns } from '../../demands/columns.js';
import { EMPTY } from '../../demands/creating.js';
import type { DemandRow } from '../../demands/rows.js';
import { DEMO_PARTIES, demoPartyId } from '../../identity/demo-parties.js';
import { demoId } from '../ids.js';
import { Prng } from '../prng.js';
import { seasonId, specialId } from '../programme.js';
import { NOTICE_YEAR, shanghai, yearInShanghai } from '../years.js';
import { CURRENT_PLANS, NOTICE_YEAR_PLANS, type DemandPlan } from './plan.js';
import { timesOf } from './timeline.js';
import { DEMAND_TEXTS, type DemandField, type DemandText } from './texts/index.js';

const WAN_FEN = 1_000_000;
/** Of the eight texts of a field those from here on are the notice's year's. */
const FIRST_OF_NOTICE_YEAR = 6;

/** The special of each field, as annex 1 numbers them. */
const SPECIALS: Readonly<Record<DemandField, number>> = {
  biomedicine: 5,
  info_comm: 6,
  advanced_materials: 7,
  intelligent_manufacturing: 8,
  ai: 9,
};
export const DEMAND_FIELDS = Object.keys(SPECIALS) as DemandField[];

const MODES: readonly NonNullable<DemandContent['cooperationModes']>[] = [
  ['joint_development'],
  ['commissioned_development', 'service'],
  ['license', 'joint_development'],
  ['assignment'],
];
const PREFERENCES = ['company_owns', 'shared', 'negotiable'] as const;

/** Id of a demand of the demo. @param index - from 0, within its field and year */
export function demoDemandId(year: number, field: DemandField, index: number): string {
  return demoId(`demand:${year}:${field}:${index}`);
}

/**
 * A year's demands, all of them invented, and they say so.
 *
 * @param now - decides what has come about by now
 * @param nextNo - gives each its number for people
 */
export async function demoDemands(
  year: number,
  now: number,
  nextNo: () => Promise<string>,
): Promise<DemandRow[]> {
  const rows: DemandRow[] = [];
  for (const field of DEMAND_FIELDS) {
    const plans = (year === NOTICE_YEAR ? NOTICE_YEAR_PLANS : CURRENT_PLANS)[field];
    const texts = DEMAND_TEXTS[field].slice(year === NOTICE_YEAR ? FIRST_OF_NOTICE_YEAR : 0);
    for (const [index, plan] of plans.entries()) {
      const text = texts[index];
      if (text === undefined) throw new RangeError(`${field} has no text ${index}`);
      rows.push(demandOf({ year, now, field, index }, plan, text, await nextNo()));
    }
  }
  return rows;
}

interface Place {
  readonly year: number;
  readonly now: number;
  readonly field: DemandField;
  readonly index: number;
}

function demandOf(
  { year, now, field, index }: Place,
  plan: DemandPlan,
  text: DemandText,
  no: string,
): DemandRow {
  const { status } = plan;
  const startsAt = shanghai(year === NOTICE_YEAR ? '2025-05-07' : `${year}-01-01`);
  const end = Math.min(now, shanghai(`${year + 1}-01-01`) - 1);
  const times = timesOf(status, end, startsAt, index);
  const party = companyOf(plan.company);
  const random = new Prng(`demand:${year}:${field}:${index}`);
  const isPublic = times.published_at !== null;
  const current = yearInShanghai(now);
  const row: DemandRow = {
    ...EMPTY,
    ...times,
    id: demoDemandId(year, field, index),
    no,
    season_id: seasonId('challenge', year),
    special_id: specialId(year, SPECIALS[field]),
    status,
    is_public: isPublic,
    company_party_id: demoPartyId(party.subject),
    organization_id: party.organization?.id ?? null,
    company_name: party.displayName,
    company_other_names: otherNamesOf(party.displayName, party.organization?.name),
    content: contentOf(field, plan, text, times.deadline, random, no),
    disclosure: status === 'draft' ? null : plan.disclosure,
    diagnosis: times.reviewed_at === null ? null : diagnosisOf(text, times.reviewed_at, random),
    reason: status === 'withdrawn' ? '企业已自行解决（示例）' : null,
    hot_at: isPublic && plan.hot === true ? times.published_at : null,
    carried_over_to: status === 'carried_over' && current > year ? seasonId('challenge', current) : null,
    rev: 1 + stepsTo(status),
    created_by: demoPartyId(party.subject),
  };
  return { ...row, ...derivedColumns(row) };
}

function companyOf(number: number) {
  const party = DEMO_PARTIES.find(({ subject }) => subject === `demo-company-${number}`);
  if (party === undefined) throw new RangeError(`there is no demo company ${number}`);
  return party;
}

function contentOf(
  field: DemandField,
  { adcode, budget, metrology }: DemandPlan,
  text: DemandText,
  deadline: number,
  random: Prng,
  no: string,
): DemandContent {
  return {
    title: text.title,
    field,
    purpose: text.purpose,
    track: metrology === true ? 'metrology' : 'general',
    adcode,
    summary: `${text.summary}（示例需求，内容虚构）`,
    problem: text.problem,
    targetMetrics: text.metrics.map(([name, op, value, unit]) => ({
      name,
      op,
      value,
      ...(unit === undefined ? {} : { unit }),
    })),
    constraints: text.constraints,
    presentState: text.presentState,
    keywords: [...text.keywords],
    ipc: [...text.ipc],
    askedTrl: { min: random.int(3, 5), max: random.int(6, 8) },
    ...(typeof budget === 'string'
      ? { budgetBand: budget }
      : { budgetFen: { minFen: budget[0] * WAN_FEN, maxFen: budget[1] * WAN_FEN } }),
    cooperationModes: [...random.pick(MODES)],
    ipPreference: random.pick(PREFERENCES),
    deadline: formatInstant(deadline),
    contactPerson: {
      name: `${random.pick(['王', '李', '张', '陈', '周'])}工（虚构）`,
      // Numbers of this block are given to nobody.
      phone: `100 0000 ${String(random.int(0, 9999)).padStart(4, '0')}`,
      email: `demo-${random.int(100, 999)}@enterprise.example`,
    },
    ...(metrology === true ? { externalUrl: `https://metrology-challenge.example/demands/${no}` } : {}),
  };
}

function diagnosisOf({ ipc }: DemandText, at: number, random: Prng): Diagnosis {
  return {
    panel: [
      { kind: 'technical', name: '示例技术专家（虚构）' },
      { kind: 'technology_manager', name: '示例技术经理人（虚构）' },
      { kind: 'investment', name: '示例投资专家（虚构）' },
    ],
    validity: 'valid',
    clarity: random.int(3, 5),
    difficulty: random.int(2, 5),
    marketValue: random.int(3, 5),
    suggestedIpc: [...new Set(ipc.map((symbol) => symbol.slice(0, 4)))],
    comments: '指标明确、现状清楚，可以张榜；建议对接时补充试验条件。（示例意见）',
    at: formatInstant(at),
  };
}

/** How many moves a state is away from the draft, along the shortest way. */
function stepsTo(status: DemandStatus): number {
  let reached = new Set<string>([DEMAND_MACHINE.initial]);
  for (let steps = 0; steps <= DEMAND_MACHINE.states.length; steps += 1) {
    if (reached.has(status)) return steps;
    const from = reached;
    const next = DEMAND_MACHINE.moves.filter((move) => move.from.some((state: State) => from.has(state)));
    reached = new Set([...from, ...next.map(({ to }) => to)]);
  }
  throw new RangeError(`no way leads to ${status}`);
}
