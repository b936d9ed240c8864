import { ApiPromise, type ApiResult } from './promise.js';

/** One page as lists answer it. */
export interface PageOf<T> {
  readonly items: T[];
  readonly nextCursor?: string;
  readonly total?: number;
  readonly asOf: string;
}

/**
 * A list: await it for the first page, iterate it for all items.
 *
 * @example
 * const page = await jtop.listings.list({ starred: true });
 * for await (const listing of jtop.listings.list({ starred: true })) …
 * const first200 = await jtop.listings.list().toArray({ limit: 200 });
 */
export class ListPromise<T, P extends PageOf<T> = PageOf<T>>
  extends ApiPromise<P>
  implements AsyncIterable<T>
{
  private readonly fetchPage: (cursor: string) => PromiseLike<P>;

  /** @param fetchPage - Asks for the page at a cursor. */
  constructor(first: Promise<ApiResult<P>>, fetchPage: (cursor: string) => PromiseLike<P>) {
    super(first);
    this.fetchPage = fetchPage;
  }

  /** Page by page, each asked for when the one before has been worked through. */
  async *pages(): AsyncGenerator<P, void, undefined> {
    let cursor: string | undefined;
    for (let page: P = await this; ; page = await this.fetchPage(cursor)) {
      yield page;
      // A cursor that leads to itself would be read for ever.
      if (page.nextCursor === undefined || page.nextCursor === cursor) return;
      cursor = page.nextCursor;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /**
   * The first items as an array.
   *
   * @param options.limit - How many at most; required, because a list has no end that a caller knows of.
   */
  async toArray({ limit }: { readonly limit: number }): Promise<T[]> {
    const items: T[] = [];
    if (limit <= 0) return items;
    for await (const item of this) if (items.push(item) >= limit) break;
    return items;
  }
}
