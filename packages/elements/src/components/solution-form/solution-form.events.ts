import type { SolutionReceipt } from '@jtop/contract';

/** What is about to be handed over: the solution as the wire has it. */
export interface SolutionFormSubmitDetail {
  readonly demandId: string;
  /** What it is the next version of; absent for the first one. */
  readonly solutionId?: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Somebody wants to hand a solution in: the platform's window is about to open. Bubbles; cancel it to take over. */
export class JtopSolutionFormSubmitRequestEvent extends Event {
  static readonly type = 'jtop-solution-form-submit-request';
  constructor(readonly detail: SolutionFormSubmitDetail) {
    super(JtopSolutionFormSubmitRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Fired when a solution was handed in. Without a receipt where the answer could not be read. Does not bubble. */
export class JtopSolutionFormSubmittedEvent extends Event {
  static readonly type = 'jtop-solution-form-submitted';
  constructor(readonly detail: SolutionReceipt | undefined) {
    super(JtopSolutionFormSubmittedEvent.type);
  }
}

/** Why a solution was not taken: the platform's problem. */
export interface SolutionFormRejectedDetail {
  readonly code: string;
  readonly problem: Readonly<Record<string, unknown>>;
}

/** Fired when the platform refused the solution. What was typed is all there. Does not bubble. */
export class JtopSolutionFormRejectedEvent extends Event {
  static readonly type = 'jtop-solution-form-rejected';
  constructor(readonly detail: SolutionFormRejectedDetail) {
    super(JtopSolutionFormRejectedEvent.type);
  }
}

/** Fired when nobody here knows what became of a hand-off; it is asked for until it is known. Does not bubble. */
export class JtopSolutionFormUnknownEvent extends Event {
  static readonly type = 'jtop-solution-form-unknown';
  constructor() {
    super(JtopSolutionFormUnknownEvent.type);
  }
}
