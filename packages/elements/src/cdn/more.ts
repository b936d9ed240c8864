// What all widgets but the card stand on besides the loader: one file that the loader fetches beside theirs.
export { Announcer as a } from '../internal/announcer.js';
export { panelIcons as p } from '../components/bid-panel/bid-panel.icons.js';
export { moreIcons as i } from '../internal/more-icons.js';
export { clockReady as c } from '../stores/clock-ready.js';
export { saveFile as v } from '../internal/save-file.js';
export { incrementAt as n } from '@jtop/rules/auction';
export { listLots as l } from '@jtop/sdk';
