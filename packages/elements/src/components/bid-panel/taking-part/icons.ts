import { RING } from '../../../internal/icons.js';

/** What only the acting half of the panel shows; see `internal/icons.ts`. */
export const actIcons = {
  outbid: `${RING}M12 16.2V8M8.6 11.3L12 7.9l3.4 3.4`,
  less: 'M5.5 12h13',
  more: 'M12 5.5v13M5.5 12h13',
} as const;
