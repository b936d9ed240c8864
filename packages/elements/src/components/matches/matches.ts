import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { HandingOver } from '../../controllers/handing-over.js';
import { Announcer } from '../../internal/announcer.js';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import { isoDay, timeOfDay } from '../../internal/format.js';
import { handingOverTexts } from '../../internal/handing-over-texts.js';
import { icons } from '../../internal/icons.js';
import { handoffNotice, type Notice } from '../../internal/notice-view.js';
import { ownMatchesOf } from '../../internal/own-matches-hub.js';
import { safeUrl } from '../../internal/safe-url.js';
import type { Settings } from '../../internal/settings.js';
import type { FaultView } from '../../internal/view-parts.js';
import type { MatchesStrings } from '../../locales/zh-CN/matches.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { HandoffState } from '../../stores/handoff-flow.js';
import { MATCHES_PAGE_SIZE, type MatchesData, type MatchesQuery } from '../../stores/matches-store.js';
import type { OwnMatchesStore } from '../../stores/own-matches-store.js';
import { noticeStyles } from '../../styles/notice.js';
import { MatchAnswering, isPending, noticeOf, rowOf, type AnsweringHost } from './matches.answering.js';
import { JtopMatchesLoadedEvent, JtopMatchesOpenRequestEvent } from './matches.events.js';
import { chosenOf, filtersOf, fixedQuery } from './matches.filters.js';
import { OWN, makeMatchesStore, type MadeMatches } from './matches.source.js';
import { isOpen, matchRow, type MatchLinks } from './matches.state.js';
import { matchesStyles } from './matches.styles.js';
import { closedView, matchesBlank, matchesView, type MatchesActs, type RowView } from './matches.view.js';
import { matchesTexts } from './texts.js';

/** Why there are no rows. */
interface EmptyWords {
  readonly title: string;
  readonly text: string;
  readonly isFiltered: boolean;
}

/**
 * What fits a demand, best first, each with its reasons in words; or the viewer's own matches with the way to accept or decline
 * them. Own ones are shown once their person has agreed to it in the platform's window, and answers are confirmed there, too:
 * the page holds no power over either. What was filled in stays, whatever becomes of the window.
 *
 * @summary Matches of a demand, or one's own to answer.
 * @customElement jtop-matches
 * @status stable
 * @since 0.2
 * @slot - Fallback content, shown without script and beside an error.
 * @event {JtopMatchesLoadedEvent} jtop-matches-loaded - The list shows what it asked for.
 * @event {JtopMatchesOpenRequestEvent} jtop-matches-open-request - Somebody follows a title; cancelable.
 * @event {JtopMatchesRespondRequestEvent} jtop-matches-respond-request - Somebody wants to answer; cancel it to take over.
 * @event {JtopMatchesRespondedEvent} jtop-matches-responded - The platform has recorded an answer.
 * @event {JtopMatchesRejectedEvent} jtop-matches-rejected - The platform has refused an answer.
 * @event {JtopErrorEvent} jtop-error - The matches could not be had, or the page lacks a site key.
 * @csspart matches - The frame.
 * @csspart title - What is shown.
 * @csspart note - In which order.
 * @csspart select - Each filter.
 * @csspart results-line - How many there are.
 * @csspart rows - The list.
 * @csspart row - Each match.
 * @csspart rank - Its rank in the list of a demand.
 * @csspart row-title - The listing or team; among one's own the demand.
 * @csspart kind - What the demand was matched with.
 * @csspart method - Computed, or by whom proposed.
 * @csspart fit - How well they fit, in words and points.
 * @csspart reasons - Why they fit.
 * @csspart said - Why it was declined, and the note.
 * @csspart badge - Where it stands.
 * @csspart notice - Something that the person is told.
 * @csspart answer-button - Opens the form of a match.
 * @csspart answer-form - The form.
 * @csspart choice - Each of accept and decline.
 * @csspart input - Reason and note.
 * @csspart error-line - What is wrong with a field.
 * @csspart submit-button - Opens the platform's window.
 * @csspart close-button - Closes the form.
 * @csspart window-button - Shows the platform's window.
 * @csspart leave-button - Goes to the platform with the whole page.
 * @csspart cancel-button - Stops waiting.
 * @csspart account - The link to the platform's page on the account.
 * @csspart closed - What is said before the person lets the page be shown anything.
 * @csspart show-button - Asks for it.
 * @csspart update-button - Asks for it again.
 * @csspart forget-button - Takes the matches off the page.
 * @csspart more - The button that shows more.
 * @csspart empty - What is said where there are none.
 * @csspart clear - The button that takes the filters away.
 * @csspart as-of - As of when.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-matches demand-id="0197…" listing-href="/listings/{id}"></jtop-matches>
 * @example
 * <jtop-matches mine site-key="pk_demo" demand-href="/demands/{id}"></jtop-matches>
 */
export class JtopMatches extends JtopElement<MatchesData> {
  static override styles: CSSResultGroup = [JtopElement.styles, noticeStyles, matchesStyles];
  static override properties: PropertyDeclarations = {
    demandId: { attribute: 'demand-id' },
    mine: {},
    side: {},
    status: {},
    pageSize: { attribute: 'page-size' },
    listingHref: { attribute: 'listing-href' },
    teamHref: { attribute: 'team-href' },
    demandHref: { attribute: 'demand-href' },
    siteKey: { attribute: 'site-key' },
  };

  /** The demand whose matches are shown. */
  declare demandId: string | undefined;
  /** Present: the viewer's own matches, to be answered; `demand-id` then counts for nothing. */
  declare mine: string | boolean | null | undefined;
  /** Fixes the filter: `listing` or `team`. */
  declare side: string | null | undefined;
  /** Fixes the filter: `suggested`, `pushed`, `viewed`, `accepted`, `declined`, separated by commas; of own ones `open`, too. */
  declare status: string | null | undefined;
  /** Matches a page of a demand's list, 1 to 100; 10 unless said otherwise. */
  declare pageSize: string | null | undefined;
  /** Where a listing's title leads; `{id}` stands for its id. */
  declare listingHref: string | null | undefined;
  /** Where a team's name leads; `{id}` stands for the id of its party. */
  declare teamHref: string | null | undefined;
  /** Where a demand's title leads; `{id}` stands for its id. */
  declare demandHref: string | null | undefined;
  /** The partner's key, `pk_…`. Wins over the provider's and the script's. */
  declare siteKey: string | undefined;

  protected readonly frame = 'matches';
  protected override readonly announcer = new Announcer();
  private readonly made: MadeMatches;
  private chosen: MatchesQuery = {};
  /** The platform gave something that is no list. */
  private isUnread = false;
  /** Selector of what takes the focus once it is drawn. */
  private focusOn = '';
  private moreFrom: number | undefined;
  private readonly reading = new HandingOver(this, (state) => this.readingMoved(state));
  private readonly answering = new MatchAnswering(this, this.answeringHost());

  constructor() {
    const made: MadeMatches = { query: {}, pageSize: MATCHES_PAGE_SIZE, store: undefined };
    super((sources, subject) => makeMatchesStore(sources, subject, made));
    this.made = made;
  }

  /** It speaks of what the person does, and never by itself. */
  override get always(): boolean {
    return false;
  }

  protected override get settings(): Settings {
    const settings = super.settings;
    return { ...settings, siteKey: this.siteKey ?? settings.siteKey };
  }

  private get isMine(): boolean {
    return this.mine !== null && this.mine !== undefined && this.mine !== false;
  }

  private get ownStore(): OwnMatchesStore | undefined {
    const { hub } = this.reading;
    return this.isMine && hub ? ownMatchesOf(hub.core) : undefined;
  }

  private get p(): MatchesStrings {
    return matchesTexts(this.strings().$code);
  }

  protected subject(): string | undefined {
    if (this.isMine) return OWN;
    return this.demandId ? `${this.made.pageSize}:${this.demandId}` : undefined;
  }

  protected counts(): boolean {
    return false;
  }

  protected words(t: Strings): readonly [string, string, string] {
    const { emptyTitle, emptyText, ownEmptyText, errorTitle } = matchesTexts(t.$code);
    return [emptyTitle, this.isMine ? ownEmptyText : emptyText, errorTitle];
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const { made, isMine } = this;
    const size = Math.floor(Number(this.pageSize ?? MATCHES_PAGE_SIZE)) || MATCHES_PAGE_SIZE;
    made.pageSize = Math.min(100, Math.max(1, size));
    made.query = isMine ? {} : this.query;
    super.willUpdate();
    made.store?.ask(made.query);
    this.reading.follow(this.settings, isMine ? 'me.matches' : undefined);
    this.answering.handing.follow(this.settings, isMine ? 'matches' : undefined);
    const { data } = this.source.snapshot;
    if (isMine && !data && this.state === 'loading' && !this.waiting && this.reading.hub)
      this.state = 'signed-out';
    if (this.state === 'ready' && !navigator.onLine) this.state = 'offline';
    this.answering.takeBack();
  }

  protected override updated(): void {
    super.updated();
    const { focusOn, moreFrom } = this;
    this.focusOn = '';
    if (focusOn) this.find(focusOn)?.focus();
    const { data } = this.source.snapshot;
    if (moreFrom !== undefined && data && !data.busy) {
      this.moreFrom = undefined;
      const fresh = data.items[moreFrom];
      const lost = !this.shadowRoot?.activeElement || this.shadowRoot.activeElement.matches('[part=more]');
      if (fresh && lost) this.find(rowOf(fresh.id))?.focus();
    }
    if (this.isConnected && this.isMine && this.reading.fault === 'config.site_key') this.reading.report();
  }

  protected told({ items, total, query }: MatchesData, before: MatchesData | undefined): void {
    if (before?.query === query && before.asOf === this.source.snapshot.data?.asOf) return;
    const demandId = this.isMine ? undefined : this.demandId;
    this.dispatchEvent(new JtopMatchesLoadedEvent({ demandId, loaded: items.length, total }));
  }

  protected view(data: MatchesData, { t }: ViewContext): TemplateResult {
    const { p, isMine, links } = this;
    const query = this.query;
    const items = isMine ? chosenOf(data.items, query) : data.items;
    const rows = items.map((match, index): RowView => ({
      row: matchRow(match, index, isMine, links, p, t.$code),
      ...this.answering.rowParts(match.id, isMine && isOpen(match)),
    }));
    const total = isMine ? items.length : data.total;
    const count = (n: number): string => n.toLocaleString(t.$code);
    const found = total === undefined ? '' : p.found(count(total));
    const isFiltered = this.chosen.side !== undefined || this.chosen.status !== undefined;
    const connection = this.state === 'offline' ? t.offline : this.state === 'stale' ? p.stale : '';
    return matchesView(
      {
        title: isMine ? p.ownTitle : p.title,
        note: isMine ? p.ownOrder : p.order,
        filters: filtersOf(data.items, this.fixed, this.chosen, isMine, p),
        found,
        busy: data.busy === 'query',
        notices: isMine ? this.listNotices(new Set(items.map(({ id }) => id)), p, t) : [],
        rows,
        empty: items.length > 0 ? undefined : this.emptyWords(isFiltered, p),
        shown: data.hasMore && !isMine ? p.shown(count(items.length), found) : '',
        more:
          isMine || !data.hasMore
            ? 'none'
            : data.moreError
              ? 'failed'
              : data.busy === 'more'
                ? 'busy'
                : 'ready',
        own: isMine ? { updates: !isPending(this.reading.state.step) && navigator.onLine } : undefined,
        rest: isMine && data.hasMore ? p.restElsewhere : '',
        asOf: t.asOf(`${isoDay(data.asOf)} ${timeOfDay(data.asOf)}`),
        connection,
      },
      this.acts,
      p,
      t,
    );
  }

  protected blank(fault: FaultView | undefined, { t, state }: ViewContext): TemplateResult {
    const { p, reading } = this;
    if (state !== 'signed-out') return matchesBlank(fault, p, t);
    const offline = navigator.onLine ? '' : handingOverTexts(t.$code).offline;
    const held = !reading.flow || isPending(reading.state.step) ? undefined : offline;
    return closedView(this.listNotices(new Set(), p, t), held, this.acts, p);
  }

  private emptyWords(isFiltered: boolean, p: MatchesStrings): EmptyWords {
    if (isFiltered) return { title: p.filteredTitle, text: p.filteredText, isFiltered };
    return { title: p.emptyTitle, text: this.isMine ? p.ownEmptyText : p.emptyText, isFiltered };
  }

  /** What is asked: what the page fixes, else what the reader has chosen. */
  private get query(): MatchesQuery {
    const { side, status } = this.fixed;
    return { side: side ?? this.chosen.side, status: status ?? this.chosen.status };
  }

  private get fixed(): MatchesQuery {
    return fixedQuery(this.side, this.status, this.isMine);
  }

  private get links(): MatchLinks {
    const to = (pattern: string | null | undefined, id: string): string | undefined =>
      safeUrl(pattern?.replace(/\{id\}/g, encodeURIComponent(id)));
    return {
      demand: (id) => to(this.demandHref, id),
      counterpart: (type, id) => to(type === 'team' ? this.teamHref : this.listingHref, id),
    };
  }

  /** What is told above the rows: how reading stands, and of an answer whose row is not here. */
  private listNotices(shown: ReadonlySet<string>, p: MatchesStrings, t: Strings): Notice[] {
    const { reading, answering, isUnread } = this;
    const h = handingOverTexts(t.$code);
    const about = answering.noticeBeside(shown);
    const asked = handoffNotice(reading.state, h, reading.account, {
      focus: () => reading.flow?.focus(),
      leave: () => reading.flow?.leave(),
      cancel: () => {
        reading.flow?.cancel();
        this.focusOn = '[part=show-button], [part=update-button]';
      },
    });
    return [
      ...(reading.fault === 'config.site_key' ? [noticeOf('caution', icons.alert, h.unconfigured)] : []),
      ...(isUnread ? [noticeOf('caution', icons.alert, [p.unreadPage, ''])] : []),
      ...(about ? [about] : []),
      ...(asked ? [asked] : []),
    ];
  }

  private answeringHost(): AnsweringHost {
    const own = (): OwnMatchesStore | undefined => this.ownStore;
    const p = (): MatchesStrings => this.p;
    const language = (): string => this.strings().$code;
    return {
      get own() {
        return own();
      },
      get p() {
        return p();
      },
      get language() {
        return language();
      },
      say: (text) => (this.announcer.polite = text),
      focusNext: (selector) => {
        this.focusOn = selector;
        this.requestUpdate();
      },
    };
  }

  /** Reading one's own stands elsewhere now. */
  private readingMoved({ step, result }: HandoffState): void {
    const { p, ownStore: own } = this;
    const { $code } = this.strings();
    this.announcer.polite = (handingOverTexts($code).steps[step] ?? []).join(' ');
    // What was pressed is gone: the focus goes to what stands in its place.
    if (step === 'waiting') this.focusOn = '[part=window-button]';
    else if (step === 'blocked') this.focusOn = '[part=leave-button]';
    if (step === 'opening') this.isUnread = false;
    if (step !== 'confirmed' || !own) return;
    this.isUnread = !own.take(result, this.source.hub?.clock.now() ?? 0);
    const count = own.getSnapshot()?.items.length ?? 0;
    this.announcer.polite = this.isUnread
      ? p.unreadPage
      : `${p.ownTitle} ${p.found(count.toLocaleString($code))}`;
    this.focusOn = '[part=title]';
  }

  private find(selector: string): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  private readonly acts: MatchesActs = {
    open: (event) => {
      const link = event.currentTarget as HTMLAnchorElement;
      const { type, id = '' } = link.dataset;
      const detail = { type: type as 'demand', id, href: link.href };
      if (!this.dispatchEvent(new JtopMatchesOpenRequestEvent(detail))) event.preventDefault();
    },
    answer: (id) => this.answering.open(id),
    close: (id) => this.answering.close(id),
    put: (id, field, value) => this.answering.put(id, field, value),
    send: (id) => this.answering.send(id),
    filter: (name, value) => {
      this.chosen = { ...this.chosen, [name]: value || undefined };
      this.requestUpdate();
    },
    clear: () => {
      this.chosen = {};
      this.focusOn = '[part=title]';
      this.requestUpdate();
    },
    more: () => {
      this.moreFrom = this.source.snapshot.data?.items.length;
      this.made.store?.more();
    },
    show: () => {
      const { reading } = this;
      if (!navigator.onLine || isPending(reading.state.step)) return;
      // In the click itself: a window can be opened only there.
      reading.start({ operation: 'me.matches.list', body: {} });
    },
    forget: () => {
      this.answering.reset();
      this.ownStore?.forget();
      this.reading.flow?.cancel();
      this.announcer.polite = this.p.forgotten;
      this.focusOn = '[part=title]';
      this.requestUpdate();
    },
  };
}
