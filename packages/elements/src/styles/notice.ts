import { css } from 'lit';

/** What a person is told, with what can be done about it. */
export const noticeStyles = css`
  .notice {
    display: flex;
    margin-top: var(--_3);
    padding: var(--_3);
    border: 1px solid var(--_b);
    border-radius: var(--_r);
    background: var(--_t);
  }
  .notice > .icon {
    width: var(--_icon-lg);
    height: var(--_icon-lg);
    margin-inline-end: var(--_3);
    color: var(--_c);
  }
  .notice > div {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    margin: 4px calc(var(--_2) * -1) 0 0;
  }
  .acts > .button {
    flex: 0 1 auto;
    width: auto;
    margin: var(--_2) var(--_2) 0 0;
  }
`;
