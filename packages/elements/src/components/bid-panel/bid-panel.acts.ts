/** Somebody wants to bid. */
export interface BidPanelPlaceRequest {
  readonly lotId: string;
  readonly amountFen: number;
  /** Set where a large jump was confirmed in the panel. */
  readonly confirmAmountFen: number | undefined;
  readonly kind: 'bid' | 'preemption';
}

/** An intent: bubbles through shadow roots; who cancels it takes the act over. */
class Intent<Detail> extends Event {
  constructor(
    type: string,
    readonly detail: Detail,
  ) {
    super(type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** A bid is about to be handed over, or sent. Bubbles; cancel it to take over. */
export class JtopBidPanelPlaceRequestEvent extends Intent<BidPanelPlaceRequest> {
  static readonly type = 'jtop-bid-panel-place-request';
  constructor(detail: BidPanelPlaceRequest) {
    super(JtopBidPanelPlaceRequestEvent.type, detail);
  }
}

/** A registration is about to be handed over, or sent. Bubbles; cancel it to take over. */
export class JtopBidPanelRegisterRequestEvent extends Intent<{
  readonly lotId: string;
  readonly rulesHash: string | undefined;
}> {
  static readonly type = 'jtop-bid-panel-register-request';
  constructor(detail: { readonly lotId: string; readonly rulesHash: string | undefined }) {
    super(JtopBidPanelRegisterRequestEvent.type, detail);
  }
}

/** A deposit is about to be handed over, or sent. Bubbles; cancel it to take over. */
export class JtopBidPanelDepositRequestEvent extends Intent<{
  readonly lotId: string;
  readonly depositFen: number;
}> {
  static readonly type = 'jtop-bid-panel-deposit-request';
  constructor(detail: { readonly lotId: string; readonly depositFen: number }) {
    super(JtopBidPanelDepositRequestEvent.type, detail);
  }
}

/** A bid of the viewer was accepted. */
export interface BidPanelPlaced {
  readonly lotId: string;
  readonly seq: number;
  readonly amountFen: number;
  readonly bidderCode: string;
  /** Compact JWS. */
  readonly receipt: string;
}

/** Fired when the platform has accepted the viewer's bid. Does not bubble. */
export class JtopBidPanelPlacedEvent extends Event {
  static readonly type = 'jtop-bid-panel-placed';
  constructor(readonly detail: BidPanelPlaced) {
    super(JtopBidPanelPlacedEvent.type);
  }
}

/** The viewer has lost the lead. */
export interface BidPanelOutbid {
  readonly lotId: string;
  readonly ownAmountFen: number;
  readonly nextAmountFen: number | undefined;
  /** What the viewer's bid lacks to the next valid amount. */
  readonly shortfallFen: number;
}

/** Fired when another bid has taken the lead from the viewer. Does not bubble. */
export class JtopBidPanelOutbidEvent extends Event {
  static readonly type = 'jtop-bid-panel-outbid';
  constructor(readonly detail: BidPanelOutbid) {
    super(JtopBidPanelOutbidEvent.type);
  }
}

/** Fired when the viewer has registered. Does not bubble. */
export class JtopBidPanelRegisteredEvent extends Event {
  static readonly type = 'jtop-bid-panel-registered';
  constructor(
    readonly detail: {
      readonly lotId: string;
      readonly bidderCode: string;
      readonly qualification: string;
    },
  ) {
    super(JtopBidPanelRegisteredEvent.type);
  }
}

/** An act was refused. */
export interface BidPanelRejected {
  readonly lotId: string;
  /** Code of the problem, such as `bid.too_low`. */
  readonly code: string;
  /** Such as `lots.bids.place`. */
  readonly operation: string | undefined;
  /** The problem with the extras of its code. */
  readonly problem: Readonly<Record<string, unknown>>;
}

/** Fired when a bid, a registration or a deposit was refused. Does not bubble. */
export class JtopBidPanelRejectedEvent extends Event {
  static readonly type = 'jtop-bid-panel-rejected';
  constructor(readonly detail: BidPanelRejected) {
    super(JtopBidPanelRejectedEvent.type);
  }
}

/** Fired when nobody here knows whether an act was done; the panel finds out. Does not bubble. */
export class JtopBidPanelUnknownEvent extends Event {
  static readonly type = 'jtop-bid-panel-unknown';
  constructor(readonly detail: { readonly lotId: string }) {
    super(JtopBidPanelUnknownEvent.type);
  }
}
