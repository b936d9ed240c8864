import type { Kysely, Selectable } from 'kysely';
import { json } from '../db/json.js';
import type { Database, Tx } from '../db/schema.js';
import type { ContestsTable } from '../db/solutions-schema.js';

export type ContestRow = Selectable<ContestsTable>;

/** The contest of a demand: the one that is not cancelled, or else the last that was. */
export async function findContest(db: Kysely<Database>, demandId: string): Promise<ContestRow | undefined> {
  const rows = await db
    .selectFrom('contests')
    .selectAll()
    .where('demand_id', '=', demandId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.find(({ status }) => status !== 'cancelled') ?? rows[0];
}

/** Demands in whose open contest a party is, as their company or as one of the teams. */
export async function demandsInContest(db: Kysely<Database>, partyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('contests')
    .innerJoin('demands', 'demands.id', 'contests.demand_id')
    .select('demands.id')
    .where('contests.status', '=', 'open')
    .where((eb) =>
      eb.or([
        eb('demands.company_party_id', '=', partyId),
        eb.exists(
          eb
            .selectFrom('solutions')
            .select('solutions.id')
            .whereRef('solutions.demand_id', '=', 'demands.id')
            .where('solutions.party_id', '=', partyId),
        ),
      ]),
    )
    .orderBy('demands.id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function insertContest(tx: Tx, row: ContestRow): Promise<void> {
  await tx
    .insertInto('contests')
    .values({ ...row, rounds: json(row.rounds) })
    .execute();
}

/** Writes a change of a contest under its next revision. */
export async function storeContest(
  tx: Tx,
  before: ContestRow,
  change: Partial<Pick<ContestRow, 'status' | 'reason' | 'opened_at' | 'decided_at'>>,
  now: number,
): Promise<ContestRow> {
  const row = { ...before, ...change, rev: before.rev + 1, updated_at: Math.max(now, before.updated_at) };
  const { id, rounds, ...columns } = row;
  await tx
    .updateTable('contests')
    .set({ ...columns, rounds: json(rounds) })
    .where('id', '=', id)
    .execute();
  return row;
}
