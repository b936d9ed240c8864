/** A lot as the panel shows it. */
export interface BidPanelDetail {
  readonly lotId: string;
  readonly version: number;
  readonly status: string;
  readonly phase: string | undefined;
  readonly currentPriceFen: number | undefined;
  readonly leadingBidderCode: string | undefined;
  readonly nextAmountFen: number | undefined;
  readonly bidCount: number;
  /** RFC 3339 with +08:00. */
  readonly closesAt: string;
}

/** Fired when the panel first shows its lot. Does not bubble. */
export class JtopBidPanelLoadedEvent extends Event {
  static readonly type = 'jtop-bid-panel-loaded';

  constructor(readonly detail: BidPanelDetail) {
    super(JtopBidPanelLoadedEvent.type);
  }
}

/** Fired when price, end or standing of the lot have changed and are shown. Does not bubble. */
export class JtopBidPanelUpdatedEvent extends Event {
  static readonly type = 'jtop-bid-panel-updated';

  constructor(readonly detail: BidPanelDetail) {
    super(JtopBidPanelUpdatedEvent.type);
  }
}
