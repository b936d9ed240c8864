import type { TrlRange } from './features.js';
import type { MatchReason } from './score.js';

/** The languages in which reasons are said. */
export type ReasonLocale = 'zh-CN' | 'en';

const IPC_NAMES = {
  'zh-CN': { section: '部', class: '大类', subclass: '小类', group: '大组', subgroup: '小组' },
  en: {
    section: 'section',
    class: 'class',
    subclass: 'subclass',
    group: 'main group',
    subgroup: 'subgroup',
  },
} as const;

const REGIONS = {
  'zh-CN': { district: '同区县', city: '同城', province: '同省' },
  en: { district: 'same district', city: 'same city', province: 'same province' },
} as const;

/**
 * A reason as a person reads it: `同属 IPC 小类 C08L`, `关键词 聚乳酸、增韧`, `TRL 6，在所求 5 至 7 之内`, `同城`; in English
 * `same IPC subclass C08L`, `keywords 聚乳酸, 增韧`, `TRL 6 within the asked 5 to 7`, `same city`. Plain text.
 */
export function describeReason(reason: MatchReason, locale: ReasonLocale): string {
  const isChinese = locale === 'zh-CN';
  switch (reason.code) {
    case 'keywords': {
      const { terms } = reason.facts;
      return isChinese ? `关键词 ${terms.join('、')}` : `keywords ${terms.join(', ')}`;
    }
    case 'ipc': {
      const { depth, symbol } = reason.facts;
      const name = IPC_NAMES[locale][depth];
      return isChinese ? `同属 IPC ${name} ${symbol}` : `same IPC ${name} ${symbol}`;
    }
    case 'field':
      if (isChinese) return reason.facts.near ? '领域相近' : '同一领域';
      return reason.facts.near ? 'neighbouring field' : 'same field';
    case 'maturity': {
      const { trl, asked, within } = reason.facts;
      const [offered, wanted] = [rangeText(trl, locale), rangeText(asked, locale)];
      if (isChinese) return `TRL ${offered}，${within ? `在所求 ${wanted} 之内` : `接近所求 ${wanted}`}`;
      return within
        ? `TRL ${offered} within the asked ${wanted}`
        : `TRL ${offered} close to the asked ${wanted}`;
    }
    case 'budget':
      if (isChinese) return reason.facts.within ? '报价在预算之内' : '报价略高于预算';
      return reason.facts.within ? 'price within the budget' : 'price somewhat above the budget';
    case 'region':
      return REGIONS[locale][reason.facts.level];
  }
}

function rangeText({ min, max }: TrlRange, locale: ReasonLocale): string {
  if (min === max) return String(min);
  return locale === 'zh-CN' ? `${min} 至 ${max}` : `${min} to ${max}`;
}
