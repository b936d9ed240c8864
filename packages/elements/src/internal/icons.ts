/** A ring, where an icon has one. */
export const RING = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z';

/**
 * Icons on a grid of 24, each one outline path, so that a template needs one element and one value for any of them. Here are
 * those that several widgets show; what only one shows lies beside it, and is loaded with it.
 */
export const icons = {
  swap: 'M4 8.5h13.5M14 5l3.5 3.5L14 12M20 15.5H6.5M10 12l-3.5 3.5L10 19',
  sheet: 'M5 4.5h14v15H5zM8.5 9h7M8.5 12.5h7M8.5 16h4',
  calendar: 'M4 5.5h16V20H4zM4 10h16M8.5 3.5v4M15.5 3.5v4',
  live: `${RING}M12 9.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM12 12h.01`,
  clock: `${RING}M12 7v5.2l3.3 2`,
  tick: `${RING}M8.3 12.3l2.6 2.6 4.9-5.2`,
  minus: `${RING}M8.5 12h7`,
  pause: `${RING}M10 9v6M14 9v6`,
  alert: `${RING}M12 7.8v5M12 15.9v.01`,
  reload: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 4v4h-4',
} as const;

/** Colours of a badge or banner; `live` is the accent. */
export type Tone = 'neutral' | 'accent' | 'positive' | 'caution' | 'danger' | 'info' | 'star';
