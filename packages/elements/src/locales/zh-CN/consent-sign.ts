/** The texts of signing a consent. A function takes what is filled in, already formatted. */
export const consentSignZhCN = {
  emptyTitle: '没有可签署的文本',
  emptyText: '没有指定文本，或省平台上没有现行的这种文本。',
  errorTitle: '文本暂时没有加载出来',
  version: (no: string, since: string): string => `第 ${no} 版，自 ${since} 起施行`,
  text: '全文',
  /** Where the text is read in another language than the one that binds. */
  binding: '',
  hash: '文本指纹（SHA-256）',
  end: '已读到末尾',
  endRead: '您已读到末尾',
  readFirst: '请读到全文末尾后签署',
  sign: '签署（在省平台窗口中确认）',
  signNote: '在省平台窗口中登录并确认后生效，可在省平台账户中撤回。',
  signed: ['已签署', '签署时间'] as readonly [string, string],
  revoked: ['已撤回', '撤回时间'] as readonly [string, string],
  unread: '已提交，但省平台的应答无法识别，请到省平台账户查看。',
};

/** All texts of one language for signing a consent. */
export type ConsentSignStrings = typeof consentSignZhCN;
