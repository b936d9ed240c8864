/** An instant as this API reads it: RFC 3339 with seconds and an explicit offset. */
export const INSTANT_INPUT_PATTERN =
  '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$';

const RFC_3339 = /* @__PURE__ */ new RegExp(INSTANT_INPUT_PATTERN);

/**
 * Reads an RFC 3339 instant as epoch milliseconds.
 * @throws RangeError where the text is no instant
 */
export function parseInstant(text: string): number {
  const epochMs = RFC_3339.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(epochMs)) throw new RangeError(`not an instant: ${text}`);
  return epochMs;
}
