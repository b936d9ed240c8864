/** What only widgets of demands show; see `internal/icons.ts`. */
export const demandIcons = {
  lock: 'M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v6.5A1.5 1.5 0 0 1 17 20H7a1.5 1.5 0 0 1-1.5-1.5V12A1.5 1.5 0 0 1 7 10.5zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  hot: 'M4 16.5l5-5.5 4 3.5 6.5-7.5M14.5 7h5v5',
  away: 'M13.5 4.5h6v6M19 5l-8.5 8.5M17.5 13.5v5h-12v-12h5',
  shield: 'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.5-7 9-4.1-1.5-7-4.7-7-9V6zM8.8 12l2.3 2.3 4.2-4.4',
  file: 'M6.5 3.5h7.5l4 4v13H6.5zM13.5 3.5V8H18M9 12.5h6M9 16h6',
} as const;
