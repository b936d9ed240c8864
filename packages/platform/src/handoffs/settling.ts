import { operations, type Demand, type HandoffResult, type OperationId } from '@jtop/contract';
import { onlyShows, type PersonOperation } from '@jtop/rules/access';
import type { Platform } from '../context.js';
import { inTransaction } from '../db/transaction.js';
import { lockDesk } from '../demands/desk.js';
import { closeKey, type KeyScope } from '../idempotency/index.js';
import { lockLot } from '../lots/repository.js';
import { actKeyOf, endClaim, release } from './claims.js';
import type { HandoffRow } from './entity.js';

/** Acts at the desk of the demand side, where one call is done at a time. */
const AT_DESK: ReadonlySet<string> = new Set<PersonOperation>([
  'demands.create',
  'demands.solutions.submit',
  'solutions.versions.create',
  'consents.sign',
  'matches.respond',
  'imports.create',
]);

/**
 * Finds out what became of an act whose claim was abandoned. It was done where its idempotency key is kept, and the
 * hand-off ends with that answer. Else it was not: the key is closed, so that whoever is still at it is refused, and the
 * hand-off waits again, until its time. What only shows something leaves nothing behind, and can be shown again.
 *
 * All that acts on a lot locks it first, all that acts on a demand the desk, and so does this: the key is looked for either
 * before or after the act, not amid.
 */
export async function settleByKey(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  row: HandoffRow,
  at: number,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (onlyShows(row.operation as PersonOperation)) return release(tx, row, at);
    if (row.lot_id !== null) await lockLot(tx, row.lot_id);
    else if (AT_DESK.has(row.operation)) await lockDesk(tx);
    else throw new Error(`nothing keeps ${row.operation} apart from finding out what became of it`);
    const answer = await closeKey<object>(tx, keyOf(row), clock.now());
    if (answer === undefined) return release(tx, row, at);
    const result = resultOf(row, answer);
    return endClaim(tx, row, { status: 'confirmed', result, problem: null }, at);
  });
}

/** The path of the operation that was drafted, as the API knows it. */
export function pathOf(row: HandoffRow): string {
  return operations[row.operation as OperationId].path.replace('{id}', subjectOf(row));
}

/** What is acted on: the id in the path of the operation; empty where there is none. */
export function subjectOf({
  lot_id: lotId,
  solution_id: solutionId,
  demand_id: demandId,
  match_id: matchId,
}: HandoffRow): string {
  return lotId ?? solutionId ?? demandId ?? matchId ?? '';
}

/** What a page learns of an answer: of a demand only that it was posted, not who the company is. */
export function resultOf({ operation }: HandoffRow, answer: object): HandoffResult {
  if (operation !== 'demands.create') return answer as HandoffResult;
  const { id: demandId, no, status, createdAt: postedAt } = answer as Demand;
  return { demandId, no, status, postedAt };
}

function keyOf(row: HandoffRow): Omit<KeyScope, 'bodyHash'> & { readonly key: string } {
  return {
    partyId: row.party_id ?? '',
    operation: row.operation,
    path: pathOf(row),
    key: actKeyOf(row),
  };
}
