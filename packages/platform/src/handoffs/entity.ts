import type { Handoff } from '@jtop/contract';
import type { Selectable } from 'kysely';
import type { HandoffsTable } from '../db/schema.js';

export type HandoffRow = Selectable<HandoffsTable>;

/** What a page learns of a hand-off. @param at - real time, epoch milliseconds */
export function handoffEntity(row: HandoffRow, at: number): Handoff {
  return {
    id: row.id,
    operation: row.operation,
    status: statusOf(row, at),
    ...(row.result === null ? {} : { result: JSON.parse(row.result) as NonNullable<Handoff['result']> }),
    ...(row.problem === null ? {} : { problem: JSON.parse(row.problem) as NonNullable<Handoff['problem']> }),
  };
}

/**
 * Nothing runs out by itself in the table: what still waits after its time has expired. What is being confirmed is pending
 * as long as that takes.
 */
export function statusOf({ status, expires_at: expiresAt }: HandoffRow, at: number): Handoff['status'] {
  if (status === 'confirming') return 'pending';
  return status === 'pending' && at >= expiresAt ? 'expired' : status;
}
