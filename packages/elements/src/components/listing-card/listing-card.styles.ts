import { css } from 'lit';

/** Heights do not depend on the state: two title lines, one line of badges, time and terms are always paid for. */
export const listingCardStyles = css`
  :host {
    height: 100%;
    content-visibility: auto;
    contain-intrinsic-size: 0 299px;
    contain-intrinsic-size: auto 0 auto 299px;
  }
  .root,
  .body,
  .aside {
    display: flex;
    flex-direction: column;
  }
  .root {
    height: 100%;
  }
  .panes {
    flex: 1 1 auto;
  }
  .body {
    flex: 999 1 320px;
    min-height: calc(var(--_lg) * 2.8 + var(--_line) * 2 + var(--_badge) + 58px);
  }
  .title {
    flex: none;
    margin-top: 4px;
  }
  .supplier {
    display: flex;
    margin-top: var(--_2);
    white-space: nowrap;
  }
  .supplier bdi {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--_text);
  }
  .supplier span {
    flex: none;
    margin-inline-start: var(--_3);
  }
  .flags {
    display: flex;
    flex-wrap: wrap;
    height: calc(var(--_badge) + 12px);
    overflow: hidden;
    margin: auto -3px -3px;
    padding-top: 6px;
  }
  .flags > * {
    margin: 3px;
  }
  .solid {
    fill: currentColor;
  }
  .aside {
    flex: 1 1 280px;
    justify-content: flex-end;
  }
  .state {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: var(--_badge);
    margin-bottom: var(--_2);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    margin: calc(var(--_3) * -1) 0 0 calc(var(--_3) * -1);
  }
  .row > * {
    flex: 999 1 190px;
    margin: var(--_3) 0 0 var(--_3);
  }
  .row > :last-child {
    flex: 1 1 136px;
  }
  .price {
    display: flex;
    align-items: baseline;
    height: calc(var(--_2xl) * 1.25);
  }
  .price .small {
    margin-inline-end: var(--_2);
    white-space: nowrap;
  }
`;
