import { css } from 'lit';

/** No state moves what stands below it: banner, figures, act and history keep their heights. */
export const bidPanelStyles = css`
  .main {
    flex: 1 1 420px;
  }
  .side {
    flex: 1 1 340px;
  }
  .title {
    margin: 2px 0 var(--_3);
    min-height: 2.8em;
  }
  .banner,
  .receipt,
  li {
    display: flex;
  }
  .banner {
    padding: var(--_3) var(--_4);
    border: 1px solid var(--_b);
    border-radius: var(--_r);
    background: var(--_t);
  }
  .banner .icon {
    width: var(--_icon-lg);
    height: var(--_icon-lg);
    margin-inline-end: var(--_3);
  }
  .banner:not(.neutral) .icon,
  .banner:not(.neutral) .head {
    color: var(--_c);
  }
  .banner div {
    flex: 1;
  }
  /* A hidden copy of the longest sentence of any state keeps the height, at every width and in every language. */
  .keep {
    display: grid;
    font-size: var(--_s);
    line-height: 1.55;
  }
  .keep::before {
    content: attr(data-reserve);
    visibility: hidden;
  }
  .keep::before,
  .keep > span {
    grid-area: 1 / 1;
  }
  .figures,
  .facts {
    display: flex;
    flex-wrap: wrap;
  }
  .figures {
    margin-top: 4px;
  }
  .figures > div {
    flex: 1 1 180px;
    margin-top: var(--_3);
  }
  .label,
  .between {
    display: flex;
    align-items: center;
    min-height: var(--_badge);
  }
  .label .badge {
    margin-inline-start: var(--_2);
  }
  .line {
    border-top: 1px solid var(--_border);
  }
  .act {
    display: flex;
    flex-direction: column;
    /* The longest of its lists, so that no state moves what stands below. */
    min-height: calc(
      var(--_m) * 4.5 + var(--_s) * 4.8 + var(--_badge) + var(--_control) + var(--_line) + 102px
    );
  }
  .between {
    flex-wrap: wrap;
    justify-content: space-between;
    margin-bottom: var(--_2);
  }
  li {
    padding: 7px 0;
  }
  li span {
    display: block;
  }
  b {
    display: block;
    font-weight: 500;
    line-height: 1.5;
  }
  li .tag {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    width: 1.9em;
    height: 1.9em;
    margin-inline-end: var(--_3);
    border: 1.5px solid var(--_border-strong);
    border-radius: 50%;
    color: var(--_c);
    font-size: var(--_xs);
  }
  li .positive {
    border-color: var(--_c);
  }
  .bottom {
    margin-top: auto;
    padding-top: var(--_3);
  }
  .bottom .note {
    margin-top: var(--_2);
  }
  .receipt {
    align-items: center;
    min-height: 54px;
    padding: var(--_2) var(--_4);
  }
  .receipt .icon {
    margin-inline-end: var(--_3);
  }
  .chart {
    /* Time runs from left to right in every script. */
    direction: ltr;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    color: var(--_text-muted);
    font-size: var(--_xs);
    line-height: 1.25;
  }
  .axis {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    height: 156px;
    min-width: 2.4em;
    padding-inline-end: var(--_2);
    text-align: end;
  }
  .plot {
    height: 140px;
    margin: 8px 0;
  }
  .under {
    grid-column: 2;
    display: flex;
    justify-content: space-between;
    min-height: 1.25em;
  }
  .scroll {
    min-height: calc(8.5px + var(--_xs) * 1.6 + 5 * max(35px, var(--_s) * 1.6 + 9px));
    margin-top: var(--_3);
  }
  .text {
    display: block;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_link);
    cursor: pointer;
    font: inherit;
    font-size: var(--_s);
    text-decoration: underline;
  }
  .elder .text {
    min-height: 60px;
  }
  .facts {
    font-size: var(--_s);
    line-height: 1.5;
  }
  .facts > div {
    flex: 1 1 6.2em;
    margin: 0 0 var(--_2);
    margin-inline-end: var(--_3);
  }
  .facts > div > * {
    min-height: 1.5em;
  }
  .facts > div > :first-child {
    font-size: var(--_xs);
  }
  .facts .bone {
    height: 1.5em;
  }
  .facts > :last-child {
    flex-basis: 100%;
  }
  .asof {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    padding: 9px var(--_4);
    font-size: var(--_xs);
  }
  @media print {
    .bottom,
    .text {
      display: none;
    }
  }
`;
