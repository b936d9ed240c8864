type Pair = readonly [title: string, text: string];

/** The texts of signing in. A function takes what is filled in, already formatted. */
export const signInZhCN = {
  label: '登录',
  /** Title and text by state of the element. */
  standings: {
    loading: ['正在加载', ''],
    'signed-out': ['尚未登录', '在省平台自己的窗口中登录，登录信息不经过本页面。'],
    opening: ['正在打开省平台窗口', '窗口打开后，请在其中登录。'],
    waiting: ['请在省平台窗口中登录', '登录并同意告知本页面后，这里自动更新。'],
    blocked: ['浏览器拦截了窗口', '可以离开本页到省平台登录，登录后自动返回。'],
    closed: ['窗口已关闭', '尚未登录，本页面没有得到任何信息。'],
    declined: ['您在省平台取消了', '本页面没有得到任何信息。'],
    expired: ['登录时间已过', '窗口打开太久没有确认，请重新登录。'],
    offline: ['网络已断开', '联网后可以登录。'],
    unknown: ['与省平台的连接中断', '恢复后自动核对是否已登录。'],
    unconfigured: ['本页暂不提供登录', '浏览不受影响；报名与出价请到省平台办理。'],
  } as Record<string, Pair>,
  failed: '没有登录成功',
  signedIn: '已登录',
  signedInAs: '已登录：',
  /** By role of the platform. */
  roles: {
    operator: '省平台运营方',
    auditor: '审计',
    ip_centre: '知识产权中心',
    host: '承办方',
    subcentre: '分中心',
    tech_manager: '技术经理人',
    company: '企业',
    university: '高校院所',
  } as Record<string, string>,
  registrations: (n: number): string => (n === 0 ? '尚未报名任何标的' : `已报名 ${n} 件标的`),
  /** Why it failed, by code. */
  causes: {
    connection: '无法连接省平台。',
    timeout: '网络超时。',
    'rate.limited': '操作过于频繁，请稍后再试。',
    unavailable: '省平台暂时无法服务。',
    'response.invalid': '省平台的应答无法识别。',
    'handoff.origin': '本网站未获授权使用省平台登录。',
    'handoff.site_key': '本网站的站点密钥无效。',
    'auth.forbidden': '您的账号不能用于本网站。',
    'handoff.forgotten': '浏览器没有为本页保存信息，无法得知登录结果。',
    other: '省平台出错。',
  } as Record<string, string>,
  requestId: (id: string): string => `请求编号 ${id}`,
  signIn: '登录省平台',
  again: '重新登录',
  retry: '重试',
  showWindow: '显示省平台窗口',
  leave: '离开本页去登录',
  cancel: '取消',
  opening: '正在打开窗口',
  offline: '联网后可登录',
  checking: '正在核对',
  /** Forgets on this page; the platform's own session goes on. */
  forget: '在本页退出',
  forgetNote: '只从本页清除；要结束省平台上的登录，请到',
  account: '省平台账户',
  go: '前往省平台',
  newWindow: '（新窗口）',
  signedOut: '已从本页清除登录信息',
};

/** All texts of one language for signing in. */
export type SignInStrings = typeof signInZhCN;
