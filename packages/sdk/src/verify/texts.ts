/** What the command says besides its verdict. A function takes what is filled in. */
export interface CommandTexts {
  readonly help: string;
  readonly seeHelp: string;
  readonly unknownOption: (option: string) => string;
  readonly needsValue: (option: string) => string;
  readonly given: (option: string) => string;
  readonly loose: (word: string) => string;
  readonly unknownLanguage: (language: string) => string;
  readonly nothingToCheck: string;
  readonly needsLot: string;
  readonly needsJwks: string;
  readonly badPlatform: (url: string) => string;
  readonly file: (path: string, reason: string) => string;
  readonly noFile: string;
  readonly isFolder: string;
  readonly unreachable: (url: string) => string;
  readonly noLot: (lotId: string) => string;
  readonly badAnswer: (url: string, reason: string) => string;
  readonly colon: string;
  readonly named: (name: string, source: string) => string;
}

const USAGE = `jtop-verify --platform http://127.0.0.1:8787 --lot <id> [--receipt <file>|-]…
jtop-verify --log log.jsonl --jwks jwks.json [--closing closing.json] [--rules lot.json] [--receipt <file>|-]…`;

export const commandZhCN: CommandTexts = {
  help: `核验一个标的的竞价：日志、平台密钥、结果声明和回执。

${USAGE}

  --platform <地址>   平台地址；从平台读取该标的的公开文件
  --lot <编号>        标的编号
  --log <文件>        log.jsonl，代替平台的
  --jwks <文件>       jwks.json，代替平台的
  --closing <文件>    结果声明（closing-statement 的应答），代替平台的
  --rules <文件>      标的（GET /v1/lots/{id} 的应答），用来核对规则，代替平台的
  --receipt <文件>    回执；可以多次；“-”为标准输入。回执只在本机检查，不会发送
  --json              输出 JSON
  --lang zh-CN|en     语言；不写时按系统语言
  --help              显示本说明

退出码：0 核验通过；1 核验不通过；2 未能完整检查（输入有误、网络不通、缺少文件）。
`,
  seeHelp: '用法见 jtop-verify --help',
  unknownOption: (option) => `没有“${option}”这个选项`,
  needsValue: (option) => `选项“${option}”后面要有一个值`,
  given: (option) => `选项“${option}”只能写一次`,
  loose: (word) => `“${word}”前面缺少选项；回执写作 --receipt ${word}`,
  unknownLanguage: (language) => `不支持语言“${language}”，请用 zh-CN 或 en`,
  nothingToCheck: '没有指定核验什么：请写 --platform 与 --lot，或 --log 与 --jwks',
  needsLot: '写了 --platform，还要用 --lot 指定标的',
  needsJwks: '写了 --log，还要用 --jwks 指定平台的密钥文件',
  badPlatform: (url) => `平台地址“${url}”不是 http 或 https 地址`,
  file: (path, reason) => `不能读取 ${path}：${reason}`,
  noFile: '没有这个文件',
  isFolder: '这是一个文件夹',
  unreachable: (url) => `无法连接 ${url}。请检查地址和网络，或先下载文件再离线核验`,
  noLot: (lotId) => `平台没有标的 ${lotId}，或它尚未公告`,
  badAnswer: (url, reason) => `${url} 的应答不能使用：${reason}`,
  colon: '：',
  named: (name, source) => `${name}（${source}）`,
};

export const commandEn: CommandTexts = {
  help: `Verifies the auction of a lot: its log, the platform's keys, the closing statement and receipts.

${USAGE}

  --platform <url>    the platform; the lot's public files are read from there
  --lot <id>          the lot
  --log <file>        log.jsonl, in place of the platform's
  --jwks <file>       jwks.json, in place of the platform's
  --closing <file>    the answer of closing-statement, in place of the platform's
  --rules <file>      the lot (answer of GET /v1/lots/{id}), to check the rules, in place of the platform's
  --receipt <file>    a receipt; any number of times; "-" is the standard input. Receipts are checked here and sent nowhere
  --json              prints JSON
  --lang zh-CN|en     language; that of the system unless given
  --help              prints this

Exit code: 0 it holds; 1 it does not hold; 2 not checked in full (bad input, network, a file missing).
`,
  seeHelp: 'See jtop-verify --help',
  unknownOption: (option) => `There is no option "${option}"`,
  needsValue: (option) => `The option "${option}" needs a value`,
  given: (option) => `The option "${option}" can stand only once`,
  loose: (word) => `"${word}" stands without an option; a receipt is --receipt ${word}`,
  unknownLanguage: (language) => `There is no language "${language}"; use zh-CN or en`,
  nothingToCheck: 'Nothing to verify was named: give --platform and --lot, or --log and --jwks',
  needsLot: 'With --platform, name the lot with --lot',
  needsJwks: "With --log, give the platform's keys with --jwks",
  badPlatform: (url) => `The platform "${url}" is no http or https URL`,
  file: (path, reason) => `Cannot read ${path}: ${reason}`,
  noFile: 'there is no such file',
  isFolder: 'it is a folder',
  unreachable: (url) =>
    `Cannot reach ${url}. Check the address and the network, or download the files and verify offline`,
  noLot: (lotId) => `The platform has no lot ${lotId}, or has not announced it`,
  badAnswer: (url, reason) => `The answer of ${url} is of no use: ${reason}`,
  colon: ': ',
  named: (name, source) => `${name} (${source})`,
};
