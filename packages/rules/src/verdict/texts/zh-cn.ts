import type { Said, VerdictTexts } from './say.js';

const but = ({ expected, found }: Said): string =>
  [expected && `应为 ${expected}`, found && `实为 ${found}`].filter((part) => part !== '').join('，');
const wrong =
  (what: string) =>
  (said: Said): string => {
    const values = but(said);
    return `第 ${said.entry} 号记录${what}${values && `：${values}`}。`;
  };
const bid = ({ seq, amountFen }: Said): string => (seq ? `第 ${seq} 次出价（${amountFen}）的` : '这份');

/** 核验结论的中文。 */
export const verdictZhCN: VerdictTexts = {
  $code: 'zh-CN',
  overall: { holds: '核验通过', broken: '核验不通过', incomplete: '核验不完整' },
  meaning: {
    holds: '日志完整，所记结果由出价得出，所查签名均有效。',
    broken: '至少一项不符。请保存日志、密钥和回执，并向平台或主管部门提出。',
    incomplete: '已检查的各项没有发现不符，但有的项目未能检查。',
  },
  statuses: { pass: '通过', fail: '不符', unknown: '未能检查', skipped: '不适用' },
  names: {
    log: '日志文件',
    chain: '哈希链',
    indexes: '记录编号',
    keys: '平台密钥',
    rules: '竞价规则',
    replay: '重新计算',
    closing: '结果声明',
    receipt: '回执',
  },
  results: {
    sold: '成交',
    reserve_not_met: '未达到保留价',
    no_bids: '无人出价',
    no_sale: '未成交',
    open: '尚未结束',
    suspended: '已暂停',
    closed: '已结束',
    cancelled: '已取消',
    voided: '已作废',
  },
  money: (yuan) => `${yuan} 元`,
  more: (count) => `另有 ${count} 处不符。`,
  notes: {
    'line.unusual': '文件的写法与平台发布的不同（有空格、转义或重复的字段），请以平台的原文件为准。',
    'reserve.not_publicly_provable': '保留价未公开，是否未达到无法公开证明。',
  },
  codes: {
    'log.read': ({ entries, bids }) => `读入 ${entries} 条记录，其中 ${bids} 次出价。`,
    'log.missing': () => '没有日志。请提供该标的的 log.jsonl。',
    'log.empty': () => '日志是空的。请重新下载该标的的 log.jsonl。',
    'log.too_large': ({ limit }) =>
      `日志超过 ${limit} 个字符（约 10 MB），没有读入。请确认是单个标的的 log.jsonl。`,
    'log.not_json': ({ line }) => `第 ${line} 行不是 JSON。请重新下载 log.jsonl，不要用编辑器另存。`,
    'log.cut_short': ({ line }) => `文件在第 ${line} 行中断，没有下载完整。请重新下载 log.jsonl。`,
    'log.not_an_entry': ({ line }) =>
      `第 ${line} 行是 JSON，但不是日志记录。请确认文件是该标的的 log.jsonl，每行一条记录。`,
    'log.unknown_type': ({ line, found }) =>
      `第 ${line} 行的记录类型“${found}”是本程序不认识的。请使用新版的核验程序。`,
    'log.other_lot': ({ expected, found }) => `日志属于标的 ${found}，不是 ${expected}。`,
    'log.behind': ({ entries, expected }) =>
      `标的所示的末条哈希 ${expected} 不在这份日志（${entries} 条）中：日志比标的旧，或被截短。请重新下载日志。`,
    'log.unreadable': () => '日志没有读入，无法检查。',
    'entry.malformed': ({ entry }) => `第 ${Number(entry) + 1} 行不是正确的日志记录：字段缺少或格式不对。`,
    'entry.lot': wrong('属于另一标的'),
    'chain.intact': ({ entries, found }) => `${entries} 条记录首尾相连，没有改动；末条哈希 ${found}。`,
    'chain.hash': wrong('的内容与它的哈希不符，内容被改动过'),
    'chain.prev_hash': wrong('没有接上前一条记录'),
    'indexes.dense': ({ entries, bids }) =>
      `记录编号从 0 起连续，共 ${entries} 条；出价序号连续，共 ${bids} 次。`,
    'entry.index': wrong('的编号不连续，有记录缺失或调换'),
    'announced.position': ({ entry }) => `第 ${entry} 号记录不应在此：日志以公告开头，且只有一份公告。`,
    'bid.seq': wrong('的出价序号不连续'),
    'keys.known': ({ found }) => `公告所用的密钥“${found}”在平台的密钥文件中。`,
    'keys.missing': () => '没有平台的密钥文件。请提供 jwks.json。',
    'keys.malformed': () => '密钥文件不是 JWKS。请从平台的 /.well-known/jwks.json 重新下载。',
    'announced.unknown_key': ({ found }) => `公告所用的密钥“${found}”不在密钥文件中。`,
    'announced.text': () => '公告文本与日志中的哈希不符。',
    'rules.match': ({ found }) => `规则与公告时的哈希 ${found} 相符，每次加价和延时都按规则重新计算。`,
    'rules.not_given': () => '没有提供规则，只核对出价与结果，不核对每次加价和延时。',
    'rules.malformed': () => '规则文件无法识别。请提供 GET /v1/lots/{id} 的应答。',
    'rules.hash': ({ expected, found }) =>
      `规则不是公告时的规则：公告的哈希是 ${expected}，现在是 ${found || '无法计算'}。`,
    'rules.reserve_commitment': () => '规则与公告所封存的保留价不同。',
    'replay.agrees': ({ bids, amountFen, bidderCode, result }) =>
      bids === '0'
        ? `没有出价；结果：${result}。`
        : `${bids} 次出价逐一重算：最高 ${amountFen}，竞买号 ${bidderCode}；结果：${result}。`,
    'state.order': ({ entry }) => `第 ${entry} 号记录在当时的状态下不可能发生。`,
    'bid.time': wrong('的到达、接受和记录时间互相矛盾'),
    'bid.too_early': wrong('的出价早于开拍'),
    'bid.too_late': wrong('的出价晚于结束'),
    'bid.kind': ({ entry }) => `第 ${entry} 号记录的出价类型不成立。`,
    'bid.self_raise': wrong('是领先者自己加价'),
    'bid.amount': wrong('的出价不符合加价规则'),
    'bid.end_before': wrong('所写的原结束时间不对'),
    'bid.extension': wrong('的延时不符合规则'),
    'interruption.end': wrong('所写的结束时间不对'),
    'closed.time': wrong('的结束时间不对'),
    'closed.result': wrong('的结果与出价不符'),
    'closed.winner': wrong('的买受人不是领先的竞买人'),
    'closed.price': wrong('的成交价不是最高出价'),
    'closed.bid_count': wrong('的出价次数不对'),
    'closed.extensions': wrong('的延时次数不对'),
    'closed.reserve': ({ entry }) => `第 ${entry} 号记录公开的保留价与公告时封存的不符。`,
    'reserve.not_publicly_provable': () => '保留价未公开，是否未达到无法公开证明。',
    'closing.signed': ({ at, result, amountFen }) =>
      `签名有效，与日志最后的结果相符：${at} 结束，${result}${amountFen && `，${amountFen}`}。`,
    'closing.not_due': () => '竞价还没有结束，尚无结果声明；此前只有回执有签名。',
    'closing.missing': () =>
      '竞价已结束，但没有结果声明。请提供 closing-statement 的应答，否则日志没有签名。',
    'closing.malformed': () => '结果声明无法识别。请提供 GET /v1/lots/{id}/closing-statement 的应答。',
    'closing.no_keys': () => '没有密钥，无法检查结果声明的签名。',
    'closing.no_log': () => '日志没有读入，无法与结果声明核对。',
    'closing.other_lot': ({ expected, found }) => `结果声明属于标的 ${found}，不是 ${expected}。`,
    'closing_statement.unknown_key': ({ found }) => `结果声明用密钥“${found}”签名，它不在平台的密钥文件中。`,
    'closing_statement.bad_signature': () => '结果声明的签名无效。',
    'closing_statement.not_an_entry': () => '结果声明签名的内容不是竞价结束的记录。',
    'closing_statement.bad_hash': () => '结果声明的内容与它的哈希不符。',
    'closing_statement.differs': ({ expected, found }) =>
      `结果声明与日志不符：声明为 ${expected}${found && `，日志为 ${found}`}。`,
    'closing_statement.not_in_log': () => '有结果声明，但日志中没有竞价结束的记录，日志不完整。',
    'receipt.in_log': ({ seq, amountFen, bidderCode, at, entry }) =>
      `签名有效；第 ${seq} 次出价 ${amountFen}（竞买号 ${bidderCode}，${at}）在日志第 ${entry} 号记录中，内容相同。`,
    'receipt.no_keys': () => '没有密钥，无法检查回执的签名。',
    'receipt.no_log': (said) => `${bid(said)}回执签名有效，但日志没有读入，无法核对。`,
    'receipt.other_lot': ({ expected, found }) =>
      `签名有效，但这份回执属于标的 ${found}，不是 ${expected}。请与该标的的日志一起核验。`,
    'receipt.empty': () => '没有内容。请选择出价后保存的回执文件（.jws）。',
    'receipt.too_large': () => '文件过大，不是回执。请选择出价后保存的回执文件（.jws）。',
    'receipt.other_shape': () =>
      '不是回执的格式。请选择出价后保存的回执文件（.jws），或含有 receipt 字段的 JSON。',
    'receipt.not_a_receipt': ({ found }) =>
      `由签名的文件组成，但不是出价的回执${found && `（内容类型是“${found}”）`}。请选择出价的回执。`,
    'receipt.malformed': () =>
      '不是完整的回执：回执由两个点隔开的三段字符组成。请选择原文件，或重新复制全部内容。',
    'receipt.unknown_key': (said) => `${bid(said)}回执用密钥“${said.found}”签名，它不在平台的密钥文件中。`,
    'receipt.bad_signature': (said) => `${bid(said)}回执签名无效：不是平台签发，或被改动过。`,
    'receipt.bad_hash': (said) => `${bid(said)}回执内容与它的哈希不符。`,
    'receipt.not_in_log': (said) =>
      `${bid(said)}回执签名有效，但日志（${said.entries} 条）中没有第 ${said.entry} 号记录：出价从日志中消失了。`,
    'receipt.differs': (said) =>
      `${bid(said)}回执签名有效，但日志第 ${said.entry} 号记录不同：回执为 ${said.expected}，日志为 ${said.found}。`,
  },
};
