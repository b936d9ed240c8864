/** A catalogue that holds many listings, and what a card of it is as markup. */
import type { Listing } from '@jtop/contract';
import '../../packages/elements/src/define/catalogue.js';
import { css, html, render, unsafeCSS, type CSSResult, type CSSResultGroup } from 'lit';
import { listingCardState } from '../../packages/elements/src/components/listing-card/listing-card.state.js';
import { listingCardStyles } from '../../packages/elements/src/components/listing-card/listing-card.styles.js';
import { listingCardView } from '../../packages/elements/src/components/listing-card/listing-card.view.js';
import { zhCN } from '../../packages/elements/src/locales/zh-CN.js';
import { sharedStyles } from '../../packages/elements/src/styles/shared.styles.js';
import { tokenStyles } from '../../packages/elements/src/styles/tokens.styles.js';
import { CataloguePlatform } from '../../packages/elements/src/testing/catalogue-platform.js';
import { NOW } from '../../packages/elements/src/testing/fixtures.js';

const PAGE_SIZE = 100;

/** Groups of styles may be nested. */
const flat = (styles: CSSResultGroup): CSSResult[] =>
  Array.isArray(styles) ? styles.flatMap(flat) : [styles as CSSResult];

/** The card's styles for a card that is no element of its own. */
const inside = (styles: CSSResult): CSSResult =>
  unsafeCSS(styles.cssText.replace(/:host\(([^)]*)\)/g, '.card$1').replace(/:host/g, '.card'));

/** What the baseline's cards look like. */
export const cardStyles: CSSResult[] = [
  ...flat(tokenStyles),
  ...flat([tokenStyles, sharedStyles, listingCardStyles]).map(inside),
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

/** One card as markup written by hand would have it: without the comments that keep a template's places. */
export function cardMarkup(listing: Listing): string {
  const facts = { listing, lot: undefined, href: 'https://partner.example/x', old: false, now: NOW };
  const root = document.createElement('div');
  const view = listingCardView(listingCardState(facts, zhCN), zhCN, () => undefined);
  render(html`<div class="card"><div class="root">${view}</div></div>`, root);
  return root.innerHTML.replace(/<!--.*?-->/g, '');
}

/** Shows listings in a catalogue that has read all its pages, and resolves when it holds them. */
export async function showCatalogue(listings: readonly Listing[]): Promise<void> {
  const platform = new CataloguePlatform();
  platform.listings = [...listings];
  const catalogue = document.createElement('jtop-catalogue');
  catalogue.core = platform.core;
  catalogue.lang = 'zh-CN';
  catalogue.setAttribute('page-size', String(PAGE_SIZE));
  catalogue.setAttribute('detail-href', 'https://partner.example/{id}');
  document.body.append(catalogue);
  const pages = Math.ceil(listings.length / PAGE_SIZE);
  const more = (): HTMLButtonElement | null | undefined =>
    catalogue.shadowRoot?.querySelector<HTMLButtonElement>('button[part~="more"]');
  for (let looks = 0; platform.questions.length < pages || catalogue.state !== 'ready'; looks++) {
    if (looks > 5000) throw new Error('the catalogue does not get to its last page');
    const button = more();
    if (button && !button.disabled) button.click();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await catalogue.updateComplete;
}
