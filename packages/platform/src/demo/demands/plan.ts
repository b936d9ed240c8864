import type { BudgetBand, DemandStatus } from '@jtop/contract';
import type { DisclosureChoice } from '../../db/challenge-schema.js';
import type { DemandField } from './texts/index.js';

/** A budget: a band, or from and to in 万元. */
type Budget = BudgetBand | readonly [number, number];

/** Who posts the demand of a text, where, what it hides and how far it has come. */
export interface DemandPlan {
  /** Number of the demo company. */
  readonly company: number;
  readonly adcode: string;
  readonly budget: Budget;
  readonly disclosure: DisclosureChoice;
  readonly status: DemandStatus;
  readonly hot?: true;
  readonly metrology?: true;
}

/** The choices that companies make in the demo. */
const OPEN: DisclosureChoice = { level: 'public', hiddenFields: [] };
const ANONYMOUS: DisclosureChoice = { level: 'parties', hiddenFields: [] };
const FOR_MEMBERS: DisclosureChoice = { level: 'members', hiddenFields: ['presentState'] };
const FOR_TEAMS: DisclosureChoice = { level: 'matched', hiddenFields: ['constraints', 'budgetFen'] };
const CLOSED: DisclosureChoice = {
  level: 'parties',
  hiddenFields: ['summary', 'targetMetrics', 'adcode', 'budgetFen'],
};
const aliased = (aliasName: string): DisclosureChoice => ({ ...FOR_MEMBERS, aliasName });

function plan(
  company: number,
  adcode: string,
  budget: Budget,
  disclosure: DisclosureChoice,
  status: DemandStatus,
  mark: Pick<DemandPlan, 'hot' | 'metrology'> = {},
): DemandPlan {
  return { company, adcode, budget, disclosure, status, ...mark };
}

const HOT = { hot: true } as const;
const METROLOGY = { metrology: true } as const;

/** Demands of the current year, text by text: between them they are in every state and of every choice. */
export const CURRENT_PLANS: Readonly<Record<DemandField, readonly DemandPlan[]>> = {
  biomedicine: [
    plan(1, '320115', [80, 150], ANONYMOUS, 'published', HOT),
    plan(10, '320581', '200to500', FOR_MEMBERS, 'pushed'),
    plan(18, '321200', [200, 450], OPEN, 'answering', HOT),
    plan(18, '321200', '50to200', FOR_TEAMS, 'draft'),
    plan(1, '320115', [30, 48], ANONYMOUS, 'collected'),
    plan(10, '320506', 'lt50', aliased('一家中药制剂企业'), 'competing'),
  ],
  // Five in Nanjing with the same band: their city may be told.
  info_comm: [
    plan(11, '320105', [120, 180], FOR_MEMBERS, 'answering', HOT),
    plan(3, '320106', '50to200', ANONYMOUS, 'published'),
    plan(4, '320113', [60, 160], FOR_TEAMS, 'pushed', HOT),
    plan(11, '320105', '50to200', ANONYMOUS, 'answering'),
    plan(8, '320412', 'lt50', OPEN, 'roadshow'),
    plan(12, '320600', 'gt500', CLOSED, 'diagnosed'),
  ],
  advanced_materials: [
    plan(2, '320111', [90, 180], ANONYMOUS, 'published', HOT),
    plan(13, '320700', 'gt500', OPEN, 'answering', HOT),
    plan(15, '320900', '200to500', FOR_MEMBERS, 'roadshow'),
    plan(17, '321100', [150, 300], CLOSED, 'awarded'),
    plan(8, '320412', '50to200', ANONYMOUS, 'diagnosing'),
    plan(19, '321300', 'lt50', ANONYMOUS, 'withdrawn'),
  ],
  intelligent_manufacturing: [
    plan(5, '320206', [100, 190], FOR_MEMBERS, 'answering', HOT),
    plan(7, '320404', '200to500', OPEN, 'published'),
    plan(6, '320300', 'gt500', CLOSED, 'contracted'),
    plan(5, '320206', '50to200', FOR_TEAMS, 'tracked', { ...HOT, ...METROLOGY }),
    plan(12, '320600', [300, 480], ANONYMOUS, 'collected'),
    plan(16, '321000', 'lt50', aliased('扬州一家注塑企业'), 'unmet'),
  ],
  // Five in Suzhou with the same band.
  ai: [
    plan(9, '320505', '50to200', FOR_MEMBERS, 'answering', HOT),
    plan(19, '320581', [60, 120], ANONYMOUS, 'published', HOT),
    plan(17, '320582', '50to200', FOR_TEAMS, 'pushed'),
    plan(9, '320505', [80, 160], ANONYMOUS, 'competing'),
    plan(14, '320509', '50to200', OPEN, 'awarded'),
    plan(7, '320404', 'lt50', CLOSED, 'answering'),
  ],
};

/** Demands of the notice's year, over with their season. */
export const NOTICE_YEAR_PLANS: Readonly<Record<DemandField, readonly DemandPlan[]>> = {
  biomedicine: [
    plan(10, '320506', [50, 120], OPEN, 'closed', HOT),
    plan(1, '320115', '200to500', ANONYMOUS, 'carried_over'),
  ],
  info_comm: [
    plan(3, '320106', '50to200', FOR_MEMBERS, 'closed', HOT),
    plan(11, '320105', [100, 190], ANONYMOUS, 'awarded'),
  ],
  advanced_materials: [
    plan(2, '320111', 'lt50', ANONYMOUS, 'closed', HOT),
    plan(4, '320205', [250, 400], CLOSED, 'tracked'),
  ],
  intelligent_manufacturing: [
    plan(7, '320404', '50to200', OPEN, 'closed', HOT),
    plan(19, '321300', 'lt50', FOR_MEMBERS, 'awarded'),
  ],
  ai: [
    plan(15, '320900', [40, 49], ANONYMOUS, 'closed', { ...HOT, ...METROLOGY }),
    plan(9, '320505', '50to200', FOR_TEAMS, 'carried_over'),
  ],
};
