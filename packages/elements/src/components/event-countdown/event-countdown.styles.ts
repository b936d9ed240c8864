import { css } from 'lit';

export const eventCountdownStyles = css`
  .body {
    flex: 999 1 300px;
  }
  .body > * {
    margin-bottom: var(--_2);
  }
  .time {
    flex: 1 1 290px;
    display: flex;
    flex-direction: column;
    justify-content: center;
  }
  .value {
    display: flex;
    align-items: center;
    min-height: calc(var(--_3xl) * 1.4);
  }
  .time .button {
    margin-top: var(--_3);
  }
`;
