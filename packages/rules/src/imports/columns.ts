import { FIELDS } from '@jtop/contract';
import { BUDGET_BANDS } from '../disclosure/amounts.js';
import { HIDEABLE_FIELDS } from '../disclosure/choice.js';
import {
  COOPERATION_MODES,
  DEMAND_PURPOSES,
  DEMAND_TRACKS,
  FORM_LIMITS,
  IP_PREFERENCES,
} from '../forms/limits.js';

/** A text in both languages of the season. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A value that a cell may name, by its Chinese title or by its code. */
export interface ColumnValue {
  readonly code: string;
  readonly title: Words;
}

export interface DemandColumn {
  readonly code: string;
  /** The Chinese one heads the column in a workbook. */
  readonly title: Words;
  readonly required: boolean;
  /** In characters of the cell, where one text fills it. */
  readonly maxLength?: number;
  readonly values?: readonly ColumnValue[];
  readonly example: string;
  readonly note: Words;
  /** Tells of a person, so nobody keeps it but the demand itself. */
  readonly personal?: true;
}

const LIMITS = FORM_LIMITS.demand;
const { title, summary, problem, constraints, presentState, externalUrl, aliasName } = LIMITS;
const { contactName, contactPhone, contactEmail } = LIMITS;

/** Codes with their titles, in the order of the codes. A code without title does not compile. */
function titled<Code extends string>(
  codes: readonly Code[],
  titles: Readonly<Record<Code, readonly [zh: string, en: string]>>,
): ColumnValue[] {
  return codes.map((code) => ({ code, title: { zh: titles[code][0], en: titles[code][1] } }));
}

const FIELD_VALUES = /* @__PURE__ */ titled(FIELDS, {
  biomedicine: ['生物医药', 'Biomedicine'],
  software_it_services: ['软件与信息服务', 'Software and IT services'],
  advanced_materials: ['先进材料', 'Advanced materials'],
  next_gen_it: ['新一代信息技术', 'Next-generation IT'],
  info_comm: ['信息通信', 'Information and communication'],
  intelligent_manufacturing: ['智能制造', 'Intelligent manufacturing'],
  ai: ['人工智能', 'Artificial intelligence'],
});
const PURPOSE_VALUES = /* @__PURE__ */ titled(DEMAND_PURPOSES, {
  renovation: ['技术改造', 'Renovation'],
  upgrade: ['技术升级', 'Upgrade'],
  innovation: ['技术创新', 'Innovation'],
});
const TRACK_VALUES = /* @__PURE__ */ titled(DEMAND_TRACKS, {
  general: ['一般需求', 'General'],
  metrology: ['计量需求', 'Metrology'],
});
const BAND_VALUES = /* @__PURE__ */ titled(BUDGET_BANDS, {
  lt50: ['50万元以下', 'Under CNY 500,000'],
  '50to200': ['50万元至200万元', 'CNY 500,000 to 2 million'],
  '200to500': ['200万元至500万元', 'CNY 2 to 5 million'],
  gt500: ['500万元以上', 'Over CNY 5 million'],
});
const MODE_VALUES = /* @__PURE__ */ titled(COOPERATION_MODES, {
  joint_development: ['合作开发', 'Joint development'],
  commissioned_development: ['委托开发', 'Commissioned development'],
  assignment: ['技术转让', 'Assignment'],
  license: ['许可使用', 'License'],
  equity: ['作价入股', 'Equity'],
  consulting: ['技术咨询', 'Consulting'],
  service: ['技术服务', 'Service'],
});
const IP_VALUES = /* @__PURE__ */ titled(IP_PREFERENCES, {
  company_owns: ['归企业', 'The company’s'],
  team_owns: ['归团队', 'The team’s'],
  shared: ['双方共有', 'Shared'],
  negotiable: ['可协商', 'Negotiable'],
});
const LEVEL_VALUES = /* @__PURE__ */ titled(['public', 'members', 'matched', 'parties'] as const, {
  public: ['公开', 'Everybody'],
  members: ['仅会员', 'Members'],
  matched: ['仅匹配团队', 'Matched teams'],
  parties: ['仅当事方', 'The parties'],
});
const HIDEABLE_VALUES = /* @__PURE__ */ titled(HIDEABLE_FIELDS, {
  summary: ['需求概述', 'Summary'],
  problem: ['问题描述', 'Problem'],
  targetMetrics: ['技术指标', 'Target figures'],
  constraints: ['约束条件', 'Constraints'],
  presentState: ['技术现状', 'Present state'],
  budgetFen: ['预算', 'Budget'],
  cooperationModes: ['合作方式', 'Ways to cooperate'],
  ipPreference: ['知识产权归属', 'Whose the results shall be'],
  adcode: ['所在地', 'Place'],
  purpose: ['需求类型', 'Purpose'],
  attachments: ['附件', 'Attachments'],
  specialId: ['专场', 'Special'],
});
const PLACE_VALUES: readonly ColumnValue[] = [
  { code: '320100', title: { zh: '南京', en: 'Nanjing' } },
  { code: '320200', title: { zh: '无锡', en: 'Wuxi' } },
  { code: '320300', title: { zh: '徐州', en: 'Xuzhou' } },
  { code: '320400', title: { zh: '常州', en: 'Changzhou' } },
  { code: '320500', title: { zh: '苏州', en: 'Suzhou' } },
  { code: '320600', title: { zh: '南通', en: 'Nantong' } },
  { code: '320700', title: { zh: '连云港', en: 'Lianyungang' } },
  { code: '320800', title: { zh: '淮安', en: 'Huai’an' } },
  { code: '320900', title: { zh: '盐城', en: 'Yancheng' } },
  { code: '321000', title: { zh: '扬州', en: 'Yangzhou' } },
  { code: '321100', title: { zh: '镇江', en: 'Zhenjiang' } },
  { code: '321200', title: { zh: '泰州', en: 'Taizhou' } },
  { code: '321300', title: { zh: '宿迁', en: 'Suqian' } },
];

const asList = {
  note: { zh: '可多选，用顿号分开', en: 'several, separated by 、' },
} as const;

/**
 * The columns of 《需求征集表》 (notice, annex 2) in the order of its workbook. Which fields and limits there are, the form
 * says; here stands what a cell looks like.
 */
export const DEMAND_COLUMNS = [
  {
    code: 'title',
    title: { zh: '需求名称', en: 'Title' },
    required: true,
    maxLength: title.max,
    example: '聚乳酸薄膜增韧改性',
    note: { zh: `${title.min} 至 ${title.max} 字`, en: `${title.min} to ${title.max} characters` },
  },
  {
    code: 'field',
    title: { zh: '技术领域', en: 'Field' },
    required: true,
    values: FIELD_VALUES,
    example: '先进材料',
    note: { zh: '从代码表中选一项', en: 'one of the list' },
  },
  {
    code: 'purpose',
    title: { zh: '需求类型', en: 'Purpose' },
    required: true,
    values: PURPOSE_VALUES,
    example: '技术升级',
    note: { zh: '从代码表中选一项', en: 'one of the list' },
  },
  {
    code: 'track',
    title: { zh: '需求类别', en: 'Track' },
    required: false,
    values: TRACK_VALUES,
    example: '一般需求',
    note: { zh: '不填为一般需求', en: 'General where left out' },
  },
  {
    code: 'summary',
    title: { zh: '需求概述', en: 'Summary' },
    required: true,
    maxLength: summary.max,
    example: '现有聚乳酸薄膜偏脆，需在不降低透明度的前提下提高韧性。',
    note: { zh: `${summary.min} 至 ${summary.max} 字`, en: `${summary.min} to ${summary.max} characters` },
  },
  {
    code: 'problem',
    title: { zh: '问题描述', en: 'Problem' },
    required: true,
    maxLength: problem.max,
    example: '薄膜断裂伸长率不足百分之十，制袋时易裂；已试增塑剂，迁移严重，食品接触不合格。',
    note: { zh: `${problem.min} 至 ${problem.max} 字`, en: `${problem.min} to ${problem.max} characters` },
  },
  {
    code: 'targetMetrics',
    title: { zh: '技术指标', en: 'Target figures' },
    required: false,
    example: '断裂伸长率≥100 %\n雾度≤3 %',
    note: {
      zh: `每行一项，如“拉伸强度≥45 MPa”，至多 ${LIMITS.targetMetrics.count.max} 项`,
      en: `one a line, such as “strength≥45 MPa”, at most ${LIMITS.targetMetrics.count.max}`,
    },
  },
  {
    code: 'constraints',
    title: { zh: '约束条件', en: 'Constraints' },
    required: false,
    maxLength: constraints.max,
    example: '不改动现有流延产线',
    note: { zh: `至多 ${constraints.max} 字`, en: `at most ${constraints.max} characters` },
  },
  {
    code: 'presentState',
    title: { zh: '技术现状', en: 'Present state' },
    required: false,
    maxLength: presentState.max,
    example: '小试阶段',
    note: { zh: `至多 ${presentState.max} 字`, en: `at most ${presentState.max} characters` },
  },
  {
    code: 'keywords',
    title: { zh: '关键词', en: 'Keywords' },
    required: false,
    example: '聚乳酸、增韧、薄膜',
    ...asList,
  },
  {
    code: 'ipc',
    title: { zh: 'IPC分类号', en: 'IPC' },
    required: false,
    example: 'C08L 67/04',
    note: { zh: '如 C08L 67/04，用顿号分开', en: 'such as C08L 67/04, separated by 、' },
  },
  {
    code: 'askedTrl',
    title: { zh: '期望技术成熟度', en: 'Asked maturity' },
    required: false,
    example: '5-7',
    note: { zh: '1 至 9，如 6 或 5-7', en: '1 to 9, such as 6 or 5-7' },
  },
  {
    code: 'budgetMin',
    title: { zh: '预算下限（万元）', en: 'Budget from (CNY 10,000)' },
    required: false,
    example: '50',
    note: { zh: '与上限一起填写，或只填预算区间', en: 'with the upper bound, or fill in the band only' },
  },
  {
    code: 'budgetMax',
    title: { zh: '预算上限（万元）', en: 'Budget to (CNY 10,000)' },
    required: false,
    example: '120',
    note: { zh: '不低于下限', en: 'not below the lower bound' },
  },
  {
    code: 'budgetBand',
    title: { zh: '预算区间', en: 'Budget band' },
    required: false,
    values: BAND_VALUES,
    example: '',
    note: { zh: '不愿写明数额时填写', en: 'where no amounts are told' },
  },
  {
    code: 'cooperationModes',
    title: { zh: '合作方式', en: 'Ways to cooperate' },
    required: false,
    values: MODE_VALUES,
    example: '合作开发、委托开发',
    ...asList,
  },
  {
    code: 'ipPreference',
    title: { zh: '知识产权归属', en: 'Whose the results shall be' },
    required: false,
    values: IP_VALUES,
    example: '双方共有',
    note: { zh: '从代码表中选一项', en: 'one of the list' },
  },
  {
    code: 'deadline',
    title: { zh: '揭榜截止日期', en: 'Deadline' },
    required: false,
    example: '2026-09-30',
    note: {
      zh: '如 2026-09-30（至当日 24 时）或 2026-09-30 17:00',
      en: 'such as 2026-09-30 (to its end) or 2026-09-30 17:00, Beijing time',
    },
  },
  {
    code: 'adcode',
    title: { zh: '所在地', en: 'Place' },
    required: false,
    values: PLACE_VALUES,
    example: '南京',
    note: { zh: '设区市名称或六位区划代码', en: 'a city of Jiangsu, or a code of six digits' },
  },
  {
    code: 'contactName',
    title: { zh: '联系人', en: 'Contact' },
    required: false,
    maxLength: contactName.max,
    example: '张某',
    note: { zh: '填写电话或邮箱时必填', en: 'needed with a telephone number or e-mail' },
    personal: true,
  },
  {
    code: 'contactPhone',
    title: { zh: '联系电话', en: 'Telephone' },
    required: false,
    maxLength: contactPhone.max,
    example: '025-83360000',
    note: { zh: '单元格设为文本', en: 'as text' },
    personal: true,
  },
  {
    code: 'contactEmail',
    title: { zh: '联系邮箱', en: 'E-mail' },
    required: false,
    maxLength: contactEmail.max,
    example: 'name@example.cn',
    note: { zh: '', en: '' },
    personal: true,
  },
  {
    code: 'externalUrl',
    title: { zh: '填报页面网址', en: 'Address of the form' },
    required: false,
    maxLength: externalUrl.max,
    example: '',
    note: { zh: '计量需求必填，以 https:// 开头', en: 'needed for metrology; begins with https://' },
  },
  {
    code: 'disclosureLevel',
    title: { zh: '公开范围', en: 'Who may see it' },
    required: true,
    values: LEVEL_VALUES,
    example: '仅会员',
    note: { zh: '从代码表中选一项', en: 'one of the list' },
  },
  {
    code: 'hiddenFields',
    title: { zh: '不公开内容', en: 'Hidden' },
    required: false,
    values: HIDEABLE_VALUES,
    example: '预算',
    ...asList,
  },
  {
    code: 'aliasName',
    title: { zh: '对外称呼', en: 'Alias' },
    required: false,
    maxLength: aliasName.max,
    example: '某新材料企业',
    note: { zh: '不得含企业名称', en: 'must not name the company' },
  },
] as const satisfies readonly DemandColumn[];

export type DemandColumnCode = (typeof DEMAND_COLUMNS)[number]['code'];

/** The form of workbook that these columns make. A reader tells another one by it. */
export const DEMAND_TEMPLATE = {
  id: 'demand_collection',
  version: 1,
  title: { zh: '需求征集表', en: 'Demand collection form' },
} as const;

/** The column of a code. */
export function demandColumn(code: DemandColumnCode): DemandColumn {
  const found: DemandColumn | undefined = DEMAND_COLUMNS.find((column) => column.code === code);
  if (found === undefined) throw new RangeError(`no column of the demand form: ${code}`);
  return found;
}
