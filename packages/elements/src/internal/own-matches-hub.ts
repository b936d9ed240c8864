import type { Core } from '@jtop/sdk';
import { createOwnMatchesStore, type OwnMatchesStore } from '../stores/own-matches-store.js';
import { takingPartOf } from './taking-part-hub.js';

/** Bundles of one major version share it, as they share their hubs. */
const KEY = Symbol.for('jtop.own-matches');
const registry = globalThis as { [KEY]?: WeakMap<Core, OwnMatchesStore> };

/**
 * The viewer's own matches at the platform of a core; made when first asked for. They are forgotten when somebody signs out on
 * this page, or somebody else signs in.
 */
export function ownMatchesOf(core: Core): OwnMatchesStore {
  const stores = (registry[KEY] ??= new WeakMap());
  const before = stores.get(core);
  if (before) return before;
  const store = createOwnMatchesStore();
  stores.set(core, store);
  const { viewer } = takingPartOf(core);
  let known = viewer.getSnapshot();
  viewer.subscribe(() => {
    const { signedIn, partyId } = viewer.getSnapshot();
    const gone = known.signedIn && (!signedIn || partyId !== known.partyId);
    known = viewer.getSnapshot();
    if (gone) store.forget();
  });
  return store;
}
