import { z } from 'zod';
import { IMPORT_MODES, IMPORT_TEMPLATES } from '../common/challenge-enums.js';
import { SUBMITTED_VIA } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Count, Hash, Id, Instant, Titles } from '../common/primitives.js';
import { paging, whole } from '../common/query.js';

export const ImportTemplate = z
  .object({
    id: z.enum(IMPORT_TEMPLATES),
    version: z.int().min(1),
    title: Titles,
    columns: z.array(
      z.object({
        code: z.string(),
        title: Titles,
        required: z.boolean(),
        maxLength: Count.optional(),
        values: z.array(z.object({ code: z.string(), title: Titles })).optional(),
        example: z.string().optional(),
      }),
    ),
    maxRows: Count,
    url: z.string(),
  })
  .meta({
    id: 'ImportTemplate',
    description:
      'A form for many rows (《需求征集表》): its columns in order, and the address of the empty workbook.',
  });

export const ImportJob = z
  .object({
    id: Id,
    template: z.enum(IMPORT_TEMPLATES),
    mode: z.enum(IMPORT_MODES),
    fileName: z.string(),
    fileHash: Hash,
    submittedVia: z.enum(SUBMITTED_VIA),
    rows: Count,
    created: Count,
    updated: Count,
    unchanged: Count,
    rejected: Count,
    errorCount: Count,
    errors: z.array(
      z.object({
        row: z.int().min(1),
        column: z.string().optional(),
        code: z.string(),
        message: z.string(),
      }),
    ),
    createdIds: z.array(Id),
    createdAt: Instant,
  })
  .meta({
    id: 'ImportJob',
    description:
      'What became of a workbook, or would: the first 200 errors, `row` as the workbook counts, `column` by its code. No error repeats what stood in a cell. Rows are known by company and title (I-M1).',
  });

export const ImportJobPage = pageOf(ImportJob, 'ImportJobPage');
export const ImportsListQuery = z.strictObject(paging);

export const ImportCreateQuery = z.strictObject({
  template: z.enum(IMPORT_TEMPLATES),
  mode: z.enum(IMPORT_MODES),
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^/\\]+$/, 'a file name without a path'),
  maxErrorPercent: whole(0, 100).optional(),
});

export const ImportDocument = z
  .strictObject({
    template: z.enum(IMPORT_TEMPLATES),
    documentId: Id,
    hash: Hash,
    maxErrorPercent: z.int().min(0).max(100).optional(),
  })
  .meta({
    id: 'ImportDocument',
    description: 'A workbook that a page has uploaded (`kind=import`), to be taken in by hand-off.',
  });
