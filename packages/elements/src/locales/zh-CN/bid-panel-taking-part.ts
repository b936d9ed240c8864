import { capitalAmount } from '@jtop/rules/numbers';

type Pair = readonly [title: string, text: string];
/** What is filled in, already formatted; absent where the platform did not say. */
export interface Filled {
  readonly least?: string | undefined;
  readonly lower?: string | undefined;
  readonly higher?: string | undefined;
  readonly amount?: string | undefined;
  readonly deposit?: string | undefined;
  readonly time?: string | undefined;
  readonly request?: string | undefined;
}

/** What the bid panel says to who takes part. The source of all its languages. */
export const bidPanelTakingPartZhCN = {
  /** Beside one's own code. */
  you: '您',
  /** Title and text by state of the viewer; `code`, `money` and `time` are filled in. */
  standings: {
    signed_out: () => ['尚未登录', '登录并完成报名后可以出价；浏览不受影响。'],
    unregistered: () => ['您尚未报名本标的', '报名并缴纳保证金后可以出价。'],
    pending: () => ['资格审核中', '审核通过后即可缴纳保证金，请留意。'],
    failed: () => ['资格审核未通过', '不能参加本标的竞价，详情见省平台。'],
    deposit_due: (code, money) => ['待缴保证金', `竞买号 ${code}。缴纳 ${money} 后可以出价。`],
    deposit_processing: (code) => ['保证金确认中', `竞买号 ${code}。到账后可以出价。`],
    rules_not_accepted: () => ['请同意竞价规则', '您同意的规则与本标的公告的规则不一致。'],
    not_open: (code, _money, time) => ['资格已通过，尚未开拍', `竞买号 ${code}，${time} 开拍。`],
    free: (code) => ['您可以出价', `资格已通过，保证金已到账。竞买号 ${code}。`],
    closing: (code) => ['即将结束，您可以出价', `竞买号 ${code}。此时有新出价，结束时间顺延。`],
    extended: (code, _money, time) => ['结束时间已顺延', `竞买号 ${code}。现在结束于 ${time}。`],
    leading: (_code, money) => ['您目前领先', `您的出价 ${money} 已确认。有人超过时会立即提示。`],
    outbid: (code, money) => ['您的出价已被超过', `${code} 领先。再出 ${money} 可重新领先。`],
    preemption: (_code, money) => ['您可以行使优先购买权', `以当前价 ${money} 同价优先，或另行加价。`],
    suspended: () => ['竞价已暂停', '暂停期间不接受出价；恢复后补足时间。'],
    won: (_code, money) => ['竞价已结束，您领先', `最高出价 ${money} 由您提出，正在确认结果。`],
    lost: (_code, money) => ['竞价已结束，您未竞得', `最高出价 ${money}。保证金将退回。`],
    confirmed: (_code, money, time) => ['您已竞得', `成交价 ${money}。请在 ${time} 前签署成交确认书。`],
    contracted: (_code, money) => ['合同已签订', `成交价 ${money}，后续办理见省平台。`],
    relisted: () => ['已再次上拍', '本次竞价已结束，请看新的标的。'],
    read_only: () => ['仅供查看', '您的身份不参加本标的的竞价。'],
    ended: () => ['竞价已结束', '您没有参加本标的的竞价。'],
  } as Record<string, (code: string, money: string, time: string) => Pair>,
  /** Texts of the steps before and after bidding. */
  todo: {
    before: (deposit: string, until: string): readonly Pair[] => [
      ['登录省平台', '单位或个人实名账号'],
      [`报名并缴纳保证金 ${deposit}`, `报名截止于 ${until}`],
      ['在竞价时段内出价', '每周三、周五，以公告为准'],
    ],
    won: (until: string, deposit: string): readonly Pair[] => [
      ['竞价结束，结果声明已签名', '任何人可核验出价链与结果'],
      ['签署成交确认书', until ? `截止 ${until}` : '结果确认后办理'],
      ['签订合同并付款', `保证金 ${deposit} 抵作价款`],
    ],
    lost: [
      ['本次竞价已结束', '保证金原路退回'],
      ['核验结果', '出价链与结果声明任何人可核验'],
      ['关注其他标的', '每周三、周五开拍'],
    ] as readonly Pair[],
    looking: [
      ['查看价格与出价记录', '全部以竞买号公开'],
      ['结束后核验结果', '出价链与结果声明任何人可核验'],
    ] as readonly Pair[],
  },
  /** Words on the one button, by what it does or why it does nothing. */
  buttons: {
    signIn: '登录查看我的状态',
    register: '报名本标的',
    registrationOver: '报名已截止',
    pending: '资格审核中',
    failed: '资格未通过',
    agree: '阅读并同意竞价规则',
    processing: '保证金到账确认中',
    notOpen: '开拍后可以出价',
    leading: '您已领先，无需再出价',
    suspended: '暂停中，恢复后可出价',
    confirming: '正在确认结果',
    sign: '前往省平台签署',
    platform: '前往省平台',
    looking: '仅供查看',
    offline: '重连后可出价',
    opening: '正在打开省平台窗口',
    waiting: '请在省平台窗口中确认',
    unknown: '正在核对结果',
    blocked: '前往省平台确认',
    sending: '正在提交',
    jump: '请先确认金额',
  },
  payDeposit: (money: string): string => `缴纳保证金 ${money}`,
  bid: (money: string): string => `出价 ${money}`,
  preempt: (money: string): string => `以 ${money} 行使优先购买权`,
  /** The line under the button. */
  notes: {
    window: '将打开省平台窗口，登录信息不经过本页面。',
    confirm: '在省平台窗口中核对并确认后生效；出价后不能撤回。',
    inline: '提交后立即生效；出价后不能撤回。',
    leading: '领先时不能再加价，被超过后，这里恢复可用。',
    offline: '未联网时不会提交任何出价。',
    opening: '窗口打开后，请在其中登录并确认。',
    waiting: '尚未确认，没有提交任何内容。',
    unknown: '与省平台的连接中断，恢复后自动核对，请勿重复提交。',
    blocked: '浏览器拦截了窗口。将离开本页，确认后自动返回。',
    clock: '尚未与服务器对时，剩余时间按本机推算，请尽早出价。',
    forgotten: '您已从省平台返回。浏览器没有为本页保存信息，结果请到省平台核对。',
    closed: '窗口已关闭，尚未确认，没有提交任何内容。',
    declined: '您在省平台取消了，没有提交任何内容。',
    expired: '确认时间已过，没有提交任何内容。',
    placed: '出价已确认，回执见下方。',
    registered: '报名已提交。',
    deposited: '保证金已提交。',
    none: '',
  },
  lastSafe: (roundTrip: string, time: string): string =>
    `网络较慢（往返 ${roundTrip} 秒），请最迟在 ${time} 前出价。`,
  lastSafeByClock: (error: string, time: string): string =>
    `本机时钟有变动（误差 ±${error} 秒），请最迟在 ${time} 前出价。`,
  clockError: (time: string, error: string): string => `服务器时间 ${time}，误差 ±${error} 秒`,
  clockUnknown: '服务器时间未知',
  actTitle: '出价',
  amount: (unit: string): string => `出价金额，${unit}`,
  less: '减一档',
  more: '加一档',
  steps: (n: number): string => `加 ${n} 档`,
  equal: '同价优先',
  startPrice: '起拍价',
  yuan: '元',
  /** The amount in words, against slipped zeros. */
  inWords: (fen: number): string => `大写：${capitalAmount(fen)}`,
  rise: (money: string): string => `比当前价高 ${money}`,
  noRise: '与当前价相同',
  jump: (money: string, steps: string): string => `${money} 比最低出价高出 ${steps} 档以上，确定出这个价吗？`,
  jumpYes: (money: string): string => `确定，出价 ${money}`,
  jumpNo: '修改金额',
  focusWindow: '显示窗口',
  cancelWait: '不再等待',
  receipt: (seq: number): string => `第 ${seq} 次出价回执`,
  download: '下载回执',
  /** Refusals by code (domain 6.5 and what surrounds them). */
  refusals: {
    'bid.too_low': ({ least }) => `出价低于最低出价 ${least ?? ''}，已为您填入最低出价。`,
    'bid.off_step': ({ lower, higher }) => `金额不在加价档上，可出 ${lower ?? ''} 或 ${higher ?? ''}。`,
    'bid.already_leading': () => '您已领先，不能对自己加价。',
    'bid.confirm_required': ({ amount }) => `加价幅度较大，请再次确认 ${amount ?? '金额'}。`,
    'bid.lot_not_open': ({ time }) => `尚未开拍${time ? `，${time} 开始` : ''}。`,
    'bid.lot_suspended': () => '竞价已暂停，本次出价未被接受。',
    'bid.closed': ({ time }) => `竞价已于 ${time ?? '此前'} 结束，本次出价未被接受。`,
    'bid.not_registered': () => '尚未报名或资格未通过，请先报名。',
    'bid.deposit_missing': ({ deposit }) => `未缴保证金 ${deposit ?? ''}，请先缴纳。`,
    'bid.rules_not_accepted': () => '您同意的规则不是本标的的规则，请重新同意。',
    'bid.seller_may_not_bid': () => '转让方、运营方和承办方不能参加本标的竞价。',
    'bid.banned': ({ time }) => `您被限制参加竞价${time ? `，至 ${time}` : ''}。`,
    'registration.closed': ({ time }) => `报名已于 ${time ?? '此前'} 截止。`,
    'request.invalid': () => '请输入有效的金额。',
    'request.amount': ({ least }) => `请输入金额，最低 ${least ?? ''}。`,
    'lot.state': () => '标的当前状态不允许这样操作。',
    not_found: () => '没有找到这个标的，可能已撤下。',
    'auth.required': () => '登录已失效，请重新登录。',
    'auth.forbidden': () => '您的账号没有参加竞价的权限。',
    'handoff.origin': () => '本页面未获授权发起出价，请到省平台办理。',
    'handoff.site_key': () => '本页面的站点密钥无效，请到省平台办理。',
    'idempotency.mismatch': () => '这次提交与上一次不一致，请重新提交。',
    'rate.limited': () => '操作过于频繁，请稍后再试。',
    unavailable: () => '省平台暂时无法服务，没有提交任何内容。',
    connection: () => '无法连接省平台，没有提交任何内容。',
    timeout: () => '网络超时，没有提交任何内容。',
    other: ({ request }) => `未能完成，没有提交任何内容。${request ? `请求编号 ${request}` : ''}`,
  } as Record<string, (filled: Filled) => string>,
  /** Spoken at once. */
  sayOutbid: (money: string): string => `您的出价已被超过，当前价 ${money}`,
  /** Spoken when there is a pause. */
  sayPlaced: (money: string): string => `您的出价 ${money} 已确认`,
  sayRegistered: (code: string): string => `报名成功，竞买号 ${code}`,
};

/** All texts of one language for who takes part. */
export type TakingPartStrings = typeof bidPanelTakingPartZhCN;
