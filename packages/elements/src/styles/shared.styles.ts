import { css } from 'lit';

/**
 * What every widget shares: reset, frame, panes, badge, banner, button, skeleton, as-of line.
 * Columns come from flex-wrap with a basis and margins, because Chromium 80 knows neither flex gap nor container queries.
 */
export const sharedStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .root {
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_rm);
    overflow: hidden;
    font: 400 var(--_m) / 1.6
      var(
        --jtop-font-family,
        -apple-system,
        'Segoe UI',
        Roboto,
        'PingFang SC',
        'Noto Sans CJK SC',
        'Noto Sans SC',
        'Microsoft YaHei',
        sans-serif
      );
    font-variant-numeric: tabular-nums;
    letter-spacing: normal;
    line-break: strict;
    overflow-wrap: break-word;
    position: relative;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    -webkit-text-size-adjust: 100%;
  }
  * {
    box-sizing: border-box;
  }
  h3,
  h4,
  p,
  dl,
  dd,
  ol,
  figure {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  bdi {
    unicode-bidi: isolate;
  }
  .icon {
    flex: none;
    width: var(--_icon);
    height: var(--_icon);
    vertical-align: -0.22em;
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: var(--_stroke);
  }
  path {
    vector-effect: non-scaling-stroke;
  }
  .sm {
    width: var(--_icon-sm);
    height: var(--_icon-sm);
  }
  .nb,
  .money,
  .clock {
    white-space: nowrap;
  }
  .small,
  .note {
    font-size: var(--_s);
  }
  .note {
    line-height: var(--_line);
    min-height: var(--_line);
  }
  .note,
  .muted {
    color: var(--_text-muted);
  }
  .vh {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip: rect(0 0 0 0);
    white-space: nowrap;
  }
  .title,
  .head,
  .money,
  .clock {
    font-weight: 600;
  }
  .title {
    font-size: var(--_lg);
    line-height: 1.4;
    text-wrap: pretty;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .head {
    font-size: var(--_m);
    line-height: 26px;
  }
  a {
    color: var(--_link);
    text-underline-offset: 0.2em;
  }
  .title a:not(:hover) {
    color: inherit;
    text-decoration: none;
  }
  /* A drawn dot, because U+00B7 is as wide as a Chinese character in some fonts. */
  .sep {
    display: inline-block;
    width: 3px;
    height: 3px;
    margin: 0 6px;
    border-radius: 50%;
    background: currentColor;
    vertical-align: 0.28em;
  }
  .money,
  .clock {
    line-height: 1.2;
    font-size: var(--_2xl);
  }
  .big {
    display: block;
    font-size: var(--_3xl);
  }
  .unit {
    font-size: var(--_s);
    font-weight: 400;
    color: var(--_text-muted);
    margin: 0 0.3em;
  }
  .unit:empty {
    margin: 0;
  }
  .code {
    font-family: ui-monospace, Menlo, Consolas, 'Noto Sans Mono', monospace;
    line-height: 0;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    min-height: var(--_badge);
    padding: 1px 7px 1px 5px;
    border: 1px solid var(--_b);
    border-radius: var(--_r);
    background: var(--_t);
    color: var(--_c);
    font-size: var(--_xs);
    font-weight: 500;
    line-height: 1.3;
    white-space: nowrap;
  }
  .badge .icon {
    margin-inline-end: 4px;
  }
  .button {
    display: flex;
    align-items: center;
    justify-content: center;
    width: 100%;
    min-height: var(--_control);
    padding: 7px var(--_4);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_r);
    background: var(--_surface);
    color: var(--_text);
    cursor: pointer;
    font: inherit;
    font-weight: 500;
    line-height: 1.35;
    text-align: center;
    text-decoration: none;
  }
  .button .icon {
    margin-inline-end: 6px;
  }
  .button:hover {
    background: var(--_surface-hover);
    border-color: var(--_text-muted);
  }
  .primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .primary:hover {
    background: var(--_accent-hover);
    border-color: var(--_accent-hover);
  }
  .off {
    background: var(--_surface-sunken);
    border-color: var(--_border);
    color: var(--_text-disabled);
    cursor: default;
  }
  /* The place stays taken, so that nothing moves. */
  .away {
    visibility: hidden;
  }
  :focus {
    outline: 3px solid var(--_focus);
    outline-offset: 1px;
    box-shadow: 0 0 0 6px var(--_focus-halo);
  }
  :focus:not(:focus-visible) {
    outline: 0;
    box-shadow: none;
  }
  /* Two panes that fold by themselves; the line between them turns with the fold. */
  .panes {
    display: flex;
    flex-wrap: wrap;
    margin: -1px 0 0 -1px;
  }
  .panes > * {
    min-width: 0;
    border: solid var(--_border);
    border-width: 1px 0 0;
    border-inline-start-width: 1px;
  }
  .pad {
    padding: var(--_4);
  }
  .bone {
    display: block;
    width: 100%;
    height: var(--_line);
    fill: var(--_skeleton);
  }
  .title .bone {
    height: 1.4em;
  }
  .head .bone {
    height: 26px;
  }
  .small .bone {
    height: 1.6em;
  }
  .big .bone {
    height: 1.2em;
  }
  .old .money,
  .old .clock {
    color: var(--_text-muted);
    text-decoration: underline dashed;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  @media (forced-colors: active) {
    .bone {
      fill: GrayText;
    }
  }
  @media print {
    .root {
      break-inside: avoid;
    }
    .button {
      display: none;
    }
  }
`;
