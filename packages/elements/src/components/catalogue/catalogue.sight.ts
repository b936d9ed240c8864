/** How far outside the window a card still counts as seen. */
const MARGIN = '200px';
/** Who scrolls past does not follow: what is seen is told when it has stayed so for this long. */
const STILL_MS = 250;

/** Tells which of the cards can be seen. */
export class CardSight {
  private observer: IntersectionObserver | undefined;
  private readonly known = new Set<HTMLElement>();
  private readonly seen = new Set<HTMLElement>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed - Takes the ids of the listings whose cards can be seen. */
  constructor(private readonly changed: (ids: string[]) => void) {}

  /** Watches these cards and no others. */
  watch(cards: Iterable<HTMLElement>): void {
    const now = new Set(cards);
    for (const card of this.known) {
      if (now.has(card)) continue;
      this.observer?.unobserve(card);
      this.known.delete(card);
      if (this.seen.delete(card)) this.tellSoon();
    }
    for (const card of now) {
      if (this.known.has(card)) continue;
      this.known.add(card);
      (this.observer ??= this.observe()).observe(card);
    }
  }

  /** Says again what can be seen: the cards are the same, and what they show is not. */
  tellSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.changed([...this.seen].flatMap(({ dataset }) => dataset.id ?? []));
    }, STILL_MS);
  }

  /** Watches nothing any more. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.observer?.disconnect();
    this.observer = undefined;
    this.known.clear();
    this.seen.clear();
  }

  private observe(): IntersectionObserver {
    return new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) this.seen.add(target as HTMLElement);
          else this.seen.delete(target as HTMLElement);
        }
        this.tellSoon();
      },
      { rootMargin: MARGIN },
    );
  }
}
