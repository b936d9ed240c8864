import type { Demand } from '@jtop/contract';

/** The card shows its demand. */
export interface DemandCardLoadedDetail {
  readonly demandId: string;
  readonly status: Demand['status'];
}

/** Fired when a card first shows its demand. Does not bubble. */
export class JtopDemandCardLoadedEvent extends Event {
  static readonly type = 'jtop-demand-card-loaded';

  constructor(readonly detail: DemandCardLoadedDetail) {
    super(JtopDemandCardLoadedEvent.type);
  }
}

/** Where a demand leads. */
export interface DemandOpenDetail {
  readonly demandId: string;
  readonly href: string;
  /** It leads to a page of somebody else's, such as that of the metrology contest. */
  readonly external: boolean;
}

/** Fired when somebody follows the card. Bubbles; `preventDefault()` keeps the page where it is. */
export class JtopDemandCardOpenRequestEvent extends Event {
  static readonly type = 'jtop-demand-card-open-request';

  constructor(readonly detail: DemandOpenDetail) {
    super(JtopDemandCardOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}
