import { css } from 'lit';

/** The rows keep their heights in all states, so that what stands below stays where it is. */
export const signInStyles = css`
  .who {
    flex: 999 1 320px;
    display: flex;
  }
  .who > .icon {
    width: var(--_icon-lg);
    height: var(--_icon-lg);
    margin-inline-end: var(--_3);
  }
  .who:not(.neutral) > .icon,
  .who:not(.neutral) .head {
    color: var(--_c);
  }
  .who > div {
    flex: 1;
    min-width: 0;
  }
  .name {
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .head > span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  /* A hidden copy of the longest sentence of any state keeps the height, at every width and in every language. */
  .keep {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    line-height: 1.55;
  }
  .keep::before {
    content: attr(data-reserve);
    visibility: hidden;
  }
  .keep::before,
  .keep > span {
    grid-area: 1 / 1;
    overflow-wrap: anywhere;
  }
  .act {
    flex: 1 1 280px;
    display: flex;
    flex-direction: column;
    justify-content: center;
  }
  .under {
    min-height: calc(var(--_line) * 2);
    margin-top: var(--_2);
    line-height: var(--_line);
    text-align: center;
  }
  .text {
    min-height: calc(var(--_line) * 2);
    padding: 0 var(--_3);
    border: 0;
    border-radius: var(--_r);
    background: none;
    color: var(--_link);
    cursor: pointer;
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
`;
