import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { Announcer } from '../../internal/announcer.js';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import { durationOf, moneyText, timeOfDay } from '../../internal/format.js';
import type { FaultView } from '../../internal/view-parts.js';
import type { Strings } from '../../locales/zh-CN.js';
import { createLotStore, type LotData } from '../../stores/lot-store.js';
import {
  JtopBidPanelLoadedEvent,
  JtopBidPanelUpdatedEvent,
  type BidPanelDetail,
} from './bid-panel.events.js';
import { reserveText, standingOf } from './bid-panel.standing.js';
import { bidPanelState, priceFormat } from './bid-panel.state.js';
import { bidPanelStyles } from './bid-panel.styles.js';
import { bidPanelBlank, bidPanelView } from './bid-panel.view.js';

/**
 * A lot while it is auctioned, live: price, phase, end with countdown, next amount, history under the bidders' codes, the
 * rules in plain words. For watching; bids are placed on the platform.
 *
 * @summary A lot, live.
 * @customElement jtop-bid-panel
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script and beside an error. Its first link is where one can take part.
 * @event {JtopBidPanelLoadedEvent} jtop-bid-panel-loaded - The panel shows its lot.
 * @event {JtopBidPanelUpdatedEvent} jtop-bid-panel-updated - Price, end or standing have changed.
 * @event {JtopErrorEvent} jtop-error - The lot could not be had or refreshed.
 * @csspart panel - The frame.
 * @csspart lot-no - Number and field.
 * @csspart title - The title.
 * @csspart standing - Where the lot stands, or that the connection is lost.
 * @csspart figures - Price and time.
 * @csspart price - The price with label and note.
 * @csspart money - The price alone.
 * @csspart time - The time with label and note.
 * @csspart badge - Each badge.
 * @csspart act - What one can do next.
 * @csspart next-amount - The least next amount.
 * @csspart action - The link.
 * @csspart receipt - The note on receipts.
 * @csspart price-chart - The chart.
 * @csspart bids - The table of bids.
 * @csspart more - The button that opens the whole history.
 * @csspart rules - The rules.
 * @csspart as-of - As of when, and how the connection stands.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-bid-panel lot-id="live"><a href="https://platform.example/">Take part on the platform</a></jtop-bid-panel>
 */
export class JtopBidPanel extends JtopElement<LotData> {
  static override styles: CSSResultGroup = [JtopElement.styles, bidPanelStyles];
  static override properties: PropertyDeclarations = {
    lotId: { attribute: 'lot-id' },
    expanded: { state: true },
  };

  /** Id of the lot, or `live` for the open one; of several, the one that closes last. */
  declare lotId: string | undefined;
  declare private expanded: boolean;

  protected readonly frame = 'panel';
  protected override readonly announcer = new Announcer();

  constructor() {
    super(createLotStore);
    this.expanded = false;
  }

  protected subject(): string | undefined {
    return this.lotId;
  }

  protected counts({ lot }: LotData): boolean {
    return lot.status === 'registering' || lot.status === 'bidding';
  }

  protected view(data: LotData, { t, now, href, state }: ViewContext): TemplateResult {
    const lost = state === 'offline';
    const facts = { ...data, href, now, lost, stale: state === 'stale', expanded: this.expanded };
    return bidPanelView(bidPanelState(facts, t), t, this.toggle);
  }

  protected blank(fault: FaultView | undefined, { t }: ViewContext): TemplateResult {
    return bidPanelBlank(fault, t, reserveText(t));
  }

  protected words(t: Strings): readonly [string, string, string] {
    return t.lotFaults;
  }

  protected told({ lot }: LotData, before: LotData | undefined): void {
    const { status, phase, currentPriceFen, leadingBidderCode, nextAmountFen, bidCount, closesAt, version } =
      lot;
    const detail: BidPanelDetail = {
      lotId: lot.id,
      version,
      status,
      phase,
      currentPriceFen,
      leadingBidderCode,
      nextAmountFen,
      bidCount,
      closesAt,
    };
    if (before?.lot.id !== lot.id) this.dispatchEvent(new JtopBidPanelLoadedEvent(detail));
    else if (before.lot.version !== version) this.dispatchEvent(new JtopBidPanelUpdatedEvent(detail));
  }

  protected override announce({ lot }: LotData, { t, now }: ViewContext, before: LotData | undefined): void {
    const { announcer } = this;
    const opening = lot.status === 'registering';
    const end = Date.parse(opening ? lot.opensAt : lot.closesAt);
    const passed = this.counts({ lot, bids: [], asOf: 0 }) ? announcer.passed(end - now) : undefined;
    if (passed !== undefined) {
      const left = t.duration(durationOf(passed));
      announcer.polite = opening ? t.sayOpens(left) : t.sayLeft(left);
    }
    if (before?.lot.id !== lot.id) return;
    if (lot.bidCount > before.lot.bidCount && lot.currentPriceFen !== undefined) {
      announcer.polite = t.sayPrice(
        moneyText(priceFormat(lot, t)(lot.currentPriceFen)),
        lot.leadingBidderCode ?? '',
      );
    }
    if (lot.status !== before.lot.status) announcer.polite = standingOf(lot, t).title;
    if (lot.extensions > before.lot.extensions) announcer.assertive = t.sayExtended(timeOfDay(end));
  }

  private readonly toggle = (): void => {
    this.expanded = !this.expanded;
  };
}
