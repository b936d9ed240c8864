import { formatInstant, type Intent, type IntentCreate, type IntentPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { ANSWERABLE, type DemandStatus } from '@jtop/rules/lifecycle';
import { sql, type Selectable } from 'kysely';
import type { Platform } from '../context.js';
import type { IntentsTable } from '../db/solutions-schema.js';
import { maySee, whoOf } from '../demands/access.js';
import { atDesk, type Desk } from '../demands/desk.js';
import { findDemand } from '../demands/repository.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { isId, newId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { requireApart, visibleDemand, type AnswerCall } from '../solutions/submitting.js';

type IntentRow = Selectable<IntentsTable> & { readonly party_name: string };

const DEFAULT_LIMIT = 20;

/** The query of `demands.intents.list`. */
export interface IntentsQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/**
 * Who means to take a demand on, latest first: all of them for its company and the operator, else one's own.
 * @throws ProblemError 404 `not_found`, 400 `request.invalid` for a cursor of another list
 */
export async function listIntents(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  demandId: string,
  { limit = DEFAULT_LIMIT, cursor }: IntentsQuery,
  viewer: Viewer,
): Promise<IntentPage> {
  const partyId = partyOf(viewer);
  const demand = await findDemand(db, demandId);
  if (demand === undefined || !maySee(demand, viewer)) throw new ProblemError('not_found');
  const seesAll = whoOf(demand, viewer).length > 0;
  const scope = cursorScope('demands.intents.list', { demandId, by: seesAll ? 'all' : partyId });
  let query = intents(db).where('demand_id', '=', demandId);
  if (!seesAll) query = query.where('party_id', '=', partyId);
  if (cursor !== undefined) {
    const { at, id } = positionOf(decodeCursor(cursor, scope));
    query = query.where(sql<boolean>`(intents.at, intents.id) < (${at}, ${id}::uuid)`);
  }
  const found = await query
    .orderBy('intents.at', 'desc')
    .orderBy('intents.id', 'desc')
    .limit(limit + 1)
    .execute();
  const { rows, nextCursor } = pageOf(found, limit, scope, ({ at, id }) => [at, id]);
  return {
    items: rows.map(intentEntity),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: formatInstant(clock.now()),
  };
}

/**
 * Says that one means to take a demand on. Again gives the one that is kept.
 * @throws ProblemError 404, 403, for its own company too; 409 `demand.state`
 */
export async function declareIntent(
  desk: Desk,
  call: AnswerCall,
  { note }: IntentCreate,
): Promise<StoredAnswer<Intent>> {
  const { viewer } = call;
  return atDesk(
    desk,
    call,
    (tx) => visibleDemand(tx, call.demandId, viewer),
    async (demand, { tx, now }) => {
      requireMayCall(call.operation, viewer);
      requireApart(demand, viewer);
      const partyId = partyOf(viewer);
      const own = intents(tx).where('demand_id', '=', demand.id).where('party_id', '=', partyId);
      const known = await own.executeTakeFirst();
      if (known !== undefined) return { status: 200, body: intentEntity(known) };
      if (!ANSWERABLE.includes(demand.status as DemandStatus)) {
        throw new ProblemError('demand.state', { demandStatus: demand.status });
      }
      const row = { id: newId(now), demand_id: demand.id, party_id: partyId, kind: 'solution', at: now };
      await tx
        .insertInto('intents')
        .values({ ...row, note: note ?? null })
        .execute();
      return { status: 201, body: intentEntity(await own.executeTakeFirstOrThrow()) };
    },
  );
}

function intents(db: Platform['db']) {
  return db
    .selectFrom('intents')
    .innerJoin('parties', 'parties.id', 'intents.party_id')
    .selectAll('intents')
    .select('parties.display_name as party_name');
}

function intentEntity(row: IntentRow): Intent {
  return {
    id: row.id,
    demandId: row.demand_id,
    kind: row.kind as Intent['kind'],
    party: { partyId: row.party_id, name: row.party_name },
    ...(row.note === null ? {} : { note: row.note }),
    at: formatInstant(row.at),
  };
}

function positionOf([at, id, ...rest]: readonly unknown[]): { readonly at: number; readonly id: string } {
  if (typeof at !== 'number' || typeof id !== 'string' || !isId(id) || rest.length > 0) throw invalidCursor();
  return { at, id };
}
