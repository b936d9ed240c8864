import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { QueryAddress } from '../internal/query-address.js';
import type { DataSnapshot, DataStore } from '../stores/data-store.js';
import type { QueryCodec } from '../stores/query-codec.js';
import type { StoreMaker } from './data-controller.js';

/** Who types is asked about when the fingers rest. */
const REST_MS = 300;
/** Most that a page of a list may have. */
const PAGE_LIMIT = 100;

/** What the store of a list is made with, and the store once it is. */
export interface Asked<Query, Store> {
  query: Query;
  pageSize: number;
  store?: Store | undefined;
}

/** Values that are chosen, by the names of their filters; undefined takes a filter away. */
export type Change<Query> = Partial<Record<keyof Query, unknown>>;

/** Makes stores of a list; the element asks the one that is there, by `asked`. */
export const askedStore =
  <Query, Data, Store extends DataStore<Data>>(
    asked: Asked<Query, Store>,
    create: (
      sources: Parameters<StoreMaker<Data>>[0],
      options: Asked<Query, Store> & { readonly realtime: boolean },
    ) => Store,
  ): StoreMaker<Data> =>
  (sources, _subject, realtime) => {
    const store = create(sources, { ...asked, realtime });
    asked.store = store;
    return {
      ...store,
      close() {
        asked.store = undefined;
        store.close();
      },
    };
  };

/** How many a page has, 1 to 100, by an attribute of any origin. */
export const pageSizeOf = (text: string | null | undefined, unlessSaid: number): number =>
  Math.min(PAGE_LIMIT, Math.max(1, Math.floor(Number(text ?? unlessSaid)) || unlessSaid));

/** Whether what is shown follows what happens. */
export const follows = ({ connection }: DataSnapshot<unknown>): boolean =>
  connection === 'live' || connection === 'polling';

/** What a reader looks for in a list: by the page's attributes, by its address, by the search field and the other controls. */
export class Finder<
  Query extends { readonly q?: string; readonly sort?: string },
> implements ReactiveController {
  /** What the reader chose, and where the page lets the reader start. */
  chosen = {} as Query;
  /** The text in the search field. */
  typed = '';
  private starting = {} as Query;
  /** The entry of the address is that of the words which are being typed. */
  private typing = false;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private readonly address: QueryAddress<Query>;

  /** @param found - Other words are looked for. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly codec: QueryCodec<Query>,
    private readonly found: (change: Change<Query>, typing: true) => void,
  ) {
    host.addController(this);
    this.address = new QueryAddress(host, codec, (query) => {
      this.take({ ...this.starting, ...query });
      host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    clearTimeout(this.rest);
  }

  /**
   * Reads where the page lets the reader start, and the address when it is bound.
   *
   * @param start - Texts of `q` and `sort`.
   * @param urlSync - The address's prefix; null or undefined leaves the address alone.
   */
  start(
    start: Pick<Record<string, string | null | undefined>, 'q' | 'sort'>,
    urlSync: string | null | undefined,
  ): void {
    const { codec } = this;
    const starting = codec.read((name) =>
      name === 'q' ? start.q : name === 'sort' ? start.sort : undefined,
    );
    if (!codec.same(starting, this.starting)) {
      this.starting = starting;
      this.take({ ...this.chosen, q: undefined, sort: undefined, ...starting });
    }
    const read = this.address.bind(urlSync ?? undefined);
    if (read && codec.texts(read).length > 0) this.take({ ...this.starting, ...read });
  }

  /** @param typing - Words are being typed: one step back in the address takes them all. */
  choose(change: Change<Query>, typing = false): void {
    const { codec } = this;
    clearTimeout(this.rest);
    const merged = { ...this.chosen, ...change } as Record<string, unknown>;
    const texts = new Map(Object.entries(merged).filter(([, value]) => value !== undefined));
    this.chosen = codec.read((name) => (texts.has(name) ? String(texts.get(name)) : undefined));
    const own = codec.texts(this.chosen).filter(([name, text]) => String(this.starting[name] ?? '') !== text);
    this.address.write(
      codec.read((name) => own.find(([known]) => known === name)?.[1]),
      typing && this.typing,
    );
    this.typing = typing;
    this.host.requestUpdate();
  }

  /** What takes away all that was chosen. */
  get nothing(): Change<Query> {
    return Object.fromEntries(
      this.codec.texts(this.chosen).map(([name]) => [name, undefined]),
    ) as Change<Query>;
  }

  readonly type = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.rest);
    // While a word is being composed its letters are not yet what is meant.
    if (!(event as InputEvent).isComposing) this.rest = setTimeout(() => this.search(), REST_MS);
  };

  readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    this.search();
    this.typing = false;
  };

  private search(): void {
    const q = this.typed.trim() || undefined;
    if (q !== this.chosen.q) this.found({ q } as Change<Query>, true);
  }

  /** Takes what was chosen elsewhere than in the controls. */
  private take(chosen: Query): void {
    clearTimeout(this.rest);
    this.chosen = chosen;
    this.typed = chosen.q ?? '';
    this.typing = false;
  }
}
