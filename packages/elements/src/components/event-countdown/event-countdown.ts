import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { Announcer } from '../../internal/announcer.js';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import { durationOf } from '../../internal/format.js';
import type { FaultView } from '../../internal/view-parts.js';
import { eventCountdownZhCN } from '../../locales/zh-CN/event-countdown.js';
import { addChinese, type Strings } from '../../locales/zh-CN.js';
import { createSessionStore, type SessionData } from '../../stores/session-store.js';
import { JtopEventCountdownLoadedEvent, JtopEventCountdownStartedEvent } from './event-countdown.events.js';
import { eventCountdownState, sessionPhase, type CountdownFormat } from './event-countdown.state.js';
import { eventCountdownStyles } from './event-countdown.styles.js';
import { eventCountdownBlank, eventCountdownView } from './event-countdown.view.js';

addChinese(eventCountdownZhCN);

/**
 * Counts to a bidding session by the platform's clock, and says the moment itself with its offset beside it.
 *
 * @summary Countdown to a bidding session.
 * @customElement jtop-event-countdown
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script and beside an error. Its first link is where the action leads.
 * @event {JtopEventCountdownLoadedEvent} jtop-event-countdown-loaded - The countdown shows its session.
 * @event {JtopEventCountdownStartedEvent} jtop-event-countdown-started - The session begins.
 * @event {JtopErrorEvent} jtop-error - The session could not be had or refreshed.
 * @csspart event - The frame.
 * @csspart body - What it is.
 * @csspart badge - The badge.
 * @csspart title - The title.
 * @csspart place - Where it is held.
 * @csspart time - The time.
 * @csspart time-label - What the time is.
 * @csspart time-value - The time, in the format chosen.
 * @csspart time-absolute - The moment itself.
 * @csspart action - The link.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-event-countdown session-id="next" format="countdown"></jtop-event-countdown>
 */
export class JtopEventCountdown extends JtopElement<SessionData> {
  static override styles: CSSResultGroup = [JtopElement.styles, eventCountdownStyles];
  static override properties: PropertyDeclarations = { sessionId: { attribute: 'session-id' }, format: {} };

  /** Id of the session, or `next` for the first one that has not opened yet. */
  declare sessionId: string | undefined;
  /** `countdown` (a running clock), `relative` (about how long) or `deadline` (the moment). */
  declare format: CountdownFormat;

  protected readonly frame = 'event';
  protected override readonly announcer = new Announcer();
  private phase: string | undefined;

  constructor() {
    super(createSessionStore);
    this.format = 'countdown';
  }

  protected subject(): string | undefined {
    return this.sessionId;
  }

  protected counts(): boolean {
    return true;
  }

  protected view({ session }: SessionData, { t, now, href, state }: ViewContext): TemplateResult {
    return eventCountdownView(
      eventCountdownState({ session, format: this.format, href, old: state !== 'ready', now }, t),
      t,
    );
  }

  protected blank(fault: FaultView | undefined, { t, href }: ViewContext): TemplateResult {
    return eventCountdownBlank(fault, t, href !== undefined);
  }

  protected words(t: Strings): readonly [string, string, string] {
    return t.sessionFaults;
  }

  protected told({ session }: SessionData, before: SessionData | undefined): void {
    if (before?.session.id === session.id) return;
    this.dispatchEvent(
      new JtopEventCountdownLoadedEvent({ sessionId: session.id, opensAt: session.opensAt }),
    );
  }

  protected override announce({ session }: SessionData, { t, now }: ViewContext): void {
    const phase = sessionPhase(session, now);
    const passed = this.announcer.passed(Date.parse(session.opensAt) - now);
    if (passed !== undefined) this.announcer.polite = t.sayOpens(t.duration(durationOf(passed)));
    if (this.phase === 'upcoming' && phase === 'live') {
      this.announcer.polite = t.sessionFlags.live ?? '';
      this.dispatchEvent(
        new JtopEventCountdownStartedEvent({ sessionId: session.id, opensAt: session.opensAt }),
      );
    }
    // The next session takes the place of one that has ended.
    if (this.phase === 'live' && phase === 'ended') this.refresh();
    this.phase = phase;
  }
}
