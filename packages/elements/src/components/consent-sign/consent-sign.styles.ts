import { css } from 'lit';

/** A text that scrolls by itself, and the one thing to do below it. */
export const consentSignStyles = css`
  .pad > * {
    margin-top: var(--_2);
  }
  .pad > :first-child {
    margin-top: 0;
  }
  .scroll {
    height: 260px;
    overflow: auto;
    padding: var(--_3);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_r);
    background: var(--_surface-sunken);
  }
  .scroll p {
    max-width: 38em;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .button.own {
    display: inline-flex;
    width: auto;
    max-width: 100%;
    margin-top: var(--_3);
  }
  .hash {
    overflow-wrap: anywhere;
    font-size: var(--_xs);
  }
  @media print {
    .button.own {
      display: none;
    }
    .scroll {
      height: auto;
      overflow: visible;
    }
  }
`;
