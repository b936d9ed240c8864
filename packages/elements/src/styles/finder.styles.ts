import { css } from 'lit';

/** Lists with search, filters and pages: their controls, the line of results, what stands where there are none, more, as of. */
export const finderStyles = css`
  .root {
    --_chip: var(--jtop-control-height-sm, 36px);
  }
  .elder {
    --_chip: 60px;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .label {
    display: block;
    margin-bottom: 4px;
    font-size: var(--_s);
    font-weight: 500;
    line-height: 1.4;
  }
  .search-row,
  .selects {
    display: flex;
    flex-wrap: wrap;
    margin: calc(var(--_3) * -1) 0 0;
    margin-inline-start: calc(var(--_3) * -1);
  }
  .search-row > *,
  .pair {
    min-width: 0;
    margin-top: var(--_3);
    margin-inline-start: var(--_3);
  }
  .search {
    flex: 999 1 260px;
  }
  .sort {
    flex: 1 1 150px;
  }
  /* Four selects fold 4, 2 + 2, never 3 + 1. */
  .pair {
    flex: 1 1 260px;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 7.5em), 1fr));
    grid-gap: var(--_3);
  }
  .box {
    display: flex;
    align-items: center;
    width: 100%;
    min-height: var(--_control);
    padding: 0 var(--_3);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_r);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-variant-numeric: inherit;
  }
  .box .icon {
    color: var(--_text-muted);
  }
  input {
    flex: 1;
    min-width: 0;
    min-height: calc(var(--_control) - 2px);
    margin: 0;
    padding: 0;
    padding-inline-start: var(--_2);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
    -webkit-appearance: none;
    appearance: none;
  }
  input:focus {
    outline: 0;
    box-shadow: none;
  }
  .box:focus-within {
    outline: 3px solid var(--_focus);
    outline-offset: 1px;
    box-shadow: 0 0 0 6px var(--_focus-halo);
  }
  input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .select {
    position: relative;
    display: block;
  }
  select {
    margin: 0;
    padding-inline-end: 36px;
    text-overflow: ellipsis;
    -webkit-appearance: none;
    appearance: none;
  }
  .select .icon {
    position: absolute;
    top: 50%;
    right: 10px;
    margin-top: calc(var(--_icon) / -2);
    pointer-events: none;
  }
  [dir='rtl'] .select .icon {
    right: auto;
    left: 10px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    margin: -4px;
    padding-bottom: 4px;
  }
  .chip {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: var(--_chip);
    margin: 4px;
    padding: 4px 13px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_r);
    background: var(--_surface);
    color: var(--_text);
    cursor: pointer;
    font: inherit;
    font-size: var(--_s);
    line-height: 1.3;
    white-space: nowrap;
  }
  .chip:hover {
    background: var(--_surface-hover);
  }
  .chip .sm {
    margin-inline-end: 4px;
  }
  .chip .tick {
    position: absolute;
    top: 1px;
    right: 1px;
    width: 12px;
    height: 12px;
  }
  [dir='rtl'] .chip .tick {
    right: auto;
    left: 1px;
  }
  .chip[aria-pressed='true'] {
    background: var(--_accent-tint);
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    color: var(--_accent-text);
  }
  .chip[aria-pressed='true']:focus-visible {
    box-shadow:
      inset 0 0 0 1px var(--_accent),
      0 0 0 6px var(--_focus-halo);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-height: calc(var(--_chip) + 16px);
    padding: 4px var(--_4);
    border-top: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }
  .line:first-child {
    border-top: 0;
  }
  .line > * {
    margin: 4px 0;
    margin-inline-end: var(--_3);
  }
  .busy {
    margin-inline-start: auto;
  }
  .busy .icon {
    margin-inline-end: 4px;
  }
  .blank {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    min-height: 260px;
    padding: var(--_4);
    background: var(--_surface);
    text-align: center;
    text-wrap: pretty;
  }
  .blank > .icon {
    width: 32px;
    height: 32px;
    margin-bottom: var(--_2);
    color: var(--_text-muted);
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
    min-height: calc(var(--_control) + var(--_4));
    padding: 0 var(--_4) var(--_4);
    background: var(--_surface-hover);
  }
  .more .button {
    width: auto;
  }
  .more [aria-disabled='true'] {
    background: var(--_surface-sunken);
    border-color: var(--_border);
    color: var(--_text-muted);
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
    .chip[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
