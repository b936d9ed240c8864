/** What only the panel shows; see `internal/icons.ts`. */
export const panelIcons = {
  receipt: 'M6 3.5h12v17l-2.4-1.5-2.4 1.5-1.2-.8-1.2.8L8.4 19 6 20.5zM9.3 8.5h5.5M9.3 12.5h5.5',
  lost: 'M4 4l16 16M9 16a4.5 4.5 0 0 1 6 0M6 13a8.5 8.5 0 0 1 4-2M3.5 10a13 13 0 0 1 4-3M11 6a13 13 0 0 1 9.5 4M15 11.5a8.5 8.5 0 0 1 3 1.5M12 19.5h.01',
} as const;
