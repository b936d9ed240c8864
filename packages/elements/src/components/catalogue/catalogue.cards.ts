import { guard } from 'lit/directives/guard.js';
import type { ViewContext } from '../../internal/element.js';
import type { CatalogueData, CatalogueItem } from '../../stores/catalogue-store.js';
import { listingCardState, type CardListing } from '../listing-card/listing-card.state.js';
import { listingCardView } from '../listing-card/listing-card.view.js';
import type { ResultsView } from './catalogue.view.js';
import type { CardWindow } from './catalogue.window.js';

/** What is held of a catalogue: of listings what their cards show. */
export type CardsData = CatalogueData<CardListing>;

/** Where cards lead. */
export interface CardLinks {
  /** Changes whenever `hrefOf` answers otherwise. */
  readonly key: unknown;
  readonly hrefOf: (item: CatalogueItem<CardListing>) => string | undefined;
  readonly open: (event: Event) => void;
}

/** The cards that are in the page; each is drawn anew only when it, or what is said of its time, has changed. */
export function catalogueCards(
  { items, total }: CardsData,
  { first, end, above, below }: ReturnType<CardWindow['span']>,
  { t, now, state }: ViewContext,
  { key, hrefOf, open }: CardLinks,
): ResultsView {
  const old = state === 'offline' || state === 'stale';
  const second = Math.floor(now / 1000);
  const cards = items.slice(first, end).map((item, index) => {
    const { listing, lot } = item;
    // Only what counts down is drawn each second, and what is about to open each minute.
    const moment =
      lot?.status === 'bidding' ? second : lot?.status === 'registering' ? Math.floor(second / 60) : 0;
    return {
      id: listing.id,
      place: first + index + 1,
      content: guard([item, moment, old, t, key], () =>
        listingCardView(
          listingCardState({ listing, lot, href: hrefOf(item), old: old && lot !== undefined, now }, t),
          t,
          open,
        ),
      ),
    };
  });
  return { kind: 'cards', cards, size: total ?? -1, above, below };
}
