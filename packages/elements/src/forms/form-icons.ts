/** Icons that only forms show; see `internal/icons.ts`. */
export const formIcons = {
  bin: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.3 10.5v5.5M13.7 10.5v5.5',
  plus: 'M12 5.5v13M5.5 12h13',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  file: 'M6.5 3.5h7.5l4 4v13h-11.5zM13.5 3.5v4.5h4.5M9.5 13h5.5M9.5 16.5h5.5',
  send: 'M12 16V5M7.5 9.2L12 4.7l4.5 4.5M5 19.5h14',
  save: 'M12 4v11M7.5 10.8L12 15.3l4.5-4.5M5 19.5h14',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const;
