import { css, unsafeCSS } from 'lit';
import { MEANING_DARK, MEANING_LIGHT, literalsOf } from './colours.js';

const PLUM_LIGHT = MEANING_LIGHT.replace('b3261afdefedefb6ae', '96205afbeff4e3b3c8');
const PLUM_DARK = MEANING_DARK.replace('ffa79c3519146e332b', 'f3a6c63215246a2f4b');

/**
 * Colours of the themes that a page has to name, in the order of colours.ts. `contrast` keeps 7:1 for all text and turns
 * tints into lines; in `gov` red stands only where one acts or chooses, links stay navy, and danger is plum so that it is
 * never taken for the brand.
 */
const PALETTES: Record<string, string> = {
  gov: `fffffff6f2ecfbf9f6e8e1d78d8375141d235a52496e655a234a8fa52019871812ffffffa52019fbf1eee6bdb4141d23ffd84d${PLUM_LIGHT}a52019e8e1d78a6412ece6dc`,
  'gov.dark': `1c171426201b231d193d342d8f8274f1ece7beb2a7a79b8f9cbaf0f0a79af5bcb238100bf0a79a3315126f332affffff8a6a00${PLUM_DARK}f0a79a3d342de8c56a352d27`,
  university: `fffffff0f3f9f7f9fce0e6ef7c8aa0141d234a57695f6c7f234a8f234a8f1b3a73ffffff234a8fedf2fab4c7e6141d23ffd84d${MEANING_LIGHT}234a8fe0e6ef4c5b64e2e8f1`,
  'university.dark': `1119281a24361721332b38507284a3e9eef7aab6cb95a3bb9cbaf09cbaf0b5ccf40b1e409cbaf0172a4c345084ffffff8a6a00${MEANING_DARK}9cbaf02b3850a9b7bf243148`,
  contrast:
    'ffffffffffffffffff0000000000000000001c1c1c4a4a4a003a8c003a8c00265cffffff003a8cffffff003a8c000000ffd40000501effffff00501e5c3600ffffff5c36008a0000ffffff8a0000003a8cffffff003a8c5c3600ffffff5c3600003a8c8c8c8c000000c4c4c4',
  'contrast.dark':
    '000000000000000000ffffffffffffffffffedededb8b8b88ec9ff8ec9ffb9deff0000008ec9ff0000008ec9ffffffff7a600086eba800000086eba8ffd25e000000ffd25effaaa0000000ffaaa08ec9ff0000008ec9ffffd25e000000ffd25e8ec9ff757575ffffff3c3c3c',
};

/** In a file of their own, because a page shows one theme. */
export const paletteStyles = css`
  ${unsafeCSS(literalsOf(PALETTES))}
  .gov {
    --_r: var(--jtop-radius-sm, 2px);
    --_rm: var(--jtop-radius-md, 3px);
  }
  .contrast {
    --_r: var(--jtop-radius-sm, 0);
    --_rm: var(--jtop-radius-md, 0);
  }
`;
