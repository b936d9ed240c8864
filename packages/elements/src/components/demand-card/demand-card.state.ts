import type { Demand } from '@jtop/contract';
import { ANSWERABLE } from '@jtop/rules/lifecycle';
import { clockText, dayText, durationOf, moneyFormat, moneyText, timeOfDay } from '../../internal/format.js';
import { icons, type Tone } from '../../internal/icons.js';
import { safeUrl } from '../../internal/safe-url.js';
import { clamp } from '../../internal/text.js';
import type { DemandStrings } from '../../locales/zh-CN/demands.js';
import type { Strings } from '../../locales/zh-CN.js';
import { demandIcons } from './demand-icons.js';
import { markOf, said, type Said } from './demand-marks.js';

/** A badge: what it means, and its words. */
export interface FlagView {
  readonly tone: Tone;
  readonly icon: string;
  readonly text: string;
}

/** When answers end: the moment itself, and roughly how long that is. */
export interface DeadlineView {
  /** `7月31日`, or that there is none. */
  readonly day: string;
  /** `18:00`. */
  readonly time: string;
  /** For machines; empty where there is none. */
  readonly iso: string;
  /** `剩 58 天`; empty where answers are not open. */
  readonly left: string;
}

/** Where a demand leads. */
export interface DemandLink {
  /** Checked; undefined where it leads nowhere. */
  readonly href: string | undefined;
  /** It leads to a page of somebody else's. */
  readonly external: boolean;
}

/** What a row or card shows, ready to print. */
export interface DemandRowView extends DemandLink {
  readonly title: string;
  readonly company: Said;
  readonly flags: readonly FlagView[];
  readonly budgetLabel: string;
  readonly budget: Said;
  readonly deadline: DeadlineView;
  readonly answers: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CLOCK_BELOW = 10 * MINUTE;

const isAnswerable = (status: Demand['status']): boolean =>
  (ANSWERABLE as readonly string[]).includes(status);

/** Milliseconds until answers end; undefined without a deadline. */
export const leftOf = ({ deadline }: Demand, now: number): number | undefined =>
  deadline === undefined ? undefined : Date.parse(deadline) - now;

/** Whether a demand takes answers at a moment. */
export function takesAnswers(demand: Demand, now: number): boolean {
  return isAnswerable(demand.status) && (leftOf(demand, now) ?? 1) > 0;
}

/** Whether what is said of a demand changes with time. */
export const countsDown = (demand: Demand, now: number): boolean =>
  demand.deadline !== undefined && takesAnswers(demand, now);

/** Changes whenever what is said of the time does: each second at the very end, each minute before. */
export function momentOf(demand: Demand, now: number): number {
  if (!countsDown(demand, now)) return 0;
  const unit = (leftOf(demand, now) ?? 0) < CLOCK_BELOW ? 1000 : MINUTE;
  return Math.floor(now / unit);
}

const STATUS_LOOKS: Readonly<Record<string, readonly [Tone, string]>> = {
  published: ['neutral', icons.sheet],
  open: ['accent', icons.live],
  soon: ['caution', icons.clock],
  roadshow: ['accent', icons.live],
  competing: ['accent', icons.live],
  awarded: ['positive', icons.tick],
  contracted: ['positive', icons.tick],
  tracked: ['positive', icons.tick],
};

/** How a demand stands, as a badge. */
export function statusFlag(demand: Demand, now: number, texts: DemandStrings): FlagView {
  const { status } = demand;
  const left = leftOf(demand, now) ?? Infinity;
  const name = isAnswerable(status)
    ? left <= 0
      ? 'ended'
      : left < DAY
        ? 'soon'
        : status === 'published'
          ? 'published'
          : 'open'
    : status;
  const [tone, icon] = STATUS_LOOKS[name] ?? (['neutral', icons.minus] as const);
  return { tone, icon, text: texts.statuses[name] ?? texts.statuses.other ?? '' };
}

/** Hot, purpose, track, and how it stands. */
export function flagsOf(demand: Demand, now: number, texts: DemandStrings): FlagView[] {
  const { hot, purpose, track } = demand;
  const flags: FlagView[] = [];
  if (hot) flags.push({ tone: 'caution', icon: demandIcons.hot, text: texts.hot });
  if (track === 'metrology') flags.push({ tone: 'info', icon: demandIcons.away, text: texts.metrologyFlag });
  const word = purpose === undefined ? undefined : texts.purposes[purpose];
  if (word) flags.push({ tone: 'neutral', icon: icons.sheet, text: word });
  flags.push(statusFlag(demand, now, texts));
  return flags;
}

/** The budget: a band for most, an amount for those whom the company tells it, and why where it tells nobody. */
export function budgetOf(demand: Demand, t: Strings, texts: DemandStrings): Said {
  const { budgetFen, budgetBand } = demand;
  const mark = markOf(demand, 'budgetFen', 'budgetBand');
  if (budgetFen) {
    const { minFen, maxFen } = budgetFen;
    const format = moneyFormat(t, minFen, maxFen);
    const [from, to] = [format(minFen, true), format(maxFen, true)];
    const text = minFen === maxFen ? moneyText(to) : `${from.value}–${moneyText(to)}`;
    return said(text, undefined, texts);
  }
  if (budgetBand) return { text: texts.bands[budgetBand] ?? budgetBand, kept: '', withheld: false };
  return said(undefined, mark, texts);
}

export function deadlineOf(demand: Demand, now: number, t: Strings, texts: DemandStrings): DeadlineView {
  const { deadline } = demand;
  if (deadline === undefined) return { day: texts.noDeadline, time: '', iso: '', left: '' };
  const at = Date.parse(deadline);
  return {
    day: dayText(t, at),
    time: timeOfDay(at, 5),
    iso: deadline,
    left: takesAnswers(demand, now) ? leftText(at - now, t, texts) : '',
  };
}

/** Roughly how long it is, in the largest unit; a running clock only at the very end. */
function leftText(ms: number, t: Strings, texts: DemandStrings): string {
  const number = (n: number): string => Math.floor(n).toLocaleString(t.$code);
  if (ms >= DAY) return texts.leftDays(number(ms / DAY));
  if (ms >= HOUR) return texts.leftHours(number(ms / HOUR));
  if (ms >= CLOCK_BELOW) return texts.leftMinutes(number(ms / MINUTE));
  return texts.leftClock(clockText(durationOf(ms)));
}

/**
 * Where a demand leads. Metrology demands are answered on a page of their own, and only `https:` counts as one.
 *
 * @param href - Where the page leads all others, already checked.
 */
export function linkOf({ track, externalUrl }: Demand, href: string | undefined): DemandLink {
  if (track !== 'metrology' || externalUrl === undefined) return { href, external: false };
  const link = safeUrl(externalUrl);
  return { href: link?.startsWith('https:') ? link : undefined, external: true };
}

/** Turns a demand into what a row or card prints. */
export function demandRowState(
  demand: Demand,
  href: string | undefined,
  now: number,
  t: Strings,
  texts: DemandStrings,
): DemandRowView {
  const { title, company, answerCount, budgetFen } = demand;
  return {
    ...linkOf(demand, href),
    title: clamp(title),
    company: said(company && clamp(company.name, 100), markOf(demand, 'company', 'companyId'), texts),
    flags: flagsOf(demand, now, texts),
    budgetLabel: budgetFen ? texts.budget : texts.budgetBand,
    budget: budgetOf(demand, t, texts),
    deadline: deadlineOf(demand, now, t, texts),
    answers: texts.answerCount(answerCount.toLocaleString(t.$code)),
  };
}
