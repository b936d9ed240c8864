import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The cards that are in the page, and how high the room is that stands for the others. */
export interface CardSpan {
  /** Index of the first card, and of the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Pixels above and below; 0 where there is nothing to stand for. */
  readonly above: number;
  readonly below: number;
}

/** How the cards lie. All cards of a catalogue are of one height, so that the place of each is known. */
export interface CardGrid {
  readonly columns: number;
  /** Pixels from the top of one row to that of the next. */
  readonly pitch: number;
  readonly gap: number;
  /** Of the first row, from the top of the window; negative where that was scrolled away. */
  readonly top: number;
  /** Height of the window. */
  readonly viewport: number;
}

/** Up to this many cards all are in the page, for finding in it and printing. */
const ALL = 120;
/** Rows come and go by this many, so that not every turn of a wheel changes the page. */
const STEP = 2;
/** How often the place is looked at while the page scrolls. */
const EVERY_MS = 50;

/** The cards near the window: those in it, and half a window above and below. */
export function spanOf(count: number, { columns, pitch, gap, top, viewport }: CardGrid): CardSpan {
  const rows = Math.ceil(count / columns);
  const step = (row: number, round: (n: number) => number): number =>
    Math.min(rows, Math.max(0, round(row / STEP) * STEP));
  const from = step((-top - viewport / 2) / pitch, Math.floor);
  const to = step((viewport * 1.5 - top) / pitch, Math.ceil);
  // Wherever the page stands, some rows are there: a reader of the page's structure finds the list.
  const last = Math.max(to, Math.min(rows, STEP));
  const first = Math.min(from, Math.max(0, last - STEP));
  const room = (hidden: number): number => (hidden > 0 ? Math.round(hidden * pitch - gap) : 0);
  return {
    first: first * columns,
    end: Math.min(count, last * columns),
    above: room(first),
    below: room(rows - last),
  };
}

/** Keeps few cards in the page, however many there are. */
export class CardWindow implements ReactiveController {
  private grid: CardGrid | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private count = 0;
  private printing = false;
  /** Width, type and columns that the height of a row was measured with, and how many cards there were besides. */
  private shape = '';
  private lookedAt = '';

  /** @param results - The list of cards, where it is drawn; its cards are `li[data-id]`. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly results: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  /** What to draw of so many cards. */
  span(count: number): CardSpan {
    this.count = count;
    const { grid } = this;
    if (count <= ALL || this.printing) return { first: 0, end: count, above: 0, below: 0 };
    // Before the first look nothing is known of the grid: the first cards then.
    return grid ? spanOf(count, grid) : { first: 0, end: ALL, above: 0, below: 0 };
  }

  /**
   * How do the cards lie now?
   *
   * @param drawn - After drawing: then only where there are more or fewer cards, or other columns. What is drawn must not
   * change what is drawn next, or there would be no end to it.
   */
  look(drawn = false): void {
    const results = this.results();
    const cards = results?.querySelectorAll('li[data-id]');
    const [first, last] = [cards?.[0], cards?.[cards.length - 1]];
    if (!results || !cards || !first || !last || this.count <= ALL) return;
    const style = getComputedStyle(results);
    const shape = `${results.clientWidth} ${style.fontSize} ${style.gridTemplateColumns}`;
    const known = this.grid && shape === this.shape;
    const next = `${this.count} ${shape}`;
    if (drawn && next === this.lookedAt) return;
    this.lookedAt = next;
    this.shape = shape;
    const gap = parseFloat(style.rowGap) || 0;
    const columns = style.gridTemplateColumns.split(' ').length;
    // The mean of the rows that are there: a long line in a narrow column makes one row a little higher.
    const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top + gap;
    const pitch = known && this.grid ? this.grid.pitch : height / Math.ceil(cards.length / columns);
    const top = results.getBoundingClientRect().top + parseFloat(style.paddingTop);
    if (pitch <= gap) return;
    const before = JSON.stringify(this.span(this.count));
    this.grid = { columns, pitch, gap, top, viewport: window.innerHeight };
    if (JSON.stringify(this.span(this.count)) !== before) this.host.requestUpdate();
  }

  hostConnected(): void {
    // Captured at the document, because any box around the catalogue may be the one that scrolls.
    document.addEventListener('scroll', this.soon, { capture: true, passive: true });
    window.addEventListener('resize', this.soon);
    window.addEventListener('beforeprint', this.onPrint);
    window.addEventListener('afterprint', this.onPrint);
  }

  hostDisconnected(): void {
    document.removeEventListener('scroll', this.soon, { capture: true });
    window.removeEventListener('resize', this.soon);
    window.removeEventListener('beforeprint', this.onPrint);
    window.removeEventListener('afterprint', this.onPrint);
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private readonly soon = (): void => {
    if (this.count <= ALL) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.look();
    }, EVERY_MS);
  };

  private readonly onPrint = ({ type }: Event): void => {
    this.printing = type === 'beforeprint';
    this.host.requestUpdate();
  };
}
