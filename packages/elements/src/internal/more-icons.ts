/** Icons that several parts show which lie in files of their own; see `icons.ts`. */
export const moreIcons = {
  done: 'M5 12.5l4.5 4.5L19 7.5',
  extended: 'M20.4 11A8.5 8.5 0 1 0 13 20.4M12 7v5.2l2 1.2M18.5 15.5v6M15.5 18.5h6',
  person: 'M12 4.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
} as const;
