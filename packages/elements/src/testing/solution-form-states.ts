import { formatInstant, type ConsentText, type Demand } from '@jtop/contract';
import { checkSolutionForm } from '@jtop/rules/forms';
import { EMPTY_SOLUTION, solutionOf } from '../components/solution-form/solution-values.js';
import type { FormFault } from '../forms/form-store.js';
import type { FormValues } from '../forms/form-values.js';
import type { HandoffDraft } from '../stores/handoff-flow.js';
import { FakePlatform } from './fake-platform.js';
import { NOW } from './fixtures.js';
import { noKeep, stageForm, stageHandoff, stageOutcome, type StagedForm } from './form-stage.js';

export const DEMAND_ID = '0197c0de-0000-7000-8000-000000000217';
export const SOLUTION_SCOPE = `solution:${DEMAND_ID}`;
/** An hour after the moment of the fixtures. */
export const DEADLINE = NOW + 3_600_000;

const demand = (change: Partial<Demand> = {}): Demand => ({
  id: DEMAND_ID,
  rev: 3,
  no: 'JS-2026-XQ-000217',
  seasonId: 'challenge-2026',
  view: 'public',
  status: 'answering',
  title: '可降解地膜在低温下的韧性提升',
  field: 'advanced_materials',
  track: 'general',
  boardIds: [],
  answerCount: 2,
  deadline: formatInstant(DEADLINE),
  createdAt: formatInstant(NOW - 86_400_000),
  updatedAt: formatInstant(NOW - 86_400_000),
  ...change,
});

const legal = (kind: ConsentText['kind'], zh: string, en: string): ConsentText => ({
  id: `${kind.replace(/_/g, '-')}-1`,
  kind,
  version: 1,
  title: { zh, en },
  text: { zh: `${zh}：示例文本，可以随时撤回。`, en: `${en}: sample text, can be taken back.` },
  textHash: (kind === 'data_use' ? 'a' : 'b').repeat(64),
  validFrom: formatInstant(NOW - 86_400_000),
});

/** A platform with one demand that takes answers, and the texts that can be signed. */
export function solutionPlatform(change: Partial<Demand> = {}): FakePlatform {
  const platform = new FakePlatform();
  const texts = [
    legal('data_use', '数据使用授权书', 'Consent to the use of data'),
    legal('public_contest', '公开赛事同意书', 'Consent to a public contest'),
  ];
  platform.files = (path) => {
    if (path === `/v1/demands/${DEMAND_ID}`) return JSON.stringify(demand(change));
    if (path === '/v1/consent-texts') return JSON.stringify({ items: texts, asOf: formatInstant(NOW) });
    return undefined;
  };
  return platform;
}

/** A solution that can be handed in as it stands. Invented. */
export const FILLED_SOLUTION: FormValues = {
  ...EMPTY_SOLUTION,
  teamName: '高分子改性团队',
  'lead.name': '示例负责人',
  'lead.title': '教授',
  members: [{ key: '1', name: '示例成员', title: '博士' }],
  approach:
    '以反应挤出在界面原位生成接枝共聚物，保持降解周期的同时把零下十度的断裂伸长率提高到百分之两百以上。'.repeat(
      2,
    ),
  maturityTrl: '6',
  evidence: [{ key: '1', title: '第三方检测报告', url: 'https://partner.example/report' }],
  ipPlan: '已有发明专利一件，新成果双方共有。',
  quoteFen: '186',
  milestones: [
    { key: '1', name: '原理验证与小样性能报告', days: '60', amountFen: '46' },
    { key: '2', name: '吹膜工艺与 20 亩试用', days: '90', amountFen: '90' },
    { key: '3', name: '田间考核与工艺文件移交', days: '120', amountFen: '50' },
  ],
  attachments: [
    {
      key: '1',
      name: '技术方案说明书.pdf',
      bytes: '3355443',
      documentId: '0197c0de-0000-7000-8000-0000000000d1',
      hash: 'c'.repeat(64),
      expiresAt: formatInstant(NOW + 3_600_000),
    },
  ],
  consents: ['data_use'],
};

export const checkSolution = (values: FormValues): readonly FormFault[] =>
  checkSolutionForm(solutionOf(values), { at: NOW, deadline: DEADLINE, purpose: 'submit' });

export const solutionHandoff = (): HandoffDraft => ({
  operation: 'demands.solutions.submit',
  demandId: DEMAND_ID,
  body: JSON.parse(JSON.stringify(solutionOf(FILLED_SOLUTION))) as HandoffDraft['body'],
});

export const RECEIPT = {
  solutionId: '0197c0de-0000-7000-8000-000000000584',
  demandId: DEMAND_ID,
  version: 1,
  contentHash: `5a90${'0'.repeat(56)}d3e2`,
  submittedAt: '2026-06-03T14:52:08.000+08:00',
  receiptJws: 'eyJ.eyJ.c2ln',
};

export const stagedSolution = (
  step: number,
  more: Partial<StagedForm> = {},
  platform: FakePlatform = solutionPlatform(),
): FakePlatform => {
  stageForm(platform, {
    scope: SOLUTION_SCOPE,
    values: FILLED_SOLUTION,
    step,
    check: checkSolution,
    ...more,
  });
  return platform;
};

const WRONG: FormValues = {
  ...FILLED_SOLUTION,
  milestones: [
    { key: '1', name: '原理验证与小样性能报告', days: '60', amountFen: '46' },
    { key: '2', name: '吹膜工艺与 20 亩试用', days: '两个月', amountFen: '86' },
    { key: '3', name: '田间考核与工艺文件移交', days: '120', amountFen: '50' },
  ],
};
const HOSTILE = `<img src=x onerror=alert(1)>\u202Egpj.exe ${'长'.repeat(300)}`;

/** A page on which answering a demand has come to some point. */
export interface SolutionFormCase {
  readonly platform: () => FakePlatform;
  readonly state: string;
  readonly reads: readonly [zh: RegExp, en: RegExp];
}

export const solutionFormCases: Readonly<Record<string, SolutionFormCase>> = {
  empty: {
    platform: () => solutionPlatform(),
    state: 'filling',
    reads: [/JS-2026-XQ-000217/, /Answer to demand/],
  },
  approach: { platform: () => stagedSolution(1), state: 'filling', reads: [/技术方案/, /Approach/] },
  quote: {
    platform: () => stagedSolution(2),
    state: 'filling',
    reads: [/合计 270 天.*与报价一致/, /270 days.*Makes the quote/],
  },
  'errors of the quote': {
    platform: () => stagedSolution(2, { values: WRONG, checked: true }),
    state: 'filling',
    reads: [
      /里程碑 2 工期：请用整数填写，如 60.*里程碑合计 182 万元，应等于报价 186 万元，相差 4 万元/,
      /Milestone(s)? 2 Days: Please give a whole number, such as 60.*add up to 182/,
    ],
  },
  files: {
    platform: () => stagedSolution(3),
    state: 'filling',
    reads: [/3\.2 MB.*已上传.*公开赛事同意书/, /3\.2 MB.*Consent to a public contest/],
  },
  review: {
    platform: () => stagedSolution(4),
    state: 'filling',
    reads: [/提交方案/, /Hand in the solution/],
  },
  'storage full': {
    platform: () => stagedSolution(0, { keep: noKeep('full'), then: (store) => store.keep(true) }),
    state: 'filling',
    reads: [/草稿没有保存/, /The draft was not saved/],
  },
  waiting: {
    platform() {
      const platform = stagedSolution(4);
      stageHandoff(platform, SOLUTION_SCOPE, solutionHandoff(), { closed: false });
      return platform;
    },
    state: 'waiting',
    reads: [/请在省平台窗口中核对并确认/, /Check and confirm/],
  },
  'window blocked': {
    platform() {
      const platform = stagedSolution(4);
      stageHandoff(platform, SOLUTION_SCOPE, solutionHandoff(), null);
      return platform;
    },
    state: 'blocked',
    reads: [/浏览器拦截了窗口/, /The window was blocked/],
  },
  expired: {
    platform() {
      const platform = solutionPlatform();
      stageOutcome(platform, SOLUTION_SCOPE, solutionHandoff(), { status: 'expired' });
      return platform;
    },
    state: 'filling',
    reads: [/确认时间已过/, /The time to confirm is over/],
  },
  'handed in before': {
    platform() {
      const platform = stagedSolution(4);
      const problem = { code: 'solution.already_submitted' };
      stageOutcome(platform, SOLUTION_SCOPE, solutionHandoff(), { status: 'failed', problem });
      return platform;
    },
    state: 'filling',
    reads: [/您已提交过方案/, /You have handed in a solution/],
  },
  late: {
    platform: () => stagedSolution(4, {}, solutionPlatform({ deadline: formatInstant(NOW - 1000) })),
    state: 'filling',
    reads: [/揭榜已截止/, /The time for answers is over/],
  },
  done: {
    platform() {
      const platform = solutionPlatform();
      stageOutcome(platform, SOLUTION_SCOPE, solutionHandoff(), { status: 'confirmed', result: RECEIPT });
      return platform;
    },
    state: 'done',
    reads: [/第 1 版已收到.*5a90…d3e2/, /Version 1 was received.*5a90…d3e2/],
  },
  'not found': {
    platform() {
      const platform = new FakePlatform();
      platform.problem = { path: /demands/, status: 404, code: 'not_found' };
      return platform;
    },
    state: 'error',
    reads: [/没有找到这项需求/, /was not found/],
  },
  failed: {
    platform() {
      const platform = new FakePlatform();
      platform.problem = { path: /demands/, status: 403, code: 'auth.forbidden' };
      return platform;
    },
    state: 'error',
    reads: [/需求没有加载出来/, /could not be loaded/],
  },
  'hostile text': {
    platform: () =>
      stagedSolution(4, {
        values: { ...FILLED_SOLUTION, teamName: HOSTILE, ipPlan: HOSTILE, approach: HOSTILE },
        checked: true,
      }),
    state: 'filling',
    reads: [/最多 60 个字/, /At most 60 characters/],
  },
};
