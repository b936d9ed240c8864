import { css } from 'lit';

/** What the chart, the table and the rules look like; their room is kept by the panel's own styles. */
export const detailStyles = css`
  .plot {
    width: 100%;
    overflow: visible;
    fill: none;
    stroke: var(--_chart-grid);
    stroke-linecap: round;
  }
  .price {
    stroke: var(--_chart-line);
    stroke-width: 2;
  }
  .price ~ path {
    stroke-width: 9;
  }
  .price ~ .hole {
    stroke: var(--_surface);
    stroke-width: 4;
  }
  .sched {
    stroke: var(--_chart-mark);
    stroke-dasharray: 3 3;
  }
  rect {
    fill: var(--_caution-tint);
    stroke: none;
  }
  .bone rect {
    fill: inherit;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_s);
    white-space: nowrap;
  }
  th {
    font-size: var(--_xs);
    font-weight: 400;
    text-align: start;
  }
  td {
    height: 35px;
    border-top: 1px solid var(--_border);
  }
  th,
  td {
    padding: 4px 0;
  }
  th,
  td:first-child {
    color: var(--_text-muted);
  }
  th:nth-child(n + 3),
  td:nth-child(n + 3) {
    padding-inline-start: var(--_2);
    text-align: end;
  }
  tbody tr:first-child {
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .price,
    .price ~ path {
      stroke: CanvasText;
    }
  }
  dt {
    color: var(--_text-muted);
  }
  .scroll {
    max-height: 420px;
    overflow-y: auto;
  }
  @media print {
    .scroll {
      max-height: none;
    }
  }
`;
