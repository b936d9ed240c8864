/** The source of the texts of the panel's details: what to do, chart, history, rules. */
export const bidPanelDetailsZhCN = {
  todo: [
    ['登录省平台', '单位或个人实名账号'],
    ['报名并缴纳保证金', '同意本场竞价规则'],
    ['在竞价时段内出价', '每周三、周五，以公告为准'],
  ] as readonly (readonly [title: string, text: string])[],
  go: '前往省平台',
  goNote: '本页只供查看；出价在省平台进行。',
  chart: '价格走势',
  chartLabel: (from: string, to: string, n: number): string => `价格由 ${from} 升至 ${to}，共 ${n} 次出价`,
  chartKey: '每一级台阶是一次有效出价',
  chartKeyExtended: (time: string): string => `虚线为原定结束 ${time}，其后为延时`,
  history: '出价记录，最近在前',
  columns: ['序号', '竞买号', '出价', '到达时间'] as readonly string[],
  noBids: '还没有出价',
  preemption: '优先购买权',
  showAll: (n: number): string => `全部 ${n} 次出价`,
  showFew: '只看最近 5 次',
  rules: { step: '加价幅度', reserve: '保留价', extension: '延时规则' },
  stepNow: (money: string): string => `现为 ${money}`,
  reserves: { none: '无', sealed: '有，已封存', met: '有，已达到' },
  extensionRule: (window: string, extend: string, fromBid: boolean, max: number | undefined): string =>
    `最后 ${window}内有出价，结束时间${fromBid ? '改为该次出价后' : '延后'} ${extend}，${max === undefined ? '次数不限' : `最多 ${max} 次`}`,
  noExtension: '到时结束，不延时',
};

export type DetailStrings = typeof bidPanelDetailsZhCN;
