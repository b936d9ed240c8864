import type { Term } from './features.js';
import { GLOSSARY } from './glossary.js';
import { ipcParts } from './ipc.js';

/** Raised by every change of what terms are kept: stored ones of a lower version have to be made again. */
export const TERMS_VERSION = 2;

/** Most terms that are kept of one text: far above any real one. */
const MOST_TERMS = 400;
const SHORTEST_LATIN = 2;

const CANONICAL = new Map(GLOSSARY.flatMap(([first = '', ...others]) => others.map((word) => [word, first])));

/** What stands in every other title of a patent or demand, and says nothing of what it is about. */
const STOP_WORDS = new Set(
  `一种 一个 及其 以及 其 和 与 及 的 了 在 对 用于 用 基于 采用 使用 利用 应用 通过 进行 实现 具有 提供 包括 包含 所述 本 该 可 可以 能够
   能 不 无 有 为 是 由 于 从 到 或 等 中 上 下 内 外 前 后 时 各 每 多 更 较 最 高 低 大 小 新 新型 方法 装置 设备 系统 技术 方案 工艺 制备
   制备方法 产品 企业 公司 项目 需求 寻求 希望 要求 需要 解决 问题 目前 现有 提高 提升 降低 改善 优化 改进 增强 减少 达到 满足 保证 开发 研发
   研究 设计 生产 制造 过程 条件 情况 方面 效果 性能 功能 性 化 型 式 类 种 以上 以下 左右 之间 不足 不超过 不低于 同时 并 且 但 而 若
   内容 示例 虚构 说明 详见 相关 主要 一定 其中 例如
   a an and the of for to in on with by from at or as is are be its based using use method device system technology
   process new novel we need want seek seeking looking high low improved improving`
    .split(/\s+/u)
    .filter(Boolean),
);

const LATIN = /^[a-z][a-z0-9+.-]*$/u;
const CHINESE = /\p{Script=Han}/u;

/** Terms as they are stored: those of the title and the keywords first. */
export interface KeptTerms {
  readonly terms: readonly string[];
  /** How many of them stand in title or keywords. */
  readonly head: number;
}

/** What a text is about, as its words are given: folded, without what says nothing, each once, in one spelling. */
export function keptWords(words: readonly string[]): string[] {
  const kept = new Set<string>();
  for (const word of words) {
    const folded = word.normalize('NFKC').toLowerCase().trim();
    if (STOP_WORDS.has(folded) || !says(folded)) continue;
    kept.add(CANONICAL.get(folded) ?? folded);
  }
  return [...kept];
}

/** Single characters and bare numbers say too little. */
function says(word: string): boolean {
  if (CHINESE.test(word)) return [...word].length > 1 || CANONICAL.has(word);
  return word.length >= SHORTEST_LATIN && LATIN.test(word);
}

/**
 * The terms of something.
 * @param head words of title and keywords
 * @param body words of the rest
 * @param ipc its classes; they become terms too, so that one index finds by both, see {@link ipcTerms}
 */
export function keptTerms(
  head: readonly string[],
  body: readonly string[],
  ipc: readonly string[] = [],
): KeptTerms {
  const first = keptWords(head);
  const known = new Set(first);
  const rest = keptWords(body).filter((term) => !known.has(term));
  const all = [...first, ...rest].slice(0, MOST_TERMS);
  return { terms: [...all, ...ipcTerms(ipc)], head: Math.min(first.length, all.length) };
}

const IPC_MARK = 'ipc:';

/** Subclasses as terms, such as `ipc:C08L`; of wider classes there are too many members to look at. */
export function ipcTerms(ipc: readonly string[]): string[] {
  const subclasses = ipc.flatMap((symbol) => {
    const parts = ipcParts(symbol) ?? [];
    return parts.length < 3 ? [] : [`${IPC_MARK}${parts.slice(0, 3).join('')}`];
  });
  return [...new Set(subclasses)];
}

/** How often terms stand in a catalogue, as far as is known. */
export interface TermCounts {
  /** Of how many. */
  readonly total: number;
  readonly counts: ReadonlyMap<string, number>;
  /** What a term is expected to have that is in none of the counts, as where they are of a sample. @default 0 */
  readonly unseen?: number;
}

/** A term of the head counts this many times one of the body. */
const HEAD_FACTOR = 2;

/** How much a term tells: the logarithm of how few have it. Above 0 also where all have it. */
export function rarity(term: string, { total, counts }: TermCounts): number {
  return Math.log(1 + (total + 1) / ((counts.get(term) ?? 0) + 0.5));
}

/** Terms with their weights; classes are a feature of their own and none of these. */
export function weighTerms({ terms, head }: KeptTerms, counts: TermCounts): Term[] {
  return terms.flatMap((term, index) =>
    term.startsWith(IPC_MARK)
      ? []
      : [{ term, weight: rarity(term, counts) * (index < head ? HEAD_FACTOR : 1) }],
  );
}

/** How much more than enough the second and third term may find: a word that tens of thousands have tells nothing. */
const FEW_TERMS_FACTOR = 10;

/**
 * The terms to ask an index for, rarest first and of equals the one that comes first: as many as are expected to find
 * `enough`, three at least unless they stand nearly everywhere.
 */
export function searchTerms(
  terms: readonly string[],
  { counts, unseen = 0 }: TermCounts,
  enough: number,
): string[] {
  const countOf = (term: string): number => counts.get(term) ?? unseen;
  const wanted: string[] = [];
  let expected = 0;
  for (const term of [...terms].sort((a, b) => countOf(a) - countOf(b))) {
    const most = wanted.length < 3 ? enough * FEW_TERMS_FACTOR : enough;
    if (wanted.length > 0 && expected + countOf(term) > most) break;
    wanted.push(term);
    expected += countOf(term);
  }
  return wanted;
}
