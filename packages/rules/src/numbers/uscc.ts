import { normaliseCode } from './normalise.js';

/** The 31 characters of GB 32100-2015: digits and capitals without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** What is wrong with a unified social credit code. */
export type UsccFault = 'length' | 'characters' | 'region' | 'check_character';

export type UsccCheck =
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly reason: UsccFault };

/** The check character of the 17 characters before it: weights are the powers of 3 modulo 31. */
export function usccCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * Checks a 统一社会信用代码 (GB 32100): 18 characters, a region of six digits from the third on, and the check character.
 * Spaces, full-width characters and small letters are put right.
 */
export function checkUscc(text: string): UsccCheck {
  const code = normaliseCode(text);
  if (code.length !== LENGTH) return { ok: false, reason: 'length' };
  if ([...code].some((character) => !ALPHABET.includes(character)))
    return { ok: false, reason: 'characters' };
  if (!/^\d{6}$/.test(code.slice(2, 8))) return { ok: false, reason: 'region' };
  if (code.charAt(LENGTH - 1) !== usccCheckCharacter(code.slice(0, LENGTH - 1))) {
    return { ok: false, reason: 'check_character' };
  }
  return { ok: true, code };
}

/** The normal form of a unified social credit code; undefined where it is none. */
export function normaliseUscc(text: string): string | undefined {
  const checked = checkUscc(text);
  return checked.ok ? checked.code : undefined;
}
