import { isJtopError, retrieveDocumentLink } from '@jtop/sdk';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { addressId } from '../../internal/address-id.js';
import { Announcer } from '../../internal/announcer.js';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import { durationOf } from '../../internal/format.js';
import { safeUrl } from '../../internal/safe-url.js';
import type { FaultView } from '../../internal/view-parts.js';
import type { Strings } from '../../locales/zh-CN.js';
import { createDemandStore, type DemandData } from '../../stores/demand-store.js';
import { countsDown, leftOf } from '../demand-card/demand-card.state.js';
import { demandCardStyles } from '../demand-card/demand-card.styles.js';
import { demandTexts } from '../demand-card/texts.js';
import {
  JtopDemandAnswerRequestEvent,
  JtopDemandAttachmentRequestEvent,
  JtopDemandDetailLoadedEvent,
  JtopDemandIntentRequestEvent,
  type DemandActDetail,
} from './demand-detail.events.js';
import { demandDetailState } from './demand-detail.state.js';
import { demandDetailStyles } from './demand-detail.styles.js';
import { demandDetailBlank, demandDetailView, type DetailActs } from './demand-detail.view.js';

/**
 * All that the reader may know of a company's technical demand: the problem, what is asked for in figures, budget, deadline and
 * answers so far, in which stage of the season it is, and the way to answer it. What is kept back is said to be, and why.
 *
 * @summary One demand in full.
 * @customElement jtop-demand-detail
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script and beside an error.
 * @event {JtopDemandDetailLoadedEvent} jtop-demand-detail-loaded - The detail shows its demand.
 * @event {JtopDemandAnswerRequestEvent} jtop-demand-answer-request - Somebody wants to answer; cancelable.
 * @event {JtopDemandIntentRequestEvent} jtop-demand-intent-request - Somebody is interested; cancelable.
 * @event {JtopDemandAttachmentRequestEvent} jtop-demand-attachment-request - Somebody asks for a file; cancelable.
 * @event {JtopErrorEvent} jtop-error - The demand could not be had or refreshed.
 * @csspart demand - The frame.
 * @csspart head - Number, title, badges and stages.
 * @csspart number - Number and field.
 * @csspart title - The title.
 * @csspart flags - How it stands, hot, purpose, found valid.
 * @csspart badge - Each badge.
 * @csspart stages - The stages of the season.
 * @csspart offer - Budget, facts and what can be done.
 * @csspart budget - The budget with its label, or that a team is chosen.
 * @csspart money - The budget alone.
 * @csspart facts - Deadline, answers and more.
 * @csspart deadline - When answers end, and how long that is.
 * @csspart answers - How many answers there are.
 * @csspart company - Whose it is.
 * @csspart place - Where that is.
 * @csspart modes - Ways of cooperation.
 * @csspart preference - Whose the results will be.
 * @csspart trl - Readiness asked for.
 * @csspart contact - Who is to be asked.
 * @csspart action - The button or link that answers, or leads to the metrology contest.
 * @csspart intent - The button or link of who is interested.
 * @csspart action-note - What follows, or why nothing can be done.
 * @csspart summary - The summary.
 * @csspart problem - The problem.
 * @csspart present-state - The present state.
 * @csspart constraints - The constraints.
 * @csspart keywords - The keywords.
 * @csspart diagnosis - What the diagnosis meeting found.
 * @csspart targets - The table of target metrics.
 * @csspart attachments - The files.
 * @csspart file - The button of each file.
 * @csspart withheld - Each thing that is kept back, with its lock.
 * @csspart as-of - As of when, how the connection stands, and how much is hidden.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-demand-detail demand-id="0197…" answer-href="/demands/{id}/answer"><a href="/demands">All demands</a></jtop-demand-detail>
 */
export class JtopDemandDetail extends JtopElement<DemandData> {
  static override styles: CSSResultGroup = [JtopElement.styles, demandCardStyles, demandDetailStyles];
  static override properties: PropertyDeclarations = {
    demandId: { attribute: 'demand-id' },
    demandParam: { attribute: 'demand-param' },
    answerHref: { attribute: 'answer-href' },
    intentHref: { attribute: 'intent-href' },
  };

  /** Id of the demand. */
  declare demandId: string | undefined;
  /** Parameter of the page's address that names the demand, for pages without a script; where it is there it wins. */
  declare demandParam: string | null | undefined;
  /** Where it is answered; `{id}` stands for the demand's id. Without it only the event says that somebody wants to. */
  declare answerHref: string | null | undefined;
  /** Where who is interested says so; `{id}` stands for the demand's id. Without it there is only the event. */
  declare intentHref: string | null | undefined;

  protected readonly frame = 'demand';
  protected override readonly announcer = new Announcer();
  private failedFile: string | undefined;
  private wasOpen = false;

  constructor() {
    super(createDemandStore);
  }

  protected subject(): string | undefined {
    return addressId(this.demandParam) ?? this.demandId;
  }

  protected counts({ demand }: DemandData): boolean {
    // Once more after the end, which is to be seen and said.
    return this.wasOpen || countsDown(demand, this.context.now);
  }

  protected view(data: DemandData, { t, now, state }: ViewContext): TemplateResult {
    const texts = demandTexts(t.$code);
    const { connection } = this.source.snapshot;
    const live = connection === 'live' || connection === 'polling';
    const answer = this.linkTo(this.answerHref, data);
    return demandDetailView(
      demandDetailState(data, state, live, answer, now, t, texts),
      this.acts,
      { intentHref: this.linkTo(this.intentHref, data), failedFile: this.failedFile },
      texts,
    );
  }

  protected blank(fault: FaultView | undefined, { t }: ViewContext): TemplateResult {
    return demandDetailBlank(fault, t, demandTexts(t.$code));
  }

  protected words(t: Strings): readonly [string, string, string] {
    return demandTexts(t.$code).card;
  }

  protected told({ demand }: DemandData, before: DemandData | undefined): void {
    if (before?.demand.id === demand.id) return;
    const { id, status, view } = demand;
    this.dispatchEvent(new JtopDemandDetailLoadedEvent({ demandId: id, status, view }));
  }

  protected override announce({ demand }: DemandData, { t, now }: ViewContext): void {
    const texts = demandTexts(t.$code);
    const open = countsDown(demand, now);
    const passed = open ? this.announcer.passed(leftOf(demand, now) ?? 0) : undefined;
    if (passed !== undefined) this.announcer.polite = texts.sayLeft(t.duration(durationOf(passed)));
    if (this.wasOpen && !open) this.announcer.polite = texts.saidOver;
    this.wasOpen = open;
  }

  private linkTo(pattern: string | null | undefined, { demand }: DemandData): string | undefined {
    return safeUrl(pattern?.replace(/\{id\}/g, encodeURIComponent(demand.id)));
  }

  /** Tells the page of an act; what it prevents is not followed. */
  private request(
    event: Event,
    pattern: string | null | undefined,
    Request: new (detail: DemandActDetail) => Event,
  ): void {
    const { data } = this.source.snapshot;
    if (!data) return;
    const detail = { demandId: data.demand.id, href: this.linkTo(pattern, data) };
    if (!this.dispatchEvent(new Request(detail))) event.preventDefault();
  }

  /** Files are only had by links that are signed for a few minutes, so each is asked for when it is wanted. */
  private async openFile(documentId: string): Promise<void> {
    const core = this.source.hub?.core;
    if (!core) return;
    this.failedFile = undefined;
    try {
      const { url } = await retrieveDocumentLink(core, documentId);
      const href = safeUrl(url);
      // It comes as an attachment, so the page stays.
      if (href && this.isConnected) location.assign(href);
      else this.failedFile = documentId;
    } catch (error) {
      if (!isJtopError(error)) throw error;
      this.failedFile = documentId;
    }
    this.requestUpdate();
  }

  private readonly acts: DetailActs = {
    answer: (event) => this.request(event, this.answerHref, JtopDemandAnswerRequestEvent),
    intent: (event) => this.request(event, this.intentHref, JtopDemandIntentRequestEvent),
    file: (event) => {
      const documentId = (event.currentTarget as HTMLElement).dataset.id;
      const demandId = this.source.snapshot.data?.demand.id;
      if (!documentId || !demandId) return;
      const request = new JtopDemandAttachmentRequestEvent({ demandId, documentId });
      if (this.dispatchEvent(request)) void this.openFile(documentId);
    },
  };
}
