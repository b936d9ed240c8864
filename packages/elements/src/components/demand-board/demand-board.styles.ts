import { css } from 'lit';

/** Stands after the style sheets of the demand card, which draws what is in a row, and of the controls. */
export const demandBoardStyles = css`
  .board-title {
    font-size: var(--jtop-font-size-xl, 20px);
    font-weight: 600;
    line-height: 1.4;
  }
  .elder .board-title {
    font-size: var(--_2xl);
  }
  .notes {
    min-height: 1.6em;
  }
  header .chips {
    margin-top: var(--_2);
    padding: 0;
  }
  .count {
    display: inline-block;
    min-width: 1ch;
    margin-inline-start: 6px;
    color: var(--_text-muted);
  }
  .chip[aria-selected='true'] {
    background: var(--_accent-tint);
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    color: var(--_accent-text);
  }
  .chip[aria-selected='true'] .count {
    color: inherit;
  }
  .chip[aria-selected='true']:focus-visible {
    box-shadow:
      inset 0 0 0 1px var(--_accent),
      0 0 0 6px var(--_focus-halo);
  }
  .filters {
    border-top: 1px solid var(--_border);
  }
  .search-row > .batches {
    flex: 1 1 150px;
  }
  .search-row > .search {
    flex: 999 1 260px;
  }
  .search-row + .selects {
    margin-top: 0;
  }
  .region {
    border-top: 1px solid var(--_border);
  }
  .place {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .place > * {
    grid-area: 1 / 1;
  }
  .held > .room {
    visibility: hidden;
  }
  .waiting li {
    opacity: 0.55;
  }
  .rows:focus {
    outline: 0;
    box-shadow: none;
  }
  .rows > li {
    padding: var(--_4);
    border-top: 1px solid var(--_border);
  }
  .rows > li:first-child {
    border-top: 0;
  }
  .ranked > li {
    display: grid;
    grid-template-columns: minmax(24px, auto) minmax(0, 1fr);
    grid-column-gap: var(--_3);
  }
  .rank {
    color: var(--_text-muted);
    font-size: var(--_lg);
    font-weight: 600;
    line-height: calc(var(--_m) * 1.4);
    text-align: end;
  }
  .top .rank {
    color: var(--_text);
  }
  .blank .head {
    margin: 0;
  }
  .region .more {
    background: none;
  }
  .all {
    padding-top: 0;
  }
  .all .button {
    width: auto;
    display: inline-flex;
  }
  @media (forced-colors: active) {
    .chip[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media print {
    .root {
      break-inside: auto;
      overflow: visible;
    }
    li {
      break-inside: avoid;
    }
    .filters,
    .chips,
    .all {
      display: none;
    }
  }
`;
