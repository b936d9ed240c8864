import {
  formatInstant,
  type DocumentLink,
  type ImportJob,
  type ImportJobPage,
  type ImportTemplate,
} from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { DEMAND_TEMPLATE, demandTemplateOnWire, type RefusedRow } from '@jtop/rules/imports';
import { demandTemplate, errorWorkbook } from '@jtop/rules/workbook';
import { sql } from 'kysely';
import type { Platform } from '../context.js';
import type { Db } from '../db/schema.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { isId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { importJob, type ImportRow } from './entity.js';
import type { FileReader, ImportFiles } from './files.js';

/** A workbook, as a program that opens one is told. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PAGE = 20;
/** Leaves room for what is put behind the name of a file. */
const NAME_MAX = 180;

/** A form for many rows, with an address of its empty workbook. @throws ProblemError 404 `not_found` */
export async function retrieveTemplate(
  files: ImportFiles,
  id: string,
  reader: FileReader,
): Promise<ImportTemplate> {
  if (id !== DEMAND_TEMPLATE.id) throw new ProblemError('not_found');
  const { version, title } = DEMAND_TEMPLATE;
  const made = { name: `${title.zh}.xlsx`, type: XLSX };
  const { url } = await files.link(
    `import-template/${id}/${version}`,
    async () => ({ ...made, bytes: await demandTemplate() }),
    { ...reader, partyId: undefined },
  );
  return demandTemplateOnWire(url);
}

/** The caller's own imports, latest first. @throws ProblemError 401 `auth.required`, 400 for a cursor that is none */
export async function listImports(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { limit = PAGE, cursor }: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
  viewer: Viewer,
): Promise<ImportJobPage> {
  const partyId = partyOf(viewer);
  const scope = cursorScope('imports.list', { partyId });
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, scope);
  let query = db.selectFrom('imports').selectAll().where('party_id', '=', partyId);
  if (cursor !== undefined) {
    if (typeof at !== 'number' || typeof id !== 'string' || !isId(id)) throw invalidCursor();
    query = query.where(sql<boolean>`(created_at, id) < (${at}, ${id}::uuid)`);
  }
  const found = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.created_at, row.id]);
  return {
    items: rows.map(importJob),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: formatInstant(clock.now()),
  };
}

/** One of the caller's own imports. @throws ProblemError 401 `auth.required`, 404 `not_found` */
export async function retrieveImport(db: Db, id: string, viewer: Viewer): Promise<ImportJob> {
  return importJob(await ownImport(db, id, viewer));
}

async function ownImport(db: Db, id: string, viewer: Viewer): Promise<ImportRow> {
  const row = await db
    .selectFrom('imports')
    .selectAll()
    .where('id', '=', id)
    .where('party_id', '=', partyOf(viewer))
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not_found');
  return row;
}

/**
 * An address of the workbook with the refused rows and why. What told of persons is to be filled in again.
 * @throws ProblemError 401 `auth.required`, 404 `not_found`, also where nothing was refused or a later import came
 */
export async function linkErrors(
  db: Db,
  files: ImportFiles,
  id: string,
  viewer: Viewer,
  reader: FileReader,
): Promise<DocumentLink> {
  const { refused, file_name: fileName } = await ownImport(db, id, viewer);
  if (refused === null || refused.length === 0) {
    const detail = refused === null ? 'a later import has taken its place' : 'no row was refused';
    throw new ProblemError('not_found', {}, { detail });
  }
  const table = {
    refused: refused.map(({ row, cells }): RefusedRow => ({ row, cells })),
    errors: refused.flatMap(({ errors }) => errors),
  };
  return files.link(
    `import-errors/${id}`,
    async () => ({
      name: `${fileName.replace(/\.xlsx$/iu, '').slice(0, NAME_MAX)}-errors.xlsx`,
      type: XLSX,
      bytes: await errorWorkbook(table, { locale: 'zh-CN', keepsPersonal: false }),
    }),
    reader,
  );
}
