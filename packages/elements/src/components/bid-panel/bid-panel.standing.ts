import type { Lot } from '@jtop/contract';
import { timeOfDay } from '../../internal/format.js';
import { icons, type Tone } from '../../internal/icons.js';
import { moreIcons } from '../../internal/more-icons.js';
import { groupOf } from '../../internal/lot-group.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { BidPanelView, Sign } from './bid-panel.view.js';

/** How a standing looks; its words stand under the same key in the locale. */
const LOOKS: Record<string, readonly [tone: Tone, icon: string]> = {
  before: ['accent', icons.calendar],
  open: ['info', moreIcons.person],
  closing: ['caution', icons.clock],
  suspended: ['caution', icons.pause],
  closed: ['neutral', icons.tick],
  sold: ['positive', icons.tick],
  defaulted: ['caution', icons.alert],
  relisted: ['caution', icons.calendar],
};

const UNSOLD = ['neutral', icons.minus] as const;

/** Where the lot stands for somebody who only watches. */
export function standingOf(
  { status, phase, extensions, closesAt }: Lot,
  t: Strings,
): BidPanelView['standing'] {
  if (status === 'bidding' && extensions > 0) {
    const text = t.extendedText(timeOfDay(Date.parse(closesAt)));
    return { tone: 'caution', icon: moreIcons.extended, title: t.extendedTitle(extensions), text };
  }
  const group = groupOf(status);
  const name = group === 'open' && phase === 'closing' ? phase : t.standings[status] ? status : group;
  const [tone, icon] = LOOKS[name] ?? UNSOLD;
  const [title = '', text = ''] = t.standings[name] ?? [];
  return { tone, icon, title, text };
}

/** The badge beside the clock: the phase of the bidding, or that one can register. */
export function signOf({ status, phase = '' }: Lot, t: Strings): Sign | undefined {
  if (status === 'registering') return { tone: 'accent', icon: icons.calendar, text: t.statuses.before };
  const text = t.phases[phase];
  if (status !== 'bidding' || !text) return undefined;
  return {
    tone: phase === 'free' ? 'neutral' : 'caution',
    icon: phase === 'extended' ? moreIcons.extended : icons.clock,
    text,
  };
}

/** The longest text of all standings: it is set behind each of them, so that the banner never changes its height. */
export function reserveText(t: Strings): string {
  const texts = [
    ...Object.values(t.standings).map(([, text]) => text),
    t.extendedText('00:00:00'),
    t.lostText('00:00:00'),
  ];
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest));
}
