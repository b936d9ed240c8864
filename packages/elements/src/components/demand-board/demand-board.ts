import type { Demand } from '@jtop/contract';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import {
  Finder,
  askedStore,
  follows,
  pageSizeOf,
  type Asked,
  type Change,
} from '../../controllers/finder.js';
import { Announcer } from '../../internal/announcer.js';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import { safeUrl } from '../../internal/safe-url.js';
import type { FaultView } from '../../internal/view-parts.js';
import type { DemandStrings } from '../../locales/zh-CN/demands.js';
import type { Strings } from '../../locales/zh-CN.js';
import { asksForList, boardFor, demandCodec, type DemandQuery } from '../../stores/demand-query.js';
import {
  DEMAND_PAGE_SIZE,
  createDemandBoardStore,
  type DemandBoardData,
  type DemandBoardStore,
} from '../../stores/demand-board-store.js';
import { finderStyles } from '../../styles/finder.styles.js';
import { countsDown, linkOf } from '../demand-card/demand-card.state.js';
import { demandCardStyles } from '../demand-card/demand-card.styles.js';
import { demandTexts } from '../demand-card/texts.js';
import {
  JtopDemandBoardFilteredEvent,
  JtopDemandBoardLoadedEvent,
  JtopDemandBoardOpenRequestEvent,
} from './demand-board.events.js';
import {
  ALL_FIELDS,
  NO_FOOT,
  boardAsOf,
  boardControls,
  boardFoot,
  boardHead,
  boardNews,
  chosenField,
  foundText,
  isFiltered,
  roomOf,
} from './demand-board.state.js';
import { tabAfter } from './demand-board.keys.js';
import { boardRows } from './demand-board.rows.js';
import { demandBoardStyles } from './demand-board.styles.js';
import { demandBoardView, type BoardActs, type DemandBoardView, type RowsView } from './demand-board.view.js';

/**
 * Boards of hot demands by field, live, and all demands to search and filter, page by page.
 *
 * An attribute that names a filter fixes it: its control is not shown, and no address changes it. One with several values
 * leaves the reader the choice among those. `q` and `sort` are where the reader starts. What a company wishes not to be known
 * is said to be hidden, and never filled with anything that looks like it. Metrology demands lead to the page that they name.
 *
 * @summary Boards of hot demands.
 * @customElement jtop-demand-board
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script and beside an error.
 * @event {JtopDemandBoardLoadedEvent} jtop-demand-board-loaded - The board shows what it asked for.
 * @event {JtopDemandBoardFilteredEvent} jtop-demand-board-filtered - Another question has been answered.
 * @event {JtopDemandBoardOpenRequestEvent} jtop-demand-board-open-request - Somebody follows a row; cancelable.
 * @event {JtopErrorEvent} jtop-error - The demands could not be had or refreshed.
 * @csspart board - The frame.
 * @csspart board-title - What is shown.
 * @csspart board-note - Batch, day of publication and order.
 * @csspart fields - The tabs of the fields.
 * @csspart field - Each tab.
 * @csspart search - The search field.
 * @csspart select - Each select.
 * @csspart results-line - How many there are, and by what they were chosen.
 * @csspart summary - By what they were chosen.
 * @csspart back - The button that leads from a list back to the board.
 * @csspart rows - The list.
 * @csspart row - Each row; what is in it has the parts of `jtop-demand-card`.
 * @csspart rank - The rank on a board.
 * @csspart empty - What is said where nothing matches, or no board is published.
 * @csspart clear - The button that takes all filters away.
 * @csspart more - The button that shows more.
 * @csspart all - The button that leads from a board to all demands of its field.
 * @csspart as-of - What is hidden, as of when, and how the connection stands.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-demand-board detail-href="/demands/{id}" url-sync><a href="/demands">All demands</a></jtop-demand-board>
 */
export class JtopDemandBoard extends JtopElement<DemandBoardData> {
  static override styles: CSSResultGroup = [
    JtopElement.styles,
    demandCardStyles,
    finderStyles,
    demandBoardStyles,
  ];
  static override properties: PropertyDeclarations = {
    field: {},
    city: {},
    track: {},
    purpose: {},
    budgetBand: { attribute: 'budget-band' },
    hot: {},
    boardId: { attribute: 'board-id' },
    seasonId: { attribute: 'season-id' },
    specialId: { attribute: 'special-id' },
    scope: {},
    q: {},
    sort: {},
    pageSize: { attribute: 'page-size' },
    detailHref: { attribute: 'detail-href' },
    urlSync: { attribute: 'url-sync' },
    compact: {},
  };

  /** Fields, separated by commas: `biomedicine`, `ai`, … */
  declare field: string | null | undefined;
  /** Cities as GB/T 2260, separated by commas: `320100`. */
  declare city: string | null | undefined;
  /** `general` or `metrology`. */
  declare track: string | null | undefined;
  /** `renovation`, `upgrade`, `innovation`, separated by commas. */
  declare purpose: string | null | undefined;
  /** `lt50`, `50to200`, `200to500`, `gt500` (万元), separated by commas. */
  declare budgetBand: string | null | undefined;
  /** Present: only what is marked as hot. */
  declare hot: string | null | undefined;
  /** One board, such as that of an earlier batch. */
  declare boardId: string | null | undefined;
  /** Of one season, such as `challenge-2025`. */
  declare seasonId: string | null | undefined;
  /** Of one special. */
  declare specialId: string | null | undefined;
  /** `all`: all demands, and not a board. */
  declare scope: string | null | undefined;
  /** Words that the reader starts with. */
  declare q: string | null | undefined;
  /** Order that the reader starts with: `-publishedAt`, `deadline`. */
  declare sort: string | null | undefined;
  /** Demands a page, 1 to 100; 10 unless said otherwise. */
  declare pageSize: string | null | undefined;
  /** Where a row leads; `{id}` stands for the demand's id. Without it rows lead nowhere. */
  declare detailHref: string | null | undefined;
  /** Present: what the reader chooses stands in the page's address, under this prefix (`jtop` if empty). */
  declare urlSync: string | null | undefined;
  /** Present: rows only, without tabs, search and filters. */
  declare compact: string | null | undefined;

  protected readonly frame = 'board';
  protected override readonly announcer = new Announcer();
  private readonly asked: Asked<DemandQuery, DemandBoardStore>;
  private readonly finder = new Finder<DemandQuery>(this, demandCodec, (change, typing) =>
    this.filter(change, typing),
  );
  /** How many rows of a board are shown; the whole of it is known. */
  private limit = 0;
  /** How many rows there were when more were asked for. */
  private moreFrom: number | undefined;
  /** Part that takes the focus once it is drawn. */
  private focusNext: string | undefined;

  constructor() {
    const asked: Asked<DemandQuery, DemandBoardStore> = { query: {}, pageSize: DEMAND_PAGE_SIZE };
    super(askedStore(asked, createDemandBoardStore));
    this.asked = asked;
  }

  /** The board has something to say after an act or a message, and not as time goes by: it need not be ticked unseen. */
  override get always(): boolean {
    return false;
  }

  protected subject(): string {
    return `demands:${this.asked.pageSize}`;
  }

  protected counts({ items }: DemandBoardData): boolean {
    return items.some((demand) => countsDown(demand, this.context.now));
  }

  protected words(t: Strings): readonly [string, string, string] {
    const { noneTitle, noneText, errorTitle } = demandTexts(t.$code).board;
    return [noneTitle, noneText, errorTitle];
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const { asked, finder } = this;
    finder.start(this, this.urlSync);
    const query = demandCodec.fix(finder.chosen, this.fixed);
    asked.pageSize = pageSizeOf(this.pageSize, DEMAND_PAGE_SIZE);
    if (!demandCodec.same(query, asked.query) || this.limit === 0) this.limit = asked.pageSize;
    asked.query = query;
    asked.store?.ask(query);
    super.willUpdate();
    const { data, error } = this.source.snapshot;
    if (!data) return;
    const answered = demandCodec.same(data.query, query);
    if (error && !answered && !data.busy) this.state = 'error';
    else if (this.state === 'ready' && data.items.length === 0) this.state = 'empty';
  }

  protected view(data: DemandBoardData, context: ViewContext): TemplateResult {
    const { t, state } = context;
    const texts = demandTexts(t.$code);
    const fault = state === 'error' ? this.faultOf(context) : undefined;
    const field = chosenField(this.asked.query, data);
    const shown = data.board ? data.items.slice(0, this.limit) : data.items;
    const foot = boardFoot(data, shown.length, t, texts);
    const rows: RowsView = fault
      ? { kind: 'fault', fault }
      : shown.length > 0
        ? boardRows(shown, data.board !== undefined, context, texts, {
            key: this.detailHref,
            hrefOf: (demand) => this.hrefOf(demand),
            open: this.open,
          })
        : data.kind === 'unpublished'
          ? { kind: 'unpublished', field: t.fields[field ?? ''] ?? '', all: foot.all }
          : { kind: 'empty', filtered: isFiltered(this.finder.chosen) };
    const [asOf, connection] = boardAsOf(data, state, follows(this.source.snapshot), t, texts);
    return this.draw(
      {
        head: boardHead(fault ? undefined : data, t, texts),
        found: fault ? '' : foundText(data, t, texts),
        busy: data.busy === 'query',
        rows,
        ...(rows.kind === 'rows' ? foot : NO_FOOT),
        room: roomOf(this.asked.pageSize),
        board: data.kind !== 'list',
        back: data.kind === 'list' && Boolean(field && boardFor({ field: [field] }, data.boards)),
        asOf,
        connection,
      },
      data,
      t,
      texts,
    );
  }

  protected blank(fault: FaultView | undefined, { t }: ViewContext): TemplateResult {
    const texts = demandTexts(t.$code);
    return this.draw(
      {
        head: boardHead(undefined, t, texts),
        found: '',
        busy: false,
        rows: fault ? { kind: 'fault', fault } : { kind: 'skeleton' },
        room: asksForList(this.asked.query) && !fault ? this.asked.pageSize : roomOf(this.asked.pageSize),
        board: !asksForList(this.asked.query),
        ...NO_FOOT,
        back: false,
        asOf: t.asOf('2026-01-01 00:00:00'),
        connection: '',
      },
      undefined,
      t,
      texts,
    );
  }

  protected told(data: DemandBoardData, before: DemandBoardData | undefined): void {
    const { query, board, total, items, busy } = data;
    const detail = { query, boardId: board?.id, total, loaded: items.length };
    if (!before) this.dispatchEvent(new JtopDemandBoardLoadedEvent(detail));
    else if (query !== before.query && !busy) this.dispatchEvent(new JtopDemandBoardFilteredEvent(detail));
  }

  protected override announce(
    data: DemandBoardData,
    { t }: ViewContext,
    before: DemandBoardData | undefined,
  ): void {
    if (!before || data.busy) return;
    const texts = demandTexts(t.$code);
    const { summary } = boardControls(this.finder.chosen, this.fixed, data, t, texts);
    const news = boardNews(data, before, summary, t, texts);
    if (news !== undefined) this.announcer.polite = news;
  }

  protected override updated(): void {
    super.updated();
    if (this.isConnected) this.keepFocus();
  }

  /** The filters that the page fixes. */
  private get fixed(): DemandQuery {
    const { field, city, track, purpose, budgetBand, hot, boardId, seasonId, specialId, scope: view } = this;
    const texts = { field, city, track, purpose, budgetBand, hot, boardId, seasonId, specialId, view };
    return demandCodec.read((name) => (texts as Partial<Record<typeof name, string | null>>)[name]);
  }

  private find(part: string): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`) ?? null;
  }

  private draw(
    rest: Omit<DemandBoardView, 'controls' | 'typed'>,
    data: DemandBoardData | undefined,
    t: Strings,
    texts: DemandStrings,
  ): TemplateResult {
    const bare = this.compact !== null && this.compact !== undefined;
    const controls = bare ? undefined : boardControls(this.finder.chosen, this.fixed, data, t, texts);
    return demandBoardView({ ...rest, controls, typed: this.finder.typed }, this.acts, t, texts);
  }

  private hrefOf({ id }: Demand): string | undefined {
    return safeUrl(this.detailHref?.replace(/\{id\}/g, encodeURIComponent(id)));
  }

  /** A filter is chosen within the field whose tab is chosen, also where nobody chose that tab. */
  private filter(change: Change<DemandQuery>, typing = false): void {
    const current = chosenField(this.asked.query, this.source.snapshot.data);
    const within = this.fixed.field?.length !== 1 && current ? { field: current } : {};
    this.finder.choose({ boardId: undefined, ...within, ...change }, typing);
  }

  private pick(field: string): void {
    const all = field === ALL_FIELDS;
    this.finder.choose({ field: all ? undefined : field, view: all ? 'all' : undefined, boardId: undefined });
  }

  /** Where what had the focus is gone, it goes to what stands in its place. */
  private keepFocus(): void {
    const { data } = this.source.snapshot;
    if (!data || data.busy) return;
    const lost = !this.shadowRoot?.activeElement && document.activeElement === document.body;
    if (this.focusNext && (lost || this.focusNext === 'search')) this.find(this.focusNext)?.focus();
    this.focusNext = undefined;
    if (this.moreFrom === undefined) return;
    const fresh = data.items[this.moreFrom];
    if (fresh && lost) {
      const row = this.shadowRoot?.querySelector<HTMLElement>(`li[data-id="${CSS.escape(fresh.id)}"]`);
      (row?.querySelector<HTMLElement>('a[href]') ?? this.find('rows'))?.focus();
    }
    this.moreFrom = undefined;
  }

  private readonly acts: BoardActs = {
    field: (event) => this.pick((event.currentTarget as HTMLElement).dataset.value ?? ALL_FIELDS),
    tabKey: (event) => {
      const tab = tabAfter(event, this.strings().$dir === 'rtl');
      if (!tab) return;
      event.preventDefault();
      tab.focus();
      this.pick(tab.dataset.value ?? ALL_FIELDS);
    },
    type: this.finder.type,
    key: this.finder.key,
    select: (event) => {
      const { dataset, value } = event.currentTarget as HTMLSelectElement;
      const change = { [String(dataset.name)]: value || undefined };
      if (dataset.name === 'boardId') {
        // A batch is one of a board: what asks for a list instead goes.
        const field = chosenField(this.asked.query, this.source.snapshot.data);
        this.finder.choose({ ...this.finder.nothing, field: field || undefined, ...change });
      } else this.filter(change);
    },
    clear: () => {
      const { field } = this.finder.chosen;
      this.finder.typed = '';
      this.focusNext = 'search';
      this.finder.choose({
        ...this.finder.nothing,
        field,
        view: field ? undefined : this.finder.chosen.view,
      });
    },
    more: () => {
      const { data } = this.source.snapshot;
      this.moreFrom = data?.board ? this.limit : data?.items.length;
      if (!data?.board) return this.asked.store?.more();
      this.limit += this.asked.pageSize;
      this.requestUpdate();
    },
    all: () => {
      this.focusNext = 'rows';
      const field = chosenField(this.asked.query, this.source.snapshot.data);
      this.finder.choose({ field: field || undefined, view: 'all', boardId: undefined });
    },
    board: () => {
      this.finder.typed = '';
      this.focusNext = 'rows';
      const field = chosenField(this.asked.query, this.source.snapshot.data);
      this.finder.choose({ ...this.finder.nothing, field: field || undefined });
    },
  };

  private readonly open = (event: Event): void => {
    const id = (event.currentTarget as HTMLElement).closest<HTMLElement>('li')?.dataset.id;
    const demand = this.source.snapshot.data?.items.find((item) => item.id === id);
    const { href, external } = demand ? linkOf(demand, this.hrefOf(demand)) : {};
    if (!demand || !href) return;
    const request = new JtopDemandBoardOpenRequestEvent({
      demandId: demand.id,
      href,
      external: external === true,
    });
    if (!this.dispatchEvent(request)) event.preventDefault();
  };
}
