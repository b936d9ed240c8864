import type { Listing, Lot, TransferOffer } from '@jtop/contract';
import {
  clockText,
  dayText,
  durationOf,
  momentText,
  moneyFormat,
  moneyText,
  timeOfDay,
  type Money,
} from '../../internal/format.js';
import { icons, type Tone } from '../../internal/icons.js';
import { groupOf, type LotGroup } from '../../internal/lot-group.js';
import { clamp } from '../../internal/text.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { ListingCardView } from './listing-card.view.js';

const SOON_MS = 86_400_000;

/** The part of a card that depends on how it is sold. */
type Sale = Pick<
  ListingCardView,
  'tone' | 'icon' | 'status' | 'when' | 'priceLabel' | 'price' | 'terms' | 'moreTerms' | 'action' | 'primary'
>;

/** The terms of an offer that a card speaks of. */
export interface CardOffer extends Pick<TransferOffer, 'mode' | 'priceMode'> {
  readonly licenseKind?: string | undefined;
  readonly priceFen?: number | undefined;
  readonly payLater?: { readonly trialMonths: number; readonly feeFen?: number | undefined } | undefined;
  readonly equity?: { readonly valuationFen: number } | undefined;
}

/** What a card reads of a listing, and by what its lot is known; every listing is one. */
export interface CardListing extends Pick<
  Listing,
  'id' | 'kind' | 'title' | 'verified' | 'payLater' | 'status' | 'publishedAt'
> {
  readonly fields: readonly string[];
  readonly rights: readonly { readonly kind?: string | undefined; readonly form: string }[];
  readonly supplier: { readonly name: string };
  readonly selfAssessment?: { readonly trl: number } | undefined;
  /** Anything where it is starred. */
  readonly starred?: unknown;
  readonly lotIds: readonly string[];
  readonly currentLotId?: string | undefined;
  readonly offers: readonly CardOffer[];
}

/** What is known, where the card leads, and how fresh it is. */
export interface ListingCardFacts {
  readonly listing: CardListing;
  /** The lot that sells it, where there is one. */
  readonly lot: Lot | undefined;
  readonly href: string | undefined;
  readonly old: boolean;
  /** The platform's time, epoch milliseconds. */
  readonly now: number;
}

const LOOKS: Record<LotGroup, readonly [Tone, string]> = {
  before: ['accent', icons.calendar],
  open: ['accent', icons.live],
  suspended: ['caution', icons.pause],
  closed: ['neutral', icons.tick],
  sold: ['positive', icons.tick],
  cancelled: ['neutral', icons.minus],
  unsold: ['neutral', icons.minus],
};

/** Turns entities into what the card prints. All arithmetic of money and time is here. */
export function listingCardState(
  { listing, lot, href, old, now }: ListingCardFacts,
  t: Strings,
): ListingCardView {
  const right = listing.rights[0];
  const trl = listing.selfAssessment?.trl;
  return {
    kind: t.rights[right?.kind ?? right?.form ?? ''] ?? t.rights[listing.kind] ?? '',
    field: t.fields[listing.fields[0] ?? ''] ?? '',
    title: clamp(listing.title),
    supplier: clamp(listing.supplier.name),
    maturity: trl ? `TRL ${trl}` : '',
    verified: listing.verified,
    starred: listing.starred !== undefined,
    payLater: listing.payLater,
    old,
    href,
    ...(lot && lot.status !== 'relisted' ? lotSale(lot, now, t) : offerSale(listing, t)),
  };
}

function lotSale(lot: Lot, now: number, t: Strings): Sale {
  const { rules, bidCount, currentPriceFen = rules.startPriceFen } = lot;
  const opensAt = Date.parse(lot.opensAt);
  const closesAt = Date.parse(lot.closesAt);
  const step = 'fen' in rules.increment ? rules.increment.fen : rules.startPriceFen;
  const format = moneyFormat(t, rules.startPriceFen, step, currentPriceFen);
  const group = groupOf(lot.status);
  const [tone, icon] = LOOKS[group];
  const before = group === 'before';
  const open = group === 'open';
  const failed = group === 'cancelled' || group === 'unsold';
  const reached = bidCount > 0 && !failed;
  const soon = before && opensAt - now < SOON_MS;
  const left = durationOf(closesAt - now);
  return {
    tone: soon ? 'caution' : tone,
    icon,
    status: soon ? t.statuses.soon : t.statuses[group],
    when: before
      ? momentText(t, opensAt)
      : open
        ? t.left((left.days > 0 ? `${left.days} ${t.days} ` : '') + clockText(left))
        : failed
          ? t.attempt(lot.attempt)
          : dayText(t, closesAt),
    priceLabel: t.priceLabels[group === 'sold' ? 'sold' : reached ? 'current' : 'start'] ?? '',
    price: format(reached ? currentPriceFen : rules.startPriceFen),
    terms: before
      ? `${t.deposit} ${moneyText(moneyFormat(t, rules.depositFen)(rules.depositFen))}`
      : failed
        ? t.onShow
        : t.bids(bidCount),
    moreTerms: before
      ? `${t.step} ${moneyText(format(step))}`
      : open
        ? `${t.endsAt(timeOfDay(closesAt, 5))} (+08:00)`
        : '',
    action: before ? t.viewRegister : open ? t.enter : group === 'sold' ? t.viewResult : t.view,
    primary: open,
  };
}

function offerSale({ status, offers, publishedAt }: CardListing, t: Strings): Sale {
  const [tone, icon] = status === 'dealt' ? LOOKS.sold : (['neutral', icons.sheet] as const);
  const priced = offers.find((offer) => offerFen(offer) !== undefined) ?? offers[0];
  const months = offers.find((offer) => offer.payLater)?.payLater?.trialMonths;
  return {
    tone,
    icon,
    status: status === 'dealt' ? t.statuses.sold : t.statuses.offered,
    when: t.published(dayText(t, Date.parse(publishedAt))),
    priceLabel: t.priceLabels[priced?.mode ?? ''] ?? t.priceLabels.other ?? '',
    price: offerPrice(priced, t),
    terms: months
      ? t.trial(months)
      : offers
          .slice(0, 2)
          .map(({ licenseKind, mode }) => t.offers[licenseKind ?? mode])
          .join(t.or),
    moreTerms: '',
    action: t.view,
    primary: false,
  };
}

/** The price that an offer names: asked, due after the trial, or the valuation of a share. */
function offerFen(offer: CardOffer): number | undefined {
  if (offer.priceMode === 'negotiable') return undefined;
  return offer.priceFen ?? offer.payLater?.feeFen ?? offer.equity?.valuationFen;
}

function offerPrice(offer: CardOffer | undefined, t: Strings): Money {
  const fen = offer && offerFen(offer);
  if (fen === undefined) return { value: t.negotiable, unit: '' };
  const { value, unit } = moneyFormat(t, fen)(fen);
  return { value, unit: offer?.priceMode === 'from' ? unit + t.from : unit };
}
