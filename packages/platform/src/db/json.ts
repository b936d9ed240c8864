/** The text to write into a jsonb column. Both drivers take text there, and only text means the same to both. */
export function json(value: object | string | number | boolean): string {
  return JSON.stringify(value);
}
