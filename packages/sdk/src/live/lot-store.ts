import type { Bid, ClosingStatement, Lot } from '@jtop/contract';
import type { JtopError } from '../core/errors.js';
import type { LiveState } from './connection.js';
import type { Live } from './live.js';
import { foldLot, type LotMessage } from './messages.js';
import { createStore, type Store } from './store.js';

/** A lot as it is followed live. */
export interface LotState {
  /** `error`: there is no such lot, see `error`. */
  readonly status: 'loading' | 'ready' | 'error';
  /** The lot at its latest version. */
  readonly lot?: Lot;
  /** Bids that came while watching, latest first; older ones by `lots.bids.list`. */
  readonly bids: readonly Bid[];
  /** The signed end, if it came while watching. */
  readonly closing?: ClosingStatement;
  /** What changed last. */
  readonly event?: string;
  readonly error?: JtopError;
  /** Where the connection stands: anything but `live` and `polling` means that the lot may be out of date. */
  readonly connection: LiveState;
}

/** A {@link LotState} to follow. */
export interface LotStore extends Store<LotState> {
  /** Stops following; the state stays as it is. */
  close(): void;
}

/** Bids kept in the state. */
const MAX_BIDS = 100;

/** Follows a lot: the snapshot, then every message folded into it. */
export function watchLot(live: Live, id: string): LotStore {
  const { state } = live;
  const { getSnapshot, subscribe, set } = createStore<LotState>({
    status: 'loading',
    bids: [],
    connection: state.getSnapshot(),
  });
  const patch = (change: Partial<LotState>): void => set({ ...getSnapshot(), ...change });

  const endState = state.subscribe(() => patch({ connection: state.getSnapshot() }));
  const endTopic = live.subscribe(`lot:${id}`, {
    message(message) {
      patch(afterMessage(getSnapshot(), message));
    },
    error: (error) => patch({ status: 'error', error }),
  });
  return {
    getSnapshot,
    subscribe,
    close() {
      endTopic();
      endState();
    },
  };
}

function afterMessage(state: LotState, message: LotMessage): Partial<LotState> {
  const { event, data } = message;
  if (event === 'snapshot') return { event, status: 'ready', lot: data.lot };
  // A reset changes nothing to see: the snapshot that follows does.
  if (!state.lot || (event as string) === 'reset') return {};
  const lot = foldLot(state.lot, message);
  if (event === 'bid') return { event, lot, bids: [data.bid, ...state.bids].slice(0, MAX_BIDS) };
  if (event === 'closed') return { event, lot, closing: data.closing };
  return { event, lot };
}
