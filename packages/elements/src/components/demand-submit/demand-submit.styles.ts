import { css } from 'lit';

/** Keeps the room of the first step until language and colours are there; see `cdn/jtop.css` for how. The frame's lines are outside. */
export const demandSubmitStyles = css`
  .room {
    padding-bottom: max(
      clamp(1733.8px, (464px - 100%) * 999, 1777.8px),
      clamp(0px, (426px - 100%) * 999, 1800.2px),
      clamp(0px, (404px - 100%) * 999, 1959.4px),
      clamp(0px, (398px - 100%) * 999, 1980.4px),
      clamp(0px, (312px - 100%) * 999, 2001.4px)
    );
  }
`;
