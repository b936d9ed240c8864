import type { Lot } from '@jtop/contract';
import { explainAmount, offeredAmounts, type AmountExplanation, type ViewerState } from '@jtop/rules/auction';
import type { Strings } from '../../../locales/zh-CN.js';
import { priceFormat } from '../bid-panel.state.js';
import { amountText, parseAmount, unitOf } from './amount-text.js';
import type { TakingPartFacts } from './facts.js';

/** The amount that stands in the form now, what it is called, and what the rules say of it. */
export interface FormAmount {
  readonly fen: number;
  readonly text: string;
  readonly said: AmountExplanation;
  readonly kind: 'bid' | 'preemption';
}

/** What would be bid if the button were pressed now. */
export function formAmount(facts: TakingPartFacts, state: ViewerState, t: Strings): FormAmount {
  const { lot, form } = facts;
  const unit = unitOf(priceFormat(lot, t), t.units[0]);
  const offered = choices(lot, state);
  if (form.text === undefined) {
    const chosen = offered[form.choice] ?? offered[0];
    const fen = chosen?.amountFen ?? NaN;
    const kind = chosen?.steps === 0 ? 'preemption' : 'bid';
    const said: AmountExplanation =
      kind === 'preemption' ? { fits: true, riseFen: 0 } : explainAmount(lot, fen);
    return { fen, text: Number.isNaN(fen) ? '' : amountText(fen, unit), said, kind };
  }
  const fen = parseAmount(form.text, unit);
  return { fen, text: form.text, said: explainAmount(lot, fen), kind: 'bid' };
}

/** The amounts on the three buttons; for who may pre-empt the first of them equals the price. */
export function choices(lot: Lot, state: ViewerState): readonly { amountFen: number; steps: number }[] {
  const offered = offeredAmounts(lot);
  return state.state === 'preemption'
    ? [{ amountFen: state.amountFen, steps: 0 }, ...offered.slice(0, 2)]
    : offered;
}
