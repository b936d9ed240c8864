import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import type { FaultView } from '../../internal/view-parts.js';
import type { Strings } from '../../locales/zh-CN.js';
import { createDemandStore, type DemandData } from '../../stores/demand-store.js';
import { JtopDemandCardLoadedEvent, JtopDemandCardOpenRequestEvent } from './demand-card.events.js';
import { countsDown, demandRowState, linkOf } from './demand-card.state.js';
import { demandCardStyles } from './demand-card.styles.js';
import { demandRowBlank, demandRowView } from './demand-card.view.js';
import { demandTexts } from './texts.js';

/**
 * A company's technical demand: what it is about, whose it is as far as the company lets be known, how it stands, its budget,
 * until when and how often it was answered.
 *
 * @summary Card of one demand.
 * @customElement jtop-demand-card
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script and beside an error. Its first link is where the card leads.
 * @event {JtopDemandCardLoadedEvent} jtop-demand-card-loaded - The card shows its demand.
 * @event {JtopDemandCardOpenRequestEvent} jtop-demand-card-open-request - Somebody follows the card; cancelable.
 * @event {JtopErrorEvent} jtop-error - The demand could not be had or refreshed.
 * @csspart card - The frame.
 * @csspart title - The title.
 * @csspart company - Whose it is.
 * @csspart withheld - Each thing that is kept back, with its lock.
 * @csspart flags - Hot, purpose, and how it stands.
 * @csspart badge - Each badge.
 * @csspart numbers - Budget, deadline and answers.
 * @csspart budget - The budget.
 * @csspart deadline - When answers end, and how long that is.
 * @csspart answers - How many answers there are.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-demand-card demand-id="0197…"><a href="/demands/0197…">Title of the demand</a></jtop-demand-card>
 */
export class JtopDemandCard extends JtopElement<DemandData> {
  static override styles: CSSResultGroup = [JtopElement.styles, demandCardStyles];
  static override properties: PropertyDeclarations = { demandId: { attribute: 'demand-id' } };

  /** Id of the demand. */
  declare demandId: string | undefined;

  protected readonly frame = 'card';

  constructor() {
    super(createDemandStore);
  }

  protected subject(): string | undefined {
    return this.demandId;
  }

  protected counts({ demand }: DemandData): boolean {
    return countsDown(demand, this.context.now);
  }

  protected view({ demand }: DemandData, { t, now, href }: ViewContext): TemplateResult {
    const texts = demandTexts(t.$code);
    return html`<div class="pad">
      ${demandRowView(demandRowState(demand, href, now, t, texts), texts, this.open, 3)}
    </div>`;
  }

  protected blank(fault: FaultView | undefined, { t }: ViewContext): TemplateResult {
    return html`<div class="pad">
      ${demandRowBlank(fault, t)}${fault ? nothing : html`<p class="vh">${t.loading}</p>`}
    </div>`;
  }

  protected words(t: Strings): readonly [string, string, string] {
    return demandTexts(t.$code).card;
  }

  protected told({ demand }: DemandData, before: DemandData | undefined): void {
    if (before?.demand.id === demand.id) return;
    this.dispatchEvent(new JtopDemandCardLoadedEvent({ demandId: demand.id, status: demand.status }));
  }

  private readonly open = (event: Event): void => {
    const { data } = this.source.snapshot;
    const { href, external } = data ? linkOf(data.demand, this.context.href) : {};
    if (!data || !href) return;
    const detail = { demandId: data.demand.id, href, external: external === true };
    if (!this.dispatchEvent(new JtopDemandCardOpenRequestEvent(detail))) event.preventDefault();
  };
}
