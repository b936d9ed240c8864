import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { QueryCodec } from '../stores/query-codec.js';

/** Who writes under which prefix: two widgets of a page never write over each other. */
const claimed = new Map<string, object>();
const DEFAULT_PREFIX = 'jtop';

/** Reads the filters of one prefix out of a query string. */
export function queryOfAddress<Query>(codec: QueryCodec<Query>, search: string, prefix: string): Query {
  const parameters = new URLSearchParams(search);
  return codec.read((name) => parameters.get(`${prefix}-${name}`));
}

/** The query string with the filters of one prefix in it; what others have there stays as it was written. */
export function addressOfQuery<Query>(
  codec: QueryCodec<Query>,
  search: string,
  prefix: string,
  query: Query,
): string {
  const own = new Set<string>(codec.names.map((name) => `${prefix}-${name}`));
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !own.has(pair.split('=')[0] ?? ''));
  const mine = codec
    .texts(query)
    .map(([name, text]) => `${prefix}-${name}=${encodeURIComponent(text).replace(/%2C/g, ',')}`);
  const all = [...others, ...mine].join('&');
  return all && `?${all}`;
}

/** Keeps what a reader chose in the page's address, so that a link shows the same and «back» goes back. */
export class QueryAddress<Query> implements ReactiveController {
  private wanted: string | undefined;
  private prefix: string | undefined;

  /** @param moved - The address was changed by going back or forth. */
  constructor(
    host: ReactiveControllerHost,
    private readonly codec: QueryCodec<Query>,
    private readonly moved: (query: Query) => void,
  ) {
    host.addController(this);
  }

  /**
   * Takes a prefix, or lets go of it.
   *
   * @param wanted - `''` for `jtop`. One that another widget has is numbered: `jtop2`.
   * @returns what the address says, the first time; undefined where nothing is to be read
   */
  bind(wanted: string | undefined): Query | undefined {
    if (wanted === this.wanted) return undefined;
    this.release();
    this.wanted = wanted;
    if (wanted === undefined) return undefined;
    const name = /^[\w-]{1,32}$/.test(wanted) ? wanted : DEFAULT_PREFIX;
    let prefix = name;
    for (let number = 2; claimed.has(prefix); number++) prefix = name + String(number);
    claimed.set(prefix, this);
    this.prefix = prefix;
    return queryOfAddress(this.codec, location.search, prefix);
  }

  /**
   * Writes what was chosen.
   *
   * @param replace - In place of the entry that is there, so that typing a word is one step back and not ten.
   */
  write(query: Query, replace: boolean): void {
    if (this.prefix === undefined) return;
    const next = addressOfQuery(this.codec, location.search, this.prefix, query);
    if (next === location.search) return;
    const url = new URL(location.href);
    url.search = next;
    try {
      // What a router of the page keeps in the state is kept.
      const args = [history.state as unknown, '', url.href] as const;
      if (replace) history.replaceState(...args);
      else history.pushState(...args);
    } catch {
      // A sandboxed page has no address to write, and browsers limit how often; the widget works without.
    }
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.onMove);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.onMove);
    this.release();
    this.wanted = undefined;
  }

  private readonly onMove = (): void => {
    if (this.prefix !== undefined) this.moved(queryOfAddress(this.codec, location.search, this.prefix));
  };

  private release(): void {
    if (this.prefix !== undefined) claimed.delete(this.prefix);
    this.prefix = undefined;
  }
}
