import type { DemandCreate } from '@jtop/contract';
import type { CompanyNames } from '../disclosure/names.js';
import type { FormError, FormErrorCode } from '../forms/checker.js';
import { checkDemandForm, type DemandFormContext } from '../forms/demand-form.js';
import { codeOf, fenOf, foldedOf, lastInstantOf, metricOf, partsOf, textOf, type Cell } from './cells.js';
import { demandColumn, type DemandColumnCode } from './columns.js';

/** What is wrong with a cell or a row of a workbook, besides what a form finds wrong with a field. */
export type RowErrorCode =
  | FormErrorCode
  | 'not_an_amount'
  | 'not_a_date'
  | 'not_kept'
  | 'cell_error'
  | 'formula_without_value'
  | 'merged_cell'
  | 'hidden_row'
  | 'duplicate_row'
  | 'example_changed'
  | 'not_changeable'
  | 'unknown_column';

/** One thing that is wrong. It never repeats what stands in a cell. */
export interface RowError {
  /** As the workbook counts, from 1. */
  readonly row: number;
  /** The column's code; a header nobody knows is named by its letters, as `@F`. Left out for a row as a whole. */
  readonly column?: string;
  readonly code: RowErrorCode;
  /** What a sentence needs, such as `min` and `max`. */
  readonly params: FormError['params'];
}

/** Who fills the workbook in, and when. */
export interface DemandRowContext {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly company?: CompanyNames | undefined;
  readonly dates?: DemandFormContext['dates'];
  /** Whether the workbook counts its days from 1904, as old Macs did: bare numbers of days are of no format that says so. */
  readonly countsFrom1904?: boolean | undefined;
}

/** What a row says: a demand that can be posted, or what is wrong with it. */
export type DemandRow =
  | { readonly demand: DemandCreate; readonly errors: readonly [] }
  | { readonly demand?: undefined; readonly errors: readonly Omit<RowError, 'row'>[] };

/** Stands in a cell of an error workbook whose content was not kept, for it tells of a person. */
export const NOT_KEPT = '（未保留，请重新填写）';

/** Longer lines are no figure: a name, a value and a unit at most. */
const METRIC_LINE_MAX = 200;
/** What a day has as its number where days are counted from 1904 is so much less than where they are from 1900. */
const DAYS_TO_1904 = 1_462;
/** Longer texts are no date and no amount. */
const SHORT_MAX = 60;

type Cells = (code: DemandColumnCode) => Cell | undefined;
type Fields = Record<string, unknown>;

/** Reads a row of 《需求征集表》 into a demand as it is posted, and checks it as the form does. */
export function readDemandRow(cells: Cells, context: DemandRowContext): DemandRow {
  const reader = new RowReader(cells);
  const fields = { ...plainFields(reader, context), ...listFields(reader), ...groupedFields(reader) };
  const draft = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  for (const { path, code, params } of checkDemandForm(draft, { ...context, purpose: 'submit' })) {
    reader.refuseOnce(columnOf(path), code, params);
  }
  const { errors } = reader;
  return errors.length === 0
    ? { demand: { ...draft, submit: true } as DemandCreate, errors: [] }
    : { errors };
}

/** Reads cells one by one, and remembers which would not do. */
class RowReader {
  readonly errors: Omit<RowError, 'row'>[] = [];
  readonly #cells: Cells;
  readonly #refused = new Set<string>();

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  refuse(column: string, code: RowErrorCode, params: FormError['params'] = {}): undefined {
    this.#refused.add(column);
    this.errors.push({ column, code, params });
    return undefined;
  }

  /** Leaves out what follows from a cell that was refused already, such as that its field is missing. */
  refuseOnce(column: string, code: RowErrorCode, params: FormError['params']): void {
    if (!this.#refused.has(column)) this.refuse(column, code, params);
  }

  cell(code: DemandColumnCode): Cell | undefined {
    return this.#cells(code);
  }

  text(code: DemandColumnCode): string | undefined {
    const text = textOf(this.#cells(code));
    if (text === NOT_KEPT) return this.refuse(code, 'not_kept');
    return text === '' ? undefined : text;
  }

  choice(code: DemandColumnCode): string | undefined {
    const { values = [] } = demandColumn(code);
    const text = this.text(code);
    if (text === undefined) return undefined;
    return codeOf(text.slice(0, SHORT_MAX), values) ?? this.#unknown(code);
  }

  choices(code: DemandColumnCode): string[] | undefined {
    const { values = [] } = demandColumn(code);
    const parts = partsOf(this.#cells(code));
    if (parts.length === 0) return undefined;
    const codes = parts.map((part) => codeOf(part.slice(0, SHORT_MAX), values));
    return codes.every((found) => found !== undefined) ? codes : this.#unknown(code);
  }

  #unknown(code: DemandColumnCode): undefined {
    const known = (demandColumn(code).values ?? []).map(({ title }) => title.zh).join('、');
    return this.refuse(code, 'unknown_value', { known });
  }
}

function plainFields(reader: RowReader, context: DemandRowContext): Fields {
  return {
    title: reader.text('title'),
    field: reader.choice('field'),
    purpose: reader.choice('purpose'),
    track: reader.choice('track'),
    summary: reader.text('summary'),
    problem: reader.text('problem'),
    constraints: reader.text('constraints'),
    presentState: reader.text('presentState'),
    budgetBand: reader.choice('budgetBand'),
    ipPreference: reader.choice('ipPreference'),
    deadline: deadlineOf(reader, context),
    adcode: adcodeOf(reader),
    externalUrl: reader.text('externalUrl'),
  };
}

function listFields(reader: RowReader): Fields {
  const words = partsOf(reader.cell('keywords'));
  const classes = partsOf(reader.cell('ipc')).map((part) => ipcOf(part));
  return {
    targetMetrics: metricsOf(reader),
    keywords: words.length === 0 ? undefined : words,
    ipc: classes.length === 0 ? undefined : classes,
    cooperationModes: reader.choices('cooperationModes'),
  };
}

function groupedFields(reader: RowReader): Fields {
  const level = reader.choice('disclosureLevel');
  const hiddenFields = reader.choices('hiddenFields') ?? [];
  const aliasName = reader.text('aliasName');
  const [name, phone, email] = [
    reader.text('contactName'),
    reader.text('contactPhone')?.normalize('NFKC'),
    reader.text('contactEmail')?.normalize('NFKC'),
  ];
  const contactPerson = present({ name, phone, email });
  return {
    askedTrl: trlOf(reader),
    budgetFen: budgetOf(reader),
    contactPerson: Object.keys(contactPerson).length === 0 ? undefined : contactPerson,
    disclosure: level === undefined ? undefined : { level, hiddenFields, ...present({ aliasName }) },
  };
}

/** Fields that have a value. */
function present(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** `C08L067/04` and `ｃ08l 67/04` as the wire writes them; what is no symbol stays for the form to refuse. */
function ipcOf(text: string): string {
  const folded = text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  const [, head, group, sub] = /^([A-H]\d\d[A-Z])(\d{1,4})\/(\d{2,6})$/u.exec(folded) ?? [];
  return head === undefined ? folded : `${head} ${Number(group)}/${sub ?? ''}`;
}

function metricsOf(reader: RowReader): unknown {
  const lines = textOf(reader.cell('targetMetrics'))
    .split(/[\n;；]/u)
    .filter((line) => line.trim() !== '');
  if (lines.length === 0) return undefined;
  const metrics = lines.map((line) => (line.length > METRIC_LINE_MAX ? undefined : metricOf(line.trim())));
  const wrong = metrics.indexOf(undefined);
  return wrong === -1
    ? metrics
    : reader.refuse('targetMetrics', 'wrong_form', { line: wrong + 1, example: '拉伸强度≥45 MPa' });
}

function trlOf(reader: RowReader): unknown {
  const cell = reader.cell('askedTrl');
  const text = foldedOf(cell).slice(0, SHORT_MAX);
  if (text === '') return undefined;
  const found = /^(?:TRL)?([1-9])(?:级)?(?:(?:[-~–—]|至|到)(?:TRL)?([1-9])(?:级)?)?$/iu.exec(text);
  // A sheet likes to make a day of `5-7`: the 5th month's 7th.
  if (found === null || cell instanceof Date) {
    return reader.refuse('askedTrl', 'wrong_form', { example: '5-7' });
  }
  const [, min = '', max = min] = found;
  return { min: Number(min), max: Number(max) };
}

function budgetOf(reader: RowReader): unknown {
  const [minFen, maxFen] = (['budgetMin', 'budgetMax'] as const).map((code) => {
    const cell = reader.cell(code);
    if (textOf(cell) === '') return undefined;
    const isShort = textOf(cell).length <= SHORT_MAX;
    return (isShort ? fenOf(cell) : undefined) ?? reader.refuse(code, 'not_an_amount', { example: '120.5' });
  });
  return minFen === undefined && maxFen === undefined ? undefined : present({ minFen, maxFen });
}

function deadlineOf(reader: RowReader, { countsFrom1904 }: DemandRowContext): string | undefined {
  const there = reader.cell('deadline');
  const cell = typeof there === 'number' && countsFrom1904 === true ? there + DAYS_TO_1904 : there;
  const text = textOf(cell);
  if (text === '') return undefined;
  const instant = text.length > SHORT_MAX ? undefined : lastInstantOf(cell);
  return instant ?? reader.refuse('deadline', 'not_a_date', { example: '2026-09-30' });
}

function adcodeOf(reader: RowReader): string | undefined {
  const text = foldedOf(reader.cell('adcode')).slice(0, SHORT_MAX);
  if (text === '') return undefined;
  if (/^\d+$/u.test(text)) return text;
  const { values = [] } = demandColumn('adcode');
  const named = codeOf(text.replace(/^江苏省?/u, '').replace(/市$/u, ''), values);
  return named ?? reader.refuse('adcode', 'wrong_form', { example: '南京' });
}

const COLUMN_BY_PATH: Readonly<Record<string, DemandColumnCode>> = {
  'budgetFen.minFen': 'budgetMin',
  'budgetFen.maxFen': 'budgetMax',
  'contactPerson.name': 'contactName',
  'contactPerson.phone': 'contactPhone',
  'contactPerson.email': 'contactEmail',
  disclosure: 'disclosureLevel',
  'disclosure.level': 'disclosureLevel',
  'disclosure.hiddenFields': 'hiddenFields',
  'disclosure.aliasName': 'aliasName',
};

/** The column that a field of the form stands in. */
export function columnOf(path: string): string {
  const parts = path.split('.');
  const pair = parts.slice(0, 2).join('.');
  const [head = ''] = parts;
  return COLUMN_BY_PATH[pair] ?? COLUMN_BY_PATH[head] ?? head;
}

/** Longest text of a cell that any sheet keeps; what claims more was made to do harm. */
export const CELL_MAX = 32_767;
