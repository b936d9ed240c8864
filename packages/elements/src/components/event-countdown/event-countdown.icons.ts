/** What only the countdown shows; see `internal/icons.ts`. */
export const countdownIcons = {
  place:
    'M12 21s6.5-5.6 6.5-10.8a6.5 6.5 0 0 0-13 0C5.5 15.4 12 21 12 21zM12 7.9a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
} as const;
