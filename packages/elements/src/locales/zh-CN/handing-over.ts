type Pair = readonly [title: string, text: string];

/** What is said while something is confirmed in the platform's own window, whatever it is. */
export const handingOverZhCN = {
  /** By step of the hand-off. */
  steps: {
    opening: ['正在打开省平台窗口', '窗口打开后，请在其中登录并核对。'],
    waiting: ['请在省平台窗口中确认', '在其中登录、核对并确认，这里自动更新。'],
    unknown: ['与省平台的连接中断', '恢复后自动核对结果，请勿重复提交。'],
    blocked: ['浏览器拦截了窗口', '可以离开本页到省平台确认，之后自动返回。'],
    closed: ['窗口已关闭', '没有收到确认。如已确认，稍候会自动更新。'],
    declined: ['您在省平台取消了', '没有提交任何内容。'],
    expired: ['确认时间已过', '窗口打开太久没有确认，请重新提交。'],
    forgotten: ['无法得知结果', '浏览器没有为本页保存信息，请到省平台账户查看。'],
  } as Record<string, Pair>,
  failed: '没有提交成功',
  /** Why it failed, by code. */
  causes: {
    connection: '无法连接省平台。',
    timeout: '网络超时。',
    'rate.limited': '操作过于频繁，请稍后再试。',
    unavailable: '省平台暂时无法服务。',
    'response.invalid': '省平台的应答无法识别。',
    'handoff.origin': '本网站未获授权代为提交。',
    'handoff.site_key': '本网站的站点密钥无效。',
    'auth.forbidden': '您的账号不能办理此事。',
    not_found: '省平台上没有找到所指的对象，可能已撤下。',
    'request.invalid': '省平台认为内容不完整，请核对。',
    'request.too_large': '文件太大。',
    'request.media_type': '文件类型不被接受。',
    'document.type_mismatch': '文件内容与扩展名不符。',
    'document.not_fit': '上传的文件已过期，请重新上传。',
    'import.unreadable': '省平台无法读取此文件，请用 Excel 或 WPS 打开并另存为 .xlsx。',
    'import.template_mismatch': '文件不是现行模板，请下载模板重新填写。',
    'import.too_many_rows': '行数太多，请分成几个文件上传。',
    'import.too_many_errors': '有误的行太多，没有导入任何一行。',
    'consent.text_stale': '文本已更新，请阅读新文本后再签署。',
    'consent.text_missing': '平台尚未发布这类文本，请联系平台运营方。',
    other: '省平台出错。',
  } as Record<string, string>,
  requestId: (id: string): string => `请求编号 ${id}`,
  showWindow: '显示省平台窗口',
  leave: '离开本页去确认',
  cancel: '取消等待',
  account: '省平台账户',
  newWindow: '（新窗口）',
  offline: '网络已断开，联网后可以提交',
  /** The page lacks a site key or a platform. */
  unconfigured: ['本页暂不能提交', '请到省平台办理。'] as Pair,
};

/** All texts of one language for handing over. */
export type HandingOverStrings = typeof handingOverZhCN;
