import type { ImportJob } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { wireRowError, type DemandTable, type RowError } from '@jtop/rules/imports';
import { createHash } from 'node:crypto';
import { inTransaction } from '../db/transaction.js';
import { json } from '../db/json.js';
import type { KeptRow } from '../db/imports-schema.js';
import { atDesk, type Desk, type DeskCall, type DeskWork } from '../demands/desk.js';
import { findAnswer, type StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import { partyOf } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import { importJob, keptRow, type ImportRow } from './entity.js';
import type { WorkbookReader } from './reader.js';
import { forecastRows, takeRows, type Outcome } from './stepping.js';
import { checkOnWire } from './wire-check.js';

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
  const known = await inTransaction(desk.db, (tx) => findAnswer<ImportJob>(tx, call.key, desk.clock.now()));
  if (known !== undefined) return known;
  const { displayName } = call.viewer;
  const table = await read(upload.bytes, {
    at: call.receivedAt,
    company: displayName === undefined ? undefined : { name: displayName },
  });
  const { fit, refused } = await checkOnWire(table.taken, call.receivedAt);
  const withRefused = (outcome: Outcome): Outcome => ({
    ...outcome,
    refused: [...refused, ...outcome.refused],
  });
  const isTrial = upload.mode === 'dry_run';
  const forecast =
    isTrial || upload.maxErrorPercent !== undefined
      ? withRefused(await forecastRows(desk, call, fit))
      : undefined;
  if (forecast !== undefined) requireFewErrors(table, forecast, upload);
  const outcome = isTrial && forecast !== undefined ? forecast : withRefused(await takeRows(desk, call, fit));
  return atDesk(
    desk,
    call,
    async () => undefined,
    async (_nothing, work) => {
      const row = importRow(table, outcome, { call, upload, now: work.now });
      await keepImport(work, row);
      return { status: 201, body: importJob(row) };
    },
  );
}

function requireFewErrors(table: DemandTable, outcome: Outcome, { mode, maxErrorPercent }: Upload): void {
  const wrong = table.refused.length + outcome.refused.length;
  if (mode === 'dry_run' || maxErrorPercent === undefined) return;
  if (wrong * 100 <= maxErrorPercent * table.rows) return;
  const errorCount = table.errors.length + outcome.refused.length;
  throw new ProblemError('import.too_many_errors', { errorCount, rejected: wrong, rows: table.rows });
}

interface Circumstances {
  readonly call: DeskCall;
  readonly upload: Upload;
  readonly now: number;
}

function importRow(table: DemandTable, outcome: Outcome, { call, upload, now }: Circumstances): ImportRow {
  const late = outcome.refused.flatMap(({ errors }) => errors);
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
    created: outcome.created,
    updated: outcome.updated,
    unchanged: outcome.unchanged,
    rejected: table.refused.length + outcome.refused.length,
    error_count: errors.length,
    errors: errors.slice(0, SHOWN_ERRORS).map(wireRowError),
    created_ids: [...outcome.createdIds],
    refused: refusedRows(table, outcome),
    created_at: now,
  };
}

function refusedRows(table: DemandTable, outcome: Outcome): KeptRow[] {
  const byRow = new Map<number, RowError[]>();
  for (const error of table.errors) {
    const there = byRow.get(error.row);
    if (there === undefined) byRow.set(error.row, [error]);
    else there.push(error);
  }
  const early = table.refused.map((row) => keptRow(row, byRow.get(row.row) ?? []));
  const late = outcome.refused.map(({ row, errors }) => keptRow(row, errors));
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
