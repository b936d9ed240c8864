import { formatInstant, type BidOutcome } from '@jtop/contract';
import { payDeposit, placeBid, register, rehearseBid } from '../auction/take-part.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { lotOf, once, type MockContext, type MockHandlers } from './context.js';

type Ids = 'lots.bids.list' | 'lots.bids.place' | 'lots.registrations.create' | 'lots.deposits.create';

/** Taking part in a lot: registering, paying the deposit, bidding. */
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
    'lots.registrations.create': (call) => {
      const lot = lotOf(context, call.params.id, call.ctx);
      return once(context, call, () => {
        const { registration, created } = register(
          store,
          lot,
          call.ctx,
          call.body.agreedRulesHash,
          call.receivedAt,
        );
        return { status: created ? 201 : 200, body: registration };
      });
    },
    'lots.deposits.create': (call) => {
      const lot = lotOf(context, call.params.id, call.ctx);
      return once(context, call, () => {
        const { deposit, created } = payDeposit(store, lot, call.ctx, call.receivedAt);
        return { status: created ? 201 : 200, body: deposit };
      });
    },
  };
}
