import type { DemandQuery } from '../../stores/demand-query.js';
import type { DemandOpenDetail } from '../demand-card/demand-card.events.js';

/** How much the board shows. */
export interface DemandBoardLoadedDetail {
  /** What was asked, the filters that the page fixes included. */
  readonly query: DemandQuery;
  /** The board that is shown; undefined for a list. */
  readonly boardId: string | undefined;
  /** How many demands there are in the list, or beside a board in its field; undefined where nobody counted. */
  readonly total: number | undefined;
  /** How many demands were read. */
  readonly loaded: number;
}

/** Fired when the board first shows what it asked for. Does not bubble. */
export class JtopDemandBoardLoadedEvent extends Event {
  static readonly type = 'jtop-demand-board-loaded';

  constructor(readonly detail: DemandBoardLoadedDetail) {
    super(JtopDemandBoardLoadedEvent.type);
  }
}

/** Fired when a change of field, words, filters or order has been answered. Does not bubble. */
export class JtopDemandBoardFilteredEvent extends Event {
  static readonly type = 'jtop-demand-board-filtered';

  constructor(readonly detail: DemandBoardLoadedDetail) {
    super(JtopDemandBoardFilteredEvent.type);
  }
}

/** Fired when somebody follows a row. Bubbles; `preventDefault()` keeps the page where it is. */
export class JtopDemandBoardOpenRequestEvent extends Event {
  static readonly type = 'jtop-demand-board-open-request';

  constructor(readonly detail: DemandOpenDetail) {
    super(JtopDemandBoardOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}
