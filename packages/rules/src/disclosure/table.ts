import { DISCLOSURE_LEVELS, type DisclosureLevel } from './levels.js';

/** RFC 9537 §4.2, the ways of redaction that are used here. */
export type RedactionMethod = 'removal' | 'emptyValue' | 'partialValue' | 'replacementValue';

/**
 * Why something is not shown: it is for fewer viewers; the company wished it; too few demands are alike; a text told who
 * the company or its contact is; the other side has not consented.
 */
export type RedactionReason = 'level' | 'company_choice' | 'k_anonymity' | 'company_name' | 'consent';

/** A note on what was left out or changed, after RFC 9537. */
export interface RedactionMark {
  /** JSONPath of the field in the full entity, such as `$.company.name`. */
  readonly path: string;
  readonly method: RedactionMethod;
  readonly reason: RedactionReason;
  /** The first level that sees it whole; left out where no level does by itself. */
  readonly until?: DisclosureLevel;
}

/** What becomes of a value instead of being shown. `value` undefined: it is removed. */
export interface Change {
  readonly value: unknown;
  readonly method: RedactionMethod;
  readonly reason: RedactionReason;
  readonly until?: DisclosureLevel | undefined;
}

/** Shown, removed, or what a named transform makes of it. */
export type Cell<Transform extends string> = 'show' | 'remove' | Transform;

/** What each level sees of a field, in the order of {@link DISCLOSURE_LEVELS}. */
export type Cells<Transform extends string> = readonly [
  Cell<Transform>,
  Cell<Transform>,
  Cell<Transform>,
  Cell<Transform>,
  Cell<Transform>,
];

/**
 * What becomes of a field: of a plain value or a list of such; of a thing with fields, or a list of such, that is shown or
 * not as a whole and has the fields of its shape; of each field by itself, of a thing or of each of a list.
 */
export type Rule<Transform extends string> =
  | Cells<Transform>
  | { readonly cells: Cells<Transform>; readonly shape: readonly string[] }
  | { readonly fields: Table<Transform> }
  | { readonly items: Table<Transform> };

/** Field by field what each level sees. A field that a table has not got is shown to nobody and not spoken of. */
export interface Table<Transform extends string> {
  readonly [field: string]: Rule<Transform>;
}

/** What a table cannot say: which transforms there are, and what depends on the entity. */
export interface Redactor<Transform extends string> {
  readonly level: DisclosureLevel;
  /** Undefined: the value is shown as it is. */
  readonly transform: (name: Transform, value: unknown) => Change | undefined;
  /** Asked before the table, of fields of the entity itself: a wish of the company. */
  readonly override?: (field: string, value: unknown) => Change | undefined;
  /** Asked for every text that is shown, at any depth: what it has to become. Undefined: nothing is wrong with it. */
  readonly text?: (text: string) => Change | undefined;
}

export interface Redacted<View> {
  readonly view: View;
  readonly _redacted: readonly RedactionMark[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Redacts an entity by a table. The entity is not changed; the view shares nothing with it that can be changed. */
export function redact<Transform extends string>(
  entity: object,
  table: Table<Transform>,
  redactor: Redactor<Transform>,
): Redacted<Record<string, unknown>> {
  const marks: RedactionMark[] = [];
  const view = redactFields(entity as Fields, table, redactor, '$', marks);
  return { view, _redacted: marks };
}

function redactFields<Transform extends string>(
  entity: Fields,
  table: Table<Transform>,
  redactor: Redactor<Transform>,
  path: string,
  marks: RedactionMark[],
): Record<string, unknown> {
  const view: Record<string, unknown> = {};
  for (const field of Object.keys(table)) {
    const rule = table[field];
    if (rule === undefined || !Object.prototype.hasOwnProperty.call(entity, field)) continue;
    const value = entity[field];
    if (value === undefined) continue;
    const here = `${path}.${field}`;
    const wished = path === '$' ? redactor.override?.(field, value) : undefined;
    const shown =
      wished === undefined ? redactValue(value, rule, redactor, here, marks) : redacted(wished, here, marks);
    if (shown !== undefined) view[field] = shown;
  }
  return view;
}

function redactValue<Transform extends string>(
  value: unknown,
  rule: Rule<Transform>,
  redactor: Redactor<Transform>,
  path: string,
  marks: RedactionMark[],
): unknown {
  if ('items' in rule || 'fields' in rule) {
    const before = marks.length;
    const shown = redactInside(value, rule, redactor, path, marks);
    if (shown !== undefined) return shown;
    // Of a thing that nothing is left of, one mark says so: neither its fields nor how many there are is told.
    const [first] = marks.splice(before);
    const { reason = 'level', until } = first ?? {};
    return redacted({ value: undefined, method: 'removal', reason, until }, path, marks);
  }
  const { cells, shape } = 'cells' in rule ? rule : { cells: rule, shape: [] };
  const cell = cells[DISCLOSURE_LEVELS.indexOf(redactor.level)];
  const until = firstShown(cells);
  const change =
    cell === undefined || cell === 'remove'
      ? REMOVED
      : cell === 'show'
        ? undefined
        : redactor.transform(cell, value);
  if (change !== undefined) return redacted({ until, ...change }, path, marks);
  return cleaned(value, shape, redactor, path, marks);
}

const REMOVED: Change = { value: undefined, method: 'removal', reason: 'level' };

/**
 * What is shown of a list or of a thing with fields; undefined where nothing is. A value that is not of the form that the
 * table is for could hold anything, so nobody gets it.
 */
function redactInside<Transform extends string>(
  value: unknown,
  rule: { readonly fields: Table<Transform> } | { readonly items: Table<Transform> },
  redactor: Redactor<Transform>,
  path: string,
  marks: RedactionMark[],
): unknown {
  if ('items' in rule) {
    if (!Array.isArray(value)) return undefined;
    const items = value
      .map((item: unknown, index) =>
        redactInside(item, { fields: rule.items }, redactor, `${path}[${index}]`, marks),
      )
      .filter((item) => item !== undefined);
    return items.length > 0 || value.length === 0 ? items : undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const view = redactFields(value as Fields, rule.fields, redactor, path, marks);
  return Object.keys(view).length > 0 ? view : undefined;
}

/** The first level that a row of cells shows a field to whole. */
export function firstShown<Transform extends string>(cells: Cells<Transform>): DisclosureLevel | undefined {
  return DISCLOSURE_LEVELS.find((_, index) => cells[index] === 'show');
}

function redacted(change: Change, path: string, marks: RedactionMark[]): unknown {
  const { value, method, reason, until } = change;
  marks.push({ path, method, reason, ...(until === undefined ? {} : { until }) });
  return value;
}

/**
 * A copy of a value that is shown, its texts cleaned at every depth. Of a thing only the fields of its shape are copied:
 * what else lies in it was never decided on.
 */
function cleaned<Transform extends string>(
  value: unknown,
  shape: readonly string[],
  redactor: Redactor<Transform>,
  path: string,
  marks: RedactionMark[],
): unknown {
  if (typeof value === 'string') {
    const change = redactor.text?.(value);
    return change === undefined ? value : redacted(change, path, marks);
  }
  if (Array.isArray(value)) {
    return value
      .map((item: unknown, index) => cleaned(item, shape, redactor, `${path}[${index}]`, marks))
      .filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Fields;
  const copied = shape
    .filter((field) => Object.prototype.hasOwnProperty.call(fields, field))
    .map((field) => [field, cleaned(fields[field], [], redactor, `${path}.${field}`, marks)] as const)
    .filter(([, item]) => item !== undefined);
  return copied.length > 0 ? Object.fromEntries(copied) : redacted(REMOVED, path, marks);
}
