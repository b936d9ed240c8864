import type { Duration } from '../internal/format.js';

/** A title and a line under it. */
type Pair = readonly [title: string, text: string];

/** The source of all texts. A function takes what is filled in, already formatted. */
export const zhCN = {
  $code: 'zh-CN',
  $name: '简体中文',
  $dir: 'ltr' as 'ltr' | 'rtl',
  /** Large and plain unit of money; empty where Intl writes the currency. */
  units: ['万元', '元'] as readonly [string, string],
  /** How Intl writes a month. */
  month: 'long' as 'long' | 'short',
  day: (date: string, weekday: string): string => `${date} ${weekday}`,
  days: '天',
  /** About how long: the two largest units, seconds only alone. */
  duration: ({ days, hours, minutes, seconds }: Duration): string =>
    days > 0
      ? `${days} 天 ${hours} 小时`
      : hours > 0
        ? `${hours} 小时 ${minutes} 分钟`
        : seconds > 0
          ? `${minutes * 60 + seconds} 秒`
          : `${minutes} 分钟`,

  loading: '正在加载',
  retry: '重新加载',
  requestId: '请求编号',
  asOf: (time: string): string => `数据截至 ${time} (+08:00)`,
  live: '实时更新',
  delayed: '更新延迟',
  offline: '离线',
  unloaded: '未加载',
  none: '暂无',
  errors: {
    connection: (host: string): string => `无法连接 ${host}`,
    timeout: '网络超时',
    not_found: '没有找到，可能已撤下',
    'rate.limited': '请求过多，请稍后再试',
    unavailable: '平台暂时无法服务',
    'response.invalid': '平台的应答无法识别',
    'config.endpoint': '没有设置平台地址（endpoint）',
    other: '平台出错',
  },

  fields: {
    biomedicine: '生物医药',
    software_it_services: '软件与信息服务',
    advanced_materials: '先进材料',
    next_gen_it: '新一代信息技术',
    info_comm: '信息通信',
    intelligent_manufacturing: '智能制造',
    ai: '人工智能',
  } as Record<string, string>,
  rights: {
    invention: '发明专利',
    utility_model: '实用新型',
    design: '外观设计',
    patent: '专利',
    plant_variety: '植物新品种',
    animal_variety: '动物新品种',
    software_copyright: '软件著作权',
    ic_layout: '集成电路布图',
    achievement: '成果',
  } as Record<string, string>,
  offers: {
    assignment: '转让',
    exclusive: '独占许可',
    sole: '排他许可',
    ordinary: '普通许可',
    open: '开放许可',
    license: '许可',
    equity: '作价入股',
    other: '其他方式',
  } as Record<string, string>,
  step: '加价',
  deposit: '保证金',
  or: '或',
  verified: '权属已核验',
  starred: '标星推荐',
  payLater: '先使用后付费',
  statuses: {
    offered: '可洽谈',
    before: '报名中',
    soon: '即将开拍',
    open: '竞价中',
    suspended: '已暂停',
    closed: '已结束',
    sold: '已成交',
    unsold: '未成交',
    cancelled: '已取消',
  },
  published: (date: string): string => `${date}发布`,
  left: (clock: string): string => `剩 ${clock}`,
  attempt: (n: number): string => `第 ${n} 次上拍`,
  priceLabels: {
    assignment: '挂牌价',
    license: '许可费',
    equity: '估值',
    other: '报价',
    start: '起拍价',
    current: '当前价',
    sold: '成交价',
    highest: '最高出价',
  } as Record<string, string>,
  negotiable: '面议',
  from: '起',
  trial: (months: number): string => `试用 ${months} 个月，达到条件后付费`,
  bids: (n: number): string => `${n} 次出价`,
  endsAt: (time: string): string => `${time} 结束`,
  onShow: '继续展示，可协议洽谈',
  view: '查看详情',
  viewRegister: '查看与报名',
  enter: '进入竞价',
  viewResult: '查看结果',
  /** Nothing to show, why, and what is said where it could not be had. */
  card: ['暂无成果', '没有指定要展示的成果', '这项成果暂时没有加载出来'] as readonly [string, string, string],

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
  sayOpens: (duration: string): string => `距开始还有 ${duration}`,
  sayPrice: (price: string, code: string): string => `当前价 ${price}，领先 ${code}`,
  sayExtended: (time: string): string => `结束时间已顺延到 ${time}`,

  sessionFaults: ['暂无已排定的竞价场次', '每周三、周五开拍', '竞价场次暂时没有加载出来'] as readonly [
    string,
    string,
    string,
  ],
  sessionFlags: {
    upcoming: '报名中',
    soon: '即将开始',
    live: '进行中',
    closing: '即将结束',
    ended: '已结束',
  } as Record<string, string>,
  sessionTitle: (weekday: string): string => `${weekday}网络竞价`,
  place: ['省技术产权交易市场', '线上'] as readonly string[],
  lots: (n: number, starred: number): string =>
    `本场 ${n} 件标的${starred > 0 ? `，${starred} 件标星推荐` : ''}`,
  timeLabels: {
    startsAt: '开始时间',
    countdown: '距开始',
    running: '距结束',
    endsAt: '结束时间',
    elapsed: '已进行',
    ended: '结束于',
  } as Record<string, string>,
};

/** All texts of one language. A locale that lacks one does not compile. */
export type Strings = typeof zhCN;
