import { operations, type HandoffResult, type OperationId } from '@jtop/contract';
import type { Platform } from '../context.js';
import { inTransaction } from '../db/transaction.js';
import { closeKey, type KeyScope } from '../idempotency/index.js';
import { lockLot } from '../lots/repository.js';
import { actKeyOf, endClaim, release } from './claims.js';
import type { HandoffRow } from './entity.js';

/**
 * Finds out what became of an act whose claim was abandoned. It was done where its idempotency key is kept, and the
 * hand-off ends with that answer. Else it was not: the key is closed, so that whoever is still at it is refused, and the
 * hand-off waits again, until its time.
 *
 * All that acts on a lot locks it first, and so does this: the key is looked for either before or after the act, not amid.
 */
export async function settleByKey(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  row: HandoffRow,
  at: number,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (row.lot_id === null) return release(tx, row, at);
    await lockLot(tx, row.lot_id);
    const result = await closeKey<HandoffResult>(tx, keyOf(row), clock.now());
    if (result === undefined) return release(tx, row, at);
    return endClaim(tx, row, { status: 'confirmed', result, problem: null }, at);
  });
}

/** The path of the operation that was drafted, as the API knows it. */
export function pathOf(row: HandoffRow): string {
  return operations[row.operation as OperationId].path.replace('{id}', row.lot_id ?? '');
}

function keyOf(row: HandoffRow): Omit<KeyScope, 'bodyHash'> & { readonly key: string } {
  return {
    partyId: row.party_id ?? '',
    operation: row.operation,
    path: pathOf(row),
    key: actKeyOf(row),
  };
}
