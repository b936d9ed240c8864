import type { LotRules } from '@jtop/contract';

/** What an extension (延时) depends on. */
export type ExtensionRules = Pick<LotRules, 'windowMs' | 'extendMs' | 'extendFrom' | 'maxExtensions'>;

/**
 * The end of a lot after an accepted bid. A bid received within `windowMs` of the end moves it, as long as extensions
 * are left: to `receivedAt + extendMs` (never back) or by `extendMs`, as `extendFrom` says.
 * @param lot `closesAt` before the bid, and how many bids have moved the end so far
 */
export function closesAtAfterBid(
  rules: ExtensionRules,
  lot: { readonly closesAt: number; readonly extensions: number },
  receivedAt: number,
): number {
  const inWindow = receivedAt > lot.closesAt - rules.windowMs;
  const extensionsLeft = rules.maxExtensions === undefined || lot.extensions < rules.maxExtensions;
  if (!inWindow || !extensionsLeft) return lot.closesAt;
  if (rules.extendFrom === 'end') return lot.closesAt + rules.extendMs;
  return Math.max(lot.closesAt, receivedAt + rules.extendMs);
}
