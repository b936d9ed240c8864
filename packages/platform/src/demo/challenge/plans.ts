import type { DemandCreate, SolutionSubmit } from '@jtop/contract';

/** An answer of the demo: who gives it, when, and how far it gets. */
export interface AnswerPlan {
  /** Subject of the team's party. */
  readonly by: string;
  /** Days after the demand was published. */
  readonly after: number;
  readonly says: Pick<
    SolutionSubmit,
    'teamName' | 'lead' | 'approach' | 'maturityTrl' | 'milestones' | 'quoteFen'
  >;
  /** Versions handed in besides the first, a day apart. */
  readonly versions?: number;
  readonly goal: 'submitted' | 'screening' | 'shortlisted' | 'not_selected';
}

/** A demand of the demo with its answers. All of it is invented, and says so. */
export interface ChallengePlan {
  /** Subject of the company's party. */
  readonly by: string;
  readonly says: Omit<DemandCreate, 'seasonId' | 'deadline' | 'submit'>;
  /** Days from its publication to its deadline. */
  readonly lasts: number;
  readonly answers: readonly AnswerPlan[];
  /** What comes after the deadline: a contest that is open, or one that was decided, with a contract. */
  readonly then?: 'contest' | 'contract';
}

const milestones = (wan: number): SolutionSubmit['milestones'] => [
  { name: '方案与样品（示例）', days: 90, amountFen: wan * 400_000 },
  { name: '中试与验收（示例）', days: 180, amountFen: wan * 600_000 },
];

const answer = (
  by: string,
  after: number,
  teamName: string,
  wan: number,
  goal: AnswerPlan['goal'],
  versions = 0,
): AnswerPlan => ({
  by,
  after,
  goal,
  versions,
  says: {
    teamName: `${teamName}（虚构）`,
    lead: { name: '示例负责人', title: '教授' },
    approach: `本方案为演示数据，并非真实技术方案。团队以已有小试结果为基础，先定型配方与工艺窗口，再在企业产线上放大验证，指标由双方共同检测。（${teamName}）`,
    maturityTrl: 6,
    milestones: milestones(wan),
    quoteFen: wan * 1_000_000,
  },
});

const HIDING: NonNullable<DemandCreate['disclosure']> = { level: 'parties', hiddenFields: ['constraints'] };

/** Of the notice's year: a demand that went the whole way, from the form to the contract. */
export const ENDED_PLANS: readonly ChallengePlan[] = [
  {
    by: 'demo-company-13',
    says: {
      title: '碳纤维上浆剂与树脂界面相容性提升（示例）',
      field: 'advanced_materials',
      purpose: 'upgrade',
      summary: '演示数据：寻求与多种热塑性树脂相容的碳纤维上浆剂，界面剪切强度提高三成以上。',
      problem:
        '演示数据，并非真实需求。现有上浆剂主要面向环氧体系，与热塑性树脂结合弱，层间剪切强度不足，成型后易分层。',
      keywords: ['碳纤维', '上浆剂'],
      budgetFen: { minFen: 80_000_000, maxFen: 150_000_000 },
      disclosure: { ...HIDING, aliasName: '一家碳纤维企业（虚构）' },
    },
    lasts: 60,
    answers: [
      answer('demo-university-3', 10, '示例界面工程团队', 120, 'shortlisted', 1),
      answer('demo-university-4', 15, '示例高分子团队', 100, 'shortlisted'),
      answer('demo-university-5', 20, '示例复合材料团队', 90, 'not_selected'),
    ],
    then: 'contract',
  },
];

/** Of the running season: one that takes answers, one whose contest is open. */
export const RUNNING_PLANS: readonly (ChallengePlan & { readonly publishedAgo: number })[] = [
  {
    by: 'demo-company-2',
    publishedAgo: 20,
    says: {
      title: '聚乳酸薄膜增韧改性技术（示例）',
      field: 'advanced_materials',
      purpose: 'upgrade',
      summary: '演示数据：寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案，不降低透明度。',
      problem: '演示数据，并非真实需求。现有聚乳酸薄膜断裂伸长率不足百分之十，包装线上易破裂，需要增韧。',
      keywords: ['聚乳酸', '增韧'],
      budgetBand: '50to200',
      disclosure: { ...HIDING, aliasName: '一家生物基材料企业（虚构）' },
    },
    lasts: 45,
    answers: [
      answer('demo-university-1', 3, '示例生物基材料团队', 60, 'shortlisted', 2),
      answer('demo-university-2', 6, '示例薄膜工艺团队', 75, 'screening'),
      answer('demo-university-5', 12, '示例包装材料团队', 55, 'submitted'),
    ],
  },
  {
    by: 'demo-company-17',
    publishedAgo: 45,
    says: {
      title: '含氟废气低温催化处理（示例）',
      field: 'advanced_materials',
      purpose: 'renovation',
      summary: '演示数据：寻求在两百摄氏度以下处理含氟有机废气的催化剂与装置。',
      problem: '演示数据，并非真实需求。现有焚烧工艺能耗高且腐蚀设备，需要低温催化路线，寿命不少于八千小时。',
      keywords: ['催化', '废气'],
      budgetFen: { minFen: 200_000_000, maxFen: 400_000_000 },
      disclosure: { level: 'public', hiddenFields: [] },
    },
    lasts: 30,
    answers: [
      answer('demo-university-2', 5, '示例催化团队', 260, 'shortlisted', 1),
      answer('demo-university-4', 8, '示例环境工程团队', 310, 'shortlisted'),
    ],
    then: 'contest',
  },
];
