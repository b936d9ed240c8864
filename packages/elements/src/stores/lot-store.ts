import type { Bid, Lot } from '@jtop/contract';
import { listBids, listLots, retrieveLot, watchLot, type Core } from '@jtop/sdk';
import { clockReady } from './clock-ready.js';
import { createDataStore, type DataPort, type DataStore, type Sources } from './data-store.js';

/** A lot and its history. */
export interface LotData {
  readonly lot: Lot;
  /** Accepted bids in the order of their `seq`, without a gap, the latest {@link HISTORY_LIMIT} at the most. */
  readonly bids: readonly Bid[];
  /** When the connection was last known to be good, epoch milliseconds of the platform. */
  readonly asOf: number;
}

/** Bids that are kept: more than anybody reads, and enough for the chart. */
export const HISTORY_LIMIT = 500;
const PAGE = 100;

/**
 * Follows a lot and reads its history.
 *
 * @param id - The lot, or `live` for the open one: of all lots in bidding the one that closes last, so that what is shown
 * stays open as long as anything does.
 */
export function createLotStore(
  { core, live, clock }: Sources,
  id: string,
  realtime = true,
): DataStore<LotData> {
  return createDataStore<LotData>(async (port) => {
    const { signal, patch, onEnd } = port;
    const synced = clockReady(clock);
    let lot = id === 'live' ? await openLot(core, signal) : await retrieveLot(core, id, { signal });
    if (!lot) {
      patch({ empty: true, data: undefined, error: undefined });
      return;
    }
    const bids = await bidsAfter(core, lot.id, Math.max(0, lot.bidCount - HISTORY_LIMIT), signal);
    await synced;
    patch({ data: { lot, bids, asOf: clock.now() }, empty: false, error: undefined });
    if (!realtime) return;

    const watch = watchLot(live, lot.id);
    onEnd(() => watch.close());
    const history = createHistory(core, port);
    const follow = (): void => {
      const { lot: next, connection, bids: fresh, error } = watch.getSnapshot();
      if (next && next.version >= (lot as Lot).version) lot = next;
      const { data } = port.snapshot;
      const good = connection === 'live' || connection === 'polling';
      patch({
        connection,
        error,
        data: {
          lot: lot as Lot,
          bids: history.fold(fresh, lot as Lot),
          asOf: good || !data ? clock.now() : data.asOf,
        },
      });
    };
    onEnd(watch.subscribe(follow));
    follow();
  });
}

async function openLot(core: Core, signal: AbortSignal): Promise<Lot | undefined> {
  const { items } = await listLots(core, { status: 'bidding', limit: PAGE }, { signal });
  return items.reduce<Lot | undefined>(
    (last, lot) => (last && last.closesAt >= lot.closesAt ? last : lot),
    undefined,
  );
}

/** All bids after a `seq`, page by page. */
async function bidsAfter(core: Core, lotId: string, since: number, signal: AbortSignal): Promise<Bid[]> {
  return listBids(core, lotId, { since, limit: PAGE }, { signal }).toArray({ limit: HISTORY_LIMIT * 2 });
}

const lastSeq = (bids: readonly Bid[]): number => bids[bids.length - 1]?.seq ?? 0;

/** Joins what was read and what came, by `seq`; where bids are missing in between they are read. */
function createHistory(
  core: Core,
  port: DataPort<LotData>,
): { fold(fresh: readonly Bid[], lot: Lot): readonly Bid[] } {
  let reading = false;

  const catchUp = async (lotId: string): Promise<void> => {
    reading = true;
    try {
      const known = port.snapshot.data?.bids ?? [];
      const missed = await bidsAfter(core, lotId, lastSeq(known), port.signal);
      const { data } = port.snapshot;
      if (data) port.patch({ data: { ...data, bids: join(data.bids, missed) } });
    } finally {
      reading = false;
    }
  };

  return {
    fold(fresh, lot) {
      const known = port.snapshot.data?.bids ?? [];
      // The latest first, as the stream keeps them.
      const bids = join(known, [...fresh].reverse());
      if (lastSeq(bids) < lot.bidCount && !reading) {
        // A failure here leaves the gap: the next message of the lot asks again.
        catchUp(lot.id).catch(() => undefined);
      }
      return bids;
    },
  };
}

/** Appends those that follow without a gap. */
function join(known: readonly Bid[], more: readonly Bid[]): readonly Bid[] {
  const joined = [...known];
  for (const bid of more) if (bid.seq === lastSeq(joined) + 1) joined.push(bid);
  return joined.length === known.length ? known : joined.slice(-HISTORY_LIMIT);
}
