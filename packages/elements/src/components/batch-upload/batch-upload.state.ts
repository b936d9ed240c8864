import type { ImportJob } from '@jtop/contract';
import type { ImportLocale, RowError } from '@jtop/sdk/imports';
import { icons, type Tone } from '../../internal/icons.js';
import { clamp } from '../../internal/text.js';
import type { BatchUploadStrings } from '../../locales/zh-CN/batch-upload.js';
import type { HandoffState } from '../../stores/handoff-flow.js';
import type { Engine, Reading, Refusal, Sending } from './batch-upload.run.js';

/**
 * Where a workbook stands; the attribute `state` says it. `refused`: the file cannot be read. `errors`: some rows are wrong.
 * `all-bad`: no row can be taken. `uploaded`: it waits at the platform to be confirmed. `offline`: there is no network, or
 * the outcome is not known. `unconfigured`: the page names no platform.
 */
export type BatchUploadState =
  | 'loading'
  | 'empty'
  | 'reading'
  | 'refused'
  | 'errors'
  | 'all-bad'
  | 'ready'
  | 'uploading'
  | 'uploaded'
  | 'waiting'
  | 'blocked'
  | 'offline'
  | 'done'
  | 'unconfigured';

export interface BatchUploadFacts {
  readonly fault: string | undefined;
  readonly reading: Reading;
  readonly sending: Sending;
  readonly flow: HandoffState;
  /** What the browser says of its network. */
  readonly online: boolean;
}

/** A line of the table of errors, ready to print. */
export interface ErrorLine {
  readonly row: string;
  readonly column: string;
  readonly text: string;
  /** What stands in the cell, cut; empty where it is not known. */
  readonly there: string;
}

/** What is said of what was found, and of what came of it. */
export interface Verdict {
  readonly tone: Tone;
  readonly icon: string;
  readonly title: string;
  readonly text: string;
}

/** A number with what it counts. */
export interface Count {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** Errors that are listed. */
export const SHOWN_ERRORS = 200;
const CELL_LIMIT = 40;
const NAME_LIMIT = 60;

/** The state, from the facts. What goes on at the platform says more than what the page has read. */
export function batchUploadState({
  fault,
  reading,
  sending,
  flow,
  online,
}: BatchUploadFacts): BatchUploadState {
  if (fault === 'config.endpoint') return 'unconfigured';
  switch (flow.step) {
    case 'opening':
    case 'waiting':
      return 'waiting';
    case 'blocked':
      return 'blocked';
    case 'unknown':
      return 'offline';
    case 'confirmed':
      return 'done';
    default:
  }
  switch (reading.step) {
    case 'none':
      return 'empty';
    case 'reading':
      return 'reading';
    case 'refused':
      return 'refused';
    case 'read':
  }
  const { taken, refused } = reading.table;
  if (taken.length === 0) return 'all-bad';
  if (sending.step === 'sending') return 'uploading';
  if (!online) return 'offline';
  if (sending.step === 'sent') return 'uploaded';
  return refused.length > 0 ? 'errors' : 'ready';
}

export const localeOf = (code: string): ImportLocale => (/^zh\b/i.test(code) ? 'zh-CN' : 'en');

/** Why a file cannot be taken, and what to do. */
export function refusalText(refusal: Refusal, file: File, code: string, p: BatchUploadStrings): string {
  switch (refusal.why) {
    case 'too_large':
      return p.tooLarge(Math.ceil(file.size / 1024 ** 2).toLocaleString(code));
    case 'empty':
      return p.emptyFile;
    case 'engine':
      return p.engine;
    case 'failed':
      return p.unread;
    case 'error': {
      const { error, engine } = refusal;
      const locale = localeOf(code);
      // What the workbook says is printed as text, and cut.
      if (error instanceof engine.UnreadableFile)
        return clamp(engine.describeUnreadable(error.reason, error.params, locale));
      if (error instanceof engine.TemplateMismatch)
        return clamp(engine.describeMismatch(error.reason, error.params, locale));
      return p.tooManyRows((error as InstanceType<Engine['TooManyRows']>).max.toLocaleString(code));
    }
  }
}

export function readVerdict(
  { table }: Extract<Reading, { step: 'read' }>,
  code: string,
  p: BatchUploadStrings,
): Verdict {
  const { taken, refused } = table;
  if (taken.length === 0) return verdict('danger', icons.alert, p.allBad);
  if (refused.length === 0) return verdict('positive', icons.tick, p.ready);
  return verdict('caution', icons.alert, p.errors(refused.length.toLocaleString(code)));
}

export function readCounts(
  { table }: Extract<Reading, { step: 'read' }>,
  code: string,
  p: BatchUploadStrings,
): Count[] {
  const { rows, taken, refused, errors } = table;
  const values = { rows, good: taken.length, bad: refused.length, errors: errors.length };
  return counts(values, p.counts, code);
}

/** The errors that the page has found, the first of them. */
export function readErrors(
  { table, engine }: Extract<Reading, { step: 'read' }>,
  code: string,
  p: BatchUploadStrings,
): ErrorLine[] {
  const cells = new Map(
    table.refused.map((row) => [row.row, row.cells as Readonly<Record<string, unknown>>]),
  );
  return table.errors.slice(0, SHOWN_ERRORS).map((error) => ({
    ...placeOf(error, engine, code, p),
    text: clamp(engine.describeRowError(error, localeOf(code))),
    there: cellText(cells.get(error.row)?.[error.column ?? '']),
  }));
}

/** What the platform answered; undefined where that cannot be read. */
export function jobOf(result: unknown): ImportJob | undefined {
  const { rows, created, updated, unchanged, rejected, errorCount, errors } = Object(result) as Partial<
    Record<keyof ImportJob, unknown>
  >;
  const numbers = [rows, created, updated, unchanged, rejected, errorCount];
  const readable = numbers.every((value) => typeof value === 'number') && Array.isArray(errors);
  return readable ? (result as ImportJob) : undefined;
}

export function doneVerdict(job: ImportJob | undefined, p: BatchUploadStrings): Verdict {
  if (!job) return verdict('caution', icons.alert, [p.done, p.doneUnread]);
  const { created, updated, unchanged, rejected } = job;
  if (created + updated + unchanged === 0) return verdict('danger', icons.alert, [p.doneNothing, p.doneNone]);
  const title = created + updated > 0 ? p.done : p.doneNothing;
  const text = rejected > 0 ? p.donePartly : created + updated > 0 ? p.doneText : p.doneSame;
  return verdict(rejected > 0 ? 'caution' : 'positive', rejected > 0 ? icons.alert : icons.tick, [
    title,
    text,
  ]);
}

export function doneCounts(job: ImportJob, code: string, p: BatchUploadStrings): Count[] {
  const { created, updated, unchanged, rejected } = job;
  return counts({ created, updated, unchanged, rejected }, p.results, code);
}

/** The errors that the platform has found. What its sentences need is in those that the page has found itself. */
export function doneErrors(
  job: ImportJob,
  reading: Reading,
  engine: Engine | undefined,
  code: string,
  p: BatchUploadStrings,
): ErrorLine[] {
  const own = reading.step === 'read' ? reading.table.errors : [];
  const known = new Map(own.map((error) => [keyOf(error), error]));
  return job.errors.slice(0, SHOWN_ERRORS).map((said) => {
    const error =
      known.get(keyOf(said)) ??
      (said.code === 'not_changeable' ? ({ code: said.code, params: {} } as const) : undefined);
    return {
      ...placeOf(said, engine, code, p),
      text:
        error && engine ? clamp(engine.describeRowError(error, localeOf(code))) : clamp(String(said.message)),
      there: '',
    };
  });
}

/** The rows that the platform has refused, with those that the page could not know of; for the error workbook. */
export function refusedRows(
  job: ImportJob | undefined,
  { table }: Extract<Reading, { step: 'read' }>,
): Pick<typeof table, 'refused' | 'errors'> {
  const late = (job?.errors ?? []).filter(({ code }) => code === 'not_changeable');
  const rows = new Set(late.map(({ row }) => row));
  const byRow = (one: { row: number }, other: { row: number }): number => one.row - other.row;
  return {
    refused: [...table.refused, ...table.taken.filter(({ row }) => rows.has(row))].sort(byRow),
    errors: [
      ...table.errors,
      ...late.map(({ row, column }): RowError => ({
        row,
        ...(column !== undefined && { column }),
        code: 'not_changeable',
        params: {},
      })),
    ].sort(byRow),
  };
}

export const fileName = (name: string): string => clamp(name, NAME_LIMIT);

function verdict(tone: Tone, icon: string, [title, text]: readonly [string, string]): Verdict {
  return { tone, icon, title, text };
}

function counts(
  values: Readonly<Record<string, number>>,
  labels: Readonly<Record<string, string>>,
  code: string,
): Count[] {
  return Object.entries(values).map(([name, value]) => ({
    name,
    label: labels[name] ?? '',
    value: value.toLocaleString(code),
  }));
}

const keyOf = ({
  row,
  column = '',
  code,
}: {
  row: number;
  column?: string | undefined;
  code: string;
}): string => `${row} ${column} ${code}`;

function placeOf(
  { row, column }: { readonly row: number; readonly column?: string | undefined },
  engine: Engine | undefined,
  code: string,
  p: BatchUploadStrings,
): Pick<ErrorLine, 'row' | 'column'> {
  const name = engine?.columnName(column, localeOf(code)) ?? column;
  return { row: String(row), column: name === undefined ? p.wholeRow : clamp(name, NAME_LIMIT) };
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? clamp(String(cell), CELL_LIMIT)
    : '';
}
