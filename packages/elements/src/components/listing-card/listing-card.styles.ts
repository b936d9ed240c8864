import { css } from 'lit';

/**
 * Heights do not depend on the state: two title lines, one line of badges, time and terms are always paid for. So the height is
 * known before the content is: a floated box without width holds it, and what is far off the screen need not be laid out. How
 * the panes fold depends on the width, which only a padding in percent can ask: (fold - width) * 999 is far above or below.
 */
export const listingCardStyles = css`
  :host,
  .root,
  .panes {
    height: 100%;
  }
  .root {
    --_body: calc(var(--_lg) * 2.8 + var(--_line) * 2 + var(--_badge) + 58px);
    --_row: calc(var(--_2xl) * 1.25 + var(--_line) + var(--_badge) + 40px);
  }
  .root::before {
    content: '';
    float: left;
    width: 0;
    padding-bottom: max(
      clamp(var(--_body) - 1px, (599px - 100%) * 999, var(--_body) + var(--_row)),
      clamp(0px, (416px - 100%) * 999, var(--_body) + var(--_row) + var(--_control) + 12px)
    );
  }
  .many .panes {
    content-visibility: auto;
  }
  .body,
  .aside {
    display: flex;
    flex-direction: column;
  }
  .body {
    flex: 999 1 320px;
    min-height: var(--_body);
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
    flex: 999 1 236px;
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
  @media print {
    .many .panes {
      content-visibility: visible;
    }
  }
`;
