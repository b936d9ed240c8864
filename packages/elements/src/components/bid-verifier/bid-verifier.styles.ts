import { css } from 'lit';

/** Two panes: what came of it with its reasons, and beside them figures, receipts and files. */
export const bidVerifierStyles = css`
  .root {
    --_chip: var(--jtop-control-height-sm, 36px);
  }
  .elder {
    --_chip: 60px;
  }
  .main {
    flex: 1 1 420px;
  }
  .side {
    flex: 1 1 300px;
  }
  .line {
    border-top: 1px solid var(--_border);
  }
  .large {
    width: var(--_icon-lg);
    height: var(--_icon-lg);
  }
  .outcome {
    display: flex;
    margin: var(--_3) 0 var(--_2);
    padding: var(--_3);
    border: 1px solid var(--_b);
    border-radius: var(--_r);
    background: var(--_t);
  }
  .outcome > .icon {
    margin-inline-end: var(--_3);
    color: var(--_c);
  }
  .outcome > div {
    flex: 1;
    min-width: 0;
  }
  /* The room of the usual sentence, known before there is one: a line where it is wide, two or three where it is narrow. */
  .outcome .small,
  .reason {
    display: flow-root;
  }
  .outcome .small::before,
  .reason::before {
    content: '';
    float: left;
    width: 0;
    padding-bottom: clamp(1.4em, (520px - 100%) * 999, 2.8em);
  }
  .outcome .small::before {
    padding-bottom: clamp(1.6em, (480px - 100%) * 999, 4.8em);
  }
  .checks {
    margin-top: var(--_2);
  }
  .check {
    padding: var(--_2) 0;
    border-top: 1px solid var(--_border);
  }
  .check:first-child {
    border-top: 0;
  }
  .row,
  .between {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .row {
    min-height: var(--_badge);
  }
  .row > :last-child {
    flex: none;
    min-width: 76px;
    text-align: end;
  }
  .mark {
    width: 76px;
  }
  .name {
    flex: 1;
    min-width: 0;
    margin-inline-end: var(--_3);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .reason {
    line-height: 1.4;
    color: var(--_text-muted);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  [data-status='fail'] .reason,
  [data-status='unknown'] .reason {
    color: var(--_text);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    margin: 0;
  }
  .facts > div {
    flex: 1 1 45%;
    min-width: 0;
    margin-bottom: var(--_2);
  }
  .facts .of-head {
    flex-basis: 100%;
    margin-bottom: 0;
  }
  dd {
    margin: 0;
    font-weight: 600;
  }
  .value {
    min-height: 1.6em;
  }
  .of-head .value {
    min-height: 36px;
  }
  .of-head dd {
    min-height: 2.8em;
    font-family: ui-monospace, Menlo, Consolas, 'Noto Sans Mono', monospace;
    font-size: var(--_xs);
    font-weight: 400;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .receipts.over {
    outline: 2px dashed var(--_accent);
    outline-offset: -6px;
    background: var(--_accent-tint);
  }
  .receipts > *,
  .files > * {
    margin-top: var(--_2);
  }
  .receipts > .head,
  .files > .head {
    margin-top: 0;
  }
  .choose {
    position: relative;
  }
  .choose:focus-within {
    outline: 3px solid var(--_focus);
    outline-offset: 1px;
    box-shadow: 0 0 0 6px var(--_focus-halo);
  }
  .paste,
  textarea,
  .area {
    display: block;
    width: 100%;
  }
  textarea,
  .area {
    min-height: 64px;
    margin: 4px 0 0;
    padding: var(--_2);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_r);
    background: var(--_surface);
    color: var(--_text);
    font-family: ui-monospace, Menlo, Consolas, 'Noto Sans Mono', monospace;
    font-size: var(--_s);
    line-height: 1.4;
    resize: vertical;
  }
  .area {
    border-color: var(--_border);
    background: var(--_surface-sunken);
  }
  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .privacy {
    display: flex;
    align-items: flex-start;
    color: var(--_text-muted);
  }
  .privacy .icon {
    margin: 3px 6px 0 0;
  }
  .between {
    min-height: var(--_chip);
  }
  .link {
    min-height: var(--_chip);
    padding: 0 4px;
    border: 0;
    background: none;
    color: var(--_link);
    cursor: pointer;
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .asof {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    padding: 9px var(--_4);
    border-top: 1px solid var(--_border);
    font-size: var(--_xs);
  }
  @media print {
    .root {
      break-inside: auto;
      overflow: visible;
    }
    .check {
      break-inside: avoid;
    }
    .receipts label,
    .files {
      display: none;
    }
  }
`;
