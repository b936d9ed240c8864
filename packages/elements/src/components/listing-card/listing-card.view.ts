import { html, nothing, type TemplateResult } from 'lit';
import type { Money } from '../../internal/format.js';
import { icons, type Tone } from '../../internal/icons.js';
import { icon, lineOf, retryButton, type FaultView } from '../../internal/view-parts.js';
import type { Strings } from '../../locales/zh-CN.js';
import { cardIcons } from './listing-card.icons.js';

/** What a card shows, ready to print: no arithmetic is left to do. */
export interface ListingCardView {
  /** `发明专利`, and the first field. */
  readonly kind: string;
  readonly field: string;
  readonly title: string;
  readonly supplier: string;
  /** `TRL 7`, or empty. */
  readonly maturity: string;
  readonly verified: boolean;
  readonly starred: boolean;
  readonly payLater: boolean;
  readonly tone: Tone;
  readonly icon: string;
  readonly status: string;
  /** Date, time or remaining time beside the badge; may be empty. */
  readonly when: string;
  readonly priceLabel: string;
  readonly price: Money;
  /** One line of terms, in up to two pieces. */
  readonly terms: string;
  readonly moreTerms: string;
  /** Connection lost, or data that could not be refreshed: the figures are marked. */
  readonly old: boolean;
  /** A checked link, or undefined: then the card has no action. */
  readonly href: string | undefined;
  readonly action: string;
  /** Something is live here: the one primary button of a list. */
  readonly primary: boolean;
}

/** The card with its data: one flat template, because a list holds a thousand of them. */
export function listingCardView(
  view: ListingCardView,
  t: Strings,
  open: (event: Event) => void,
): TemplateResult {
  const { href = nothing } = view;
  return html`<div class="panes">
    <div class="pad body" part="body">
      <p class="note" part="kind">
        ${view.kind}<span class="sep" ?hidden=${!view.field}></span>${view.field}
      </p>
      <h3 class="title" part="title">
        <a href=${href} @click=${open}><bdi>${view.title}</bdi></a>
      </h3>
      <p class="note supplier" part="supplier">
        <bdi>${view.supplier}</bdi><span part="maturity">${view.maturity}</span>
      </p>
      <div class="flags" part="flags">
        <span class="badge positive" part="badge" ?hidden=${!view.verified}
          ><svg class="icon sm" viewBox="0 0 24 24" aria-hidden="true">
            <path d=${cardIcons.shield}></path></svg
          >${t.verified}</span
        ><span class="badge star" part="badge" ?hidden=${!view.starred}
          ><svg class="icon sm solid" viewBox="0 0 24 24" aria-hidden="true">
            <path d=${cardIcons.star}></path></svg
          >${t.starred}</span
        ><span class="badge info" part="badge" ?hidden=${!view.payLater}
          ><svg class="icon sm" viewBox="0 0 24 24" aria-hidden="true"><path d=${icons.swap}></path></svg
          >${t.payLater}</span
        >
      </div>
    </div>
    <div class="pad aside" part="aside">
      <div class="state" part="state">
        <span class="badge ${view.tone}" part="badge"
          ><svg class="icon sm" viewBox="0 0 24 24" aria-hidden="true"><path d=${view.icon}></path></svg
          >${view.status}</span
        ><span class="note nb" part="when"
          >${view.primary ? icon(icons.clock, 'sm') : nothing} ${view.when}</span
        >
      </div>
      <div class="row ${view.old ? 'old' : ''}">
        <div part="offer">
          <p class="price" part="price">
            <span class="small muted">${view.priceLabel}</span
            ><span class="money" part="money"
              >${view.price.value}<span class="unit">${view.price.unit}</span></span
            >
          </p>
          <p class="note" part="terms">
            ${view.terms}<span class="sep" ?hidden=${!view.moreTerms}></span>${view.moreTerms}
          </p>
        </div>
        <div>
          <a
            class="button ${view.primary ? 'primary' : ''} ${view.href ? '' : 'away'}"
            part="action"
            href=${href}
            @click=${open}
            >${view.action}</a
          >
        </div>
      </div>
    </div>
  </div>`;
}

/** The card without data: bars where the lines will stand, or why there is nothing and the one way out. Same heights. */
export function listingCardBlank(fault: FaultView | undefined, t: Strings): TemplateResult {
  const line = lineOf(fault);
  const retry = fault?.retry;
  return html`<div class="panes">
    <div class="pad body" part=${fault ? 'error' : nothing} role=${retry ? 'alert' : nothing}>
      <p class="note">${line('45%', t.rights.achievement)}</p>
      <p class="title">${line('96%', fault?.title)}${line('60%')}</p>
      <div class="note">${line('70%', fault?.text)}</div>
      <div class="note">${line('30%', fault?.request)} <slot ?hidden=${!fault}></slot></div>
    </div>
    <div class="pad aside">
      <div class="state">${fault ? fault.badge : line('76')}</div>
      <div class="row">
        <div>
          <p class="price">${line('55%', '—')}</p>
          <p class="note">${line('72%')}</p>
        </div>
        <div>${retryButton(fault, t)}</div>
      </div>
    </div>
  </div>`;
}
