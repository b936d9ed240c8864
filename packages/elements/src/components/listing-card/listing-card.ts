import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import type { FaultView } from '../../internal/view-parts.js';
import { listingCardZhCN } from '../../locales/zh-CN/listing-card.js';
import { addChinese, type Strings } from '../../locales/zh-CN.js';
import { createListingStore, type ListingData } from '../../stores/listing-store.js';
import { JtopListingCardLoadedEvent, JtopListingCardOpenRequestEvent } from './listing-card.events.js';
import { listingCardState } from './listing-card.state.js';
import { listingCardStyles } from './listing-card.styles.js';
import { listingCardBlank, listingCardView } from './listing-card.view.js';

addChinese(listingCardZhCN);

/** Up to this many cards cost less than it would to find out which of them can be seen. */
const FEW = 50;

/**
 * A patent or research result on offer: what it is, whether its title was verified, how it is sold, and for how much, live
 * while it is bid on.
 *
 * @summary Card of one listing.
 * @customElement jtop-listing-card
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script and beside an error. Its first link is where the card leads.
 * @event {JtopListingCardLoadedEvent} jtop-listing-card-loaded - The card shows its listing.
 * @event {JtopListingCardOpenRequestEvent} jtop-listing-card-open-request - Somebody follows the card; cancelable.
 * @event {JtopErrorEvent} jtop-error - The listing could not be had or refreshed.
 * @csspart card - The frame.
 * @csspart body - What it is.
 * @csspart kind - Kind of right and field.
 * @csspart title - The title.
 * @csspart supplier - Who offers it.
 * @csspart maturity - Technology readiness level.
 * @csspart flags - Verified, starred, pay later.
 * @csspart badge - Each badge.
 * @csspart aside - How it is sold.
 * @csspart state - Where the sale stands.
 * @csspart when - Date, or time left.
 * @csspart offer - Price and terms.
 * @csspart price - The price with its label.
 * @csspart money - The price alone.
 * @csspart terms - The terms.
 * @csspart action - The link.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-listing-card listing-id="0197…"><a href="/listings/0197…">Title of the listing</a></jtop-listing-card>
 */
export class JtopListingCard extends JtopElement<ListingData> {
  static override styles: CSSResultGroup = [JtopElement.styles, listingCardStyles];
  static override properties: PropertyDeclarations = { listingId: { attribute: 'listing-id' } };

  /** Id of the listing. */
  declare listingId: string | undefined;

  protected readonly frame = 'card';
  /** Cards in the page. */
  private static count = 0;

  constructor() {
    super(createListingStore);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    JtopListingCard.count++;
    // Few cards are laid out whole, for finding, printing and pictures of the page; of many only those near the screen.
    this.look = JtopListingCard.count > FEW ? 'many' : '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    JtopListingCard.count--;
  }

  protected subject(): string | undefined {
    return this.listingId;
  }

  protected counts({ lot }: ListingData): boolean {
    return lot?.status === 'bidding';
  }

  protected view({ listing, lot }: ListingData, { t, now, href, state }: ViewContext): TemplateResult {
    return listingCardView(
      listingCardState({ listing, lot, href, old: state !== 'ready', now }, t),
      t,
      this.open,
    );
  }

  protected blank(fault: FaultView | undefined, { t }: ViewContext): TemplateResult {
    return listingCardBlank(fault, t);
  }

  protected words(t: Strings): readonly [string, string, string] {
    return t.card;
  }

  protected told({ listing, lot }: ListingData, before: ListingData | undefined): void {
    if (before?.listing.id === listing.id) return;
    this.dispatchEvent(
      new JtopListingCardLoadedEvent({ listingId: listing.id, lotId: lot?.id, lotStatus: lot?.status }),
    );
  }

  private readonly open = (event: Event): void => {
    const { data } = this.source.snapshot;
    const { href } = this.context;
    if (!data || !href) return;
    const request = new JtopListingCardOpenRequestEvent({
      listingId: data.listing.id,
      lotId: data.lot?.id,
      href,
    });
    if (!this.dispatchEvent(request)) event.preventDefault();
  };
}
