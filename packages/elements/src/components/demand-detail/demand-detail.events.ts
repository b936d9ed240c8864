import type { Demand } from '@jtop/contract';

/** Which demand, and where the page says that the act is done. */
export interface DemandActDetail {
  readonly demandId: string;
  /** The link that is followed unless the page prevents it; undefined where it is the page's to act. */
  readonly href: string | undefined;
}

/** The detail shows its demand. */
export interface DemandDetailLoadedDetail {
  readonly demandId: string;
  readonly status: Demand['status'];
  /** The level that the reader has. */
  readonly view: Demand['view'];
}

/** Fired when the detail first shows its demand. Does not bubble. */
export class JtopDemandDetailLoadedEvent extends Event {
  static readonly type = 'jtop-demand-detail-loaded';

  constructor(readonly detail: DemandDetailLoadedDetail) {
    super(JtopDemandDetailLoadedEvent.type);
  }
}

const INTENT: EventInit = { bubbles: true, composed: true, cancelable: true };

/** Fired when somebody wants to answer a demand. Bubbles; `preventDefault()` keeps the page where it is. */
export class JtopDemandAnswerRequestEvent extends Event {
  static readonly type = 'jtop-demand-answer-request';

  constructor(readonly detail: DemandActDetail) {
    super(JtopDemandAnswerRequestEvent.type, INTENT);
  }
}

/** Fired when somebody wants to say that they are interested. Bubbles; `preventDefault()` keeps the page where it is. */
export class JtopDemandIntentRequestEvent extends Event {
  static readonly type = 'jtop-demand-intent-request';

  constructor(readonly detail: DemandActDetail) {
    super(JtopDemandIntentRequestEvent.type, INTENT);
  }
}

/** Which file of which demand. */
export interface DemandAttachmentDetail {
  readonly demandId: string;
  readonly documentId: string;
}

/** Fired when somebody asks for a file. Bubbles; `preventDefault()` leaves fetching it to the page. */
export class JtopDemandAttachmentRequestEvent extends Event {
  static readonly type = 'jtop-demand-attachment-request';

  constructor(readonly detail: DemandAttachmentDetail) {
    super(JtopDemandAttachmentRequestEvent.type, INTENT);
  }
}
