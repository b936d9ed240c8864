/**
 * A page of cards. This stands in for `jtop-catalogue` until that is here: then this file is `document.createElement` of
 * it with a list, and nothing else of the bench changes. It renders the card's own view, flat, in one shadow root.
 */
import type { Listing } from '@jtop/contract';
import { css, html, LitElement, unsafeCSS, type CSSResult, type TemplateResult } from 'lit';
import { listingCardState } from '../../packages/elements/src/components/listing-card/listing-card.state.js';
import { listingCardStyles } from '../../packages/elements/src/components/listing-card/listing-card.styles.js';
import { listingCardView } from '../../packages/elements/src/components/listing-card/listing-card.view.js';
import { zhCN } from '../../packages/elements/src/locales/zh-CN.js';
import { sharedStyles } from '../../packages/elements/src/styles/shared.styles.js';
import { tokenStyles } from '../../packages/elements/src/styles/tokens.styles.js';
import { NOW } from '../../packages/elements/src/testing/fixtures.js';

/** The card's styles for a card that is no element of its own. */
function inside(styles: CSSResult): CSSResult {
  return unsafeCSS(styles.cssText.replace(/:host\(([^)]*)\)/g, '.card$1').replace(/:host/g, '.card'));
}

export const cardStyles = [
  tokenStyles,
  ...[tokenStyles, sharedStyles, listingCardStyles].map(inside),
  css`
    .cards {
      display: flex;
      flex-wrap: wrap;
    }
    .card {
      width: 400px;
      margin: 8px;
    }
  `,
];

/** A thousand cards in one shadow root. */
class BenchCards extends LitElement {
  static override styles = cardStyles;
  listings: readonly Listing[] = [];

  override render(): TemplateResult {
    return html`<div class="cards">${this.listings.map(card)}</div>`;
  }
}
customElements.define('bench-cards', BenchCards);

function card(listing: Listing): TemplateResult {
  const facts = { listing, lot: undefined, href: 'https://partner.example/x', old: false, now: NOW };
  const view = listingCardState(facts, zhCN);
  return html`<div class="card"><div class="root many">${listingCardView(view, zhCN, ignore)}</div></div>`;
}

function ignore(): void {
  return undefined;
}

/** Shows listings as cards, and resolves when the element has rendered. */
export async function showCatalogue(listings: readonly Listing[]): Promise<void> {
  const cards = new BenchCards();
  cards.listings = listings;
  document.body.append(cards);
  await cards.updateComplete;
}
