import { dateInShanghai, type AuctionSession } from '@jtop/contract';
import { listSessions, retrieveSession } from '@jtop/sdk';
import { clockReady } from './clock-ready.js';
import { createDataStore, type DataStore, type Sources } from './data-store.js';

/** A bidding session. */
export interface SessionData {
  readonly session: AuctionSession;
}

/**
 * Reads a bidding session.
 *
 * @param id - The session, or `next` for the first one that has not opened yet by the platform's clock.
 */
export function createSessionStore(
  { core, clock }: Pick<Sources, 'core' | 'clock'>,
  id: string,
): DataStore<SessionData> {
  return createDataStore(async ({ signal, patch }) => {
    // The day that the list begins with comes from the clock, and the machine's own may be days off.
    await clockReady(clock);
    let session: AuctionSession | undefined;
    if (id === 'next') {
      const now = clock.now();
      const { items } = await listSessions(core, { from: dateInShanghai(now), limit: 20 }, { signal });
      session = items.find(({ opensAt }) => Date.parse(opensAt) > now);
    } else {
      session = await retrieveSession(core, id, { signal });
    }
    patch({ data: session && { session }, empty: !session, error: undefined });
  });
}
