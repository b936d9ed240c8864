/** Reads the text of each name; undefined for what nobody could have chosen. */
export type QueryReaders<Query> = {
  readonly [Name in keyof Query]-?: (text: string) => Query[Name] | undefined;
};

/** How a query of one kind is read from texts and written as texts. */
export interface QueryCodec<Query> {
  /** All names, in the order in which they are written. */
  readonly names: readonly (keyof Query & string)[];
  /**
   * Reads a query from texts of any origin, such as attributes or the address. What the contract does not know is left out:
   * a link that somebody made up shows more, and is no error.
   *
   * @param read - Gives the text of a name; null or undefined where there is none.
   */
  readonly read: (read: (name: keyof Query & string) => string | null | undefined) => Query;
  /** A query as texts, for the address and for comparing: the same query gives the same texts. */
  readonly texts: (query: Query) => [name: keyof Query & string, text: string][];
  /** Whether two queries ask for the same. */
  readonly same: (a: Query, b: Query) => boolean;
  /**
   * What is asked where a page fixes filters and a reader chooses others. A fixed filter stands; where it leaves several
   * values the reader may choose among them.
   */
  readonly fix: (chosen: Query, fixed: Query) => Query;
}

/** Makes the codec of the names that `readers` has. */
export function createQueryCodec<Query extends object>(readers: QueryReaders<Query>): QueryCodec<Query> {
  type Name = keyof Query & string;
  const names = Object.keys(readers) as Name[];
  const codec: QueryCodec<Query> = {
    names,
    read(read) {
      const entries = names.flatMap((name) => {
        const text = read(name);
        const value = text === null || text === undefined ? undefined : readers[name](text);
        return value === undefined ? [] : [[name, value] as const];
      });
      return Object.fromEntries(entries) as Query;
    },
    texts: (query) =>
      names.flatMap((name): [Name, string][] => {
        const value = query[name];
        return value === undefined ? [] : [[name, String(value)]];
      }),
    same: (a, b) => JSON.stringify(codec.texts(a)) === JSON.stringify(codec.texts(b)),
    fix(chosen, fixed) {
      const query = { ...chosen } as Record<string, unknown>;
      for (const name of names) {
        const limit: unknown = fixed[name];
        if (limit === undefined) continue;
        const wanted: unknown = chosen[name];
        const within =
          Array.isArray(limit) && Array.isArray(wanted)
            ? (wanted as unknown[]).filter((value) => (limit as unknown[]).includes(value))
            : [];
        query[name] = within.length > 0 ? within : limit;
      }
      return query as Query;
    },
  };
  return codec;
}

/** Longest search text that the platform takes. */
export const Q_LIMIT = 100;

/** Values separated by commas, each once, at most fifty; those that are not `known` are left out. */
export const listOf =
  (known: (value: string) => boolean) =>
  (text: string): readonly string[] | undefined => {
    const values = text
      .split(',')
      .map((value) => value.trim())
      .filter((value, index, all) => known(value) && all.indexOf(value) === index);
    return values.length > 0 ? values.slice(0, 50) : undefined;
  };
/** Values of a code list. */
export const among = (codes: readonly string[]): ((text: string) => readonly string[] | undefined) =>
  listOf((value) => codes.includes(value));
/** One value of a code list. */
export const oneOf =
  (codes: readonly string[]) =>
  (text: string): string | undefined =>
    codes.includes(text) ? text : undefined;
/** Cities, six digits each, GB/T 2260. */
export const cityCodes = listOf((value) => /^\d{6}$/.test(value));
/** A boolean attribute is there or not; in an address it says `true`. */
export const flag = (text: string): true | undefined => (text === 'false' ? undefined : true);
/** Words, cut to what the platform takes. */
export const words = (text: string): string | undefined => text.trim().slice(0, Q_LIMIT).trim() || undefined;
/** An id of a season or the like. */
export const slug = (text: string): string | undefined => (/^[\w-]{1,64}$/.test(text) ? text : undefined);
