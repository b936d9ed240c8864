import { css } from 'lit';

/** Stands after the style sheet of the demand card, which draws flags and what is kept back. */
export const demandDetailStyles = css`
  .top {
    border-bottom: 1px solid var(--_border);
  }
  .heading {
    font-size: var(--jtop-font-size-xl, 20px);
    font-weight: 600;
    line-height: 1.4;
    text-wrap: pretty;
  }
  .elder .heading {
    font-size: var(--_2xl);
  }
  .heading .bone {
    height: 1.4em;
  }
  .panes {
    flex-direction: row-reverse;
  }
  .body {
    flex: 999 1 440px;
  }
  .aside {
    flex: 1 1 276px;
    background: var(--_surface-hover);
  }
  .body > * + *,
  .aside > * + * {
    margin-top: var(--_4);
  }
  .wish {
    min-height: calc(var(--_2xl) * 1.2);
    font-size: var(--_m);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 124px), 1fr));
    grid-gap: var(--_3);
    font-size: var(--_s);
    line-height: var(--_line);
  }
  .facts dd {
    font-weight: 500;
  }
  .acts > * + * {
    margin-top: var(--_2);
  }
  .prose {
    max-width: 38em;
  }
  .prose p + p {
    margin-top: var(--_2);
  }
  .stacked {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .stacked > * {
    grid-area: 1 / 1;
    margin: 0;
  }
  .money .bone {
    height: 1.2em;
  }
  .flags .bone {
    height: var(--_badge);
  }
  .texts-room > * + * {
    margin-top: var(--_4);
  }
  .pieces {
    display: flex;
    flex-wrap: wrap;
  }
  .pieces > .bone {
    flex: 1 1 6em;
    height: 1.6em;
  }
  .stages,
  .stages-room {
    display: grid;
    /* As wide as their words where there is room for that: English ones differ. */
    grid-template-columns: repeat(6, minmax(0, auto));
    margin-top: var(--_4);
    min-height: 50px;
  }
  .stages li {
    position: relative;
    padding-top: 30px;
    color: var(--_text-muted);
    font-size: var(--_xs);
    line-height: 20px;
    text-align: center;
  }
  .stages li::before {
    content: '';
    position: absolute;
    top: 11px;
    left: 0;
    right: 0;
    border-top: 2px solid var(--_border);
  }
  .stages li:first-child::before {
    left: 50%;
  }
  .stages li:last-child::before {
    right: 50%;
  }
  [dir='rtl'] .stages li:first-child::before {
    left: 0;
    right: 50%;
  }
  [dir='rtl'] .stages li:last-child::before {
    left: 50%;
    right: 0;
  }
  .mark {
    position: absolute;
    top: 0;
    left: 50%;
    display: flex;
    align-items: center;
    justify-content: center;
    width: 24px;
    height: 24px;
    margin-left: -12px;
    border: var(--_stroke) solid var(--_border-strong);
    border-radius: 50%;
    background: var(--_surface);
    font-size: 13px;
    line-height: 1;
  }
  .mark .icon {
    width: 14px;
    height: 14px;
  }
  .done .mark {
    border-color: var(--_accent);
    color: var(--_accent-text);
  }
  .stages .current {
    color: var(--_text);
    font-weight: 600;
  }
  .current .mark {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_s);
  }
  th,
  td {
    padding: 8px 0;
    border-top: 1px solid var(--_border);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  tbody th {
    padding-inline-end: var(--_3);
  }
  thead th {
    padding: 4px 0;
    border-top: 0;
    color: var(--_text-muted);
    font-size: var(--_xs);
    white-space: nowrap;
  }
  td {
    font-weight: 500;
  }
  td,
  thead th:last-child {
    text-align: end;
  }
  .file {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    grid-column-gap: var(--_3);
    align-items: center;
    min-height: 56px;
    padding: 8px 0;
    border-top: 1px solid var(--_border);
    font-size: var(--_s);
    line-height: 1.45;
  }
  .file > .icon {
    color: var(--_text-muted);
  }
  .file .button {
    width: auto;
  }
  .asof {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    padding: 9px var(--_4);
    border-top: 1px solid var(--_border);
    font-size: var(--_xs);
  }
  @media (forced-colors: active) {
    .current .mark {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .root {
      break-inside: auto;
      overflow: visible;
    }
    section,
    tr {
      break-inside: avoid;
    }
  }
`;
