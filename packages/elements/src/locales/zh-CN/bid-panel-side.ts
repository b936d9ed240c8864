/** The source of the texts of the panel's side: chart, history, rules. */
export const bidPanelSideZhCN = {
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

export type SideStrings = typeof bidPanelSideZhCN;
