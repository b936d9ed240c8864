import type { AuctionSession } from '@jtop/contract';
import { clockText, durationOf, isoDay, momentText, timeOfDay, weekdayText } from '../../internal/format.js';
import { icons, type Tone } from '../../internal/icons.js';
import { clamp } from '../../internal/text.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { EventCountdownView } from './event-countdown.view.js';

/** How the time is said: the moment itself, roughly how long it is, or a running clock. */
export type CountdownFormat = 'deadline' | 'relative' | 'countdown';

/** Where a session stands. */
export type SessionPhase = 'upcoming' | 'live' | 'ended';

export interface EventCountdownFacts {
  readonly session: AuctionSession;
  readonly format: CountdownFormat;
  readonly href: string | undefined;
  readonly old: boolean;
  /** The platform's time, epoch milliseconds. */
  readonly now: number;
}

const SOON_MS = 86_400_000;
const CLOSING_MS = 600_000;

const LOOKS: Record<string, readonly [Tone, string]> = {
  upcoming: ['accent', icons.calendar],
  soon: ['accent', icons.calendar],
  live: ['accent', icons.live],
  closing: ['caution', icons.clock],
  ended: ['neutral', icons.tick],
};

/** Where a session stands at a moment, epoch milliseconds. */
export function sessionPhase({ opensAt, closesAt }: AuctionSession, now: number): SessionPhase {
  if (now < Date.parse(opensAt)) return 'upcoming';
  return closesAt !== undefined && now >= Date.parse(closesAt) ? 'ended' : 'live';
}

/** Turns a session and the time into what the countdown prints. */
export function eventCountdownState(
  { session, format, href, old, now }: EventCountdownFacts,
  t: Strings,
): EventCountdownView {
  const opensAt = Date.parse(session.opensAt);
  const closesAt = session.closesAt === undefined ? undefined : Date.parse(session.closesAt);
  const phase = sessionPhase(session, now);
  const upcoming = phase === 'upcoming';
  // A session without an end counts up once it has begun.
  const target = (upcoming ? undefined : closesAt) ?? opensAt;
  const left = target > now ? target - now : Infinity;
  const name =
    upcoming && left < SOON_MS ? 'soon' : phase === 'live' && left < CLOSING_MS ? 'closing' : phase;
  const [tone, icon] = LOOKS[name] ?? ['neutral', ''];
  const span = durationOf(Math.abs(target - now));
  const counting = format !== 'deadline' && phase !== 'ended';
  const running = counting && format !== 'relative';
  const label = phase === 'ended' ? 'ended' : target > now ? (upcoming ? 'countdown' : 'running') : 'elapsed';
  return {
    tone,
    icon,
    flag: t.sessionFlags[name] ?? '',
    title: clamp(session.specialTitle ?? t.sessionTitle(weekdayText(t, opensAt))),
    lots: t.lots(session.lotCount, session.starredCount ?? 0),
    timeLabel:
      t.timeLabels[counting || phase === 'ended' ? label : target === opensAt ? 'startsAt' : 'endsAt'] ?? '',
    days: running && span.days > 0 ? String(span.days) : '',
    // Roughly: without the seconds, until only they are left.
    value: running
      ? clockText(span)
      : counting
        ? t.duration(span.days + span.hours + span.minutes > 0 ? { ...span, seconds: 0 } : span)
        : momentText(t, target),
    counting: running,
    absolute: `${isoDay(target)} ${weekdayText(t, target)} ${timeOfDay(target, 5)} (+08:00)`,
    old,
    href,
    action: upcoming ? t.view : phase === 'live' ? t.enter : t.viewResult,
    primary: phase === 'live',
  };
}
