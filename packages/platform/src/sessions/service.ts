import {
  dateInShanghai,
  formatInstant,
  parseInstant,
  type AuctionSession,
  type SessionCreate,
} from '@jtop/contract';
import { invalid, ProblemError } from '@jtop/contract/binding';
import { isBiddingDay } from '@jtop/rules/calendar';
import type { Platform } from '../context.js';
import type { Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { withIdempotency, type StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { OperatorCall } from '../lots/commands.js';
import { newId } from '../lots/ids.js';
import {
  findSpecialSession,
  insertSession,
  seasonAt,
  type SessionRow,
  type SessionWithLots,
  type SpecialSessionRow,
} from './repository.js';

/** A session as the wire gives it; what it shows of its lots is counted when it is asked for. */
export function sessionEntity(row: SessionWithLots): AuctionSession {
  const { closesAt: _stored, ...doc } = row.doc;
  return {
    ...doc,
    rev: row.rev,
    lotCount: row.lotCount,
    starredCount: row.starredCount,
    ...(row.closesAt === null ? {} : { closesAt: formatInstant(row.closesAt) }),
  };
}

/**
 * Opens a bidding session: a weekly one on a bidding day of the season, or one of a special on any day.
 *
 * @throws ProblemError 403; 400 `request.invalid` where `opensAt` is not on `date` or `specialSessionId` does not fit
 *   the kind; 404 for an unknown special session; 409 `session.not_a_bidding_day`
 */
export async function createSession(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  call: OperatorCall,
  body: SessionCreate,
): Promise<StoredAnswer<AuctionSession>> {
  return inTransaction(db, async (tx) => {
    const now = clock.now();
    return withIdempotency(tx, call.key, now, async () => {
      requireMayCall(call.operation, call.viewer);
      refuseContradictions(body);
      const row = await draftSession(tx, body, now);
      await insertSession(tx, row);
      return { status: 201, body: sessionEntity({ ...row, lotCount: 0, starredCount: 0, closesAt: null }) };
    });
  });
}

function refuseContradictions(body: SessionCreate): void {
  const opensOn = dateInShanghai(parseInstant(body.opensAt));
  if (opensOn !== body.date) {
    throw invalid({
      path: 'opensAt',
      code: 'not_on_date',
      message: `falls on ${opensOn} in Jiangsu, not on date`,
    });
  }
  // A session outside the weekly days need not belong to one of the notice's specials.
  if (body.kind === 'special' || body.specialSessionId === undefined) return;
  throw invalid({
    path: 'specialSessionId',
    code: 'not_allowed',
    message: 'a weekly session belongs to no special',
  });
}

async function draftSession(tx: Tx, body: SessionCreate, now: number): Promise<SessionRow> {
  const opensAt = parseInstant(body.opensAt);
  const found = await specialOf(tx, body.specialSessionId);
  const season = await seasonAt(tx, 'auction', opensAt);
  const seasonId = season?.id ?? found?.special.seasonId;
  const allowed = body.kind === 'special' || (season !== undefined && isBiddingDay(body.date, season.doc));
  if (!allowed || seasonId === undefined) throw new ProblemError('session.not_a_bidding_day');
  const id = newId(now);
  const doc: AuctionSession = {
    id,
    rev: 1,
    seasonId,
    kind: body.kind,
    date: body.date,
    opensAt: formatInstant(opensAt),
    ...(found === undefined
      ? {}
      : { specialSessionId: found.session.id, specialTitle: found.special.title.zh }),
    lotCount: 0,
  };
  return {
    id,
    rev: 1,
    season_id: seasonId,
    kind: body.kind,
    date: body.date,
    opens_at: opensAt,
    special_session_id: found?.session.id ?? null,
    doc,
  };
}

async function specialOf(tx: Tx, id: string | undefined): Promise<SpecialSessionRow | undefined> {
  if (id === undefined) return undefined;
  const found = await findSpecialSession(tx, id);
  if (found === undefined)
    throw new ProblemError('not_found', {}, { detail: 'there is no such special session' });
  return found;
}
