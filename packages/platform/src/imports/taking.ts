import type { ImportJob } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { wireRowError, type DemandTable, type RowError, type TakenRow } from '@jtop/rules/imports';
import { createHash } from 'node:crypto';
import { inTransaction } from '../db/transaction.js';
import { json } from '../db/json.js';
import type { KeptRow } from '../db/imports-schema.js';
import { settingOf } from '../demands/creating.js';
import { atDesk, type Desk, type DeskCall, type DeskWork } from '../demands/desk.js';
import { moveDemand } from '../demands/facts.js';
import { findDemand } from '../demands/repository.js';
import { storeDemand } from '../demands/storing.js';
import { findAnswer, type StoredAnswer } from '../idempotency/index.js';
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
  const known = await inTransaction(desk.db, (tx) => findAnswer<ImportJob>(tx, call.key, desk.clock.now()));
  if (known !== undefined) return known;
  const { displayName } = call.viewer;
  const table = await read(upload.bytes, {
    at: call.receivedAt,
    company: displayName === undefined ? undefined : { name: displayName },
  });
  const trial = await inSteps(desk, call, table.taken, { size: table.taken.length, isTrial: true });
  requireFewErrors(table, trial, upload);
  const outcome =
    upload.mode === 'dry_run'
      ? trial
      : await inSteps(desk, call, table.taken, { size: STEP, isTrial: false });
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

/** What became of rows. */
interface Outcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: Plan['refused'];
  readonly createdIds: readonly string[];
}

/** Rows that one transaction takes: others who change demands, and on an embedded database everybody, wait for no more. */
const STEP = 50;

/**
 * Takes rows step by step, each planned and done in one transaction. What ends in between is made up for by the same
 * workbook again, for rows that stand there already change nothing.
 */
async function inSteps(
  desk: Desk,
  call: DeskCall,
  rows: readonly TakenRow[],
  { size, isTrial }: { readonly size: number; readonly isTrial: boolean },
): Promise<Outcome> {
  const keyless: DeskCall = { ...call, key: { ...call.key, key: undefined } };
  const outcomes: Outcome[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const { body } = await atDesk(
      desk,
      keyless,
      async () => undefined,
      async (_nothing, work) => {
        const setting = await settingOf(work, undefined, call.viewer);
        const plan = await planRows(work.tx, setting, rows.slice(at, at + size), call.receivedAt);
        const ids = isTrial ? [] : await createDemands(work, setting, plan.creating, call);
        if (!isTrial) await rewriteDemands(work, plan, call);
        return { status: 200, body: outcomeOf(plan, ids) };
      },
    );
    outcomes.push(body);
  }
  const sum = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  return {
    created: sum(({ created }) => created),
    updated: sum(({ updated }) => updated),
    unchanged: sum(({ unchanged }) => unchanged),
    refused: outcomes.flatMap(({ refused }) => refused),
    createdIds: outcomes.flatMap(({ createdIds }) => createdIds),
  };
}

function outcomeOf(plan: Plan, createdIds: readonly string[]): Outcome {
  const { creating, rewriting, unchanged, refused } = plan;
  return { created: creating.length, updated: rewriting.length, unchanged, refused, createdIds };
}

function requireFewErrors(table: DemandTable, plan: Outcome, { mode, maxErrorPercent }: Upload): void {
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

function importRow(table: DemandTable, plan: Outcome, { call, upload, now }: Circumstances): ImportRow {
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
    created: plan.created,
    updated: plan.updated,
    unchanged: plan.unchanged,
    rejected: table.refused.length + plan.refused.length,
    error_count: errors.length,
    errors: errors.slice(0, SHOWN_ERRORS).map(wireRowError),
    created_ids: [...plan.createdIds],
    refused: refusedRows(table, plan),
    created_at: now,
  };
}

function refusedRows(table: DemandTable, plan: Outcome): KeptRow[] {
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
