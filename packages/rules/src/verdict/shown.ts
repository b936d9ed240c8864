import type { FindingValue } from '../log/findings.js';

const LIMIT = 80;

/** Whether a character steers a terminal, or the direction of what follows it. */
function steers(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    code === 0x061c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff
  );
}

/** A stranger's text as it may be shown anywhere: cut, and without what steers. */
export function shownText(text: string): string {
  const characters = Array.from(text.slice(0, 2 * LIMIT));
  const shown = characters
    .slice(0, LIMIT)
    .map((character) => (steers(character.codePointAt(0) ?? 0) ? '\ufffd' : character))
    .join('');
  return characters.length > LIMIT ? `${shown}…` : shown;
}

/** The same for a value of a finding. */
export function shown(value: FindingValue | undefined): FindingValue | undefined {
  return typeof value === 'string' ? shownText(value) : value;
}
