/**
 * RFC 8785 form of a parsed JSON value: keys by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * Enough to tell whether two bodies say the same; what is signed goes through the rules' own canonical form.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson((value as Record<string, unknown>)[key])}`);
  return `{${fields.join(',')}}`;
}

/** What two requests under one key are compared by: the confirmation of a jump does not change what was asked. */
export function comparableBody(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return canonicalJson(raw);
  const { confirmAmountFen: _confirmed, ...rest } = raw as Record<string, unknown>;
  return canonicalJson(rest);
}
