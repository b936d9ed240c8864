import type { DemandPosted } from '@jtop/contract';

/** What is about to be handed over: the demand as the wire has it. */
export interface DemandSubmitPostDetail {
  readonly body: Readonly<Record<string, unknown>>;
}

/** Somebody wants to post a demand: the platform's window is about to open. Bubbles; cancel it to take over. */
export class JtopDemandSubmitPostRequestEvent extends Event {
  static readonly type = 'jtop-demand-submit-post-request';
  constructor(readonly detail: DemandSubmitPostDetail) {
    super(JtopDemandSubmitPostRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Fired when a demand was posted. Absent where the platform's answer could not be read. Does not bubble. */
export class JtopDemandSubmitPostedEvent extends Event {
  static readonly type = 'jtop-demand-submit-posted';
  constructor(readonly detail: DemandPosted | undefined) {
    super(JtopDemandSubmitPostedEvent.type);
  }
}

/** Why a demand was not posted: the platform's problem. */
export interface DemandSubmitRejectedDetail {
  readonly code: string;
  readonly problem: Readonly<Record<string, unknown>>;
}

/** Fired when the platform refused the demand. What was typed is all there. Does not bubble. */
export class JtopDemandSubmitRejectedEvent extends Event {
  static readonly type = 'jtop-demand-submit-rejected';
  constructor(readonly detail: DemandSubmitRejectedDetail) {
    super(JtopDemandSubmitRejectedEvent.type);
  }
}

/** Fired when nobody here knows what became of a hand-off; it is asked for until it is known. Does not bubble. */
export class JtopDemandSubmitUnknownEvent extends Event {
  static readonly type = 'jtop-demand-submit-unknown';
  constructor() {
    super(JtopDemandSubmitUnknownEvent.type);
  }
}
