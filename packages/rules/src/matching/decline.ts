/** Why somebody declines a match; texts are keyed by the code. */
export const MATCH_DECLINE_REASONS = [
  'not_our_field',
  'too_early',
  'price',
  'timing',
  'no_capacity',
  'too_far',
  'conflict',
  'known_already',
  'other',
] as const;

export type MatchDeclineReason = (typeof MATCH_DECLINE_REASONS)[number];

export function isMatchDeclineReason(value: unknown): value is MatchDeclineReason {
  return MATCH_DECLINE_REASONS.some((reason) => reason === value);
}
