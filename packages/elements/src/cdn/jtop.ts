// What resembles each other stands together: views, states and styles of all widgets, then the rest. It packs better.
import '../components/bid-panel/bid-panel.state.js';
import '../components/listing-card/listing-card.state.js';
import '../components/event-countdown/event-countdown.state.js';
import { setScriptSettings, settingsOfScript } from '../internal/settings.js';
import '../define/bid-panel.js';
import '../define/event-countdown.js';
import '../define/listing-card.js';
import '../define/provider.js';

/** The whole library as one classic script: its own `data-…` attributes are the settings of the page. */
setScriptSettings(settingsOfScript(document.currentScript));
