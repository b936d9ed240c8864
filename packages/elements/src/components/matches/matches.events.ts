import type { Match, MatchRespond } from '@jtop/contract';

/** What somebody wants to answer. */
export type MatchAnswerDetail = { readonly matchId: string } & Readonly<MatchRespond>;

/** Somebody wants to answer a match: the platform's window is about to open. Bubbles; cancel it to take over. */
export class JtopMatchesRespondRequestEvent extends Event {
  static readonly type = 'jtop-matches-respond-request';

  constructor(readonly detail: MatchAnswerDetail) {
    super(JtopMatchesRespondRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Fired when a match was answered; `match` is undefined where the platform's answer cannot be read. Does not bubble. */
export class JtopMatchesRespondedEvent extends Event {
  static readonly type = 'jtop-matches-responded';

  constructor(readonly detail: { readonly matchId: string; readonly match: Match | undefined }) {
    super(JtopMatchesRespondedEvent.type);
  }
}

/** Fired when the platform has refused an answer. Does not bubble. */
export class JtopMatchesRejectedEvent extends Event {
  static readonly type = 'jtop-matches-rejected';

  constructor(readonly detail: { readonly matchId: string; readonly code: string }) {
    super(JtopMatchesRejectedEvent.type);
  }
}

/** What somebody follows. A team is meant by the id of its party. */
export interface MatchOpenDetail {
  readonly type: 'demand' | 'listing' | 'team';
  readonly id: string;
  readonly href: string;
}

/** Fired when somebody follows a title. Bubbles; `preventDefault()` keeps the page where it is. */
export class JtopMatchesOpenRequestEvent extends Event {
  static readonly type = 'jtop-matches-open-request';

  constructor(readonly detail: MatchOpenDetail) {
    super(JtopMatchesOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Fired when the list shows what it asked for: of a demand, or what a person let the page be shown. Does not bubble. */
export class JtopMatchesLoadedEvent extends Event {
  static readonly type = 'jtop-matches-loaded';

  constructor(
    readonly detail: {
      /** Undefined for the viewer's own. */
      readonly demandId: string | undefined;
      readonly loaded: number;
      /** Undefined where nobody counted. */
      readonly total: number | undefined;
    },
  ) {
    super(JtopMatchesLoadedEvent.type);
  }
}
