import type { ViewerState } from '@jtop/rules/auction';
import { momentText, moneyFormat, moneyText, timeOfDay } from '../../../internal/format.js';
import type { TakingPartStrings } from '../../../locales/zh-CN/bid-panel-taking-part.js';
import type { Strings } from '../../../locales/zh-CN.js';
import { reserveText } from '../bid-panel.standing.js';
import { priceFormat } from '../bid-panel.state.js';
import { buttonOf, secondOf } from './act-buttons.js';
import { noteOf } from './act-note.js';
import { unitOf } from './amount-text.js';
import { stateOf, type TakingPartFacts } from './facts.js';
import { choices, formAmount, type FormAmount } from './form-amount.js';
import { refusalText, reserveOf } from './refusals.js';
import type { ActView, TakingPartView } from './taking-part.view.js';
import { todoOf } from './todo.js';
import { longestStandings, viewerStanding } from './viewer-standing.js';

/** Turns what is known into what the acting half of the panel prints. */
export function takingPartState(facts: TakingPartFacts, t: Strings, p: TakingPartStrings): TakingPartView {
  const { lot, own, now, form, errorMs } = facts;
  const state = stateOf(facts);
  const format = priceFormat(lot, t);
  const receipt = own?.receipts[own.receipts.length - 1];
  return {
    state: state.state,
    standing: viewerStanding(facts, state, t, p),
    reserve: reserveOf([reserveText(t), ...longestStandings(lot, t, p)]),
    act: actOf(facts, state, t, p),
    receipt: receipt && {
      title: p.receipt(receipt.seq),
      amount: moneyText(format(receipt.amountFen)),
      time: timeOfDay(Date.parse(receipt.receivedAt), 12),
      hash: `${receipt.hash.slice(0, 4)}…${receipt.hash.slice(-4)}`,
      download: p.download,
    },
    ownCode: own?.bidderCode,
    you: p.you,
    connection: facts.lost
      ? ''
      : !Number.isFinite(errorMs)
        ? p.clockUnknown
        : p.clockError(timeOfDay(now), (errorMs / 1000).toFixed(2)),
    busy: form.sending === true,
  };
}

function actOf(facts: TakingPartFacts, state: ViewerState, t: Strings, p: TakingPartStrings): ActView {
  const { lot, form, lost } = facts;
  const format = priceFormat(lot, t);
  const unit = unitOf(format, t.units[0]);
  const amount = formAmount(facts, state, t);
  const open = 'amounts' in state;
  const isForm = open || state.state === 'leading';
  const idle =
    !lost &&
    !form.sending &&
    !form.unknown &&
    /idle|forgotten|confirmed|declined|failed|expired|closed/.test(facts.flow.step);
  const live = open && idle && form.confirming === undefined;
  const offered = choices(lot, state);
  const button = buttonOf(facts, state, amount, t, p);
  const error = errorOf(facts, amount, open, t, p);
  const deposit = moneyText(moneyFormat(t, lot.rules.depositFen)(lot.rules.depositFen));
  return {
    isForm,
    live,
    title: isForm ? p.actTitle : t.next,
    least:
      offered[0] && (isForm || state.state === 'not_open')
        ? moneyText(format(lot.nextAmountFen ?? offered[0].amountFen))
        : '',
    steps: offered.map(({ amountFen, steps }, index) => ({
      ...format(amountFen),
      note:
        steps === 0
          ? p.equal
          : lot.currentPriceFen === undefined && steps === 1
            ? p.startPrice
            : p.steps(steps),
      chosen: open && amount.fen === amountFen && (steps === 0) === (amount.kind === 'preemption'),
      index,
    })),
    text: amount.text,
    unit: unit.fen === 100 ? p.yuan : t.units[0],
    error,
    words: Number.isSafeInteger(amount.fen) && amount.fen > 0 ? p.inWords(amount.fen) : '',
    rise: amount.said.fits
      ? amount.said.riseFen === 0
        ? p.noRise
        : lot.currentPriceFen === undefined
          ? ''
          : p.rise(moneyText(format(amount.said.riseFen)))
      : '',
    jump:
      form.confirming === undefined
        ? ''
        : p.jump(moneyText(format(form.confirming)), String(lot.rules.maxJumpSteps)),
    button,
    second: secondOf(facts, p),
    note: noteOf(facts, state, p),
    noteReserve: reserveOf([
      ...Object.values(p.notes),
      p.lastSafe('00.0', '00:00:00'),
      p.lastSafeByClock('00.0', '00:00:00'),
    ]),
    wordsReserve: reserveOf([
      ...['bid.off_step', 'bid.too_low', 'bid.deposit_missing', 'other'].map((code) =>
        refusalText(
          {
            code,
            minNextAmountFen: 1,
            lowerFen: 1,
            higherFen: 1,
            depositFen: lot.rules.depositFen,
            requestId: '',
          },
          lot,
          t,
          p,
        ),
      ),
      p.jump(moneyText(format(lot.rules.startPriceFen)), '20'),
    ]),
    ...todoOf(facts, state, t, p),
    todoReserve: [
      p.todo.before(deposit, momentText(t, Date.parse(lot.closesAt))),
      p.todo.won(momentText(t, Date.parse(lot.closesAt)), deposit),
      p.todo.lost,
    ],
  };
}

function errorOf(
  { lot, form }: TakingPartFacts,
  { said }: FormAmount,
  open: boolean,
  t: Strings,
  p: TakingPartStrings,
): string {
  if (form.refused) return refusalText(form.refused, lot, t, p);
  if (!open || said.fits || said.refusal.refused === 'bid.confirm_required') return '';
  const { refused, extras } = said.refusal;
  if (refused === 'request.invalid') return refusalText({ code: 'request.amount' }, lot, t, p);
  // While it is typed nothing has been filled in yet: only the least amount is said.
  return refusalText({ code: refused === 'bid.too_low' ? 'request.amount' : refused, ...extras }, lot, t, p);
}
