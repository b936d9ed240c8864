export type { LiveLimits } from '../limits.js';

/** How long a message can be resumed from, on the seasons' clock. */
export const MESSAGE_TTL_MS = 24 * 3_600_000;
