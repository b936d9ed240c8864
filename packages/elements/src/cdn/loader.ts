import { autoload, type Sources } from '../internal/autoload.js';
import { setScriptSettings, settingsOfScript } from '../internal/settings.js';
import '../define/provider.js';

// What all widgets stand on; what the card can do without is in ./more.js. It is exported for one reason: what an entry exports stays in its file, so that a widget is one
// file more and not a chain of them.
export { cardIcons as s } from '../components/listing-card/listing-card.icons.js';
export { JtopElement as e } from '../internal/element.js';
export { timeOfDay as f } from '../internal/format.js';
export { groupOf as g } from '../internal/lot-group.js';
export { clamp as t } from '../internal/text.js';
export { createDataStore as d } from '../stores/data-store.js';
export { retrieveLot as r, watchLot as w } from '@jtop/sdk';

const script = document.currentScript;
const demands = (): Promise<unknown> => import('./demands.js');

/** The library as its widgets are needed: this file holds what they share, and fetches those that the page has. */
setScriptSettings(settingsOfScript(script));
autoload(
  {
    ...withMore({
      'jtop-batch-upload': () => import('../define/batch-upload.js'),
      'jtop-bid-panel': () => import('../define/bid-panel.js'),
      'jtop-bid-verifier': () => import('../define/bid-verifier.js'),
      'jtop-catalogue': () => import('./catalogue.js'),
      'jtop-consent-sign': () => import('../define/consent-sign.js'),
      'jtop-demand-board': demands,
      'jtop-demand-card': demands,
      'jtop-demand-detail': demands,
      'jtop-demand-submit': () => import('../define/demand-submit.js'),
      'jtop-event-countdown': () => import('../define/event-countdown.js'),
      'jtop-matches': () => import('../define/matches.js'),
      'jtop-sign-in': () => import('../define/sign-in.js'),
      'jtop-solution-form': () => import('../define/solution-form.js'),
    }),
    'jtop-listing-card': () => import('../define/listing-card.js'),
  },
  script,
);

/** Fetches beside each what they share, at the same time: left to the widget's own file it would come after it. */
function withMore(files: Sources): Sources {
  return Object.fromEntries(
    Object.entries(files).map(([name, fetchIt]) => [
      name,
      () => Promise.all([fetchIt(), import('./more.js')]),
    ]),
  );
}
