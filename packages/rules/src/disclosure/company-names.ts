import { nameForms } from './names.js';

/** What stands in brackets behind a name belongs to its form: 某某中心（有限合伙）. */
const IN_BRACKETS = /[（(][^（）()]*[）)]\s*$/u;

/** What companies do, as it stands in their names between the name proper and the legal form. */
const TRADES = [
  '生物',
  '医药',
  '制药',
  '药业',
  '医疗',
  '器械',
  '健康',
  '基因',
  '诊断',
  '科技',
  '技术',
  '科学',
  '研究',
  '工程',
  '工业',
  '实业',
  '产业',
  '材料',
  '新材料',
  '化工',
  '化学',
  '高分子',
  '塑料',
  '薄膜',
  '碳纤维',
  '纤维',
  '纺织',
  '玻璃',
  '陶瓷',
  '金属',
  '合金',
  '钢铁',
  '铝业',
  '电子',
  '微电子',
  '半导体',
  '光电',
  '光学',
  '照明',
  '通信',
  '通讯',
  '信息',
  '网络',
  '软件',
  '数据',
  '智能',
  '人工智能',
  '机器人',
  '自动化',
  '控制',
  '系统',
  '设备',
  '装备',
  '机械',
  '机电',
  '机床',
  '精密',
  '模具',
  '制造',
  '仪器',
  '仪表',
  '计量',
  '检测',
  '测试',
  '传感',
  '汽车',
  '零部件',
  '船舶',
  '海工',
  '航空',
  '航天',
  '轨道',
  '交通',
  '能源',
  '新能源',
  '电力',
  '电气',
  '电池',
  '储能',
  '风电',
  '光伏',
  '环保',
  '环境',
  '节能',
  '水务',
  '建材',
  '建设',
  '农业',
  '食品',
  '种业',
  '物流',
  '贸易',
  '服务',
  '配套',
  '发展',
  '国际',
  '集团',
  '控股',
  '股份',
] as const;
const TRADE = new RegExp(`(?:${[...TRADES].sort((a, b) => b.length - a.length).join('|')})$`, 'u');

/** A name that is left of another one has to be this long, or it would be an everyday word. */
const SHORTEST = 3;

/**
 * By what else a company can be recognised in a text, besides its name as it is written: without what stands in brackets,
 * and by its name proper (字号), which is what people call it. In one place, so that a preview hides what is hidden later.
 *
 * @param name - of the party
 * @param organization - name of the organization that it acts for
 */
export function otherNamesOf(name: string, organization?: string): string[] {
  const all = organization === undefined ? [name] : [name, organization];
  const forms = all.flatMap((each) => [
    ...nameForms({ name: each }),
    ...nameForms({ name: each.replace(IN_BRACKETS, '') }),
  ]);
  return [...new Set([...forms, ...forms.flatMap(withoutTrade)])];
}

/** A form without its trades, one after another, as long as something is left that names somebody. */
function withoutTrade(form: string): string[] {
  const shorter = form.replace(TRADE, '');
  // Of a name that is all trades nothing is left that would be somebody's.
  const isTrade = shorter.replace(TRADE, '') === '' || TRADES.includes(shorter as (typeof TRADES)[number]);
  if (shorter === form || isTrade || [...shorter].length < SHORTEST) return [];
  return [shorter, ...withoutTrade(shorter)];
}
