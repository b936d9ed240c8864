import { createHash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, hex: what a signature names it by. */
export function textHashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
