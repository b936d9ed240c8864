import {
  ENGLISH_FORM,
  ENGLISH_TRADES,
  EVERYDAY,
  MORE_PLACES,
  PLACE_INITIALS,
  TRADE_INITIALS,
  TRADES,
  TRADITIONAL,
} from './company-words.js';
import { foldedText, nameForms } from './names.js';
import { COMMON_NAMES, PLACE_NAMES } from './places.js';

/** What stands in brackets belongs to a name's form or says where: 某某中心（有限合伙）, 某某（南京）有限公司. */
const IN_BRACKETS = /[（(【[〔][^（）()【】[\]〔〕]*[）)】\]〕]/gu;
const FORM =
  /(?:控股|集团|股份|有限责任|有限|总|分|子)*(?:公司|集团|企业|总厂|厂|研究院|研究所|事务所|合作社)$/u;
const byLength = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');
const PLACE = new RegExp(`^(?:${byLength([...PLACE_NAMES, ...MORE_PLACES])})[省市区县]?`, 'u');
const TRADE = new RegExp(`(?:${byLength(TRADES)})$`, 'u');
const BRANCH = /公司.{1,12}(?:分公司|子公司|分厂)$/u;
/** A name proper has two characters at least; one alone is an everyday word. */
const SHORTEST = 2;
/** An English word that stands alone has to be this long. */
const SHORTEST_ENGLISH = 5;

/**
 * By what else a company can be recognised in a text, besides its name as it is written: without what stands in brackets,
 * legal form, place and trades; by its name proper (字号), which is what people call it; by the initials of place and trade
 * where it has none (南钢); in traditional characters; and in English without its legal form. A name proper that is an
 * everyday word or a term of a field is none: nobody is recognised by it.
 *
 * @param name - of the party
 * @param organization - name of the organization that it acts for
 * @returns folded forms, for {@link nameForms} as `otherNames`
 */
export function otherNamesOf(name: string, organization?: string): string[] {
  const forms = [name, ...(organization === undefined ? [] : [organization])].flatMap((each) => {
    const bare = each.replace(IN_BRACKETS, '');
    return [
      ...nameForms({ name: each }),
      ...(bare.trim() === '' ? [] : nameForms({ name: bare })),
      ...properNames(bare),
    ];
  });
  return [...new Set(forms.flatMap((form) => [form, ...otherScripts(form)]))];
}

function properNames(bare: string): string[] {
  if (/^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u.test(bare)) return englishNames(bare);
  const withoutForm = foldedText(bare).replace(BRANCH, '公司').replace(FORM, '');
  const withoutPlace = withoutForm.replace(PLACE, '').replace(PLACE, '');
  const chain = [withoutForm, withoutPlace].flatMap((form) => [form, ...withoutTrades(form)]);
  return [...chain, ...initials(withoutForm)].filter(isSomebodys);
}

/** A form without its trades, one after another. */
function withoutTrades(form: string): string[] {
  const shorter = form.replace(TRADE, '');
  return shorter === form || shorter === '' ? [] : [shorter, ...withoutTrades(shorter)];
}

/** Of a name that is place and trades and nothing else: 南京钢铁 is 南钢. */
function initials(withoutForm: string): string[] {
  const place = Object.keys(PLACE_INITIALS).find((each) => withoutForm.startsWith(each));
  if (place === undefined) return [];
  const trades = withoutForm.slice(place.length);
  const first = Object.keys(TRADE_INITIALS).find((each) => trades.startsWith(each));
  const isAllTrades = first !== undefined && isTrades(trades.slice(first.length));
  return isAllTrades ? [`${PLACE_INITIALS[place] ?? ''}${TRADE_INITIALS[first] ?? ''}`] : [];
}

const isTrades = (form: string): boolean =>
  form === '' || (TRADE.test(form) && isTrades(form.replace(TRADE, '')));

/** Whether a form that was derived names somebody: no word of everybody's, no trade, no place, no mere number. */
function isSomebodys(form: string): boolean {
  return (
    [...form].length >= SHORTEST &&
    !/^\p{N}+$/u.test(form) &&
    !/^[a-z]{1,2}$/.test(form) &&
    !EVERYDAY.has(form) &&
    !COMMON_NAMES.includes(form) &&
    !isTrades(form) &&
    form.replace(PLACE, '') !== ''
  );
}

/** `Spruce Ridge Biotech Co., Ltd.` is Spruce Ridge Biotech, and Spruce Ridge. */
function englishNames(bare: string): string[] {
  const words = bare
    .replace(ENGLISH_FORM, '')
    .split(/[\s,.&]+/u)
    .filter(Boolean);
  const proper = words.filter((word) => !ENGLISH_TRADES.has(word.toLowerCase()));
  return [words, proper]
    .filter((each) => each.length > 1 || (each[0]?.length ?? 0) >= SHORTEST_ENGLISH)
    .map((each) => foldedText(each.join('')))
    .filter((form) => form !== '');
}

/** A form in traditional and in simplified characters, where those are others. */
function otherScripts(form: string): string[] {
  const pairs = [...TRADITIONAL];
  const converted = (from: 0 | 1): string =>
    [...form]
      .map((character) => {
        const at = pairs.findIndex((each, index) => index % 2 === from && each === character);
        return at === -1 ? character : (pairs[from === 0 ? at + 1 : at - 1] ?? character);
      })
      .join('');
  return [converted(0), converted(1)].filter((other) => other !== form);
}
