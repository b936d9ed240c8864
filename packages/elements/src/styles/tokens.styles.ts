import { css, type CSSResultGroup } from 'lit';
import { colours } from './colours.js';

/**
 * Colours, type, space and shape. Public `--jtop-…` properties are the partner's: they are only read here, each with the
 * theme's literal as its fallback. Classes on the root of a widget (`gov`, `dark`, `elder`) choose the literals.
 */
export const tokenStyles: CSSResultGroup = [
  colours,
  css`
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
  `,
];
