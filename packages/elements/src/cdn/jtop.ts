import { setScriptSettings, settingsOfScript } from '../internal/settings.js';
import '../define/bid-panel.js';
import '../define/event-countdown.js';
import '../define/listing-card.js';
import '../define/provider.js';

/** The whole library as one classic script: its own `data-…` attributes are the settings of the page. */
setScriptSettings(settingsOfScript(document.currentScript));
