import type { CatalogueQuery } from '../../stores/catalogue-query.js';

/** How much the catalogue shows. */
export interface CatalogueLoadedDetail {
  /** What was asked, the filters that the page fixes included. */
  readonly query: CatalogueQuery;
  /** How many there are; undefined where the platform stopped counting. */
  readonly total: number | undefined;
  /** How many of them were read. */
  readonly loaded: number;
}

/** Fired when the catalogue first shows what it asked for. Does not bubble. */
export class JtopCatalogueLoadedEvent extends Event {
  static readonly type = 'jtop-catalogue-loaded';

  constructor(readonly detail: CatalogueLoadedDetail) {
    super(JtopCatalogueLoadedEvent.type);
  }
}

/** Fired when a change of words, filters or order has been answered. Does not bubble. */
export class JtopCatalogueFilteredEvent extends Event {
  static readonly type = 'jtop-catalogue-filtered';

  constructor(readonly detail: CatalogueLoadedDetail) {
    super(JtopCatalogueFilteredEvent.type);
  }
}

/** Where a card leads. */
export interface CatalogueOpenDetail {
  readonly listingId: string;
  /** Of the lot that sells it, where there is one. */
  readonly lotId: string | undefined;
  readonly href: string;
}

/** Fired when somebody follows a card. Bubbles; `preventDefault()` keeps the page where it is. */
export class JtopCatalogueOpenRequestEvent extends Event {
  static readonly type = 'jtop-catalogue-open-request';

  constructor(readonly detail: CatalogueOpenDetail) {
    super(JtopCatalogueOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}
