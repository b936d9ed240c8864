import { formatInstant } from '@jtop/contract';
import type { Selectable } from 'kysely';
import type { SolutionsTable, SolutionVersionsTable } from '../db/solutions-schema.js';

/** A solution as it is stored: its newest version. */
export type SolutionRow = Selectable<SolutionsTable>;
export type SolutionVersionRow = Selectable<SolutionVersionsTable>;

/** The whole of a solution, in the form of the rules. */
export function solutionRecord(row: SolutionRow): Readonly<Record<string, unknown>> {
  const { attachments: _named, ...content } = row.content;
  return {
    ...content,
    id: row.id,
    rev: row.rev,
    demandId: row.demand_id,
    version: row.version,
    status: row.status,
    organization: {
      ...(row.organization_id === null ? {} : { id: row.organization_id }),
      name: row.organization_name,
    },
    ...(row.attachments.length === 0 ? {} : { attachments: row.attachments }),
    confidential: row.confidential,
    willing: row.willing,
    ...(row.feedback.length === 0 ? {} : { feedback: row.feedback }),
    contentHash: row.content_hash,
    receiptJws: row.receipt_jws,
    submittedAt: formatInstant(row.submitted_at),
    createdAt: formatInstant(row.created_at),
    updatedAt: formatInstant(row.updated_at),
  };
}
