import { css } from 'lit';

/**
 * Stands after the listing card's style sheet, which draws what is in a card. Here the root is the frame of the whole, so what
 * that sheet says of a card's root is said of `.card` instead.
 */
export const catalogueStyles = css`
  :host,
  .root {
    height: auto;
  }
  .root::before {
    content: none;
  }
  .fields {
    margin-top: var(--_4);
  }
  .filters {
    border-top: 1px solid var(--_border);
  }
  .chips + .selects {
    margin-top: 0;
  }
  .region {
    border-top: 1px solid var(--_border);
    background: var(--_surface-hover);
  }
  .waiting .card {
    opacity: 0.55;
  }
  .results {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
    grid-gap: var(--_4);
    padding: var(--_4);
  }
  .results:focus {
    outline: 0;
    box-shadow: none;
  }
  .card {
    position: relative;
    min-width: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_rm);
    background: var(--_surface);
  }
  /* The height that the content has, known before it is laid out. */
  .card::before {
    content: '';
    float: left;
    width: 0;
    padding-bottom: max(
      clamp(var(--_body) - 1px, (599px - 100%) * 999, var(--_body) + var(--_row)),
      clamp(0px, (416px - 100%) * 999, var(--_body) + var(--_row) + var(--_control) + 12px)
    );
  }
  .card .panes {
    height: auto;
    content-visibility: auto;
    /* Less than it is, so that the height stays that of the line above; and not nothing, so that it can come into view. */
    contain-intrinsic-size: 1px 250px;
  }
  .gap {
    grid-column: 1 / -1;
  }
  .gap svg {
    display: block;
  }
  @media print {
    .root {
      break-inside: auto;
      overflow: visible;
    }
    .card {
      break-inside: avoid;
    }
    .card .panes {
      content-visibility: visible;
    }
    [role='search'],
    .filters {
      display: none;
    }
  }
`;
