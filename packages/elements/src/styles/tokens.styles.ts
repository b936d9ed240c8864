import { css, unsafeCSS } from 'lit';

/**
 * Colours of each theme and appearance, six hexadecimal digits each, in the order of the names. Written as a table because as
 * style sheets they would be a tenth of the whole library. `contrast` keeps 7:1 for all text and turns tints into lines; in
 * `gov` red stands only where one acts or chooses, links stay navy, and danger is plum so that it is never taken for the brand.
 */
const NAMES =
  'surface surface-sunken surface-hover border border-strong text text-muted text-disabled link accent accent-hover on-accent accent-text accent-tint accent-border focus focus-halo positive positive-tint positive-border caution caution-tint caution-border danger danger-tint danger-border info info-tint info-border star star-tint star-border chart-line chart-grid chart-mark skeleton';

const MEANING_LIGHT =
  '1a7240eaf6eea9d8b9875400fdf4e0e9c883b3261afdefedefb6ae1e5da6ecf3fcb3cff08a6412fbf5e4e3cc8c';
const MEANING_DARK =
  '86d7a211291b2a5a3cf0c1652d220c624a15ffa79c3519146e332b9cc6f712253a2a4c70e8c56a2c230f5c4917';
const PLUM_LIGHT = MEANING_LIGHT.replace('b3261afdefedefb6ae', '96205afbeff4e3b3c8');
const PLUM_DARK = MEANING_DARK.replace('ffa79c3519146e332b', 'f3a6c63215246a2f4b');

const THEMES: Record<string, string> = {
  root: `fffffff0f4f5f7f9fae2e8eb7e8e97141d234c5b6461717b095f690c7480095f69ffffff095f69e9f5f69fd2d8141d23ffd84d${MEANING_LIGHT}0c7480e2e8eb4c5b64e2e8eb`,
  dark: `121b211a252c18232a2c3a4373858fe9eef1a9b7bf95a4ad67c0ca67c0ca86d0d804262b67c0ca07282c1f5c64ffffff8a6a00${MEANING_DARK}67c0ca2c3a43a9b7bf26333b`,
  gov: `fffffff6f2ecfbf9f6e8e1d78d8375141d235a52496e655a234a8fa52019871812ffffffa52019fbf1eee6bdb4141d23ffd84d${PLUM_LIGHT}a52019e8e1d78a6412ece6dc`,
  'gov.dark': `1c171426201b231d193d342d8f8274f1ece7beb2a7a79b8f9cbaf0f0a79af5bcb238100bf0a79a3315126f332affffff8a6a00${PLUM_DARK}f0a79a3d342de8c56a352d27`,
  university: `fffffff0f3f9f7f9fce0e6ef7c8aa0141d234a57695f6c7f234a8f234a8f1b3a73ffffff234a8fedf2fab4c7e6141d23ffd84d${MEANING_LIGHT}234a8fe0e6ef4c5b64e2e8f1`,
  'university.dark': `1119281a24361721332b38507284a3e9eef7aab6cb95a3bb9cbaf09cbaf0b5ccf40b1e409cbaf0172a4c345084ffffff8a6a00${MEANING_DARK}9cbaf02b3850a9b7bf243148`,
  contrast:
    'ffffffffffffffffff0000000000000000001c1c1c4a4a4a003a8c003a8c00265cffffff003a8cffffff003a8c000000ffd40000501effffff00501e5c3600ffffff5c36008a0000ffffff8a0000003a8cffffff003a8c5c3600ffffff5c3600003a8c8c8c8c000000c4c4c4',
  'contrast.dark':
    '000000000000000000ffffffffffffffffffedededb8b8b88ec9ff8ec9ffb9deff0000008ec9ff0000008ec9ffffffff7a600086eba800000086eba8ffd25e000000ffd25effaaa0000000ffaaa08ec9ff0000008ec9ffffd25e000000ffd25e8ec9ff757575ffffff3c3c3c',
};

const names = NAMES.split(' ');
/** The literals: `--_0-<name>`, by theme. */
const literals = Object.entries(THEMES)
  .map(
    ([theme, colours]) =>
      `.${theme}{${names.map((name, at) => `--_0-${name}:#${colours.slice(at * 6, at * 6 + 6)}`).join(';')}}`,
  )
  .join('');
/** What the styles read: the partner's public property, else the literal. */
const roles = `.root{${names.map((name) => `--_${name}:var(--jtop-color-${name},var(--_0-${name}))`).join(';')}}`;
/** A tone colours a badge or a banner: icon and words (--_c), plane (--_t), outline (--_b). */
const tones = 'accent positive caution danger info star'
  .split(' ')
  .map((tone) => `.${tone}{--_c:var(--_${tone});--_t:var(--_${tone}-tint);--_b:var(--_${tone}-border)}`)
  .join('');

/**
 * Colours, type, space and shape. Public `--jtop-…` properties are the partner's: they are only read here, each with the
 * theme's literal as its fallback. Classes on the root of a widget (`gov`, `dark`, `elder`) choose the literals.
 */
export const tokenStyles = css`
  ${unsafeCSS(literals + roles + tones)}
  .accent {
    --_c: var(--_accent-text);
  }
  .neutral {
    --_c: var(--_text-muted);
    --_t: var(--_surface-sunken);
    --_b: var(--_border);
  }
  .root {
    --_r: var(--jtop-radius-sm, 4px);
    --_rm: var(--jtop-radius-md, 6px);
    --_xs: var(--jtop-font-size-xs, 13px);
    --_s: var(--jtop-font-size-sm, 14px);
    --_m: var(--jtop-font-size-md, 16px);
    --_lg: var(--jtop-font-size-lg, 18px);
    --_2xl: var(--jtop-font-size-2xl, 24px);
    --_3xl: var(--jtop-font-size-3xl, 32px);
    --_2: var(--jtop-space-2, 8px);
    --_3: var(--jtop-space-3, 12px);
    --_4: var(--jtop-space-4, 16px);
    --_control: var(--jtop-control-height-md, 44px);
    --_badge: var(--jtop-badge-height, 26px);
    --_icon-sm: var(--jtop-icon-size-sm, 16px);
    --_icon: var(--jtop-icon-size-md, 20px);
    --_icon-lg: var(--jtop-icon-size-lg, 24px);
    --_stroke: var(--jtop-icon-stroke, 1.5px);
    --_line: 22px;
  }
  .gov {
    --_r: var(--jtop-radius-sm, 2px);
    --_rm: var(--jtop-radius-md, 3px);
  }
  .contrast {
    --_r: var(--jtop-radius-sm, 0);
    --_rm: var(--jtop-radius-md, 0);
  }
  /* Large type is a need of the reader, so it stands above what the page asks for. */
  .elder {
    --_xs: 18px;
    --_s: 18px;
    --_m: 20px;
    --_lg: 22px;
    --_2xl: 28px;
    --_3xl: 38px;
    --_control: 60px;
    --_badge: 34px;
    --_icon-sm: 22px;
    --_icon: 26px;
    --_icon-lg: 30px;
    --_stroke: 2px;
    --_line: 28px;
  }
`;
