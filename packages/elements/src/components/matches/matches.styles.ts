import { css } from 'lit';

/** Rows with rank, fit and reasons; the form below a row; what stands where there are none. */
export const matchesStyles = css`
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  header .title {
    font-size: var(--jtop-font-size-xl, 20px);
  }
  .elder header .title {
    font-size: var(--_2xl);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: calc(var(--_3) * -1);
  }
  .filter {
    flex: 0 1 200px;
    min-width: 0;
    margin-top: var(--_3);
    margin-inline-start: var(--_3);
  }
  .results {
    margin-top: var(--_2);
  }
  .told {
    padding: 0 var(--_4) var(--_4);
  }
  .told .notice:first-child {
    margin-top: 0;
  }
  .region {
    border-top: 1px solid var(--_border);
  }
  .waiting .rows {
    opacity: 0.55;
  }
  .rows > li {
    padding: var(--_4);
    border-top: 1px solid var(--_border);
  }
  .rows > li:first-child {
    border-top: 0;
  }
  .rows:focus {
    outline: 0;
    box-shadow: none;
  }
  .rows > li:focus {
    outline-offset: -3px;
    box-shadow: none;
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
  .content {
    min-width: 0;
  }
  .row-panes {
    display: flex;
    flex-wrap: wrap;
    margin-top: calc(var(--_2) * -1);
    margin-inline-start: calc(var(--_4) * -1);
  }
  .row-panes > * {
    min-width: 0;
    margin-top: var(--_2);
    margin-inline-start: var(--_4);
  }
  .what {
    flex: 999 1 300px;
    overflow-wrap: anywhere;
  }
  .what .title {
    font-size: var(--_m);
  }
  .flags {
    display: flex;
    flex-wrap: wrap;
    margin-top: 4px;
  }
  .fit {
    flex: 1 1 200px;
    font-size: var(--_s);
    line-height: var(--_line);
  }
  .fit dt {
    color: var(--_text-muted);
    font-size: var(--_xs);
  }
  .fit strong {
    font-weight: 600;
  }
  .points {
    margin-inline-start: 0.4em;
    color: var(--_text-muted);
  }
  .bar {
    display: block;
    width: 100%;
    max-width: 240px;
    height: 6px;
    margin-top: 4px;
  }
  .track {
    fill: var(--_skeleton);
  }
  .value {
    fill: var(--_accent);
  }
  [dir='rtl'] .bar {
    transform: scaleX(-1);
  }
  .reasons {
    display: flex;
    flex-wrap: wrap;
    margin: var(--_2) calc(var(--_4) * -1) 0 0;
    font-size: var(--_s);
  }
  [dir='rtl'] .reasons {
    margin: var(--_2) 0 0 calc(var(--_4) * -1);
  }
  .reasons li {
    display: flex;
    min-width: 0;
    margin-inline-end: var(--_4);
    line-height: 1.6;
    overflow-wrap: anywhere;
  }
  .reasons .icon {
    margin-top: 0.3em;
    margin-inline-end: 6px;
    color: var(--_positive);
  }
  .content > p {
    margin-top: var(--_2);
    overflow-wrap: anywhere;
  }
  .said bdi {
    white-space: pre-line;
  }
  .answer-button {
    width: auto;
    min-width: 120px;
    margin-top: var(--_3);
  }
  .answer {
    margin-top: var(--_3);
    padding: var(--_4);
    border-radius: var(--_r);
    background: var(--_surface-sunken);
  }
  .answer > .notice:first-child {
    margin-top: 0;
  }
  .notice + .fields {
    margin-top: var(--_3);
  }
  .fields {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .field + .field {
    margin-top: var(--_3);
  }
  .label {
    display: block;
    margin-bottom: 4px;
    font-size: var(--_s);
    font-weight: 500;
    line-height: 1.4;
  }
  .optional {
    margin-inline-start: 6px;
    font-weight: 400;
  }
  .wrong {
    display: flex;
    margin-bottom: 4px;
    color: var(--_danger);
    font-weight: 500;
    line-height: 1.5;
  }
  .wrong .icon {
    margin-top: 2px;
    margin-inline-end: 4px;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    margin-inline-end: calc(var(--_4) * -1);
  }
  .choice {
    display: flex;
    align-items: center;
    min-height: var(--_control);
    margin-inline-end: var(--_4);
    cursor: pointer;
  }
  .choice input {
    flex: none;
    width: 24px;
    height: 24px;
    margin: 0;
    margin-inline-end: var(--_2);
    accent-color: var(--_accent);
  }
  .input {
    display: block;
    width: 100%;
    min-width: 0;
    min-height: var(--_control);
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_r);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    line-height: 1.5;
  }
  select.input {
    max-width: 320px;
    text-overflow: ellipsis;
  }
  textarea.input {
    max-width: 640px;
    resize: vertical;
  }
  .invalid {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .count {
    max-width: 640px;
    margin-top: 2px;
    text-align: end;
  }
  .over {
    color: var(--_danger);
  }
  .answer > .acts {
    margin-top: var(--_2);
  }
  .answer > .acts + p {
    margin-top: var(--_2);
  }
  .closed {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-height: 220px;
  }
  .closed > * + * {
    margin-top: var(--_2);
  }
  .closed > .notice {
    align-self: stretch;
    margin-top: var(--_3);
  }
  .closed > .show {
    width: auto;
    max-width: 100%;
    margin-top: var(--_4);
  }
  .large {
    width: 32px;
    height: 32px;
    color: var(--_text-muted);
  }
  .blank {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    min-height: 220px;
    padding: var(--_4);
    text-align: center;
    text-wrap: pretty;
  }
  .blank .button {
    width: auto;
    margin-top: var(--_3);
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    padding: var(--_2) var(--_4);
    border-top: 1px solid var(--_border);
  }
  .more .button {
    width: auto;
  }
  .own-acts {
    display: flex;
    flex-wrap: wrap;
    padding: 0 var(--_4) var(--_3);
  }
  .region + .own-acts {
    padding-top: var(--_3);
    border-top: 1px solid var(--_border);
  }
  .own-acts .button {
    width: auto;
    margin-top: var(--_1, 4px);
    margin-inline-end: var(--_2);
  }
  .button[aria-disabled='true']:not(.off) {
    background: var(--_surface-sunken);
    border-color: var(--_border);
    color: var(--_text-disabled);
    cursor: default;
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
    .track {
      fill: Canvas;
      stroke: CanvasText;
    }
    .value {
      fill: Highlight;
    }
    .bar {
      forced-color-adjust: none;
    }
  }
  @media print {
    .root {
      break-inside: auto;
      overflow: visible;
    }
    .rows > li {
      break-inside: avoid;
    }
    .filters,
    .answer {
      display: none;
    }
  }
`;
