import { ownMatchesOf } from '../../internal/own-matches-hub.js';
import type { DataSnapshot, DataStore, Sources } from '../../stores/data-store.js';
import {
  createMatchesStore,
  type MatchesData,
  type MatchesQuery,
  type MatchesStore,
} from '../../stores/matches-store.js';
import type { OwnMatches } from '../../stores/own-matches-store.js';

/** The subject of a list of the viewer's own; ids of demands have a colon in theirs. */
export const OWN = 'own';

/** What the store of a demand is made with, and the store once it is. */
export interface MadeMatches {
  query: MatchesQuery;
  pageSize: number;
  store: MatchesStore | undefined;
}

/** The matches of a demand (`<page size>:<id>`), or those that the viewer let the page be shown ({@link OWN}). */
export function makeMatchesStore(
  sources: Sources,
  subject: string,
  made: MadeMatches,
): DataStore<MatchesData> {
  if (subject === OWN) return ownData(sources);
  const store = createMatchesStore(sources, subject.replace(/^\d+:/, ''), made.query, made.pageSize);
  made.store = store;
  return {
    ...store,
    close() {
      made.store = undefined;
      store.close();
    },
  };
}

/** Own matches as data; nothing is known until the person agrees, and nothing is asked for here. */
function ownData({ core }: Sources): DataStore<MatchesData> {
  const own = ownMatchesOf(core);
  let seen: OwnMatches | undefined;
  let snapshot: DataSnapshot<MatchesData> = {};
  return {
    getSnapshot() {
      const now = own.getSnapshot();
      if (now === seen) return snapshot;
      seen = now;
      snapshot = now
        ? {
            data: {
              query: {},
              items: now.items,
              total: undefined,
              hasMore: now.hasMore,
              asOf: now.asOf,
              busy: undefined,
              moreError: undefined,
            },
          }
        : {};
      return snapshot;
    },
    subscribe: (listener) => own.subscribe(listener),
    // The person is asked each time, by the button.
    refresh: () => undefined,
    close: () => undefined,
  };
}
