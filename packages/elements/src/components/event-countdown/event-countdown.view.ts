import { html, nothing, type TemplateResult } from 'lit';
import type { Tone } from '../../internal/icons.js';
import { badge, icon, lineOf, retryButton, type FaultView } from '../../internal/view-parts.js';
import type { Strings } from '../../locales/zh-CN.js';
import { countdownIcons } from './event-countdown.icons.js';

/** What the countdown shows, ready to print. */
export interface EventCountdownView {
  readonly tone: Tone;
  readonly icon: string;
  readonly flag: string;
  readonly title: string;
  /** `本场 9 件标的`. */
  readonly lots: string;
  readonly timeLabel: string;
  /** Days before the clock, or empty. */
  readonly days: string;
  /** `04:12:36`, `8 天 18 小时` or `6月6日 周五 10:00`. */
  readonly value: string;
  /** Whether `value` is a clock that counts. */
  readonly counting: boolean;
  /** Day, weekday and time with the offset, always. */
  readonly absolute: string;
  readonly old: boolean;
  readonly href: string | undefined;
  readonly action: string;
  readonly primary: boolean;
}

/** The session and its time. */
export function eventCountdownView(view: EventCountdownView, t: Strings): TemplateResult {
  return html`<div class="panes ${view.old ? 'old' : ''}">
    <div class="pad body" part="body">
      ${badge(view.tone, view.icon, view.flag)}
      <h3 class="title" part="title"><bdi>${view.title}</bdi></h3>
      <p class="note" part="place">
        ${icon(countdownIcons.place, 'sm')} ${t.place[0]}<span class="sep"></span>${t.place[1]}
      </p>
      <p class="note">${view.lots}</p>
    </div>
    <div class="pad time" part="time">
      <p class="note" part="time-label">${view.timeLabel}</p>
      <p class="value" part="time-value">
        <span class="clock ${view.counting ? 'big' : ''}" role=${view.counting ? 'timer' : nothing}
          >${view.days}<span class="unit">${view.days && t.days}</span>${view.value}</span
        >
      </p>
      <p class="small" part="time-absolute">${view.absolute}</p>
      <a
        class="button ${view.primary ? 'primary' : ''}"
        part="action"
        ?hidden=${!view.href}
        href=${view.href ?? nothing}
        >${view.action}</a
      >
    </div>
  </div>`;
}

/** The widget without a session: bars in its own lines, or why there is nothing and the one way out. */
export function eventCountdownBlank(
  fault: FaultView | undefined,
  t: Strings,
  withAction: boolean,
): TemplateResult {
  const line = lineOf(fault);
  const retry = fault?.retry;
  return html`<div class="panes">
    <div class="pad body" part=${fault ? 'error' : nothing} role=${retry ? 'alert' : nothing}>
      ${fault ? fault.badge : badge('neutral', '', t.loading)}
      <p class="title">${line('60%', fault?.title)}</p>
      <div class="note">${line('70%', fault?.text)}</div>
      <div class="note">${line('50%', fault?.request)} <slot ?hidden=${!fault}></slot></div>
    </div>
    <div class="pad time">
      <p class="note">${line('30%')}</p>
      <p class="value">${line('70%', '—')}</p>
      <p class="small">${line('60%', '\u00a0')}</p>
      <div ?hidden=${!retry && !withAction}>${retryButton(fault, t)}</div>
    </div>
  </div>`;
}
