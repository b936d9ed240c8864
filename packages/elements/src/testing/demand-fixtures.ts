import { formatInstant, type Board, type Demand, type RedactionMark, type Season } from '@jtop/contract';
import { NOW } from './fixtures.js';

const DAY = 86_400_000;
const id = (n: number): string => `0197c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const DEMAND_ID = id(301);
export const BOARD_ID = id(201);
export const CHALLENGE_ID = 'challenge-2026';

/** What the public is not told of a demand whose company wishes its name hidden. */
export const NAME_HIDDEN: readonly RedactionMark[] = [
  { path: '$.company.name', method: 'replacementValue', reason: 'company_choice', until: 'parties' },
  { path: '$.company.partyId', method: 'removal', reason: 'company_choice', until: 'parties' },
];

/** Fields of a demand that are others; undefined takes one away. */
export type DemandChange = { readonly [Name in keyof Demand]?: Demand[Name] | undefined };

/** A public view: an alias for the name, a band for the budget, the beginning of the problem. */
export function makeDemand(change: DemandChange = {}): Demand {
  const at = formatInstant(NOW - 10 * DAY);
  const demand: DemandChange = {
    id: DEMAND_ID,
    rev: 4,
    no: 'JS-2026-XQ-000217',
    seasonId: CHALLENGE_ID,
    view: 'public',
    status: 'answering',
    title: '轨道交通用碳化硅颗粒增强铝基制动盘的低成本近净成形',
    field: 'advanced_materials',
    purpose: 'upgrade',
    track: 'general',
    company: { name: '某轨道装备企业（常州）' },
    adcode: '320400',
    summary: '采用近净成形路线降低制动盘毛坯加工余量，并给出小批量试制方案。',
    problem:
      '现有半固态搅拌铸造工艺的碳化硅颗粒团聚明显，制动盘毛坯加工余量大于 30%，单件材料与加工成本居高不下。希望在保持制动性能的前提下，采用近净成形路线降低加工余量，并给出小批量试制方案。',
    targetMetrics: [
      { name: '加工余量', op: '<=', value: '8', unit: '%' },
      { name: '颗粒体积分数', op: 'range', value: '18–22', unit: '%' },
      { name: '300 ℃ 抗拉强度', op: '>=', value: '210', unit: 'MPa' },
      { name: '单件成本（批量 1,000 件）', op: '<=', value: '1,850', unit: '元' },
    ],
    keywords: ['碳化硅', '铝基复合材料', '近净成形'],
    budgetBand: '200to500',
    cooperationModes: ['commissioned_development', 'license'],
    ipPreference: 'shared',
    deadline: '2026-07-31T18:00:00.000+08:00',
    boardIds: [BOARD_ID],
    hot: { at },
    answerCount: 11,
    publishedAt: at,
    createdAt: at,
    updatedAt: at,
    _redacted: [
      ...NAME_HIDDEN,
      { path: '$.budgetFen', method: 'replacementValue', reason: 'level', until: 'matched' },
      { path: '$.problem', method: 'partialValue', reason: 'level', until: 'members' },
      { path: '$.attachments', method: 'removal', reason: 'level', until: 'parties' },
    ],
    ...change,
  };
  // As it comes over the wire: what there is not, is not named.
  return JSON.parse(JSON.stringify(demand)) as Demand;
}

const PLANS: readonly DemandChange[] = [
  {},
  {
    title: '可在 −40 ℃ 稳定工作的固态锂电池隔膜涂层',
    company: { name: '某新能源企业（无锡）' },
    adcode: '320200',
    purpose: 'innovation',
    budgetBand: 'gt500',
    deadline: '2026-08-15T18:00:00.000+08:00',
    answerCount: 8,
  },
  {
    title: '环保陶瓷釉料中稀土替代与色差在线控制',
    company: { name: '某陶瓷材料企业（江苏省）' },
    adcode: '320000',
    purpose: 'renovation',
    budgetBand: '50to200',
    deadline: '2026-07-20T18:00:00.000+08:00',
    answerCount: 6,
  },
  {
    title: '海上风电叶片用国产高模量碳纤维上浆剂',
    company: { name: '某复合材料企业（连云港）' },
    adcode: '320700',
    purpose: 'innovation',
    budgetBand: undefined,
    hot: undefined,
    answerCount: 5,
    deadline: '2026-08-31T18:00:00.000+08:00',
    _redacted: [
      ...NAME_HIDDEN,
      { path: '$.budgetFen', method: 'removal', reason: 'company_choice', until: 'parties' },
    ],
  },
  {
    title: '半导体封装用低 α 球形氧化铝粉体的批次一致性检测',
    company: { name: '某电子材料企业（无锡）' },
    adcode: '320200',
    track: 'metrology',
    externalUrl: 'https://metrology.example/demands/5',
    budgetBand: 'lt50',
    hot: undefined,
    answerCount: 3,
    deadline: '2026-07-25T18:00:00.000+08:00',
  },
];

/** The nth demand, from 0; the first five stand on the board of advanced materials. */
export function boardDemand(n: number, change: DemandChange = {}): Demand {
  const plan = PLANS[n];
  const others: DemandChange = {
    title: `人工智能质检产线的小样本缺陷识别之${n}`,
    field: n % 2 === 0 ? 'ai' : 'advanced_materials',
    adcode: n % 3 === 0 ? '320100' : '320500',
    budgetBand: n % 4 === 0 ? 'lt50' : '50to200',
    company: { name: `某装备企业${n}（${n % 3 === 0 ? '南京' : '苏州'}）` },
    boardIds: [],
    hot: undefined,
    answerCount: n,
  };
  return makeDemand({
    id: id(301 + n),
    no: `JS-2026-XQ-${String(217 + n).padStart(6, '0')}`,
    ...(plan ?? others),
    ...change,
  });
}

export const makeDemands = (count = 5): Demand[] => Array.from({ length: count }, (_, n) => boardDemand(n));

/** The second batch of advanced materials, published, with five demands. */
export function makeBoard(change: Partial<Board> = {}): Board {
  const at = '2026-06-01T09:00:00.000+08:00';
  return {
    id: BOARD_ID,
    rev: 2,
    seasonId: CHALLENGE_ID,
    field: 'advanced_materials',
    batchNo: 2,
    title: '先进材料热门需求榜单（第 2 批）',
    status: 'published',
    demandIds: [0, 1, 2, 3, 4].map((n) => id(301 + n)),
    publishedAt: at,
    version: 3,
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

/** What a party sees: everything, with the company's name, an exact budget and two files. */
export function fullDemand(change: DemandChange = {}): Demand {
  return makeDemand({
    _redacted: undefined,
    budgetBand: undefined,
    view: 'parties',
    company: { partyId: id(9), name: '常州示例轨道装备有限公司（虚构）' },
    contactPerson: { name: '示例联系人', phone: '025-00000000', email: 'demo@example.com' },
    budgetFen: { minFen: 200_000_000, maxFen: 350_000_000 },
    presentState: '已完成半固态搅拌铸造的小试。',
    constraints: '不改变现有制动盘安装尺寸。',
    askedTrl: { min: 5, max: 7 },
    diagnosis: {
      panel: [{ kind: 'technical', name: '示例专家' }],
      validity: 'valid',
      clarity: 4,
      difficulty: 3,
      marketValue: 5,
      suggestedIpc: ['C22C'],
      comments: '指标清楚，可以发布。',
      at: formatInstant(NOW - 12 * DAY),
    },
    attachments: [
      {
        id: id(401),
        name: '工况与试验数据.pdf',
        mime: 'application/pdf',
        bytes: 421_888,
        hash: 'a'.repeat(64),
      },
      {
        id: id(402),
        name: '图纸.xlsx',
        mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: 20_480,
        hash: 'b'.repeat(64),
      },
    ],
    ...change,
  });
}

/** The challenge season that runs. */
export const makeSeason = (): Season => ({
  id: CHALLENGE_ID,
  rev: 1,
  kind: 'challenge',
  year: 2026,
  title: { zh: '2026年J-TOP创新挑战季（示例）' },
  basis: { docNo: '示例〔2026〕1号', date: '2026-01-01' },
  focusFields: ['biomedicine', 'ai', 'advanced_materials'],
  startsAt: '2026-01-01T00:00:00.000+08:00',
  endsAt: '2026-12-31T23:59:59.000+08:00',
  biddingDays: [],
  calendarExceptions: [],
  targets: [],
  status: 'running',
});
