import { css } from 'lit';

/** Comes with the acting half, on top of the panel's own styles. */
export const takingPartStyles = css`
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .stack > * {
    grid-area: 1 / 1;
  }
  .steps {
    display: flex;
    margin: 0 -4px;
  }
  .step {
    position: relative;
    flex: 1 1 0;
    min-width: 0;
    min-height: 56px;
    margin: 0 4px;
    padding: 4px 2px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_r);
    background: var(--_surface);
    color: inherit;
    cursor: pointer;
    font: inherit;
    line-height: 1.35;
    text-align: center;
  }
  .step b {
    font-weight: 600;
  }
  .step span {
    font-size: var(--_xs);
    color: var(--_text-muted);
  }
  /* Drawn inside, so that choosing moves nothing; the tick stands in the corner. */
  .step[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    background: var(--_accent-tint);
  }
  .step .icon {
    position: absolute;
    inset-inline-end: 4px;
    right: 4px;
    top: 4px;
    color: var(--_accent-text);
  }
  [aria-disabled='true'].step,
  [aria-disabled='true'].button {
    background: var(--_surface-sunken);
    border-color: var(--_border);
    box-shadow: none;
    color: var(--_text-disabled);
    cursor: default;
  }
  [aria-disabled='true'].step * {
    color: var(--_text-disabled);
  }
  .amount {
    display: flex;
    margin-top: var(--_2);
  }
  .amount .button {
    flex: none;
    width: var(--_control);
    padding: 0;
  }
  .amount .button .icon {
    margin: 0;
  }
  .affixed {
    flex: 1;
    display: flex;
    align-items: center;
    min-width: 0;
    margin: 0 -1px;
    border: 1px solid var(--_border-strong);
    background: var(--_surface);
  }
  .affixed > span {
    padding-inline-end: var(--_3);
    font-size: var(--_s);
    color: var(--_text-muted);
  }
  input {
    flex: 1;
    min-width: 0;
    min-height: calc(var(--_control) - 2px);
    padding: 0 var(--_3);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    text-align: center;
  }
  input[readonly] {
    color: var(--_text-disabled);
  }
  .stack .keep {
    margin-top: var(--_2);
    min-height: 3.1em;
  }
  .wrong {
    color: var(--_danger);
  }
  .under-button {
    display: flex;
    align-items: flex-start;
    margin-top: var(--_2);
  }
  .under-button .keep {
    flex: 1;
  }
  .under-button .text {
    margin-inline-start: var(--_3);
    max-width: 40%;
  }
  .receipt.taking {
    min-height: 62px;
  }
  .receipt.taking > :nth-child(2) {
    flex: 1;
  }
  .receipt b {
    display: inline;
  }
  .receipt .button {
    width: auto;
    min-height: 36px;
    padding: 3px var(--_3);
  }
  .elder .receipt .button {
    min-height: 60px;
  }
  .you {
    margin-inline-start: 4px;
    padding: 0 4px;
    border: 1px solid var(--_accent-border);
    border-radius: var(--_r);
    background: var(--_accent-tint);
    color: var(--_accent-text);
    font-size: var(--_xs);
    font-weight: 400;
  }
`;
