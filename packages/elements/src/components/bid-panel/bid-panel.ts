import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { adopt } from '../../internal/adopt.js';
import { Announcer } from '../../internal/announcer.js';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import { durationOf, moneyText, timeOfDay } from '../../internal/format.js';
import { Part } from '../../internal/part.js';
import type { ActTokenProvider, Settings } from '../../internal/settings.js';
import type { FaultView } from '../../internal/view-parts.js';
import { bidPanelZhCN } from '../../locales/zh-CN/bid-panel.js';
import { addChinese, type Strings } from '../../locales/zh-CN.js';
import { createLotStore, type LotData } from '../../stores/lot-store.js';
import {
  JtopBidPanelLoadedEvent,
  JtopBidPanelUpdatedEvent,
  type BidPanelDetail,
} from './bid-panel.events.js';
import { reserveText, standingOf } from './bid-panel.standing.js';
import { bidPanelState, priceFormat, type BidPanelFacts } from './bid-panel.state.js';
import { bidPanelStyles } from './bid-panel.styles.js';
import { bidPanelBlank, bidPanelView, detailsBlank, type PanelDetails } from './bid-panel.view.js';
import type { TakingPart } from './taking-part/taking-part.js';

addChinese(bidPanelZhCN);

/**
 * A lot while it is auctioned, live: price, phase, end with countdown, next amount, history under the bidders' codes, the
 * rules in plain words. With a site key one can take part from here: what is of consequence is confirmed in a window of the
 * platform's own origin, and this page never holds the power to bid. Without one it is for watching.
 *
 * @summary A lot, live.
 * @customElement jtop-bid-panel
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script and beside an error. Its first link is where one can take part.
 * @event {JtopBidPanelLoadedEvent} jtop-bid-panel-loaded - The panel shows its lot.
 * @event {JtopBidPanelUpdatedEvent} jtop-bid-panel-updated - Price, end or standing have changed.
 * @event {JtopBidPanelPlaceRequestEvent} jtop-bid-panel-place-request - Somebody bids; cancel it to take over.
 * @event {JtopBidPanelRegisterRequestEvent} jtop-bid-panel-register-request - Somebody registers; cancel it to take over.
 * @event {JtopBidPanelDepositRequestEvent} jtop-bid-panel-deposit-request - Somebody pays the deposit; cancel it to take over.
 * @event {JtopBidPanelPlacedEvent} jtop-bid-panel-placed - The viewer's bid was accepted.
 * @event {JtopBidPanelOutbidEvent} jtop-bid-panel-outbid - Another bid has taken the lead from the viewer.
 * @event {JtopBidPanelRegisteredEvent} jtop-bid-panel-registered - The viewer has registered.
 * @event {JtopBidPanelRejectedEvent} jtop-bid-panel-rejected - What the viewer wanted was refused.
 * @event {JtopBidPanelUnknownEvent} jtop-bid-panel-unknown - Whether it was done is not known yet.
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
 * @csspart action - The link, where one only watches.
 * @csspart steps - The amounts that are offered.
 * @csspart step - One of them.
 * @csspart amount - The field for another amount, with its steppers.
 * @csspart stepper - One step less or more.
 * @csspart in-words - The amount in words, or why it is refused.
 * @csspart submit-button - The one button of who takes part.
 * @csspart act-note - The line under it.
 * @csspart second - The small button beside the note.
 * @csspart download - Saves the receipt.
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
    siteKey: { attribute: 'site-key' },
    confirm: {},
    authProvider: { attribute: false },
    expanded: { state: true },
  };

  /** Id of the lot, or `live` for the open one; of several, the one that closes last. */
  declare lotId: string | undefined;
  /** The partner's key, `pk_…`; with it one can take part from here. Wins over the provider's and the script's. */
  declare siteKey: string | undefined;
  /** `inline`: acts are done in the page, where the platform allows that and `authProvider` gives tokens. */
  declare confirm: string | undefined;
  /** Gives tokens for acts in the page; without it, or without `confirm="inline"`, acts are handed over. */
  declare authProvider: ActTokenProvider | undefined;
  declare private expanded: boolean;

  protected readonly frame = 'panel';
  override readonly announcer = new Announcer();
  private readonly details = new Part(this, () => import('./details/details.js'));
  private readonly acting = new Part(this, () => import('./taking-part/taking-part.js'));
  private taking: TakingPart | undefined;

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

  protected override get settings(): Settings {
    const { siteKey, confirm, authProvider } = this;
    const settings = super.settings;
    return {
      ...settings,
      siteKey: siteKey ?? settings.siteKey,
      confirm: confirm ?? settings.confirm,
      authProvider: authProvider ?? settings.authProvider,
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // On its way together with the lot, so that it is mostly there when the lot is.
    this.details.get();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.taking?.release();
  }

  protected view(data: LotData, context: ViewContext): TemplateResult {
    const { t, now, href, state } = context;
    const lost = state === 'offline';
    const half = this.half(data, context);
    const own = half && { code: half.view.ownCode, you: half.view.you };
    const facts = { ...data, href, now, lost, stale: state === 'stale', expanded: this.expanded, own };
    const watched = bidPanelState(facts, t);
    const details = this.detailsOf(facts, t);
    if (!half) return bidPanelView(watched, t, details);
    const { standing, reserve, connection } = half.view;
    const view = {
      ...watched,
      standing: standing ?? watched.standing,
      reserve: reserve.length > watched.reserve.length ? reserve : watched.reserve,
      connection: connection || watched.connection,
    };
    return bidPanelView(view, t, { ...details, ...half });
  }

  /** The acting half; loaded when a page can take part at all, and nothing until it is there, or where it cannot be had. */
  private half(data: LotData, context: ViewContext): ReturnType<TakingPart['draw']> | undefined {
    const { settings } = this;
    const { hub } = this.source;
    const can = Boolean(settings.siteKey) || (settings.confirm === 'inline' && settings.authProvider);
    if (!can || !hub) return undefined;
    const module = this.acting.get();
    if (!module) return undefined;
    return (this.taking ??= new module.TakingPart(this)).draw({ hub, settings, data, context });
  }

  /** How to take part, chart, history and rules, or what keeps their room until they are loaded. */
  private detailsOf(facts: BidPanelFacts, t: Strings): PanelDetails {
    const { details } = this;
    const module = details.get();
    if (!module) return detailsBlank(t, details.failed ? details.again : undefined);
    adopt(this, module.styles);
    return module.drawDetails(facts, t, this.toggle);
  }

  protected blank(fault: FaultView | undefined, { t }: ViewContext): TemplateResult {
    return bidPanelBlank(fault, t, reserveText(t));
  }

  protected words(t: Strings): readonly [string, string, string] {
    return t.lotFaults;
  }

  protected told(data: LotData, before: LotData | undefined): void {
    const { lot } = data;
    this.taking?.told(data);
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
