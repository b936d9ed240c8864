import {
  formatInstant,
  type Push,
  type PushCoverage,
  type PushCreate,
  type PushPage,
  type PushSummary,
} from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { seesDrafts } from '@jtop/rules/access';
import { sql } from 'kysely';
import type { Platform } from '../context.js';
import { json } from '../db/json.js';
import type { Tx } from '../db/schema.js';
import { maySee } from '../demands/access.js';
import { atDesk, type Desk, type DeskCall } from '../demands/desk.js';
import { findDemand } from '../demands/repository.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { isId, newId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { recipientsOf } from './audience.js';
import { countCovered, findPushes, insertPushes, type PushRow } from './repository.js';

/** The query of `pushes.list`, as the binder parsed it. */
export interface PushesQuery {
  readonly demandId?: string | undefined;
  readonly audience?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 20;
const WHOLE_BP = 10_000;

/**
 * Brings a demand before parties. Who has had it is passed over, so that a push can be repeated for those who came later.
 * @throws ProblemError 404, 403, 409 `demand.state` for a demand that is not public, 400 for a party of another audience
 */
export async function pushDemand(
  desk: Desk,
  call: DeskCall,
  { demandId, audience, partyIds, channel = 'platform', batchNo }: PushCreate,
): Promise<StoredAnswer<PushSummary>> {
  return atDesk(
    desk,
    call,
    async (tx) => {
      const demand = await findDemand(tx, demandId);
      if (demand === undefined || !maySee(demand, call.viewer)) throw new ProblemError('not_found');
      return demand;
    },
    async (demand, { tx, now }) => {
      requireMayCall(call.operation, call.viewer);
      if (!demand.is_public) throw new ProblemError('demand.state', { demandStatus: demand.status });
      const recipients = await recipientsOf(tx, demand, { audience, partyIds });
      const reached = await insertPushes(
        tx,
        recipients.map((id) => ({
          id: newId(now),
          demand_id: demandId,
          audience,
          channel,
          batch_no: batchNo ?? null,
          party_id: id,
          match_id: null,
          sent_by: partyOf(call.viewer),
          sent_at: now,
          opened_at: null,
          responded_at: null,
        })),
      );
      if (audience === 'team') await matchPushed(tx, demandId, reached, call, now);
      const sentCount = reached.length;
      const skippedCount = recipients.length - sentCount;
      return { status: 201, body: { demandId, audience, sentCount, skippedCount, at: formatInstant(now) } };
    },
  );
}

/** A team that a demand is pushed to is matched with it from then on, also one that no rule would have suggested. */
async function matchPushed(
  tx: Tx,
  demandId: string,
  partyIds: readonly string[],
  { viewer }: DeskCall,
  now: number,
): Promise<void> {
  if (partyIds.length === 0) return;
  const ids = [...partyIds];
  await sql`
    update matches set status = 'pushed', rev = rev + 1, updated_at = ${now}
    where demand_id = ${demandId}::uuid and side = 'team' and counterpart_id = any(${ids}::uuid[])
      and status = 'suggested'`.execute(tx);
  await sql`
    insert into matches (id, rev, demand_id, side, counterpart_id, counterpart_party_id, title, reasons,
      public_reasons, method, status, proposed_by, proposed_by_party, created_at, updated_at)
    select gen_random_uuid(), 1, ${demandId}::uuid, 'team', p.id, p.id, coalesce(t.name, p.display_name), ${json([])}::jsonb,
      ${json([])}::jsonb, 'expert', 'pushed', ${viewer.displayName ?? null}, ${partyOf(viewer)}::uuid, ${now}, ${now}
    from parties p left join teams t on t.party_id = p.id where p.id = any(${ids}::uuid[])
    on conflict (demand_id, side, counterpart_id) do nothing`.execute(tx);
  await sql`
    update pushes set match_id = m.id from matches m
    where pushes.demand_id = ${demandId}::uuid and m.demand_id = pushes.demand_id and m.side = 'team'
      and m.counterpart_id = pushes.party_id and pushes.match_id is null`.execute(tx);
}

/** Pushes, latest first: all for the operator, else those that one sent or was sent. @throws ProblemError 401, 400 */
export async function listPushes(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { limit = DEFAULT_LIMIT, cursor, demandId: asked, audience }: PushesQuery,
  viewer: Viewer,
): Promise<PushPage> {
  const partyId = partyOf(viewer);
  const all = viewer.limits === undefined && seesDrafts(viewer);
  const scope = cursorScope('pushes.list', { demandId: asked, audience, partyId, all });
  const after = cursor === undefined ? undefined : positionOf(decodeCursor(cursor, scope));
  const demandId = asked?.toLowerCase();
  const filter = { partyId: all ? undefined : partyId, demandId, audiences: audience, after };
  const nothing = viewer.limits !== undefined || (demandId !== undefined && !isId(demandId));
  const found = nothing ? [] : await findPushes(db, filter, limit + 1);
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.sent_at, row.id]);
  return {
    items: rows.map(toPush),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: formatInstant(clock.now()),
  };
}

function toPush(row: PushRow): Push {
  return {
    id: row.id,
    demandId: row.demand_id,
    audience: row.audience,
    channel: row.channel,
    ...(row.batch_no === null ? {} : { batchNo: row.batch_no }),
    // Persons go without: a push is no place to learn of them.
    ...(row.party_name === null ? {} : { recipient: { partyId: row.party_id, name: row.party_name } }),
    ...(row.match_id === null ? {} : { matchId: row.match_id }),
    sentAt: formatInstant(row.sent_at),
    ...(row.opened_at === null ? {} : { openedAt: formatInstant(row.opened_at) }),
    ...(row.responded_at === null ? {} : { respondedAt: formatInstant(row.responded_at) }),
  };
}

/** How many of the published demands were pushed (应推尽推); of an unknown season, none of none. */
export async function pushCoverage(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  seasonId: string | undefined,
): Promise<PushCoverage> {
  const fields = await countCovered(db, seasonId);
  const sum = (of: 'published' | 'pushed'): number => fields.reduce((all, each) => all + each[of], 0);
  const [published, pushed] = [sum('published'), sum('pushed')];
  return {
    published,
    pushed,
    coverageBp: published === 0 ? WHOLE_BP : Math.floor((pushed * WHOLE_BP) / published),
    fields,
    asOf: formatInstant(clock.now()),
  };
}

function positionOf([sentAt, id, ...rest]: readonly unknown[]): { sentAt: number; id: string } {
  if (typeof sentAt !== 'number' || typeof id !== 'string' || !isId(id) || rest.length > 0) {
    throw invalidCursor();
  }
  return { sentAt, id };
}
