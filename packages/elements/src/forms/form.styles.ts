import { css } from 'lit';

/** Forms: steps, fields, errors above their controls. Buttons stand in a row that folds. */
export const formStyles = css`
  .top {
    border-bottom: 1px solid var(--_border);
  }
  .stepper {
    display: grid;
    grid-auto-flow: column;
    /* As wide as their words where there is room for that: English ones differ. */
    grid-auto-columns: minmax(0, auto);
    grid-gap: 6px;
    margin-top: var(--_3);
  }
  .stepper li {
    padding-top: 8px;
    border-top: 4px solid var(--_border);
    color: var(--_text-muted);
    font-size: var(--_xs);
    line-height: calc(var(--_s) * 1.45);
    /* A short name moves below its tick as a whole. */
    word-break: keep-all;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .stepper .done,
  .stepper .current {
    border-top-color: var(--_accent);
  }
  .stepper .current {
    color: var(--_text);
    font-weight: 600;
  }
  .stepper .icon {
    width: 13px;
    height: 13px;
  }
  .form > * + *,
  .stack > * + * {
    margin-top: 20px;
  }
  .form > .actions {
    margin-top: 20px;
  }
  .stack > .pair + *,
  .stack > .actions {
    margin-top: 20px;
  }
  .stack > * + .pair {
    margin-top: 8px;
  }
  .form > .actions + .held {
    margin-top: 0;
  }
  .held:empty {
    display: none;
  }
  .summary {
    padding: var(--_4);
    border: 2px solid var(--_danger);
    border-radius: var(--_r);
  }
  .summary .head {
    display: flex;
    align-items: center;
    color: var(--_danger);
  }
  .summary .head .icon {
    margin-inline-end: 8px;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .summary ul {
    margin-top: 6px;
  }
  .summary li {
    padding-inline-start: 28px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .summary a {
    display: block;
    min-height: var(--_control);
    padding: 10px 0;
  }
  .summary a,
  .wrong,
  .over {
    color: var(--_danger);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
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
  .hint {
    margin-bottom: 4px;
    color: var(--_text-muted);
    font-size: var(--_s);
    line-height: 1.5;
  }
  .wrong {
    display: flex;
    align-items: flex-start;
    margin-bottom: 4px;
    font-size: var(--_s);
    font-weight: 500;
    line-height: 1.5;
  }
  .wrong .icon {
    margin-top: 2px;
    margin-inline-end: 4px;
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
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
  }
  textarea {
    resize: vertical;
  }
  .invalid {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .narrow {
    max-width: 320px;
  }
  .affixed {
    position: relative;
  }
  .affixed.has .input {
    padding-inline-end: 3.4em;
  }
  .affix {
    position: absolute;
    top: 0;
    right: 12px;
    line-height: var(--_control);
    color: var(--_text-muted);
    font-size: var(--_s);
    pointer-events: none;
  }
  [dir='rtl'] .affix {
    right: auto;
    left: 12px;
  }
  .count {
    margin-top: 2px;
    text-align: end;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    margin: calc(var(--_3) * -1) 0 0 calc(var(--_3) * -1);
  }
  .pair > * {
    flex: 1 1 180px;
    min-width: 0;
    margin: var(--_3) 0 0 var(--_3);
  }
  .pair > .wide {
    flex: 999 1 320px;
  }
  .pair > .slim {
    flex: 1 1 128px;
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr));
    grid-column-gap: var(--_4);
  }
  .check {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    grid-column-gap: var(--_3);
    align-items: start;
    min-height: var(--_control);
    padding-top: 9px;
  }
  .check input {
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .check label {
    display: block;
    line-height: 1.5;
  }
  .keeping {
    padding-top: var(--_3);
    border-top: 1px solid var(--_border);
  }
  .row {
    padding: var(--_3) 0 var(--_4);
    border-top: 1px solid var(--_border);
  }
  .row-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    font-size: var(--_s);
    font-weight: 500;
  }
  .row-acts {
    display: flex;
  }
  .quiet {
    width: auto;
    min-width: var(--_control);
    padding: 4px 8px;
    border-color: transparent;
    background: none;
    color: var(--_link);
    font-size: var(--_s);
  }
  .quiet.icon-only .icon {
    margin: 0;
  }
  .quiet[disabled] {
    color: var(--_text-disabled);
    cursor: default;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    margin: 0 0 calc(var(--_2) * -1);
    margin-inline-end: calc(var(--_3) * -1);
  }
  .actions > *,
  .add {
    flex: 0 1 auto;
    width: auto;
  }
  .actions > * {
    margin: 0 0 var(--_2);
    margin-inline-end: var(--_3);
  }
  .actions .grow {
    flex: 1 1 200px;
    max-width: 320px;
  }
  .notice {
    display: flex;
    padding: var(--_3) var(--_4);
    border: 1px solid var(--_b);
    border-radius: var(--_r);
    background: var(--_t);
    overflow-wrap: anywhere;
  }
  .notice > .icon {
    margin-inline-end: var(--_3);
    color: var(--_c);
  }
  .notice .head {
    color: var(--_c);
  }
  .notice > div {
    flex: 1;
    min-width: 0;
  }
  .notice .actions {
    margin-top: var(--_3);
  }
  .lg {
    width: var(--_icon-lg);
    height: var(--_icon-lg);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr));
    grid-gap: var(--_3) var(--_4);
  }
  .facts dt,
  .seen dt {
    color: var(--_text-muted);
    font-size: var(--_s);
  }
  .seen > div {
    padding: 6px 0;
    border-top: 1px solid var(--_border);
  }
  .seen {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20em), 1fr));
    grid-column-gap: var(--_4);
  }
  .seen dd {
    overflow-wrap: anywhere;
  }
  .legal span,
  .seen span {
    white-space: pre-line;
  }
  .kept {
    color: var(--_text-muted);
  }
  .box {
    padding: var(--_3) var(--_4);
    border-radius: var(--_r);
    background: var(--_surface-sunken);
  }
  .box .head + * {
    margin-top: var(--_2);
  }
  .section {
    font-size: var(--_m);
    font-weight: 600;
    line-height: 1.4;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    padding: var(--_3) 0;
    border-top: 2px solid var(--_text);
  }
  .sum + .small {
    margin-top: 0;
  }
  .section + .row,
  .hint + .row {
    margin-top: var(--_2);
  }
  .doc {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    grid-column-gap: var(--_3);
    align-items: center;
    min-height: 56px;
    padding: 8px 0;
    border-top: 1px solid var(--_border);
    font-size: var(--_s);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  .doc .bad {
    color: var(--_danger);
  }
  .doc .acts {
    display: flex;
  }
  .upload {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    padding: var(--_3) var(--_4);
    border: 1px dashed var(--_border-strong);
    border-radius: var(--_r);
  }
  .upload > * {
    margin: 4px 0;
    margin-inline-end: var(--_3);
  }
  .upload .vh:focus + .button {
    outline: 3px solid var(--_focus);
    outline-offset: 1px;
    box-shadow: 0 0 0 6px var(--_focus-halo);
  }
  .legal {
    max-height: 14em;
    overflow: auto;
    padding: var(--_3);
    border: 1px solid var(--_border);
    font-size: var(--_s);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    padding-top: var(--_2);
    padding-bottom: var(--_2);
    border-top: 1px solid var(--_border);
    font-size: var(--_xs);
  }
  .foot:empty {
    display: none;
  }
  /* Boxes, dates and scrollbars as the browser draws them. */
  .dark {
    color-scheme: dark;
  }
  @media (forced-colors: active) {
    .stepper li {
      border-top-color: GrayText;
    }
    .stepper .done,
    .stepper .current {
      border-top-color: Highlight;
    }
  }
`;
