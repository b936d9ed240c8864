/** More than any honest title or name; what is longer is cut before it can slow the page down. */
const LIMIT = 300;

/** Text of the platform, cut where it is far longer than any view shows. Surrogate pairs stay whole. */
export function clamp(text: string, limit = LIMIT): string {
  return text.length > limit
    ? `${Array.from(text.slice(0, limit + 1))
        .slice(0, -1)
        .join('')}…`
    : text;
}
