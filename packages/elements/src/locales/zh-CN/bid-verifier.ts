import { verdictZhCN } from '@jtop/rules/verdict/texts';

/** The texts of the verifier. A function takes what is filled in, already formatted. */
export const bidVerifierZhCN = {
  /** The sentences of the verdict itself; the command line has the same. */
  verdict: verdictZhCN,
  title: '竞价核验',
  emptyTitle: '没有可核验的标的',
  emptyText: '没有指定标的，指定后可以核验其竞价。',
  errorTitle: '核验所需的文件暂时没有加载出来',
  running: '正在核验',
  runningText: '在本页逐条核验，可以继续浏览。',
  progress: (done: string, total: string): string => `已核验 ${done} / ${total}`,
  engineTitle: '核验程序暂时没有加载出来',
  engineText: '文件已经读入。请检查网络后再试。',
  checks: '逐项检查',
  pending: '待核验',
  facts: { entries: '日志记录', bids: '出价', head: '链头（末条哈希）', price: '最高出价', result: '结果' },
  unknown: '未知',
  receipts: '核验您的回执',
  receiptsText: '选择出价后保存的回执文件（.jws 或 .json），可以多选，也可以拖到这里。',
  choose: '选择回执文件',
  paste: '或粘贴回执内容',
  pasteHint: '每行一份',
  check: '核验粘贴的回执',
  clear: '清除回执',
  privacy: '回执只在本页核验，不会离开本页，也不会保存。',
  noReceipts: '还没有回执',
  receiptCount: (n: string): string => `已核验 ${n} 份回执`,
  reading: '正在读取回执',
  fromText: (n: string): string => `粘贴的内容 ${n}`,
  /** Between the name of a check and where a receipt came from. */
  named: (name: string, source: string): string => `${name}（${source}）`,
  files: '核验所用的文件',
  filesText: '可以下载后离线核验，或交给他人核验。',
  log: '下载日志',
  keys: '下载密钥',
  statement: '下载结果声明',
  statementLater: '结果声明：结束后可下载',
  again: '重新读取',
  stale: '没有更新成功',
  comma: '，',
  colon: '：',
};

/** All texts of the verifier in one language. A language that lacks one does not compile. */
export type BidVerifierStrings = typeof bidVerifierZhCN;
