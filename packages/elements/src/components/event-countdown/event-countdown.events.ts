/** The session that is counted to. */
export interface EventCountdownDetail {
  readonly sessionId: string;
  /** RFC 3339 with +08:00. */
  readonly opensAt: string;
}

/** Fired when the countdown first shows its session. Does not bubble. */
export class JtopEventCountdownLoadedEvent extends Event {
  static readonly type = 'jtop-event-countdown-loaded';

  constructor(readonly detail: EventCountdownDetail) {
    super(JtopEventCountdownLoadedEvent.type);
  }
}

/** Fired when the session begins, by the platform's clock. Does not bubble. */
export class JtopEventCountdownStartedEvent extends Event {
  static readonly type = 'jtop-event-countdown-started';

  constructor(readonly detail: EventCountdownDetail) {
    super(JtopEventCountdownStartedEvent.type);
  }
}
