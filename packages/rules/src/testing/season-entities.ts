import {
  DISCLOSURE_LEVELS,
  redactBoardEntry,
  redactDemand,
  redactSolution,
  type BoardEntryRecord,
  type DemandRecord,
  type SolutionViewer,
} from '../disclosure/index.js';

const NAME = '南京云杉瑞思生物科技股份有限公司';

/** A demand with every field of its table, whose texts name the company in several spellings. */
export const FULL_DEMAND = {
  id: '0198a000-0000-7000-8000-000000000001',
  rev: 4,
  no: 'JS-2026-XQ-000017',
  title: '云杉瑞思生物科技：聚乳酸注射微球的释放曲线',
  field: 'biomedicine',
  purpose: 'innovation',
  track: 'general',
  summary: '微球在第一天释放过快，需要新的载体配方。',
  problem: `${'现有配方在体外试验的首日释放量偏高。'.repeat(11)}由 ${NAME} 提供样品，联系 13812345678。`,
  targetMetrics: [
    { name: '首日释放', op: '<=', value: '15', unit: '%' },
    { name: '云杉 瑞思 生物科技 批间偏差', op: '<=', value: '5', unit: '%' },
  ],
  constraints: '辅料须已在国内登记。',
  keywords: ['聚乳酸', '微球'],
  ipc: ['A61K 9/16'],
  askedTrl: { min: 4, max: 6 },
  presentState: '已完成三批小试。',
  budgetFen: { minFen: 80_000_000, maxFen: 150_000_000 },
  cooperationModes: ['joint_development', 'license'],
  deadline: '2026-06-30T17:00:00.000+08:00',
  ipPreference: 'shared',
  adcode: '320115',
  company: {
    name: NAME,
    shortName: '云杉瑞思',
    partyId: '0198a000-0000-7000-8000-0000000000c1',
    organizationId: '0198a000-0000-7000-8000-0000000000c2',
    uscc: '91320115MA1ABCDE2X',
  },
  companyId: '0198a000-0000-7000-8000-0000000000c2',
  contactPerson: { name: '周明', phone: '13812345678', email: 'zhou@spruce.example' },
  contactPersonId: '0198a000-0000-7000-8000-0000000000c3',
  attachments: [
    {
      id: '0198a000-0000-7000-8000-0000000000d1',
      name: '小试数据.pdf',
      bytes: 120_000,
      mime: 'application/pdf',
    },
  ],
  diagnosis: {
    panel: [{ kind: 'technical', name: '李工' }],
    validity: 'valid',
    clarity: 4,
    difficulty: 3,
    marketValue: 4,
    suggestedIpc: ['A61K9/16'],
    comments: '指标清楚，建议注明分子量范围。',
    at: '2026-05-10T10:00:00.000+08:00',
  },
  disclosure: { level: 'matched', hiddenFields: ['presentState', 'ipPreference'] },
  hot: { at: '2026-05-12T10:00:00.000+08:00' },
  answerCount: 2,
  subcentreId: '0198a000-0000-7000-8000-0000000000f1',
  status: 'answering',
  externalUrl: 'https://metrology.example/xq/17',
  createdBy: '0198a000-0000-7000-8000-0000000000f2',
} as const satisfies DemandRecord & Record<string, unknown>;

export const FULL_BOARD_ENTRY = {
  ...FULL_DEMAND,
  rank: 1,
  demandId: FULL_DEMAND.id,
} as const satisfies BoardEntryRecord;

/** A solution with every field of its table. */
export const FULL_SOLUTION = {
  id: '0198a000-0000-7000-8000-000000000002',
  rev: 2,
  demandId: FULL_DEMAND.id,
  teamName: '高分子给药系统课题组',
  organization: { id: '0198a000-0000-7000-8000-0000000000a2', name: '江北材料大学' },
  lead: { name: '陈曦', title: '教授' },
  members: [{ name: '何苗' }],
  approach: '以嵌段共聚物调节首日释放。',
  maturityTrl: 5,
  milestones: [{ name: '处方筛选', days: 60, amountFen: 40_000_000 }],
  quoteFen: 40_000_000,
  evidence: [{ title: 'ZL201710601862.3' }],
  ipPlan: '共有，企业独占实施',
  attachments: [{ id: '0198a000-0000-7000-8000-0000000000b1', name: '方案.pdf' }],
  confidential: true,
  version: 2,
  submittedAt: '2026-06-20T09:30:00.000+08:00',
  status: 'submitted',
  feedback: [{ code: 'price', text: '云杉瑞思的预算不够。' }],
  screeningNotes: '待比较',
  receiptJws: 'header.payload.signature',
} as const;

const SOLUTION_READERS: readonly (readonly [string, SolutionViewer])[] = [
  ...DISCLOSURE_LEVELS.map((level) => [level, { level }] as const),
  ['own team that does not know the company', { level: 'members', ownTeam: true }],
  ['own team', { level: 'matched', ownTeam: true }],
  ['demand side before consent', { level: 'parties', demandSide: true }],
  ['demand side after consent', { level: 'parties', demandSide: true, consented: true }],
];

/** What `vectors/disclosure.json` holds: every entity in the eyes of every level. */
export function goldenDisclosure(): object {
  const of = (entity: string, viewer: string, { view, _redacted }: { view: object; _redacted: unknown }) => ({
    entity,
    viewer,
    view,
    _redacted,
  });
  return {
    description:
      'The entities as they are stored, and what each viewer gets of them with the marks after RFC 9537. `alike` counts the published demands of the same city, field and budget band.',
    alike: 5,
    entities: { demand: FULL_DEMAND, boardEntry: FULL_BOARD_ENTRY, solution: FULL_SOLUTION },
    views: [
      ...DISCLOSURE_LEVELS.map((level) =>
        of('demand', level, redactDemand(FULL_DEMAND, level, { alike: 5 })),
      ),
      ...DISCLOSURE_LEVELS.map((level) =>
        of('boardEntry', level, redactBoardEntry(FULL_BOARD_ENTRY, level, { alike: 5 })),
      ),
      ...SOLUTION_READERS.map(([name, viewer]) =>
        of('solution', name, redactSolution(FULL_SOLUTION, viewer, FULL_DEMAND)),
      ),
    ],
    fewAlike: [
      of('demand', 'public', redactDemand(FULL_DEMAND, 'public', { alike: 4 })),
      of('demand', 'members', redactDemand(FULL_DEMAND, 'members', { alike: 4 })),
    ],
  };
}
