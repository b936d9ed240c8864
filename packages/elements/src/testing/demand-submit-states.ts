import { checkDemandForm } from '@jtop/rules/forms';
import { demandOf, EMPTY_DEMAND } from '../components/demand-submit/demand-values.js';
import type { FormFault } from '../forms/form-store.js';
import type { FormValues } from '../forms/form-values.js';
import type { HandoffDraft } from '../stores/handoff-flow.js';
import { FakePlatform } from './fake-platform.js';
import { NOW } from './fixtures.js';
import { noKeep, stageForm, stageHandoff, stageOutcome, type StagedForm } from './form-stage.js';

export const DEMAND_SCOPE = 'demand::';
export const COMPANY = '南京青松材料有限公司（示例）';

/** A demand that can be posted as it stands. Invented. */
export const FILLED_DEMAND: FormValues = {
  ...EMPTY_DEMAND,
  previewFor: 'public',
  title: '可降解地膜在低温下的韧性提升',
  field: 'advanced_materials',
  purpose: 'upgrade',
  summary: '现有可降解地膜在零度以下易脆裂，需要保持降解周期的同时提升低温韧性。',
  problem: `南京青松材料的地膜在春播时遇低温脆裂，返工率约两成。${'已经试过增塑剂和共混，降解周期随之变长。'.repeat(12)}`,
  presentState: '聚乳酸与己二酸共聚物共混，吹膜温度 165 度。',
  constraints: '每亩成本增加不超过 15 元。',
  keywords: '可降解，地膜，低温韧性',
  ipc: 'C08L 67/04',
  'askedTrl.min': '5',
  'askedTrl.max': '7',
  targetMetrics: [
    { key: '1', name: '零下 10 度断裂伸长率', op: '>=', value: '180', unit: '%' },
    { key: '2', name: '田间降解周期', op: 'range', value: '90 至 120', unit: '天' },
  ],
  budgetMode: 'range',
  'budgetFen.minFen': '80',
  'budgetFen.maxFen': '120.5',
  cooperationModes: ['joint_development', 'license'],
  ipPreference: 'shared',
  deadline: '2026-12-31T18:00',
  adcode: '320100',
  'contactPerson.name': '示例联系人',
  'contactPerson.phone': '025-83360000',
  'contactPerson.email': 'demand@partner.example',
  companyName: COMPANY,
  'disclosure.level': 'matched',
  'disclosure.hiddenFields': ['presentState'],
  'disclosure.aliasName': '',
};

export const checkDemand = (values: FormValues): readonly FormFault[] =>
  checkDemandForm(demandOf(values), { at: NOW, purpose: 'submit', company: { name: COMPANY } });

export const demandHandoff = (): HandoffDraft => ({
  operation: 'demands.create',
  body: JSON.parse(JSON.stringify({ ...demandOf(FILLED_DEMAND), submit: true })) as HandoffDraft['body'],
});

const staged = (step: number, more: Partial<StagedForm> = {}): FakePlatform => {
  const platform = new FakePlatform();
  stageForm(platform, { scope: DEMAND_SCOPE, values: FILLED_DEMAND, step, check: checkDemand, ...more });
  return platform;
};

const HOSTILE = `<img src=x onerror=alert(1)>\u202Egpj.exe ${'长'.repeat(300)}`;

/** A page on which filling in a demand has come to some point. */
export interface DemandSubmitCase {
  readonly platform: () => FakePlatform;
  /** What the attribute `state` says. */
  readonly state: string;
  /** Something that the person reads. */
  readonly reads: readonly [zh: RegExp, en: RegExp];
}

export const demandSubmitCases: Readonly<Record<string, DemandSubmitCase>> = {
  empty: {
    platform: () => new FakePlatform(),
    state: 'filling',
    reads: [/说明要解决的问题/, /What is to be solved/],
  },
  'errors of the first step': {
    platform: () =>
      staged(0, { values: { ...EMPTY_DEMAND, title: '膜', previewFor: 'public' }, checked: true }),
    state: 'filling',
    reads: [/需求名称：至少 4 个字，现在 1 个字/, /Title: At least 4 characters, now 1/],
  },
  targets: { platform: () => staged(1), state: 'filling', reads: [/添加指标/, /Add a target/] },
  budget: { platform: () => staged(2), state: 'filling', reads: [/合 1,205,000 元/, /1,205,000 yuan/] },
  terms: { platform: () => staged(3), state: 'filling', reads: [/揭榜截止时间/, /Last instant/] },
  'what others may see': {
    platform: () => staged(4),
    state: 'filling',
    reads: [/别人会看到什么/, /What others would see/],
  },
  review: { platform: () => staged(5), state: 'filling', reads: [/内容详实/, /Detailed enough/] },
  'review with hints': {
    platform: () =>
      staged(5, {
        values: { ...FILLED_DEMAND, targetMetrics: [], deadline: '', presentState: '', keywords: '' },
      }),
    state: 'filling',
    reads: [/补充至少一项可测量的目标指标/, /Add a target that can be measured/],
  },
  'refused by the platform': {
    platform: () =>
      staged(5, {
        refused: [
          { path: 'title', code: 'profanity' },
          { path: 'seasonId', code: 'unknown_season' },
        ],
      }),
    state: 'filling',
    reads: [/省平台没有接受“seasonId”/, /did not take “seasonId”/],
  },
  'storage full': {
    platform: () => staged(0, { keep: noKeep('full'), then: (store) => store.keep(true) }),
    state: 'filling',
    reads: [/草稿没有保存/, /The draft was not saved/],
  },
  'in another tab': {
    platform: () =>
      staged(0, {
        keep: { ...noKeep(), watch: (other) => (void Promise.resolve(true).then(other), () => undefined) },
        then: (store) => store.keep(true),
      }),
    state: 'filling',
    reads: [/另一个标签页/, /another tab/],
  },
  waiting: {
    platform() {
      const platform = staged(5);
      stageHandoff(platform, DEMAND_SCOPE, demandHandoff(), { closed: false });
      return platform;
    },
    state: 'waiting',
    reads: [/请在省平台窗口中核对并确认/, /Check and confirm/],
  },
  'window blocked': {
    platform() {
      const platform = staged(5);
      stageHandoff(platform, DEMAND_SCOPE, demandHandoff(), null);
      return platform;
    },
    state: 'blocked',
    reads: [/浏览器拦截了窗口/, /The window was blocked/],
  },
  expired: {
    platform() {
      const platform = new FakePlatform();
      stageOutcome(platform, DEMAND_SCOPE, demandHandoff(), { status: 'expired' });
      return platform;
    },
    state: 'filling',
    reads: [/确认时间已过/, /The time to confirm is over/],
  },
  failed: {
    platform() {
      const platform = staged(5);
      platform.problem = { path: /handoffs/, status: 403, code: 'handoff.origin' };
      stageHandoff(platform, DEMAND_SCOPE, demandHandoff(), { closed: false });
      return platform;
    },
    state: 'filling',
    reads: [/没有提交成功/, /It was not sent/],
  },
  'connection lost while waiting': {
    platform() {
      const platform = new FakePlatform();
      stageOutcome(platform, DEMAND_SCOPE, demandHandoff(), { status: 'pending' });
      platform.down = true;
      return platform;
    },
    state: 'offline',
    reads: [/与省平台的连接中断/, /The platform cannot be reached/],
  },
  done: {
    platform() {
      const platform = new FakePlatform();
      const result = {
        demandId: '0197c0de-0000-7000-8000-000000000217',
        no: 'JS-2026-XQ-000217',
        status: 'collected',
        postedAt: '2026-06-04T14:52:08.000+08:00',
      };
      stageOutcome(platform, DEMAND_SCOPE, demandHandoff(), { status: 'confirmed', result });
      return platform;
    },
    state: 'done',
    reads: [/JS-2026-XQ-000217/, /JS-2026-XQ-000217/],
  },
  'hostile text': {
    platform: () =>
      staged(4, {
        values: { ...FILLED_DEMAND, title: HOSTILE, companyName: HOSTILE, 'disclosure.aliasName': HOSTILE },
        checked: true,
      }),
    state: 'filling',
    reads: [/最多 100 个字/, /At most 100 characters/],
  },
};
