/** The card shows its listing. */
export interface ListingCardLoadedDetail {
  readonly listingId: string;
  /** Of the lot that sells it, where there is one. */
  readonly lotId: string | undefined;
  readonly lotStatus: string | undefined;
}

/** Fired when a card first shows its listing. Does not bubble. */
export class JtopListingCardLoadedEvent extends Event {
  static readonly type = 'jtop-listing-card-loaded';

  constructor(readonly detail: ListingCardLoadedDetail) {
    super(JtopListingCardLoadedEvent.type);
  }
}

/** Where the card leads. */
export interface ListingCardOpenDetail {
  readonly listingId: string;
  readonly lotId: string | undefined;
  readonly href: string;
}

/** Fired when somebody follows the card. Bubbles; `preventDefault()` keeps the page where it is. */
export class JtopListingCardOpenRequestEvent extends Event {
  static readonly type = 'jtop-listing-card-open-request';

  constructor(readonly detail: ListingCardOpenDetail) {
    super(JtopListingCardOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}
