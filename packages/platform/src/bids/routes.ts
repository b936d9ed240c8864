import { formatInstant } from '@jtop/contract';
import { ProblemError, type Handlers } from '@jtop/contract/binding';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import type { Auction } from '../lots/auction.js';
import { pathId } from '../lots/ids.js';
import { visibleLot } from '../lots/repository.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { bidEntity } from './entity.js';
import { bidsPath } from './pending-bid.js';
import { listBids } from './repository.js';
import { rehearse } from './service.js';

const DEFAULT_LIMIT = 20;

type BidHandlers = Pick<Handlers<Viewer>, 'lots.bids.list' | 'lots.bids.place'>;

/** The bids of a lot: their history for everybody, under codes; placing one for those who registered. */
export function bidHandlers(auction: Auction): BidHandlers {
  const { db, clock, queues } = auction;
  return {
    'lots.bids.list': async ({ params, query }) => {
      const { id } = await visibleLot(db, pathId(params.id), false);
      const limit = query.limit ?? DEFAULT_LIMIT;
      const scope = cursorScope('lots.bids.list', { ...query, id });
      const since = query.cursor === undefined ? (query.since ?? 0) : position(query.cursor, scope);
      const rows = await listBids(db, id, since, limit + 1);
      const { rows: shown, nextCursor } = pageOf(rows, limit, scope, (row) => [row.seq]);
      const asOf = formatInstant(clock.now());
      return {
        body: { items: shown.map(bidEntity), ...(nextCursor === undefined ? {} : { nextCursor }), asOf },
      };
    },

    // No waiting between here and the queue: bids enter it in the order in which they were received.
    'lots.bids.place': (call) => {
      const lotId = pathId(call.params.id);
      const { ctx: viewer, body, receivedAt, requestId, bodyHash, idempotencyKey: key } = call;
      if (call.query.dryRun === true) {
        return rehearse(auction, viewer, lotId, body, receivedAt).then((answer) => ({
          status: 200,
          body: answer,
        }));
      }
      if (key === undefined) throw new ProblemError('idempotency.key_required');
      const bid = { viewer, partyId: partyOf(viewer), body, receivedAt, key, bodyHash, requestId };
      return queues.place(lotId, bid).then((placed) => ({
        ...placed,
        headers: { location: `${bidsPath(lotId)}?since=${placed.body.bid.seq - 1}&limit=1` },
      }));
    },
  };
}

function position(cursor: string, scope: string): number {
  const [seq] = decodeCursor(cursor, scope);
  if (typeof seq !== 'number') throw invalidCursor();
  return seq;
}
