import { money, say, time } from './show.mjs';

/** How long the last own bid may take to come back over the stream, in milliseconds. */
const PATIENCE_MS = 5000;

/**
 * Follows a lot live and prints what happens to it.
 *
 * @param {import('@jtop/sdk').Client} jtop
 * @param {string} lotId
 */
export function followLot(jtop, lotId) {
  const store = jtop.lots.watch(lotId);
  const ends = [store.subscribe(printer(store))];
  const when = (holds) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const { error } = store.getSnapshot();
        if (error) reject(error);
        else if (holds(store.getSnapshot())) resolve();
      };
      ends.push(store.subscribe(look));
      look();
    });
  return {
    /** Resolves when the lot takes no bids any more. */
    untilClosed: () => when(({ lot }) => lot !== undefined && hasEnded(lot)),
    /** Resolves when the bid with this number has come over the stream, or after a while without it. */
    async showing(seq) {
      if (seq === undefined) return;
      let timer;
      const patience = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
      await Promise.race([when(({ lot }) => (lot?.bidCount ?? 0) >= seq), patience]);
      clearTimeout(timer);
    },
    close() {
      for (const end of ends) end();
      store.close();
    },
  };
}

function hasEnded({ status }) {
  return !['registering', 'bidding', 'suspended'].includes(status);
}

/** Prints each change once: bids by their code, everything else by the lot's state. */
function printer(store) {
  let seen = 0;
  let before = '';
  return () => {
    const { bids, lot, connection } = store.getSnapshot();
    for (const bid of bids.filter(({ seq }) => seq > seen).reverse()) {
      say(
        'live',
        `bid ${bid.seq} by ${bid.bidderCode}: ${money(bid.amountFen)}, ends ${time(bid.closesAtAfter)}`,
      );
      seen = bid.seq;
    }
    const now =
      lot === undefined ? connection : `${lot.status}${lot.phase ? `, ${lot.phase}` : ''} (${connection})`;
    if (now !== before) say('live', now);
    before = now;
  };
}
