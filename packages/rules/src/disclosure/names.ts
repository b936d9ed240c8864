import { COMMON_NAMES, PLACE_NAMES } from './places.js';

/** By what a company can be recognised in a text. */
export interface CompanyNames {
  readonly name: string;
  readonly shortName?: string | undefined;
  /** Former names, foreign names, brands. */
  readonly otherNames?: readonly string[] | undefined;
  readonly uscc?: string | undefined;
}

/** Stands where an alias would spell the name together with the text around it. */
const NEUTRAL = '某企业';
const SUFFIX = /(?:控股)?(?:集团)?(?:股份)?(?:有限责任|有限)?(?:公司|集团|企业|厂)$/u;
/** A name that was only derived has to be this long, or it would be an everyday word. */
const SHORTEST_DERIVED = 3;
/** Latin letters this short stand inside other words, so they only count by themselves. */
const SHORTEST_INSIDE = 4;
const MOST_ROUNDS = 4;
/** A name of so many Chinese characters can also come about by chance, where one word ends and the next begins. */
const SHORT = 2;
/** What may stand between two characters of a short name; a comma or a full stop ends a word. */
const INSIDE_SHORT = /^[\s\p{Cf}\p{Mn}·•.．_*|~-]*$/u;
/** Words whose last character begins another one by chance: 河南钢厂 does not name 南钢, 其中天然气 does not name 中天. */
const ENDS_BEFORE = new Set(
  '海南 河南 湖南 云南 越南 江南 西南 东南 华南 淮南 济南 苏南 指南 以南 河北 湖北 江北 华北 苏北 西北 东北 以北 广东 山东 华东 以东 广西 江西 山西 陕西 其中 空中 水中 途中 集中 当中 之中 手中 高中 初中 江苏 增长 成长 生长 延长 特长 全长 日常 通常 正常 经常 异常 常常 非常 无锡 焊锡 含锡 流通 交通 普通 沟通 接通 导通 连通 以上 向上 表面上 海上 线上 之上 事先 优先 首先 领先 永恒 天空 真空 航空 今天 明天 每天 春天 夏天 冬天 大同 不同 相同 共同 合同 如同 连同 平安 保安 公安 西安 工大 重大 强大 扩大 最大 放大 增大 较大 巨大 远大 建立 成立 独立 设立 中国 我国 外国 各国 国华 中华 精华 光华 以及 涉及 普及'.split(
    ' ',
  ),
);
const ASCII = /^[ -~\n]*$/;

interface Folded {
  readonly text: string;
  readonly characters: readonly string[];
  /** Where the character that each came from begins and ends in the text, in code units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Letters and digits as they are compared: width, case, accents, and everything between them left out, so that neither
 * spaces nor invisible characters nor brackets keep a name from being found.
 */
export function foldedText(text: string): string {
  // Ids, codes and instants are the most of what is looked through.
  if (ASCII.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/ς/gu, 'σ');
}

/** The same, character by character, with the text and where each came from. */
function fold(text: string): Folded {
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    // Most are Chinese, and are what they are.
    for (const part of /[\u4e00-\u9fff]/.test(character) ? character : foldedText(character)) {
      characters.push(part);
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return { text, characters, starts, ends };
}

/**
 * The folded forms under which a company is known, longest first: its full name, that without its legal form, that
 * without its place, and what else it is called. A form that is a field's or a city's name is none.
 */
export function nameForms({ name, shortName, otherNames = [], uscc }: CompanyNames): string[] {
  const full = foldedText(name);
  const withoutForm = full.replace(SUFFIX, '');
  const place = PLACE_NAMES.find((each) => withoutForm.startsWith(each));
  const withoutPlace =
    place === undefined ? withoutForm : withoutForm.slice(place.length).replace(/^[省市]/u, '');
  const derived = [withoutForm, withoutPlace].filter(
    (form) => [...form].length >= SHORTEST_DERIVED && !COMMON_NAMES.includes(form),
  );
  const given = [shortName, ...otherNames, uscc].flatMap((each) =>
    each === undefined ? [] : foldedText(each),
  );
  return [...new Set([full, ...given, ...derived])]
    .filter((form) => form !== '' && !COMMON_NAMES.includes(form))
    .sort((a, b) => b.length - a.length);
}

const isPlain = (character: string | undefined): boolean =>
  character !== undefined && /^[a-z0-9]$/.test(character);

type Form = readonly string[];

/** Whether two characters are a name of two characters, and not where two other words touch. */
function isShortName({ text, characters, starts, ends }: Folded, first: number): boolean {
  const between = text.slice(ends[first], starts[first + 1]);
  const before = `${characters[first - 1] ?? ''}${characters[first] ?? ''}`;
  return INSIDE_SHORT.test(between) && !(ENDS_BEFORE.has(before) && ends[first - 1] === starts[first]);
}

const isHan = (character: string): boolean => /^[\u4e00-\u9fff]$/.test(character);

/** Where the first form begins and ends, from a folded character on. */
function findName(folded: Folded, forms: readonly Form[], from: number) {
  const { characters, starts, ends } = folded;
  for (let first = from; first < characters.length; first += 1) {
    for (const form of forms) {
      if (!form.every((character, index) => characters[first + index] === character)) continue;
      if (form.length === SHORT && form.every(isHan) && !isShortName(folded, first)) continue;
      const next = first + form.length;
      const start = starts[first] ?? 0;
      const end = ends[next - 1] ?? start;
      // Letters that touch in the text itself make one word; a space between them ends it.
      const touches =
        (isPlain(characters[first - 1]) && ends[first - 1] === start) ||
        (isPlain(characters[next]) && starts[next] === end);
      if (!touches || form.length >= SHORTEST_INSIDE || !form.every(isPlain)) return { start, end, next };
    }
  }
  return undefined;
}

/** The forms that are in a text at all, wherever: most texts name nobody, and this is quick to see. */
function formsIn(text: string, forms: readonly string[]): Form[] {
  const all = foldedText(text);
  return forms.filter((form) => all.includes(form)).map((form) => [...form]);
}

/** Whether a text names a company by one of its {@link nameForms}. */
export function mentions(text: string, forms: readonly string[]): boolean {
  const present = formsIn(text, forms);
  return present.length > 0 && findName(fold(text), present, 0) !== undefined;
}

function replaceNames(text: string, forms: readonly string[], by: string): string {
  const present = formsIn(text, forms);
  if (present.length === 0) return text;
  const folded = fold(text);
  let out = '';
  let kept = 0;
  let from = 0;
  for (;;) {
    const found = findName(folded, present, from);
    if (found === undefined) return out + text.slice(kept);
    out += text.slice(kept, found.start) + by;
    kept = found.end;
    from = found.next;
  }
}

/**
 * A text in which a company is no longer named: every form is replaced by the alias, and where alias and text together
 * would spell the name again, by a name that says nothing. A text that cannot be cleaned comes back empty.
 */
export function withoutNames(text: string, forms: readonly string[], alias: string): string {
  if (!mentions(text, forms)) return text;
  let clean = replaceNames(text, forms, alias);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (!mentions(clean, forms)) return clean;
    clean = replaceNames(round === 0 ? text : clean, forms, NEUTRAL);
  }
  return mentions(clean, forms) ? '' : clean;
}
