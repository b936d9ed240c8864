/** Short names of the places whose companies stand here: the cities of Jiangsu, and the provinces around it. */
const CITIES: Readonly<Record<string, string>> = {
  '3201': '南京',
  '3202': '无锡',
  '3203': '徐州',
  '3204': '常州',
  '3205': '苏州',
  '3206': '南通',
  '3207': '连云港',
  '3208': '淮安',
  '3209': '盐城',
  '3210': '扬州',
  '3211': '镇江',
  '3212': '泰州',
  '3213': '宿迁',
};
const PROVINCES: Readonly<Record<string, string>> = {
  '31': '上海',
  '32': '江苏',
  '33': '浙江',
  '34': '安徽',
};

const FIELD_NAMES: Readonly<Record<string, string>> = {
  biomedicine: '生物医药',
  software_it_services: '软件与信息服务',
  advanced_materials: '先进材料',
  next_gen_it: '新一代信息技术',
  info_comm: '信息通信',
  intelligent_manufacturing: '智能制造',
  ai: '人工智能',
};

/** The city of a code of GB/T 2260: 320106 lies in 320100. */
export function cityOf(adcode: string): string {
  return `${adcode.slice(0, 4)}00`;
}

/** The province of a code of GB/T 2260: 320106 lies in 320000. */
export function provinceOf(adcode: string): string {
  return `${adcode.slice(0, 2)}0000`;
}

/** What a place is called in a name for somebody who stays unnamed; undefined for places that have none here. */
export function placeName(adcode: string): string | undefined {
  return CITIES[adcode.slice(0, 4)] ?? PROVINCES[adcode.slice(0, 2)];
}

/** Names that belong to everybody: no company's name can be read from them. */
export const COMMON_NAMES: readonly string[] = [
  ...Object.values(FIELD_NAMES),
  ...Object.values(CITIES),
  ...Object.values(PROVINCES),
];

/** Places that stand at the beginning of companies' names. */
export const PLACE_NAMES: readonly string[] = ['中国', ...Object.values(PROVINCES), ...Object.values(CITIES)];

/**
 * What a company is called where its name is not told, such as `某生物医药企业（南京）`.
 * @param adcode as the viewer may know it; left out, no place is named
 */
export function aliasOf(field: string, adcode: string | undefined): string {
  const place = adcode === undefined ? undefined : placeName(adcode);
  return `某${FIELD_NAMES[field] ?? ''}企业${place === undefined ? '' : `（${place}）`}`;
}
