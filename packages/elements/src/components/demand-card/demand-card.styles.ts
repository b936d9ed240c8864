import { css } from 'lit';

/**
 * A row of a board and a card have one height in all states: two title lines, one of badges and three of numbers are always
 * paid for. Where the column is narrow the numbers stand below.
 */
export const demandCardStyles = css`
  .row-panes {
    display: flex;
    flex-wrap: wrap;
    margin-top: calc(var(--_3) * -1);
    margin-inline-start: calc(var(--_4) * -1);
  }
  .row-panes > * {
    min-width: 0;
    margin-top: var(--_3);
    margin-inline-start: var(--_4);
  }
  .what {
    display: flex;
    flex-direction: column;
    flex: 999 1 300px;
    min-height: calc(var(--_m) * 2.8 + var(--_line) + var(--_badge) + 7px);
  }
  .what .title {
    flex: none;
    font-size: var(--_m);
  }
  .title .sm {
    margin-inline-start: 4px;
  }
  .title a[href] {
    color: var(--_text);
  }
  .who {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .flags {
    display: flex;
    flex-wrap: wrap;
    margin: 4px -3px -3px;
  }
  .flags > * {
    margin: 3px;
  }
  .withheld {
    color: var(--_text-muted);
    text-decoration: underline dashed;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
  }
  .withheld .icon {
    margin-inline-end: 4px;
    vertical-align: -0.15em;
  }
  .numbers {
    flex: 1 1 280px;
    display: flex;
    flex-wrap: wrap;
    align-content: flex-start;
    min-height: calc(var(--_line) * 3);
    font-size: var(--_s);
    line-height: var(--_line);
  }
  .numbers > div {
    flex: 1 1 2.6em;
  }
  .numbers > .wide {
    flex: 2 1 6.8em;
    padding-inline-end: 4px;
  }
  .numbers dt {
    white-space: nowrap;
  }
  dt {
    color: var(--_text-muted);
    font-size: var(--_xs);
  }
  .numbers dd {
    font-weight: 500;
    white-space: nowrap;
  }
  .numbers .long {
    font-weight: 400;
    line-height: 1.4;
    white-space: normal;
  }
  .left {
    display: block;
    font-size: var(--_xs);
    font-weight: 400;
  }
  /* Forced colours take backgrounds away, and the drawn dots are nothing else. */
  @media (forced-colors: active) {
    .sep {
      background: CanvasText;
    }
  }
`;
