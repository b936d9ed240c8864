/** Where a body sits: GB/T 2260 codes of the province, its thirteen cities and the three counties of annex 1. */
export const ADCODES = {
  江苏: '320000',
  南京: '320100',
  无锡: '320200',
  徐州: '320300',
  常州: '320400',
  武进: '320412',
  苏州: '320500',
  南通: '320600',
  连云港: '320700',
  淮安: '320800',
  盐城: '320900',
  扬州: '321000',
  镇江: '321100',
  泰州: '321200',
  宿迁: '321300',
  宜兴: '320282',
  常熟: '320581',
} as const;

export type Place = keyof typeof ADCODES;

/** The thirteen cities of prefecture level, in the order of their codes. */
export const CITIES = [
  '南京',
  '无锡',
  '徐州',
  '常州',
  '苏州',
  '南通',
  '连云港',
  '淮安',
  '盐城',
  '扬州',
  '镇江',
  '泰州',
  '宿迁',
] as const satisfies readonly Place[];

export type City = (typeof CITIES)[number];

/** The five sponsoring bodies (主办单位), in the notice's order. */
export const SPONSORS = [
  '江苏省科学技术厅',
  '中共江苏省委人才工作领导小组办公室',
  '江苏省教育厅',
  '江苏省市场监督管理局',
  '江苏省知识产权局',
] as const;

/** The three implementing bodies of the province (承办单位); the names in brackets are their second nameplates. */
export const OPERATOR = '江苏省科技资源统筹服务中心（江苏省技术产权交易市场）';
export const UNIVERSITY_CENTRE = '江苏省高校科技发展中心';
export const IP_CENTRE = '江苏省知识产权保护中心（江苏省专利信息服务中心）';
