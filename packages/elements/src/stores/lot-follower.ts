import type { Lot } from '@jtop/contract';
import { retrieveLot, watchLot, type Core, type Live, type LiveState, type LotStore } from '@jtop/sdk';

export interface LotFollowerOptions {
  readonly core: Core;
  /** Absent: lots are read once and not followed. */
  readonly live: Live | undefined;
  /** A lot is known, or known anew. */
  readonly changed: (lot: Lot) => void;
  /** Where the live connection stands; undefined where nothing is followed. */
  readonly connection: (state: LiveState | undefined) => void;
}

/** Knows the lots of a list, and follows some of them at a time. */
export interface LotFollower {
  known(id: string | undefined): Lot | undefined;
  /** Takes a lot in that was read elsewhere; an older version than the one known is left. */
  learn(lot: Lot): void;
  /**
   * Follows the first lots as long as they can change, reads those of the second list once, and lets go of all that is not
   * named.
   */
  follow(moving: Iterable<string>, ended: Iterable<string>): void;
  close(): void;
}

const MOVING = /^(registering|bidding|suspended)$/;
/** The platform takes 100 topics a connection; other widgets of the page have some, too. */
const MOST_FOLLOWED = 80;

export function createLotFollower({ core, live, changed, connection }: LotFollowerOptions): LotFollower {
  const lots = new Map<string, Lot>();
  const watches = new Map<string, LotStore>();
  const read = new Set<string>();
  const end = new AbortController();

  const take = (lot: Lot): void => {
    const before = lots.get(lot.id);
    if (before && before.version >= lot.version) return;
    lots.set(lot.id, lot);
    changed(lot);
  };
  const readOnce = (id: string): void => {
    if (lots.has(id) || read.has(id)) return;
    read.add(id);
    // A card without its lot still says what it is; at the next look it is asked again.
    retrieveLot(core, id, { signal: end.signal }).then(take, () => read.delete(id));
  };
  const watch = (stream: Live, id: string): void => {
    const store = watchLot(stream, id);
    watches.set(id, store);
    store.subscribe(() => {
      const { lot, connection: state } = store.getSnapshot();
      if (watches.get(id) !== store) return;
      if (lot) take(lot);
      connection(state);
    });
  };

  const canChange = (id: string): boolean => MOVING.test(lots.get(id)?.status ?? 'bidding');

  return {
    known: (id) => (id === undefined ? undefined : lots.get(id)),
    learn(lot) {
      const before = lots.get(lot.id);
      if (!before || before.version < lot.version) lots.set(lot.id, lot);
    },
    follow(moving, ended) {
      const wanted = new Set(moving);
      for (const [id, store] of watches) {
        if (wanted.has(id) && canChange(id)) continue;
        watches.delete(id);
        store.close();
      }
      for (const id of wanted) {
        if (!live) readOnce(id);
        else if (!watches.has(id) && canChange(id) && watches.size < MOST_FOLLOWED) watch(live, id);
      }
      for (const id of ended) readOnce(id);
      if (watches.size === 0) connection(undefined);
    },
    close() {
      end.abort();
      for (const store of watches.values()) store.close();
      watches.clear();
    },
  };
}
