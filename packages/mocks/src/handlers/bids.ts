import { formatInstant, type BidOutcome } from '@jtop/contract';
import { placeBid, rehearseBid } from '../auction/take-part.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { lotOf, once, type MockContext, type MockHandlers } from './context.js';

type Ids = 'lots.bids.list' | 'lots.bids.place';

/** Bidding: the history, a bid, a rehearsal. */
export function bidHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store, clock } = context;
  return {
    'lots.bids.list': ({ params, query, ctx }) => {
      const lot = lotOf(context, params.id, ctx);
      const found = lot.bids.filter(({ seq }) => seq > (query.since ?? 0));
      const page = cutPage(
        found,
        query,
        scopeOf(`lots.bids.list:${lot.id}`, query),
        ({ seq }) => [seq],
        byKeys(),
      );
      return { body: { ...page, asOf: formatInstant(clock.now()) } };
    },
    'lots.bids.place': (call) => {
      const { params, ctx, body, query, receivedAt } = call;
      const lot = lotOf(context, params.id, ctx);
      if (query.dryRun === true) return { status: 200, body: rehearseBid(store, lot, ctx, body, receivedAt) };
      return once<BidOutcome>(context, call, () => ({
        status: 201,
        body: placeBid(store, lot, ctx, body, receivedAt),
      }));
    },
  };
}
