import { createClient, isJtopError } from '@jtop/sdk';
import { bidInTurn } from './bidding.mjs';
import { ExampleError } from './explain.mjs';
import { money, say, time } from './show.mjs';
import { followLot } from './watching.mjs';

/**
 * Lists, then follows a lot and bids on it, as far as the options go.
 *
 * @param {ReturnType<typeof import('./arguments.mjs').readArguments>} options
 * @throws {ExampleError} where the platform is away or has no open lot
 */
export async function run(options) {
  const jtop = createClient({ endpoint: options.endpoint, timeout: 10_000, maxRetries: 1 });
  try {
    await listStarred(jtop);
    if (options.mode === 'list') return;
    const lot = await findLot(jtop, options.lotId);
    describe(lot);
    const view = followLot(jtop, lot.id);
    try {
      if (options.mode === 'watch') await view.untilClosed();
      else await view.showing(await bidInTurn(options, lot));
    } finally {
      view.close();
    }
  } catch (error) {
    if (isJtopError(error, 'connection') || isJtopError(error, 'timeout')) {
      throw new ExampleError(
        `No platform answers at ${options.endpoint}. Start one with "npm start", or name one with --endpoint.`,
      );
    }
    throw error;
  } finally {
    jtop.close();
  }
}

async function listStarred(jtop) {
  const { items, total } = await jtop.listings.list({ status: 'available', starred: true, limit: 5 });
  say('listings', `${total ?? items.length} starred listings are on offer, the latest:`);
  for (const { no, title, supplier, offers } of items) {
    say('', `${no}  ${title}  ${supplier.name}  ${money(offers[0]?.priceFen)}`);
  }
}

/** The lot that was asked for, or the open one that ends last. */
async function findLot(jtop, lotId) {
  if (lotId !== undefined) return jtop.lots.retrieve(lotId);
  const { items } = await jtop.lots.list({ status: 'bidding', limit: 100 });
  const [last] = items.sort((a, b) => b.closesAt.localeCompare(a.closesAt));
  if (last === undefined)
    throw new ExampleError('No lot is open. Restart the demo platform: each start opens one.');
  return last;
}

function describe(lot) {
  say('lot', `${lot.no}  ${lot.listing.title}`);
  say(
    '',
    `${lot.bidCount} bids so far, at ${money(lot.currentPriceFen)}, next at least ${money(lot.nextAmountFen)}`,
  );
  say('', `ends ${time(lot.closesAt)} (+08:00), later if there is a bid in the last minutes`);
}
