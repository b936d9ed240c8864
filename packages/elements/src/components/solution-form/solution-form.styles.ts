import { css } from 'lit';

/** Keeps the room of the first step until the demand is there; see `cdn/jtop.css` for how. The frame's lines are outside. */
export const solutionFormStyles = css`
  .room {
    padding-bottom: max(
      clamp(635.6px, (426px - 100%) * 999, 658px),
      clamp(0px, (404px - 100%) * 999, 737.6px)
    );
  }
  .facts .id {
    word-break: break-all;
  }
`;
