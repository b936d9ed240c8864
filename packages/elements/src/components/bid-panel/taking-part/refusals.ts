import type { Lot } from '@jtop/contract';
import { nextAmountFen } from '@jtop/rules/auction';
import { momentText, moneyFormat, moneyText } from '../../../internal/format.js';
import { clamp } from '../../../internal/text.js';
import type { Filled, TakingPartStrings } from '../../../locales/zh-CN/bid-panel-taking-part.js';
import type { Strings } from '../../../locales/zh-CN.js';
import { priceFormat } from '../bid-panel.state.js';

/** A problem as it came: its extras have been checked by nobody. */
export type Refused = Readonly<Record<string, unknown>> & { readonly code: string };

/** What a refusal means for whoever reads it, with what the platform said besides. */
export function refusalText(refused: Refused, lot: Lot, t: Strings, p: TakingPartStrings): string {
  const { code, minNextAmountFen, lowerFen, higherFen, amountFen, depositFen, requestId } = refused;
  const money = (fen: unknown): string | undefined =>
    Number.isSafeInteger(fen) ? moneyText(priceFormat(lot, t)(fen as number)) : undefined;
  const { opensAt, closedAt, until, registerUntil } = refused;
  const at = Date.parse(String(opensAt ?? closedAt ?? until ?? registerUntil));
  const filled: Filled = {
    least: money(minNextAmountFen ?? nextAmountFen(lot.rules, lot.currentPriceFen)),
    lower: money(lowerFen),
    higher: money(higherFen),
    amount: money(amountFen),
    deposit: Number.isSafeInteger(depositFen)
      ? moneyText(moneyFormat(t, depositFen as number)(depositFen as number))
      : undefined,
    time: Number.isNaN(at) ? undefined : momentText(t, at),
    request: typeof requestId === 'string' && requestId !== '' ? clamp(requestId, 40) : undefined,
  };
  const known = Object.prototype.hasOwnProperty.call(p.refusals, code) ? p.refusals[code] : undefined;
  return (known ?? p.refusals.other)?.(filled) ?? code;
}

/** The amount that a refusal asks for instead, to be filled in; undefined where it is not a matter of the amount. */
export function suggestedFen({ code, minNextAmountFen, higherFen }: Refused): number | undefined {
  const fen = code === 'bid.too_low' ? minNextAmountFen : code === 'bid.off_step' ? higherFen : undefined;
  return Number.isSafeInteger(fen) ? (fen as number) : undefined;
}

/** The widest of some texts, to keep the height that any of them needs. */
export function reserveOf(texts: readonly string[]): string {
  return texts.reduce((widest, text) => (widthOf(text) > widthOf(widest) ? text : widest), '');
}

/** About how wide a text is: a Chinese character takes the place of two letters. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0);
}
