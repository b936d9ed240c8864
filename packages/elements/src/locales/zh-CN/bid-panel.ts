/** A title and a line under it. */
type Pair = readonly [title: string, text: string];

/** The source of the bid panel’s own texts; those that it shares are in `../zh-CN.ts`. */
export const bidPanelZhCN = {
  delayed: '更新延迟',
  panel: '竞价',
  lotFaults: ['目前没有正在竞价的标的', '每周三、周五开拍', '竞价信息暂时没有加载出来'] as readonly [
    string,
    string,
    string,
  ],
  lot: '标的',
  leading: '领先',
  winner: '买受',
  bidders: (n: number): string => `${n} 人报名`,
  toOpen: '距开拍',
  toClose: '距结束',
  closedAt: '结束于',
  phases: { free: '自由期', closing: '限时期', extended: '已延时' } as Record<string, string>,
  notExtended: '未延时',
  extended: (n: number): string => `延时 ${n} 次`,
  estimated: (at: string): string => `${at}，按本机推算`,
  /** By status of the lot, and by group where statuses share one. */
  standings: {
    before: ['尚未开拍', '登录省平台并完成报名后可以参加竞价。'],
    open: ['尚未登录', '登录并完成报名后可以出价；浏览不受影响。'],
    closing: ['即将结束', '此时有新出价，结束时间顺延。'],
    suspended: ['竞价已暂停', '暂停期间不接受出价；恢复后补足时间。'],
    closed: ['竞价已结束', '正在确认结果。'],
    sold: ['已成交', '结果声明已签名，任何人可核验。'],
    reserve_not_met: ['未成交：未达到保留价', '标的继续展示至赛季结束。'],
    no_bids: ['未成交：无人出价', '标的继续展示至赛季结束。'],
    unsold: ['未成交', '标的继续展示至赛季结束。'],
    defaulted: ['买受人违约', '标的可以再次上拍。'],
    relisted: ['已再次上拍', '本次竞价已结束，请看新的标的。'],
    cancelled: ['竞价已取消', '已缴保证金将退回。'],
    voided: ['本次结果作废', '原因见公告，保证金将退回。'],
  } as Record<string, Pair>,
  extendedTitle: (n: number): string => `结束时间已顺延 ${n} 次`,
  extendedText: (time: string): string => `有新出价则再顺延。现在结束于 ${time}。`,
  lostTitle: '连接中断，正在重连',
  lostText: (time: string): string => `停在 ${time}，价格可能已变。已提交的出价不受影响。`,
  next: '下一步',
  least: '最低出价',
  todoSold: [
    ['竞价结束，结果声明已签名', '任何人可核验出价链与结果'],
    ['签订合同并付款', '由买卖双方在省平台办理'],
  ] as readonly Pair[],
  todoUnsold: [
    ['本次竞价已结束', '保证金退回'],
    ['联系转让方协议洽谈', '或等待再次上拍'],
  ] as readonly Pair[],
  receipts: '每次有效出价都有签名回执，任何人可核验。',
  sayLeft: (duration: string): string => `距结束还有 ${duration}`,
  sayPrice: (price: string, code: string): string => `当前价 ${price}，领先 ${code}`,
  sayExtended: (time: string): string => `结束时间已顺延到 ${time}`,
};

export type BidPanelStrings = typeof bidPanelZhCN;
