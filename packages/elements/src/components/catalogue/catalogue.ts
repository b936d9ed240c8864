import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { Finder, askedStore, follows, pageSizeOf, type Asked } from '../../controllers/finder.js';
import { Announcer } from '../../internal/announcer.js';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import { safeUrl } from '../../internal/safe-url.js';
import type { FaultView } from '../../internal/view-parts.js';
import { listingCardZhCN } from '../../locales/zh-CN/listing-card.js';
import { addChinese, type Strings } from '../../locales/zh-CN.js';
import {
  catalogueCodec,
  fixQuery,
  readQuery,
  sameQuery,
  type CatalogueQuery,
} from '../../stores/catalogue-query.js';
import {
  PAGE_SIZE,
  createCatalogueStore,
  type CatalogueItem,
  type CatalogueStore,
} from '../../stores/catalogue-store.js';
import { finderStyles } from '../../styles/finder.styles.js';
import type { CardListing } from '../listing-card/listing-card.state.js';
import { listingCardStyles } from '../listing-card/listing-card.styles.js';
import { catalogueCards, type CardsData } from './catalogue.cards.js';
import {
  JtopCatalogueFilteredEvent,
  JtopCatalogueLoadedEvent,
  JtopCatalogueOpenRequestEvent,
} from './catalogue.events.js';
import { createKeeper } from './catalogue.listing.js';
import { CardSight } from './catalogue.sight.js';
import { asOfTexts, controlsOf, foundText, isFiltered, pricesOfBand, shownText } from './catalogue.state.js';
import { catalogueStyles } from './catalogue.styles.js';
import { catalogueView, type CatalogueActs } from './catalogue.view.js';
import { CardWindow } from './catalogue.window.js';
import { catalogueTexts } from './texts.js';

addChinese(listingCardZhCN);

/**
 * Listings to search, filter and sort, page by page, with live prices on the cards that can be seen.
 *
 * An attribute that names a filter fixes it: its control is not shown, and no address changes it. One with several values
 * leaves the reader the choice among those. `q` and `sort` are where the reader starts.
 *
 * @summary Listings to search and filter.
 * @customElement jtop-catalogue
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script and beside an error.
 * @event {JtopCatalogueLoadedEvent} jtop-catalogue-loaded - The catalogue shows what it asked for.
 * @event {JtopCatalogueFilteredEvent} jtop-catalogue-filtered - Another question has been answered.
 * @event {JtopCatalogueOpenRequestEvent} jtop-catalogue-open-request - Somebody follows a card; cancelable.
 * @event {JtopErrorEvent} jtop-error - The listings could not be had or refreshed.
 * @csspart catalogue - The frame.
 * @csspart search - The search field.
 * @csspart chip - Each field and quick filter.
 * @csspart select - Each select.
 * @csspart results-line - How many there are, and by what they were chosen.
 * @csspart summary - By what they were chosen.
 * @csspart results - The list of cards.
 * @csspart card - Each card; what is in it has the parts of `jtop-listing-card`.
 * @csspart empty - What is said where nothing matches.
 * @csspart clear - The button that takes all filters away.
 * @csspart more - The button that shows the next page.
 * @csspart as-of - As of when, and how the connection stands.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-catalogue pay-later detail-href="/listings/{id}" url-sync><a href="/listings">All listings</a></jtop-catalogue>
 */
export class JtopCatalogue extends JtopElement<CardsData> {
  static override styles: CSSResultGroup = [
    JtopElement.styles,
    listingCardStyles,
    finderStyles,
    catalogueStyles,
  ];
  static override properties: PropertyDeclarations = {
    field: {},
    city: {},
    transferMode: { attribute: 'transfer-mode' },
    status: {},
    payLater: { attribute: 'pay-later' },
    starred: {},
    priceMinFen: { attribute: 'price-min-fen' },
    priceMaxFen: { attribute: 'price-max-fen' },
    seasonId: { attribute: 'season-id' },
    q: {},
    sort: {},
    pageSize: { attribute: 'page-size' },
    detailHref: { attribute: 'detail-href' },
    urlSync: { attribute: 'url-sync' },
    compact: {},
    autoMore: { attribute: 'auto-more' },
  };

  /** Fields, separated by commas: `biomedicine`, `ai`, … */
  declare field: string | null | undefined;
  /** Cities as GB/T 2260, separated by commas: `320100`. */
  declare city: string | null | undefined;
  /** Ways of transfer, separated by commas: `assignment`, `license`, `equity`, `other`. */
  declare transferMode: string | null | undefined;
  /** `available`, `in_auction`, `negotiating`, `dealt`, `carried_over`, separated by commas. */
  declare status: string | null | undefined;
  /** Present: only what can be used first and paid later. */
  declare payLater: string | null | undefined;
  /** Present: only what is starred. */
  declare starred: string | null | undefined;
  /** Least price, fen. */
  declare priceMinFen: string | null | undefined;
  /** Greatest price, fen. */
  declare priceMaxFen: string | null | undefined;
  /** Of one season, such as `auction-2025`. */
  declare seasonId: string | null | undefined;
  /** Words that the reader starts with. */
  declare q: string | null | undefined;
  /** Order that the reader starts with: `-publishedAt`, `price`, `-price`, `no`. */
  declare sort: string | null | undefined;
  /** Listings a page, 1 to 100; 24 unless said otherwise. */
  declare pageSize: string | null | undefined;
  /** Where a card leads; `{id}` stands for the listing's id. Without it cards lead nowhere. */
  declare detailHref: string | null | undefined;
  /** Present: what the reader chooses stands in the page's address, under this prefix (`jtop` if empty). */
  declare urlSync: string | null | undefined;
  /** Present: cards only, without search and filters. */
  declare compact: string | null | undefined;
  /** Present: the next page is read when the end comes near. */
  declare autoMore: string | null | undefined;

  protected readonly frame = 'catalogue';
  protected override readonly announcer = new Announcer();
  private readonly asked: Asked<CatalogueQuery, CatalogueStore<CardListing>>;
  private readonly finder = new Finder<CatalogueQuery>(this, catalogueCodec, (change, typing) =>
    this.finder.choose(change, typing),
  );
  /** How many cards there were when more were asked for. */
  private moreFrom: number | undefined;
  private focusSearch = false;
  /** A card had the focus before drawing. */
  private inResults = false;
  private readonly cardWindow = new CardWindow(this, () => this.find('results'));
  private readonly cardSight = new CardSight((ids) => this.asked.store?.follow(ids));
  private readonly endSight = new CardSight((ids) => {
    if (ids.length > 0) this.more();
  });

  constructor() {
    const asked: Asked<CatalogueQuery, CatalogueStore<CardListing>> = { query: {}, pageSize: PAGE_SIZE };
    super(askedStore(asked, (sources, options) => createCatalogueStore(sources, options, createKeeper())));
    this.asked = asked;
  }

  /** The catalogue has something to say after an act, and never by itself: it need not be ticked unseen. */
  override get always(): boolean {
    return false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.cardSight.end();
    this.endSight.end();
  }

  protected subject(): string {
    return `catalogue:${this.asked.pageSize}`;
  }

  protected counts({ items }: CardsData): boolean {
    return items.some(({ lot }) => lot?.status === 'bidding');
  }

  protected words(t: Strings): readonly [string, string, string] {
    const texts = catalogueTexts(t.$code);
    return [texts.noneTitle, texts.noneText, texts.errorTitle];
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const { asked, finder } = this;
    finder.start(this, this.urlSync);
    asked.query = fixQuery(finder.chosen, this.fixed);
    asked.pageSize = pageSizeOf(this.pageSize, PAGE_SIZE);
    asked.store?.ask(asked.query);
    super.willUpdate();
    this.inResults = Boolean(this.shadowRoot?.activeElement?.closest('li'));
    const { data, error } = this.source.snapshot;
    if (!data) return;
    const answered = sameQuery(data.query, asked.query);
    if (error && !answered && !data.busy) this.state = 'error';
    else if (this.state === 'ready' && data.items.length === 0) this.state = 'empty';
  }

  protected view(data: CardsData, context: ViewContext): TemplateResult {
    const { t, state } = context;
    const texts = catalogueTexts(t.$code);
    const failed = state === 'error';
    const fault = failed ? this.faultOf(context) : undefined;
    const shows = !failed && data.items.length > 0;
    const [asOf, connection] = asOfTexts(
      data,
      state,
      this.counts(data) && follows(this.source.snapshot),
      t,
      texts,
    );
    return this.draw(
      {
        found: failed ? '' : foundText(data, t, texts),
        busy: data.busy === 'query',
        results: fault
          ? { kind: 'fault', fault }
          : shows
            ? catalogueCards(data, this.cardWindow.span(data.items.length), context, {
                key: this.detailHref,
                hrefOf: (item) => this.hrefOf(item),
                open: this.open,
              })
            : { kind: 'empty', filtered: isFiltered(this.finder.chosen) },
        shown: shows ? shownText(data, t, texts) : '',
        more: !data.hasMore ? 'none' : data.moreError ? 'failed' : data.busy === 'more' ? 'busy' : 'ready',
        asOf,
        connection,
      },
      t,
    );
  }

  protected blank(fault: FaultView | undefined, { t }: ViewContext): TemplateResult {
    return this.draw(
      {
        found: '',
        busy: false,
        results: fault ? { kind: 'fault', fault } : { kind: 'skeleton', count: this.asked.pageSize },
        shown: '',
        more: 'none',
        asOf: '',
        connection: '',
      },
      t,
    );
  }

  protected told(data: CardsData, before: CardsData | undefined): void {
    const { query, total, items, busy } = data;
    const detail = { query, total, loaded: items.length };
    if (!before) this.dispatchEvent(new JtopCatalogueLoadedEvent(detail));
    else if (query !== before.query && !busy) this.dispatchEvent(new JtopCatalogueFilteredEvent(detail));
    // The lots of the same cards may be others now.
    if (items !== before?.items) this.cardSight.tellSoon();
  }

  protected override announce(data: CardsData, { t }: ViewContext, before: CardsData | undefined): void {
    if (!before || data.busy) return;
    const texts = catalogueTexts(t.$code);
    if (data.query !== before.query) {
      const { summary } = controlsOf(this.finder.chosen, this.fixed, t, texts);
      this.announcer.polite = [foundText(data, t, texts), ...summary].join(texts.comma);
    } else if (data.items.length > before.items.length) {
      this.announcer.polite = shownText(data, t, texts);
    }
  }

  protected override updated(): void {
    super.updated();
    if (!this.isConnected) return;
    this.cardWindow.look(true);
    const cards = this.shadowRoot?.querySelectorAll<HTMLElement>('li[data-id]') ?? [];
    this.cardSight.watch(cards);
    const more = this.find('more');
    this.endSight.watch(more && this.autoMore !== null && this.autoMore !== undefined ? [more] : []);
    this.keepFocus();
  }

  /** The filters that the page fixes. */
  private get fixed(): CatalogueQuery {
    const { field, city, transferMode: mode, status, payLater, starred } = this;
    const { priceMinFen, priceMaxFen, seasonId } = this;
    const texts = { field, city, mode, status, payLater, starred, priceMinFen, priceMaxFen, seasonId };
    return readQuery((name) => (texts as Partial<Record<typeof name, string | null>>)[name]);
  }

  private find(part: string): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`) ?? null;
  }

  private draw(
    rest: Omit<Parameters<typeof catalogueView>[0], 'controls' | 'typed' | 'summary'>,
    t: Strings,
  ): TemplateResult {
    const texts = catalogueTexts(t.$code);
    const controls = controlsOf(this.finder.chosen, this.fixed, t, texts);
    const bare = this.compact !== null && this.compact !== undefined;
    return catalogueView(
      {
        ...rest,
        controls: bare ? undefined : controls,
        typed: this.finder.typed,
        summary: controls.summary.join(texts.comma),
      },
      this.acts,
      t,
      texts,
    );
  }

  private hrefOf({ listing }: CatalogueItem<CardListing>): string | undefined {
    return safeUrl(this.detailHref?.replace(/\{id\}/g, encodeURIComponent(listing.id)));
  }

  private more(): void {
    this.moreFrom = this.source.snapshot.data?.items.length;
    this.asked.store?.more();
  }

  /** Where what had the focus is gone, it goes to what stands in its place. */
  private keepFocus(): void {
    const { data } = this.source.snapshot;
    const active = this.shadowRoot?.activeElement ?? null;
    const lost = active === null && document.activeElement === document.body;
    // The card that had it was scrolled out of the page: the list has it then, and Tab goes on from there.
    if (lost && this.inResults) this.find('results')?.focus({ preventScroll: true });
    if (this.focusSearch) {
      this.focusSearch = false;
      this.find('search')?.focus();
    }
    if (this.moreFrom === undefined || !data || data.busy) return;
    const fresh = data.items[this.moreFrom];
    if (fresh && !data.hasMore && lost) {
      this.shadowRoot
        ?.querySelector<HTMLElement>(`li[data-id="${CSS.escape(fresh.listing.id)}"] a[href]`)
        ?.focus();
    }
    this.moreFrom = undefined;
  }

  private readonly acts: CatalogueActs = {
    type: this.finder.type,
    key: this.finder.key,
    toggle: (event) => {
      const { group, value = '' } = (event.currentTarget as HTMLElement).dataset;
      if (group === 'quick') {
        const name = value as 'starred' | 'payLater';
        return this.finder.choose({ [name]: this.finder.chosen[name] ? undefined : true });
      }
      const known = this.finder.chosen.field ?? [];
      const field = known.includes(value) ? known.filter((other) => other !== value) : [...known, value];
      this.finder.choose({ field: value === '' || field.length === 0 ? undefined : field });
    },
    select: (event) => {
      const { dataset, value } = event.currentTarget as HTMLSelectElement;
      if (dataset.name === 'price')
        this.finder.choose({ priceMinFen: undefined, priceMaxFen: undefined, ...pricesOfBand(value) });
      else this.finder.choose({ [String(dataset.name)]: value || undefined });
    },
    clear: () => {
      this.finder.typed = '';
      this.focusSearch = true;
      this.finder.choose(this.finder.nothing);
    },
    more: () => this.more(),
  };

  private readonly open = (event: Event): void => {
    const id = (event.currentTarget as HTMLElement).closest<HTMLElement>('li')?.dataset.id;
    const item = this.source.snapshot.data?.items.find(({ listing }) => listing.id === id);
    const href = item && this.hrefOf(item);
    if (!item || !href) return;
    const request = new JtopCatalogueOpenRequestEvent({
      listingId: item.listing.id,
      lotId: item.lot?.id,
      href,
    });
    if (!this.dispatchEvent(request)) event.preventDefault();
  };
}
