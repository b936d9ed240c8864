import { unsafeCSS } from 'lit';

/**
 * Colours of each theme and appearance, six hexadecimal digits each, in the order of the names. Written as a table because as
 * style sheets they would be a tenth of the whole library. Those of the other themes are in palettes.ts.
 */
const NAMES =
  'surface surface-sunken surface-hover border border-strong text text-muted text-disabled link accent accent-hover on-accent accent-text accent-tint accent-border focus focus-halo positive positive-tint positive-border caution caution-tint caution-border danger danger-tint danger-border info info-tint info-border star star-tint star-border chart-line chart-grid chart-mark skeleton';

/** Of all palettes but `contrast`: what says how something stands, from `positive` to `star-border`. */
export const MEANING_LIGHT =
  '1a7240eaf6eea9d8b9875400fdf4e0e9c883b3261afdefedefb6ae1e5da6ecf3fcb3cff08a6412fbf5e4e3cc8c';
export const MEANING_DARK =
  '86d7a211291b2a5a3cf0c1652d220c624a15ffa79c3519146e332b9cc6f712253a2a4c70e8c56a2c230f5c4917';
const PALETTES: Record<string, string> = {
  root: `fffffff0f4f5f7f9fae2e8eb7e8e97141d234c5b6461717b095f690c7480095f69ffffff095f69e9f5f69fd2d8141d23ffd84d${MEANING_LIGHT}0c7480e2e8eb4c5b64e2e8eb`,
  dark: `121b211a252c18232a2c3a4373858fe9eef1a9b7bf95a4ad67c0ca67c0ca86d0d804262b67c0ca07282c1f5c64ffffff8a6a00${MEANING_DARK}67c0ca2c3a43a9b7bf26333b`,
};

const names = NAMES.split(' ');
/** The literals of palettes: `--_0-<name>`, by the classes of the root that choose them. */
export const literalsOf = (palettes: Record<string, string>): string =>
  Object.entries(palettes)
    .map(
      ([classes, colours]) =>
        `.${classes}{${names.map((name, at) => `--_0-${name}:#${colours.slice(at * 6, at * 6 + 6)}`).join(';')}}`,
    )
    .join('');
/** What the styles read: the partner's public property, else the literal. */
const roles = `.root{${names.map((name) => `--_${name}:var(--jtop-color-${name},var(--_0-${name}))`).join(';')}}`;
/** A tone colours a badge or a banner: icon and words (--_c), plane (--_t), outline (--_b). */
const tones = 'accent positive caution danger info star'
  .split(' ')
  .map((tone) => `.${tone}{--_c:var(--_${tone});--_t:var(--_${tone}-tint);--_b:var(--_${tone}-border)}`)
  .join('');

/** The default palette, and how colours are named and combined. */
export const colours = unsafeCSS(literalsOf(PALETTES) + roles + tones);
