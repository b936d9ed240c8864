import { DEMO_PARTIES, demoPartyId } from '../identity/demo-parties.js';
import { inTransaction } from '../db/transaction.js';
import type { Db } from '../db/schema.js';
import { storeTeams, type Team } from '../matching/teams.js';

type Row = readonly [
  name: string,
  field: string,
  ipc: readonly string[],
  keywords: string,
  adcode: string,
  trl: readonly [number, number],
];

/** Thirty research teams. All invented, and their names say so. */
const TEAMS: readonly Row[] = [
  ['可降解高分子', 'advanced_materials', ['C08L 67/04'], '聚乳酸 增韧 薄膜 可降解', '320100', [3, 7]],
  ['海洋防腐涂层', 'advanced_materials', ['C09D 5/08'], '防腐 涂料 石墨烯 海水', '320600', [4, 8]],
  [
    '碳纤维复合材料',
    'advanced_materials',
    ['C08J 5/04', 'B29C 70/34'],
    '碳纤维 预浸料 模压 树脂',
    '320700',
    [4, 7],
  ],
  ['动力电池隔膜', 'advanced_materials', ['H01M 50/449'], '隔膜 锂电池 陶瓷 涂覆', '320400', [3, 7]],
  ['热界面材料', 'advanced_materials', ['C09K 5/14'], '导热 石墨烯 界面材料 散热', '320500', [3, 6]],
  ['轻质合金', 'advanced_materials', ['C22C 21/00'], '铝合金 钛合金 熔炼 凝固', '321100', [4, 8]],
  ['光伏封装材料', 'advanced_materials', ['H01L 31/048'], '光伏 胶膜 老化 封装', '320200', [4, 8]],
  ['细胞免疫治疗', 'biomedicine', ['C07K 16/28'], '嵌合抗原受体 肿瘤 T细胞 白血病', '320500', [2, 5]],
  ['抗体工程', 'biomedicine', ['C07K 16/00'], '抗体 亲和力 筛选 双特异性', '321200', [2, 5]],
  ['可穿戴生理监测', 'biomedicine', ['A61B 5/145'], '血糖 微针 传感器 心电', '320100', [3, 6]],
  ['康复机器人', 'biomedicine', ['A61H 1/02'], '康复 外骨骼 脑卒中 步态', '320300', [4, 7]],
  ['工业酶', 'biomedicine', ['C12N 9/24'], '酶 定向进化 发酵 饲料', '320200', [3, 7]],
  ['疫苗递送', 'biomedicine', ['A61K 39/12'], '疫苗 微球 递送 佐剂', '321200', [2, 5]],
  [
    '表面缺陷检测',
    'intelligent_manufacturing',
    ['G01N 21/88', 'G06T 7/00'],
    '机器视觉 缺陷 检测 深度学习',
    '320500',
    [4, 8],
  ],
  [
    '旋转机械诊断',
    'intelligent_manufacturing',
    ['G01M 13/045'],
    '轴承 齿轮箱 故障 诊断 振动',
    '320900',
    [3, 7],
  ],
  ['智能焊接', 'intelligent_manufacturing', ['B23K 9/127'], '焊接 机器人 焊缝 跟踪 船舶', '320600', [4, 8]],
  [
    '金属增材制造',
    'intelligent_manufacturing',
    ['B22F 10/28'],
    '增材制造 钛合金 残余应力 激光',
    '320100',
    [3, 6],
  ],
  ['车间调度', 'intelligent_manufacturing', ['G05B 19/418'], '调度 车间 数字孪生 强化学习', '320200', [3, 7]],
  ['精密装配机器人', 'intelligent_manufacturing', ['B25J 9/16'], '机器人 力控 装配 打磨', '320400', [4, 8]],
  ['毫米波天线', 'info_comm', ['H01Q 3/26'], '毫米波 天线 相控阵 基站', '320100', [3, 7]],
  ['光纤传感', 'info_comm', ['G01D 5/353'], '光纤 振动 管道 监测 定位', '320200', [4, 8]],
  ['卫星物联网', 'info_comm', ['H04B 7/185'], '卫星 物联网 低功耗 终端', '320100', [3, 6]],
  ['功率半导体', 'next_gen_it', ['H01L 29/16'], '碳化硅 芯片 功率器件 封装', '320500', [3, 6]],
  ['液冷与能效', 'next_gen_it', ['H05K 7/20'], '液冷 服务器 散热 数据中心', '320800', [4, 8]],
  ['图像传感', 'next_gen_it', ['H04N 25/00'], '图像传感器 红外 读出电路', '320200', [3, 6]],
  ['隐私计算', 'software_it_services', ['G06F 21/62'], '隐私 联邦学习 加密 医院', '320100', [3, 7]],
  ['工业软件', 'software_it_services', ['G06F 30/23'], '仿真 有限元 求解器 网格', '320500', [3, 6]],
  ['知识助手', 'software_it_services', ['G06F 16/332'], '大模型 问答 知识库 检索', '320100', [4, 8]],
  ['农业无人机', 'ai', ['G05D 1/10', 'A01G 7/00'], '无人机 病害 识别 遥感', '321000', [3, 7]],
  ['时序预测', 'ai', ['G06N 3/08'], '预测 负荷 时间序列 能耗', '321300', [3, 7]],
];

function demoTeams(): Team[] {
  return TEAMS.map(([name, field, ipc, keywords, adcode, [min, max]]) => ({
    partyId: demoPartyId(partyName(name)),
    name: partyName(name),
    kind: 'university',
    fields: [field],
    ipc,
    keywords: keywords.split(' '),
    summary: `从事${name}的研究与成果转化（虚构）。`,
    adcode,
    trl: { min, max },
  }));
}

const partyName = (name: string): string => `示例${name}团队（虚构）`;

/** The university that the first team is of: its account answers for that team as well, so that it can be tried. */
const ANSWERING = 'demo-university-1';

/** Writes the demo's teams that are not there yet, with parties that nobody signs in as, but for one. */
export async function topUpTeams(db: Db, now: number): Promise<void> {
  const all = demoTeams();
  const university = DEMO_PARTIES.find(({ subject }) => subject === ANSWERING);
  const [first] = all;
  const answering: Team[] =
    university === undefined || first === undefined
      ? []
      : [{ ...first, partyId: university.id, name: `${university.displayName}可降解高分子团队` }];
  await inTransaction(db, async (tx) => {
    const there = new Set(
      (await tx.selectFrom('teams').select('party_id').execute()).map(({ party_id: id }) => id),
    );
    const missing = all.filter(({ partyId }) => !there.has(partyId));
    if (missing.length > 0) {
      await tx
        .insertInto('parties')
        .values(
          missing.map(({ partyId, name }) => ({
            id: partyId,
            rev: 1,
            subject: `team:${name}`,
            display_name: name,
            organization_id: null,
            legal_form: 'legal',
            roles: [],
            banned: false,
            banned_until: null,
            created_at: now,
          })),
        )
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    }
    await storeTeams(tx, [...missing, ...answering.filter(({ partyId }) => !there.has(partyId))], now);
  });
}
