import type { ImportJob } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { wireRowError, type DemandTable, type RowError } from '@jtop/rules/imports';
import { createHash } from 'node:crypto';
import { json } from '../db/json.js';
import type { KeptRow } from '../db/imports-schema.js';
import { settingOf } from '../demands/creating.js';
import { atDesk, type Desk, type DeskCall, type DeskWork } from '../demands/desk.js';
import { moveDemand } from '../demands/facts.js';
import { findDemand } from '../demands/repository.js';
import { storeDemand } from '../demands/storing.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import { partyOf } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import { createDemands } from './creating-demands.js';
import { importJob, keptRow, type ImportRow } from './entity.js';
import { planRows, type Plan } from './planning.js';
import type { WorkbookReader } from './reader.js';

/** A workbook as it was uploaded. */
export interface Upload {
  readonly bytes: Uint8Array;
  readonly template: ImportJob['template'];
  readonly mode: ImportJob['mode'];
  readonly name: string;
  /** How much of its rows may be wrong, in per cent, for any to be taken. */
  readonly maxErrorPercent?: number | undefined;
}

/** Errors that an answer shows. */
const SHOWN_ERRORS = 200;

/**
 * Takes a workbook in, or says what would become of it. It is read here whatever the page has read. Good rows are taken
 * although others are not; rows that stand there already change nothing.
 *
 * @throws ProblemError 403; 409 `import.unreadable`, `import.template_mismatch`, `import.too_many_rows`,
 *   `import.too_many_errors { errorCount }`; 404 where no challenge season runs
 */
export async function takeImport(
  desk: Desk,
  read: WorkbookReader,
  call: DeskCall,
  upload: Upload,
): Promise<StoredAnswer<ImportJob>> {
  requireMayCall(call.operation, call.viewer);
  const { displayName } = call.viewer;
  const table = await read(upload.bytes, {
    at: call.receivedAt,
    company: displayName === undefined ? undefined : { name: displayName },
  });
  return atDesk(
    desk,
    call,
    async () => undefined,
    async (_nothing, work) => {
      const setting = await settingOf(work, undefined, call.viewer);
      const plan = await planRows(work.tx, setting, table.taken, call.receivedAt);
      requireFewErrors(table, plan, upload);
      const ids = upload.mode === 'dry_run' ? [] : await createDemands(work, setting, plan.creating, call);
      if (upload.mode === 'commit') await rewriteDemands(work, plan, call);
      const row = importRow(table, plan, ids, { call, upload, now: work.now });
      await keepImport(work, row);
      return { status: 201, body: importJob(row) };
    },
  );
}

function requireFewErrors(table: DemandTable, plan: Plan, { mode, maxErrorPercent }: Upload): void {
  const wrong = table.refused.length + plan.refused.length;
  if (mode === 'dry_run' || maxErrorPercent === undefined) return;
  if (wrong * 100 <= maxErrorPercent * table.rows) return;
  const errorCount = table.errors.length + plan.refused.length;
  throw new ProblemError('import.too_many_errors', { errorCount, rejected: wrong, rows: table.rows });
}

async function rewriteDemands(work: DeskWork, plan: Plan, { viewer }: DeskCall): Promise<void> {
  for (const { id, content, disclosure, submits } of plan.rewriting) {
    const before = await findDemand(work.tx, id);
    if (before === undefined) continue;
    const moved = submits
      ? { ...moveDemand({ ...before, content }, 'submit', viewer, work.now), submitted_at: work.now }
      : {};
    await storeDemand(work, before, { ...moved, content, disclosure });
  }
}

interface Circumstances {
  readonly call: DeskCall;
  readonly upload: Upload;
  readonly now: number;
}

function importRow(
  table: DemandTable,
  plan: Plan,
  ids: string[],
  { call, upload, now }: Circumstances,
): ImportRow {
  const late = plan.refused.flatMap(({ errors }) => errors);
  const errors = [...table.errors, ...late].sort((one, other) => one.row - other.row);
  return {
    id: newId(now),
    party_id: partyOf(call.viewer),
    template: upload.template,
    mode: upload.mode,
    file_name: upload.name,
    file_hash: createHash('sha256').update(upload.bytes).digest('hex'),
    submitted_via: 'batch',
    rows: table.rows,
    created: plan.creating.length,
    updated: plan.rewriting.length,
    unchanged: plan.unchanged,
    rejected: table.refused.length + plan.refused.length,
    error_count: errors.length,
    errors: errors.slice(0, SHOWN_ERRORS).map(wireRowError),
    created_ids: ids,
    refused: refusedRows(table, plan),
    created_at: now,
  };
}

function refusedRows(table: DemandTable, plan: Plan): KeptRow[] {
  const byRow = new Map<number, RowError[]>();
  for (const error of table.errors) {
    const there = byRow.get(error.row);
    if (there === undefined) byRow.set(error.row, [error]);
    else there.push(error);
  }
  const early = table.refused.map((row) => keptRow(row, byRow.get(row.row) ?? []));
  const late = plan.refused.map(({ row, errors }) => keptRow(row, errors));
  return [...early, ...late].sort((one, other) => one.row - other.row);
}

/** The refused rows of earlier imports are of no more use: whoever uploads again has mended them. */
async function keepImport({ tx }: DeskWork, row: ImportRow): Promise<void> {
  await tx
    .updateTable('imports')
    .set({ refused: null })
    .where('party_id', '=', row.party_id)
    .where('refused', 'is not', null)
    .execute();
  await tx
    .insertInto('imports')
    .values({ ...row, errors: json(row.errors), refused: json(row.refused ?? []) })
    .execute();
}
