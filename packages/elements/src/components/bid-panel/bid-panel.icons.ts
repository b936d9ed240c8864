/** What only the panel shows; see `internal/icons.ts`. */
export const panelIcons = {
  receipt: 'M6 3.5h12v17l-2.4-1.5-2.4 1.5-1.2-.8-1.2.8L8.4 19 6 20.5zM9.3 8.5h5.5M9.3 12.5h5.5',
  lost: 'M4 4l16 16M9.2 16.2a4.2 4.2 0 0 1 5.6 0M6.3 13a8.3 8.3 0 0 1 4.3-2.1M3.5 9.8a12.5 12.5 0 0 1 4-2.6M11 6.1a12.6 12.6 0 0 1 9.5 3.7M15.3 11.4a8.3 8.3 0 0 1 2.4 1.6M12 19.3v.01',
} as const;
