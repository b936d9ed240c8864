import { sql, type RawBuilder } from 'kysely';

/** The sort value and id of the last row of the page before; the value is null behind the last row that has one. */
export interface Position {
  readonly value: number | string | null;
  readonly id: string;
}

/** Rows with their order. */
export interface Stretch {
  /** Columns and directions. */
  readonly order: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<boolean>[];
}

/** Everything behind a position, in the order of a page. */
export interface Sequence {
  /** The same stretch by stretch, each as one index has it: column and direction, then the id. */
  readonly segments: readonly [Stretch, ...Stretch[]];
  /** All of it at once, for what is sorted anyway. */
  readonly whole: Stretch;
}

/** A column that pages are sorted by; rows without a value come last in both directions. */
export interface SortColumn {
  readonly column: string;
  readonly nullable: boolean;
  readonly descending: boolean;
}

/**
 * What lies behind a position. By a column that may be null that is two segments, the rows with a value and those without:
 * two scans of one index instead of one condition with OR, which could use none.
 */
export function sequenceBy(
  { column: name, nullable, descending }: SortColumn,
  after: Position | undefined,
): Sequence {
  const column = sql.ref(name);
  const direction = sql.raw(descending ? 'desc' : 'asc');
  const beyond = sql.raw(descending ? '<' : '>');
  const order = sql`${column} ${direction}, id ${direction}`;
  const behind =
    after === undefined ? [] : [sql<boolean>`(${column}, id) ${beyond} (${after.value}, ${after.id}::uuid)`];
  if (!nullable) return { segments: [{ order, where: behind }], whole: { order, where: behind } };
  const none = sql<boolean>`${column} is null`;
  if (after?.value === null) {
    const only = { order, where: [none, sql<boolean>`id ${beyond} ${after.id}::uuid`] };
    return { segments: [only], whole: only };
  }
  const valued = { order, where: [sql<boolean>`${column} is not null`, ...behind] };
  const either = behind.map((condition) => sql<boolean>`(${none} or ${condition})`);
  return {
    segments: [valued, { order, where: [none] }],
    whole: { order: sql`${none}, ${order}`, where: either },
  };
}
