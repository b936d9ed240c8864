import type { Increment, LotRules } from '@jtop/contract';

/** The rules of a lot one fact at a time, as data: a view turns each into a sentence of the reader's language. */
export type RuleFact =
  | { readonly fact: 'start_price'; readonly amountFen: number }
  | { readonly fact: 'deposit'; readonly amountFen: number }
  | { readonly fact: 'step'; readonly amountFen: number; readonly mode: 'multiple' | 'at_least' }
  | {
      readonly fact: 'step_ladder';
      readonly ladder: readonly StepRange[];
      readonly mode: 'multiple' | 'at_least';
    }
  | { readonly fact: 'jump_confirmation'; readonly steps: number }
  | { readonly fact: 'opens'; readonly at: string }
  | { readonly fact: 'scheduled_close'; readonly at: string }
  | { readonly fact: 'register_until'; readonly at: string }
  | {
      readonly fact: 'extension';
      readonly windowMs: number;
      readonly extendMs: number;
      readonly from: 'bid' | 'end';
      readonly maxExtensions?: number;
    }
  | { readonly fact: 'no_extension' }
  | { readonly fact: 'min_bidders'; readonly count: number }
  | { readonly fact: 'reserve' }
  | { readonly fact: 'preemption'; readonly holders: number }
  | { readonly fact: 'sealed' };

/** One rung of a ladder with both its ends; the last has no upper one. */
export interface StepRange {
  readonly fromFen: number;
  readonly belowFen?: number;
  readonly stepFen: number;
}

function describeStep(increment: Increment, mode: 'multiple' | 'at_least'): RuleFact {
  if ('fen' in increment) return { fact: 'step', amountFen: increment.fen, mode };
  const ladder = increment.ladder.map((rung, index, rungs) => {
    const next = rungs[index + 1];
    return {
      fromFen: rung.fromFen,
      stepFen: rung.fen,
      ...(next === undefined ? {} : { belowFen: next.fromFen }),
    };
  });
  return { fact: 'step_ladder', ladder, mode };
}

function describeExtension(rules: LotRules): RuleFact {
  const { windowMs, extendMs, maxExtensions } = rules;
  if (windowMs === 0 || extendMs === 0 || maxExtensions === 0) return { fact: 'no_extension' };
  const from = rules.extendFrom === 'end' ? 'end' : 'bid';
  return {
    fact: 'extension',
    windowMs,
    extendMs,
    from,
    ...(maxExtensions === undefined ? {} : { maxExtensions }),
  };
}

/** What a bidder should know of the rules, in the order in which one reads it. Facts that do not apply are left out. */
export function describeRules(rules: LotRules): RuleFact[] {
  const mode = rules.incrementMode === 'at_least' ? 'at_least' : 'multiple';
  const ascending: RuleFact[] = [
    describeStep(rules.increment, mode),
    { fact: 'jump_confirmation', steps: rules.maxJumpSteps },
    describeExtension(rules),
  ];
  const facts: RuleFact[] = [
    { fact: 'start_price', amountFen: rules.startPriceFen },
    { fact: 'deposit', amountFen: rules.depositFen },
    { fact: 'opens', at: rules.opensAt },
    { fact: 'scheduled_close', at: rules.scheduledCloseAt },
    ...(rules.pricing === 'one_shot_sealed' ? [{ fact: 'sealed' } as const] : ascending),
  ];
  if (rules.registerUntil !== undefined) facts.push({ fact: 'register_until', at: rules.registerUntil });
  if (rules.minBidders > 1) facts.push({ fact: 'min_bidders', count: rules.minBidders });
  if (rules.reserveCommitment !== undefined) facts.push({ fact: 'reserve' });
  const holders = rules.preemption?.length ?? 0;
  if (holders > 0) facts.push({ fact: 'preemption', holders });
  return facts;
}
