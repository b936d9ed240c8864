import type { BidPanelStrings } from './zh-CN/bid-panel.js';
import type { EventCountdownStrings } from './zh-CN/event-countdown.js';
import type { ListingCardStrings } from './zh-CN/listing-card.js';
import type { SpokenStrings } from './zh-CN/spoken.js';

/** The source of the texts that widgets share. A function takes what is filled in, already formatted. */
const shared = {
  $code: 'zh-CN',
  $dir: 'ltr' as 'ltr' | 'rtl',
  /** Large and plain unit of money; empty where Intl writes the currency. */
  units: ['万元', '元'] as readonly [string, string],
  /** How Intl writes a month. */
  month: 'long' as 'long' | 'short',
  day: (date: string, weekday: string): string => `${date} ${weekday}`,
  days: '天',

  loading: '正在加载',
  retry: '重新加载',
  requestId: '请求编号',
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
  deposit: '保证金',
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
  bids: (n: number): string => `${n} 次出价`,
  endsAt: (time: string): string => `${time} 结束`,
  view: '查看详情',
  enter: '进入竞价',
  viewResult: '查看结果',
};

/** All texts of one language. A locale that lacks one does not compile. */
export type Strings = typeof shared &
  SpokenStrings &
  BidPanelStrings &
  EventCountdownStrings &
  ListingCardStrings;

/** Chinese. What only one widget says comes with it, see {@link addChinese}. */
export const zhCN = shared as Strings;

/** Adds what one widget says; called where its class is made, so that a page loads the texts of the widgets that it has. */
export const addChinese = (texts: Partial<Strings>): void => void Object.assign(zhCN, texts);
