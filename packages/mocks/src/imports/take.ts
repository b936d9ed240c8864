import { formatInstant, type DemandCreate, type ImportJob } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import {
  cellsWithoutPersons,
  titleKey,
  wireRowError,
  type DemandTable,
  type RefusedRow,
  type RowError,
  type TakenRow,
} from '@jtop/rules/imports';
import { sha256Hex } from '@jtop/rules/log';
import type { DemandRecord } from '../demands/demand-record.js';
import { chooseDisclosure, moveDemand, postDemand, updateDemand } from '../demands/life.js';
import { challengeSeason } from '../demands/seasons.js';
import type { MockParty } from '../identity/party.js';
import type { Store } from '../store.js';
import type { ImportRecord } from './import-record.js';

/** A workbook that was uploaded and read. */
export interface Taking {
  readonly table: DemandTable;
  readonly bytes: Uint8Array;
  readonly party: MockParty;
  readonly query: Pick<ImportJob, 'template' | 'mode'> & {
    readonly name: string;
    readonly maxErrorPercent?: number;
  };
  /** Epoch milliseconds. */
  readonly at: number;
}

const SHOWN_ERRORS = 200;
/** Until a panel looks at it, a demand can be rewritten. */
const REWRITABLE: ReadonlySet<string> = new Set(['draft', 'collected']);
/** What a row says anew or takes away. Attachments stay, as a workbook has none. */
const OPTIONAL = [
  'contactPerson',
  'targetMetrics',
  'constraints',
  'presentState',
  'keywords',
  'ipc',
  'askedTrl',
  'budgetFen',
  'budgetBand',
  'cooperationModes',
  'ipPreference',
  'deadline',
  'externalUrl',
] as const;

/**
 * Takes the good rows of a workbook in, each known by company and title (I-M1), or says what would become of them.
 * @throws ProblemError 404 where no challenge season runs, 409 `import.too_many_errors`
 */
export function takeImport(store: Store, taking: Taking): ImportRecord {
  const { table, party, query, at } = taking;
  const season = challengeSeason(store, undefined, at);
  const own = [...store.demands.values()].filter(
    ({ company, seasonId, status }) =>
      company.partyId === party.id && seasonId === season.id && status !== 'withdrawn',
  );
  const known = new Map(own.map((demand) => [titleKey(demand.content.title), demand]));
  const sorted = table.taken.map((row) => ({ row, before: known.get(titleKey(row.demand.title)) }));
  const stuck = sorted.filter(({ row, before }) => before !== undefined && isStuck(before, row.demand));
  const late = stuck.map(({ row }): RowError => ({
    row: row.row,
    column: 'title',
    code: 'not_changeable',
    params: {},
  }));
  const errors = [...table.errors, ...late].sort((one, other) => one.row - other.row);
  const refused: readonly RefusedRow[] = [...table.refused, ...stuck.map(({ row }) => row)];
  requireFewErrors(taking, refused.length, errors.length);
  const created = sorted.filter(({ before }) => before === undefined).map(({ row }) => row);
  const updated = sorted.filter(({ row, before }) => before !== undefined && isRewritten(before, row.demand));
  const ids =
    query.mode === 'commit' ? created.map(({ demand }) => postDemand(store, party, demand, at).id) : [];
  if (query.mode === 'commit') {
    for (const { row, before } of updated) if (before !== undefined) rewrite(store, before, row, at);
  }
  const job: ImportJob = {
    id: store.random.id(at),
    template: query.template,
    mode: query.mode,
    fileName: query.name,
    fileHash: sha256Hex(taking.bytes),
    submittedVia: 'batch',
    rows: table.rows,
    created: created.length,
    updated: updated.length,
    unchanged: sorted.length - created.length - updated.length - stuck.length,
    rejected: refused.length,
    errorCount: errors.length,
    errors: errors.slice(0, SHOWN_ERRORS).map(wireRowError),
    createdIds: ids,
    createdAt: formatInstant(at),
  };
  const rows = refused.map(({ row, cells }) => ({ row, cells: cellsWithoutPersons(cells) }));
  return keep(store, { job, partyId: party.id, refused: { rows, errors } });
}

function keep(store: Store, record: ImportRecord): ImportRecord {
  for (const earlier of store.imports.values())
    if (earlier.partyId === record.partyId) delete earlier.refused;
  store.imports.set(record.job.id, record);
  return record;
}

function requireFewErrors({ table, query }: Taking, rejected: number, errorCount: number): void {
  const { mode, maxErrorPercent } = query;
  if (mode === 'dry_run' || maxErrorPercent === undefined) return;
  if (rejected * 100 <= maxErrorPercent * table.rows) return;
  throw new ProblemError('import.too_many_errors', { errorCount, rejected, rows: table.rows });
}

function isStuck(before: DemandRecord, demand: DemandCreate): boolean {
  return !REWRITABLE.has(before.status) && !isSame(before, demand);
}

function isRewritten(before: DemandRecord, demand: DemandCreate): boolean {
  return REWRITABLE.has(before.status) && (before.status === 'draft' || !isSame(before, demand));
}

function isSame({ content, disclosure }: DemandRecord, demand: DemandCreate): boolean {
  const { disclosure: chosen, submit: _submit, ...said } = demand;
  const { attachments: _kept, ...there } = content;
  const full = { ...said, track: said.track ?? 'general', adcode: said.adcode ?? content.adcode };
  return sorted(full) === sorted(there) && sorted(chosen ?? {}) === sorted(disclosure ?? {});
}

/** JSON whose fields are in the order of their names, so that alike means equal. */
function sorted(value: object): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

function rewrite(store: Store, before: DemandRecord, { demand }: TakenRow, at: number): void {
  const { disclosure, submit: _submit, seasonId: _season, specialId: _special, ...said } = demand;
  const clear = OPTIONAL.filter((name) => said[name] === undefined);
  const move = { who: ['company'], at } as const;
  updateDemand(store, before, { ...said, clear }, at);
  if (disclosure !== undefined) chooseDisclosure(store, before, disclosure, move);
  if (before.status === 'draft') moveDemand(store, before, 'submit', move);
}
