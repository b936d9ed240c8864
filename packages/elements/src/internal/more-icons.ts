/** Icons that several parts show which lie in files of their own; see `icons.ts`. */
export const moreIcons = {
  done: 'M5 12.5l4.5 4.5L19 7.5',
} as const;
