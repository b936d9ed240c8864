import type { MatchRespond } from '@jtop/contract';
import type { PageLanguage } from './texts.js';

type Reason = NonNullable<MatchRespond['reason']>;

const zh = {
  demand: '技术需求',
  counterparts: { listing: '匹配的成果', team: '匹配的团队' } as Record<string, string>,
  answer: '您的答复',
  answers: { accept: '接受', decline: '婉拒' } as Record<MatchRespond['answer'], string>,
  reason: '婉拒原因',
  reasons: {
    not_our_field: '不在我方领域',
    too_early: '技术还不成熟',
    price: '价格或预算不合适',
    timing: '时间不合适',
    no_capacity: '暂无力量承接',
    too_far: '相距太远',
    conflict: '与在做的项目冲突',
    known_already: '双方已有接触',
    other: '其他',
  } as Record<Reason, string>,
  note: '附言',
  found: '为您找到的匹配',
  count: (count: number, hasMore: boolean): string =>
    hasMore ? `${count} 项以上，先给出最近的 ${count} 项` : `${count} 项`,
  notes: {
    'matches.respond': '答复一经确认不能更改，需求方、供给方和平台都能看到原因与附言。',
    'me.matches.list':
      '该网站将得知：这些匹配的需求和成果或团队名称、契合度与理由，以及双方的答复。它得不到代您答复的权限。',
  },
};

/** Texts of the confirm pages of matches, in one language. */
export type MatchTexts = typeof zh;

const en: MatchTexts = {
  demand: 'Demand',
  counterparts: { listing: 'Matched with the listing', team: 'Matched with the team' },
  answer: 'Your answer',
  answers: { accept: 'Accept', decline: 'Decline' },
  reason: 'Why you decline',
  reasons: {
    not_our_field: 'Not our field',
    too_early: 'The technology is not ready yet',
    price: 'Price or budget does not fit',
    timing: 'The time does not fit',
    no_capacity: 'No capacity at the moment',
    too_far: 'Too far away',
    conflict: 'In conflict with a project under way',
    known_already: 'Both sides know each other already',
    other: 'Other',
  },
  note: 'Note',
  found: 'Matches found for you',
  count: (count, hasMore) => (hasMore ? `more than ${count}; the latest ${count} come first` : String(count)),
  notes: {
    'matches.respond':
      'A confirmed answer cannot be changed. Both sides and the platform see the reason and the note.',
    'me.matches.list':
      'The site will learn the names of the demands and of the listings or teams, how well they fit and why, and what both sides have answered. It gets no power to answer for you.',
  },
};

export const matchTexts: Readonly<Record<PageLanguage, MatchTexts>> = { 'zh-CN': zh, en };
