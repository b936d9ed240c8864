/** What a sentence about a field is filled with; amounts are formatted already. */
export type ErrorFill = Readonly<Record<string, string | number>>;

const chars = (n: string | number | undefined): string => `${n ?? ''} 个字`;

/** What all forms say. A function takes what is filled in, already formatted. */
export const formsZhCN = {
  steps: '填写步骤',
  stepDone: '已完成：',
  stepOf: (n: number, of: number, name: string): string => `第 ${n} 步，共 ${of} 步：${name}`,
  optional: '选填',
  choose: '请选择',
  count: (n: number, max: number): string => `${n} / ${max}`,
  over: (n: number): string => `超出 ${n} 个字`,
  wrong: (n: number): string => `有 ${n} 处需要修改`,
  next: '保存并继续',
  nextUnkept: '继续',
  back: '上一步',
  wan: '万元',
  days: '天',
  yuan: (text: string): string => `合 ${text} 元`,
  zone: '北京时间 (+08:00)',
  colon: '：',
  list: '、',
  none: '未填写',
  rowName: (list: string, n: number): string => `${list} ${n}`,
  remove: '删除',
  removeRow: (row: string): string => `删除${row}`,
  up: (row: string): string => `上移${row}`,
  down: (row: string): string => `下移${row}`,
  removed: (row: string): string => `已删除${row}`,
  moved: (row: string, n: number): string => `${row}已移到第 ${n} 行`,
  keep: '在本设备上保存草稿',
  keepNote: '只存在这个浏览器里，保留 30 天；公用电脑请不要勾选。',
  saved: (time: string): string => `草稿已保存 ${time}`,
  unsaved: '尚未保存草稿',
  keepFaults: {
    full: ['草稿没有保存', '浏览器的存储空间不可用或已满。已填写的内容仍在本页，请不要关闭页面。'],
    too_large: ['草稿太大，没有保存', '已填写的内容仍在本页，请不要关闭页面。'],
  } as Record<'full' | 'too_large', readonly [string, string]>,
  elsewhere: [
    '同一份草稿在另一个标签页中打开',
    '两边都会保存，后保存的会覆盖先保存的。请只在一处填写。',
  ] as readonly [string, string],
  restored: (time: string): string => `已恢复 ${time} 保存的草稿`,
  offline: ['网络已断开', '可以继续填写，已填写的内容不会丢失；联网后再提交。'] as readonly [string, string],
  online: '网络已恢复',
  unconfigured: ['本页暂不能提交', '已填写的内容不会发送。请到省平台办理。'] as readonly [string, string],
  /** Title and text by where the hand-off stands. */
  handoff: {
    opening: ['正在打开省平台窗口', '窗口打开后，请在其中登录并确认。'],
    waiting: ['请在省平台窗口中核对并确认', '尚未确认，没有提交任何内容。'],
    unknown: ['与省平台的连接中断', '恢复后自动核对结果，请勿重复提交。'],
    blocked: ['浏览器拦截了窗口', '将离开本页，确认后自动返回；已填写的内容会保留。'],
    closed: ['窗口已关闭', '尚未确认，没有提交任何内容。已填写的内容都在。'],
    declined: ['您在省平台取消了', '没有提交任何内容。已填写的内容都在。'],
    expired: ['确认时间已过', '没有提交任何内容。已填写的内容都在，可以重新提交。'],
    forgotten: ['您已从省平台返回', '浏览器没有为本页保存信息，结果请到省平台核对。'],
  } as Record<string, readonly [string, string]>,
  failed: '没有提交成功',
  /** Why, by code. */
  causes: {
    'request.invalid': '部分内容没有通过检查，见上方。',
    'auth.required': '登录已失效，请重新提交并登录。',
    'auth.forbidden': '您的账号不能提交这一内容。',
    'handoff.origin': '本网站未获授权提交，请到省平台办理。',
    'handoff.site_key': '本网站的站点密钥无效，请到省平台办理。',
    'rate.limited': '操作过于频繁，请稍后再试。',
    'request.too_large': '内容太多，请缩短后再提交。',
    unavailable: '省平台暂时无法服务。',
    connection: '无法连接省平台。',
    timeout: '网络超时。',
    not_found: '没有找到这项需求，可能已撤下。',
    'demand.deadline_past': '揭榜截止时间已过。',
    'demand.date_order': '揭榜截止时间应早于路演和竞榜。',
    'demand.disclosure_missing': '请选择从谁开始知道是哪家企业。',
    'demand.state': '这项需求现在不能这样办理。',
    'solution.deadline_passed': '揭榜已截止，省平台没有收下。',
    'solution.already_submitted': '您已提交过方案。',
    'solution.state': '这份方案已撤回或已有结果，不能再提交新版本。',
    'consent.text_stale': '同意书文本已更新，请重新阅读后再勾选。',
    'document.not_fit': '有附件已过期，请移除后重新上传。',
    'document.type_mismatch': '有附件的内容与格式不符，请另存后重新上传。',
    'response.invalid': '省平台的应答无法识别。',
    internal: '省平台出错，请稍后再试。',
    other: '省平台没有接受。',
  } as Record<string, string>,
  kept: '没有提交任何内容，已填写的内容都在。',
  requestId: (id: string): string => `请求编号 ${id}`,
  showWindow: '显示省平台窗口',
  cancelWait: '不再等待',
  leave: '离开本页去确认',
  account: '前往省平台',
  newWindow: '（新窗口）',
  holds: {
    offline: '联网后可以提交。',
    busy: '附件上传完成后可以提交。',
    late: '揭榜已截止，不能再提交。',
  },
  /** What is wrong with a field, by code of the rules. */
  errors: {
    required: () => '请填写',
    wrong_type: ({ expected }) =>
      expected === 'amount'
        ? '请用数字填写金额，如 30.5'
        : expected === 'whole_number'
          ? '请用整数填写，如 60'
          : '请重新填写',
    too_short: ({ min, length }) => `至少 ${chars(min)}，现在 ${chars(length)}`,
    too_long: ({ max, length }) => `最多 ${chars(max)}，现在 ${chars(length)}`,
    too_few: ({ min }) => `至少 ${min} 项`,
    too_many: ({ max, count }) => `最多 ${max} 项，现在 ${count} 项`,
    out_of_range: ({ min, max }) => `应在 ${min} 到 ${max} 之间`,
    unknown_value: () => '请从列表中选择',
    duplicate: () => '有重复的内容',
    wrong_form: ({ example }) => `格式不对，如 ${example}`,
    not_an_instant: () => '请填写完整的日期和时间',
    not_in_future: () => '应晚于现在',
    deadline_passed: () => '揭榜截止时间已过',
    out_of_order: ({ other }) => (other === undefined ? '不能小于前一项' : '应早于本季的路演和竞榜时间'),
    not_together: () => '预算区间和具体金额只填一种',
    sum_mismatch: ({ sumFen, quoteFen, gapFen }) =>
      `里程碑合计 ${sumFen}，应等于报价 ${quoteFen}，相差 ${gapFen}`,
    expired: () => '附件已过期，请移除后重新上传',
    names_company: () => '代称中不能出现企业名称',
    contradicts_level: () => '选择“向所有人公开”时不能再隐去信息，请改选其他范围',
  } as Record<string, (fill: ErrorFill) => string>,
  /** The same for what the platform has found, by its code. */
  refusals: {
    too_small: '太短或太少',
    too_big: '太长或太多',
    invalid_format: '格式不对',
    invalid_type: '请重新填写',
    invalid_value: '请从列表中选择',
    invalid_text: '含有无法保存的字符，请删去后再试',
    unrecognized_keys: '省平台不认识这一项',
  } as Record<string, string>,
  /** A refusal of the platform for one field, which the rules here did not know. */
  refusedField: (code: string): string => `省平台没有接受这一项（${code}）`,
  /** The same for a field that the form has not got. */
  refusedOther: (path: string, code: string): string => `省平台没有接受“${path}”（${code}）`,
  attachments: {
    title: '附件',
    hint: (count: number, megabytes: number): string =>
      `PDF、Word、Excel、PowerPoint 或图片，最多 ${count} 个，每个不超过 ${megabytes} MB。`,
    pick: '选择文件',
    waiting: '等待上传',
    sending: '上传中',
    done: '已上传',
    retry: '重试',
    tally: (done: number, coming: number, failed: number): string =>
      `附件：已上传 ${done} 个，上传中 ${coming} 个，失败 ${failed} 个`,
    remove: (name: string): string => `移除 ${name}`,
    removeText: '移除',
    kilobytes: (n: string): string => `${n} KB`,
    megabytes: (n: string): string => `${n} MB`,
    lost: '没有上传成功，请重新选择这个文件',
    tooMany: (max: number): string => `最多 ${max} 个附件`,
    /** Why a file is not taken, by code. */
    faults: {
      type_not_taken: '不支持的格式，请改用 PDF、Word、Excel、PowerPoint、PNG 或 JPEG',
      empty: '文件是空的',
      too_large: '文件太大',
      unsafe_name: '文件名含有看不见的字符，请改名',
      wrong_ending: '文件名的后缀与内容不符，请改名',
      'request.media_type': '不支持的格式',
      'request.too_large': '文件太大',
      'document.type_mismatch': '内容与格式不符，或带有宏、密码，请另存后再试',
      'outcome.unknown': '网络中断，没有上传',
      'rate.limited': '上传过多，请稍后再试',
      connection: '网络中断，没有上传',
      timeout: '网络超时，没有上传',
      other: '没有上传成功',
    } as Record<string, string>,
  },
};

/** All texts of one language for forms. A language that lacks one does not compile. */
export type FormStrings = typeof formsZhCN;
