/** A browser that runs here: where it is and how to start it. */
export interface FoundBrowser {
  path: string;
  args: string[];
  /** What `--version` answered, such as `147.0.7727.0`. */
  version: string;
  source: 'CHROME_PATH' | 'system' | '@sparticuz/chromium';
}

/** A browser that cannot be had; the message is the one line that the user should read. */
export class BrowserError extends Error {}

export const BROWSER_ARGS: string[];

/** CHROME_PATH, a browser of the system, or the bundled one, unpacked if need be. */
export function findBrowser(say?: (line: string) => void): Promise<FoundBrowser>;
