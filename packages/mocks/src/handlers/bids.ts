import { formatInstant, type BidOutcome } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { placeBid, rehearseBid } from '../auction/take-part.js';
import { requireMayCall } from '../identity/party.js';
import { limitedMockToken } from '../identity/tokens.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { lotOf, once, type MockContext, type MockHandlers } from './context.js';

type Ids = 'lots.bids.list' | 'lots.bids.place' | 'lots.bidTokens.create';

const DEFAULT_TOKEN_SECONDS = 900;

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
    'lots.bidTokens.create': (call) => {
      const { params, ctx, body, receivedAt } = call;
      const lot = lotOf(context, params.id, ctx);
      const { maxAmountFen, origin, expiresInSeconds = DEFAULT_TOKEN_SECONDS } = body;
      requireMayCall('lots.bidTokens.create', ctx);
      if (!store.isInlineOrigin(origin)) throw new ProblemError('auth.forbidden', { reason: 'origin' });
      const limits = { lotId: lot.id, maxAmountFen, origin };
      return once(context, call, () => ({
        status: 201,
        body: {
          accessToken: limitedMockToken(ctx.party?.subject ?? '', limits),
          ...limits,
          expiresAt: formatInstant(receivedAt + expiresInSeconds * 1_000),
        },
      }));
    },
  };
}
