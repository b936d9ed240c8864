import type { LotRules } from '@jtop/contract';

/** A named set of rules of time. */
export interface RulePreset {
  readonly windowMs: number;
  readonly extendMs: number;
  /** The scheduled end, counted from the opening; absent where the operator gives it. */
  readonly closesAfterMs?: number;
}

const MINUTE_MS = 60_000;

/**
 * The presets that an operator can name: the extension of judicial online auctions (five minutes, again and again), and
 * two forms with a free period (自由竞价) followed by a limited one (限时竞价). `custom` fixes nothing.
 */
export const presets = {
  'judicial-5min': { windowMs: 5 * MINUTE_MS, extendMs: 5 * MINUTE_MS },
  'free60-limited5': { windowMs: 5 * MINUTE_MS, extendMs: 5 * MINUTE_MS, closesAfterMs: 65 * MINUTE_MS },
  'free5-limited90s': { windowMs: 90_000, extendMs: 90_000, closesAfterMs: 6.5 * MINUTE_MS },
} as const satisfies Record<string, RulePreset>;

/** A name of {@link presets}. */
export type PresetName = keyof typeof presets;

/** The preset of a name; undefined for `custom` and for names that nobody knows. */
export function presetOf(name: LotRules['preset'] | undefined): RulePreset | undefined {
  return Object.entries(presets).find(([known]) => known === name)?.[1];
}
