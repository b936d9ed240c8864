/** Hours that Jiangsu is ahead of UTC. China keeps one offset all year, so no time zone database is needed. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** An instant as this API writes it: RFC 3339, three decimals, always `+08:00`. */
export const INSTANT_PATTERN = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+08:00$';

/**
 * Writes epoch milliseconds as an instant of the wire.
 * @example formatInstant(1780452000000) // '2026-06-03T10:00:00.000+08:00'
 * @throws RangeError where the number is no instant between the years 0 and 9999
 */
export function formatInstant(epochMs: number): string {
  const text = new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString();
  if (text.length !== 24) throw new RangeError(`not an instant of the years 0 to 9999: ${epochMs}`);
  return `${text.slice(0, 23)}+08:00`;
}

/** The day in Jiangsu, `YYYY-MM-DD`, of an instant in epoch milliseconds. */
export function dateInShanghai(epochMs: number): string {
  return formatInstant(epochMs).slice(0, 10);
}
