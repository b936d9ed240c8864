/** Real time, epoch milliseconds: what tokens and keys live by, not the seasons' clock. */
export function readRealTime(): number {
  return Date.now();
}
