import { formatInstant, type ConsentText, type Demand } from '@jtop/contract';
import { checkSolutionForm } from '@jtop/rules/forms';
import {
  EMPTY_SOLUTION,
  improving,
  solutionOf,
  tickOf,
  type Before,
} from '../components/solution-form/solution-values.js';
import type { FormFault } from '../forms/form-store.js';
import type { FormValues } from '../forms/form-values.js';
import type { HandoffDraft } from '../stores/handoff-flow.js';
import { FakePlatform } from './fake-platform.js';
import { NOW } from './fixtures.js';
import { noKeep, stageForm, stageHandoff, stageOutcome, type StagedForm } from './form-stage.js';

export const DEMAND_ID = '0197c0de-0000-7000-8000-000000000217';
export const SOLUTION_SCOPE = `solution:${DEMAND_ID}`;
export const SOLUTION_ID = '0197c0de-0000-7000-8000-000000000584';
/** Of a form that is told what it improves. */
export const OWN_SCOPE = `${SOLUTION_SCOPE}:${SOLUTION_ID}`;
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
  consents: [tickOf({ kind: 'data_use', textHash: 'a'.repeat(64) })],
};

export const checkSolution = (values: FormValues): readonly FormFault[] =>
  checkSolutionForm(solutionOf(values), { at: NOW, deadline: DEADLINE, purpose: 'submit' });

export const solutionHandoff = (): HandoffDraft => ({
  operation: 'demands.solutions.submit',
  demandId: DEMAND_ID,
  body: JSON.parse(JSON.stringify(solutionOf(FILLED_SOLUTION))) as HandoffDraft['body'],
});

export const RECEIPT = {
  solutionId: SOLUTION_ID,
  demandId: DEMAND_ID,
  version: 1,
  contentHash: `5a90${'0'.repeat(56)}d3e2`,
  submittedAt: '2026-06-03T14:52:08.000+08:00',
  receiptJws: 'eyJ.eyJ.c2ln',
};

/** A form that holds the next version of what was handed in, changed or not. */
export const IMPROVED = (change: FormValues = {}, before: Partial<Before> = {}): FormValues => ({
  ...improving(
    FILLED_SOLUTION,
    { solutionId: SOLUTION_ID, version: 1, status: 'submitted', ...before },
    FILLED_SOLUTION,
  ),
  ...change,
});

/** What the platform lets a page know of what was handed in. */
export const OWN_SOLUTION = {
  ...(JSON.parse(JSON.stringify(solutionOf(FILLED_SOLUTION))) as object),
  solutionId: SOLUTION_ID,
  demandId: DEMAND_ID,
  version: 1,
  status: 'screening',
  attachments: [
    {
      id: '0197c0de-0000-7000-8000-0000000000d1',
      name: '技术方案说明书.pdf',
      mime: 'application/pdf',
      bytes: 3_355_443,
      hash: 'c'.repeat(64),
    },
  ],
};

const versionHandoff = (): HandoffDraft => ({
  operation: 'solutions.versions.create',
  solutionId: SOLUTION_ID,
  body: JSON.parse(JSON.stringify(solutionOf(IMPROVED({ maturityTrl: '7' })))) as HandoffDraft['body'],
});

export const readHandoff = (): HandoffDraft => ({
  operation: 'solutions.retrieve',
  solutionId: SOLUTION_ID,
  body: {},
});

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

const OWN = { 'solution-id': SOLUTION_ID };

function endedFetch(outcome: Parameters<typeof stageOutcome>[3]): FakePlatform {
  const platform = solutionPlatform();
  stageOutcome(platform, OWN_SCOPE, readHandoff(), outcome);
  return platform;
}

/** A page on which answering a demand has come to some point. */
export interface SolutionFormCase {
  readonly platform: () => FakePlatform;
  /** Attributes of the element besides the demand. */
  readonly attributes?: Readonly<Record<string, string>>;
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
      const problem = { code: 'solution.already_submitted', solutionId: SOLUTION_ID };
      stageOutcome(platform, SOLUTION_SCOPE, solutionHandoff(), { status: 'failed', problem });
      return platform;
    },
    state: 'filling',
    reads: [/您已提交过方案.*改为提交新版本/, /You have handed in a solution before.*Make it a new version/],
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
    reads: [/第 1 版已收到.*5a90…d3e2.*完善方案/, /Version 1 was received.*5a90…d3e2.*Improve it/],
  },
  'second version': {
    platform() {
      const platform = solutionPlatform();
      const result = { ...RECEIPT, version: 2 };
      stageOutcome(platform, SOLUTION_SCOPE, versionHandoff(), { status: 'confirmed', result });
      return platform;
    },
    state: 'done',
    reads: [/第 2 版已收到/, /Version 2 was received/],
  },
  'to be fetched': {
    platform: () => solutionPlatform(),
    attributes: OWN,
    state: 'filling',
    reads: [/完善对需求.*取回已提交的方案.*取回我的方案/, /Improving the answer.*Get my solution/],
  },
  fetching: {
    platform() {
      const platform = solutionPlatform();
      stageHandoff(platform, OWN_SCOPE, readHandoff(), { closed: false });
      return platform;
    },
    attributes: OWN,
    state: 'waiting',
    reads: [/取回已提交的方案.*请在省平台窗口中核对并确认/, /Get back what you handed in.*Check and confirm/],
  },
  'fetch blocked': {
    platform() {
      const platform = solutionPlatform();
      stageHandoff(platform, OWN_SCOPE, readHandoff(), null);
      return platform;
    },
    attributes: OWN,
    state: 'blocked',
    reads: [/浏览器拦截了窗口/, /The window was blocked/],
  },
  'fetch declined': {
    platform: () => endedFetch({ status: 'declined' }),
    attributes: OWN,
    state: 'filling',
    reads: [/您在省平台取消了.*取回我的方案/, /Get my solution/],
  },
  'fetch expired': {
    platform: () => endedFetch({ status: 'expired' }),
    attributes: OWN,
    state: 'filling',
    reads: [/确认时间已过.*取回我的方案/, /The time to confirm is over.*Get my solution/],
  },
  'fetch failed': {
    platform: () => endedFetch({ status: 'failed', problem: { code: 'not_found' } }),
    attributes: OWN,
    state: 'filling',
    reads: [/没有取回方案.*可能用了另一个账号/, /could not be had.*another account/],
  },
  improving: {
    platform: () => stagedSolution(0, { values: IMPROVED() }),
    state: 'filling',
    reads: [/完善对需求 JS-2026-XQ-000217 的方案（现为第 1 版）/, /Improving the answer.*version 1 now/],
  },
  'improved, to be sent': {
    platform: () => stagedSolution(4, { values: IMPROVED({ maturityTrl: '7' }) }),
    state: 'filling',
    reads: [/提交新版本/, /Hand in the new version/],
  },
  'nothing changed': {
    platform: () => stagedSolution(4, { values: IMPROVED() }),
    state: 'filling',
    reads: [/与已提交的版本相同/, /nothing has changed/],
  },
  'decided on': {
    platform: () => stagedSolution(4, { values: IMPROVED({ maturityTrl: '7' }, { status: 'not_selected' }) }),
    state: 'filling',
    reads: [/已撤回或已有结果/, /withdrawn or decided on/],
  },
  'refused version': {
    platform: () =>
      stagedSolution(2, {
        values: IMPROVED({ maturityTrl: '7' }),
        refused: [{ path: 'milestones.1.amountFen', code: 'too_large' }],
      }),
    state: 'filling',
    reads: [/省平台没有接受这一项（too_large）/, /too_large/],
  },
  'late while improving': {
    platform: () =>
      stagedSolution(
        4,
        { values: IMPROVED({ maturityTrl: '7' }) },
        solutionPlatform({ deadline: formatInstant(NOW - 1000) }),
      ),
    state: 'filling',
    reads: [/揭榜已截止.*高分子改性团队/, /The time for answers is over/],
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
