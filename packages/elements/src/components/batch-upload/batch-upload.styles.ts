import { css } from 'lit';

/** Three steps under each other, and what was found below them. */
export const batchUploadStyles = css`
  .step {
    margin-top: var(--_4);
  }
  .step > .head {
    display: flex;
    align-items: center;
  }
  .no {
    flex: none;
    width: var(--_badge);
    height: var(--_badge);
    margin-inline-end: var(--_2);
    border: 1px solid var(--_border-strong);
    border-radius: 50%;
    font-size: var(--_s);
    line-height: calc(var(--_badge) - 2px);
    text-align: center;
  }
  .what > *,
  .place > *,
  .line > * {
    margin-top: var(--_2);
  }
  .button.own {
    display: inline-flex;
    width: auto;
    max-width: 100%;
  }
  .place {
    padding: 0 var(--_3) var(--_3);
    border: 1px dashed var(--_border-strong);
    border-radius: var(--_r);
  }
  .place > .choose {
    margin-top: var(--_3);
  }
  .over {
    outline: 2px dashed var(--_accent);
    outline-offset: -4px;
    background: var(--_accent-tint);
  }
  .choose {
    position: relative;
  }
  .choose:focus-within {
    outline: 3px solid var(--_focus);
    outline-offset: 1px;
    box-shadow: 0 0 0 6px var(--_focus-halo);
  }
  .privacy {
    display: flex;
    align-items: flex-start;
    color: var(--_text-muted);
  }
  .privacy .icon {
    margin: 3px 6px 0 0;
  }
  progress {
    display: block;
    width: 100%;
    height: 12px;
    margin: var(--_2) 0;
    accent-color: var(--_accent);
  }
  .progress .small {
    overflow-wrap: anywhere;
  }
  .progress .button {
    margin-top: var(--_2);
  }
  .line {
    border-top: 1px solid var(--_border);
  }
  .file {
    margin-top: 0;
    overflow-wrap: anywhere;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
  }
  .counts > div {
    flex: 1 1 96px;
    min-width: 0;
  }
  dd {
    margin: 0;
    font-size: var(--_2xl);
    font-weight: 600;
    line-height: 1.2;
  }
  .scroll {
    max-height: 420px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_r);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_s);
    line-height: 1.5;
  }
  th,
  td {
    padding: var(--_2);
    border-bottom: 1px solid var(--_border);
    font-weight: 400;
    overflow-wrap: anywhere;
    text-align: start;
    vertical-align: top;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--_surface-sunken);
    font-weight: 500;
    white-space: nowrap;
  }
  tbody th,
  td:nth-child(2) {
    min-width: 3em;
    font-weight: 500;
  }
  td:nth-child(2) {
    min-width: 6em;
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  .there {
    display: block;
    font-size: var(--_xs);
  }
  @media print {
    .button.own {
      display: none;
    }
  }
`;
