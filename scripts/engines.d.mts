/** One of the browsers besides that of `npm test`. */
export type FoundEngine =
  | { readonly name: string; readonly kind: 'old-chromium' | 'firefox'; readonly path: string }
  | {
      readonly name: string;
      readonly kind: 'webkit';
      readonly path: string;
      readonly driver: string;
      /** The X server that needs no screen. */
      readonly display: string;
    }
  | { readonly name: string; readonly kind?: undefined; readonly missing: string };

/** Arguments for the old Chromiums. */
export const OLD_ARGS: string[];

/** Each of them, with its files or with why it cannot be had. */
export function findEngines(): FoundEngine[];

/** The driver that was current when the old Chromiums were. */
export function oldPuppeteer(): unknown;

/** Fetches the old Chromiums that are not there yet. */
export function installEngines(say: (line: string) => void): void;
