import {
  type FieldError,
  type LotRules,
  type LotRulesInput,
  dateInShanghai,
  formatInstant,
} from '@jtop/contract';
import { FieldErrors } from '../internal/field-errors.js';
import { checkIncrement, checkPreemption } from './check-rules.js';
import { presetOf } from './presets.js';

/** What the rules of a lot take from around it. */
export interface RulesContext {
  /** The opening of the lot's session, epoch milliseconds: the default of `opensAt`. */
  readonly opensAt: number;
  /** The day of the session in Jiangsu, on which `opensAt` must fall; default the day of the session's opening. */
  readonly date?: string | undefined;
  /** Parties that sell by other facts, such as the listing's supplier; they join those of the input. */
  readonly sellerPartyIds?: readonly string[] | undefined;
  /** What stands before the paths of errors; default `rules.`. */
  readonly pathPrefix?: string | undefined;
}

export type CompletedRules =
  | {
      readonly ok: true;
      readonly rules: LotRules;
      /** Private: never part of the rules. */ readonly reservePriceFen?: number;
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const DAY_MS = 86_400_000;
const FIVE_MINUTES_MS = 300_000;
const MAX_FEN = Number.MAX_SAFE_INTEGER;

/** A tenth of the start price, rounded up to a whole yuan, in fen. Exact for every safe integer. */
export function defaultDepositFen(startPriceFen: number): number {
  const rest = startPriceFen % 1000;
  return ((startPriceFen - rest) / 1000 + (rest > 0 ? 1 : 0)) * 100;
}

/** A fifth of the start price is the most that a deposit may be, or the default where rounding up exceeds that. */
function maxDepositFen(startPriceFen: number): number {
  return Math.max((startPriceFen - (startPriceFen % 5)) / 5, defaultDepositFen(startPriceFen));
}

interface Times {
  opensAt: number;
  scheduledCloseAt: number;
  windowMs: number;
  extendMs: number;
  registerUntil: number | undefined;
}

/** Reads the times, lets the preset fill them, and notes where the two contradict each other. */
function completeTimes(input: LotRulesInput, context: RulesContext, errors: FieldErrors): Times {
  const preset = presetOf(input.preset);
  const opensAt = errors.instant('opensAt', input.opensAt) ?? context.opensAt;
  if (dateInShanghai(opensAt) !== (context.date ?? dateInShanghai(context.opensAt))) {
    errors.add('opensAt', 'not_on_session_date', 'must fall on the day of the session');
  }
  const windowMs = errors.integer('windowMs', input.windowMs, 0, DAY_MS, preset?.windowMs ?? FIVE_MINUTES_MS);
  const extendMs = errors.integer('extendMs', input.extendMs, 0, DAY_MS, preset?.extendMs ?? FIVE_MINUTES_MS);
  const presetClose = preset?.closesAfterMs === undefined ? undefined : opensAt + preset.closesAfterMs;
  const givenClose = errors.instant('scheduledCloseAt', input.scheduledCloseAt);
  const scheduledCloseAt = givenClose ?? presetClose ?? opensAt;
  const registerUntil = errors.instant('registerUntil', input.registerUntil);

  if (input.scheduledCloseAt === undefined && presetClose === undefined) {
    errors.add('scheduledCloseAt', 'required', 'must be given, as the preset does not give it');
  } else if (scheduledCloseAt <= opensAt && (givenClose ?? presetClose) !== undefined) {
    errors.add('scheduledCloseAt', 'not_after_opening', 'must come after the opening');
  }
  const contradictions = [
    ['windowMs', preset !== undefined && windowMs !== preset.windowMs],
    ['extendMs', preset !== undefined && extendMs !== preset.extendMs],
    ['scheduledCloseAt', presetClose !== undefined && scheduledCloseAt !== presetClose],
  ] as const;
  for (const [path, contradicts] of contradictions) {
    if (contradicts)
      errors.add(path, 'contradicts_preset', `the preset ${String(input.preset)} says otherwise; use custom`);
  }
  if (registerUntil !== undefined && registerUntil > scheduledCloseAt) {
    errors.add('registerUntil', 'after_close', 'must not come after the scheduled end');
  }
  return { opensAt, scheduledCloseAt, windowMs, extendMs, registerUntil };
}

/** One bidder is enough exactly where the policy for a single bidder is to sell. */
function completeBidders(
  input: LotRulesInput,
  errors: FieldErrors,
): Pick<LotRules, 'minBidders' | 'singleBidderPolicy'> {
  const minBidders = errors.integer('minBidders', input.minBidders, 1, 2, 1);
  const known =
    minBidders === 1
      ? (['sell', 'agreement', 'unsold'] as const)
      : (['unsold', 'agreement', 'sell'] as const);
  const singleBidderPolicy = errors.choice('singleBidderPolicy', input.singleBidderPolicy, known);
  if ((singleBidderPolicy === 'sell') !== (minBidders === 1)) {
    errors.add(
      'singleBidderPolicy',
      'contradicts_min_bidders',
      'sell goes with one bidder, the others with two',
    );
  }
  return { minBidders, singleBidderPolicy };
}

/**
 * Fills in every default of a lot's rules (domain §6.3) and refuses what contradicts itself. The answer is the form
 * that the wire shows and `rulesHash` covers; a reserve comes back beside it, to be committed to.
 * @param input the operator's rules, of the contract's form; ranges are checked here too, for who has no schema
 */
export function completeRules(input: LotRulesInput, context: RulesContext): CompletedRules {
  const errors = new FieldErrors(context.pathPrefix ?? 'rules.');
  if (input.startPriceFen === undefined) errors.add('startPriceFen', 'required', 'must be given');
  const startPriceFen = errors.integer('startPriceFen', input.startPriceFen, 1, MAX_FEN, 1);
  const times = completeTimes(input, context, errors);
  const sellerPartyIds = [...new Set([...(input.sellerPartyIds ?? []), ...(context.sellerPartyIds ?? [])])];
  checkIncrement(input.increment, startPriceFen, errors);
  checkPreemption(input.preemption, sellerPartyIds, errors);
  const reservePriceFen =
    input.reservePriceFen === undefined
      ? undefined
      : errors.integer('reservePriceFen', input.reservePriceFen, 1, MAX_FEN, startPriceFen);
  if (reservePriceFen !== undefined && reservePriceFen < startPriceFen) {
    errors.add('reservePriceFen', 'below_start_price', 'must not be below the start price');
  }
  const depositFen = errors.integer(
    'depositFen',
    input.depositFen,
    0,
    MAX_FEN,
    defaultDepositFen(startPriceFen),
  );
  if (depositFen > maxDepositFen(startPriceFen)) {
    errors.add('depositFen', 'over_limit', 'must not be more than a fifth of the start price');
  }
  const rules: LotRules = {
    preset: errors.choice('preset', input.preset, [
      'custom',
      'judicial-5min',
      'free60-limited5',
      'free5-limited90s',
    ]),
    pricing: errors.choice('pricing', input.pricing, ['english_ascending', 'one_shot_sealed']),
    startPriceFen,
    increment: input.increment,
    incrementMode: errors.choice('incrementMode', input.incrementMode, ['multiple', 'at_least']),
    maxJumpSteps: errors.integer('maxJumpSteps', input.maxJumpSteps, 1, 1_000_000, 20),
    depositFen,
    ...completeBidders(input, errors),
    ...optional(
      'registerUntil',
      times.registerUntil === undefined ? undefined : formatInstant(times.registerUntil),
    ),
    opensAt: formatInstant(times.opensAt),
    scheduledCloseAt: formatInstant(times.scheduledCloseAt),
    windowMs: times.windowMs,
    extendMs: times.extendMs,
    extendFrom: errors.choice('extendFrom', input.extendFrom, ['bid', 'end']),
    ...optional('maxExtensions', wholeOrNone(errors, 'maxExtensions', input.maxExtensions, 0, 10_000)),
    closeGraceMs: errors.integer('closeGraceMs', input.closeGraceMs, 0, 60_000, 1000),
    ...optional('preemption', input.preemption),
    allowProxy: false,
    sellerPartyIds,
    ...optional('paymentDueDays', wholeOrNone(errors, 'paymentDueDays', input.paymentDueDays, 1, 365)),
    confirmWithinDays: errors.integer('confirmWithinDays', input.confirmWithinDays, 1, 365, 5),
    announceDaysMin: errors.integer('announceDaysMin', input.announceDaysMin, 0, 365, 7),
    displayDaysMin: errors.integer('displayDaysMin', input.displayDaysMin, 0, 365, 2),
  };
  if (errors.list.length > 0) return { ok: false, errors: errors.list };
  return { ok: true, rules, ...optional('reservePriceFen', reservePriceFen) };
}

/** A field only where it has a value: what is absent on the wire is omitted. */
function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

function wholeOrNone(
  errors: FieldErrors,
  path: string,
  value: unknown,
  min: number,
  max: number,
): number | undefined {
  return value === undefined ? undefined : errors.integer(path, value, min, max, min);
}
