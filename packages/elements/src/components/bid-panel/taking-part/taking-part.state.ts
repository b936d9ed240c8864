import type { Bid, Lot } from '@jtop/contract';
import {
  explainAmount,
  offeredAmounts,
  viewerState,
  type AmountExplanation,
  type Participation,
  type ViewerState,
} from '@jtop/rules/auction';
import { momentText, moneyFormat, moneyText, timeOfDay, type MoneyFormat } from '../../../internal/format.js';
import { icons, type Tone } from '../../../internal/icons.js';
import { moreIcons } from '../../../internal/more-icons.js';
import { clamp } from '../../../internal/text.js';
import type { TakingPartStrings } from '../../../locales/zh-CN/bid-panel-taking-part.js';
import type { Strings } from '../../../locales/zh-CN.js';
import type { HandoffState } from '../../../stores/handoff-flow.js';
import type { LotParticipation } from '../../../stores/participation-store.js';
import { reserveText } from '../bid-panel.standing.js';
import { priceFormat } from '../bid-panel.state.js';
import { amountText, parseAmount, unitOf } from './amount-text.js';
import { refusalText, reserveOf } from './refusals.js';
import type { ActButton, ActView, TakingPartView } from './taking-part.view.js';
import { actIcons } from './icons.js';

/** What the person has put into the form, and what came of it. */
export interface ActForm {
  /** As typed; undefined while an offered amount is chosen. */
  readonly text?: string | undefined;
  /** Which of the offered amounts is chosen: 0 is the least. */
  readonly choice: number;
  /** A jump of this amount is to be confirmed. */
  readonly confirming?: number | undefined;
  /** The last refusal. */
  readonly refused?: (Readonly<Record<string, unknown>> & { readonly code: string }) | undefined;
  /** What was last done: a key of the notes. */
  readonly note?: string | undefined;
  /** An act in the page itself is on its way. */
  readonly sending?: boolean | undefined;
  /** Whether it was done is not known. */
  readonly unknown?: boolean | undefined;
}

export const EMPTY_FORM: ActForm = { choice: 0 };

/** What is known where somebody takes part. */
export interface TakingPartFacts {
  readonly lot: Lot;
  readonly bids: readonly Bid[];
  readonly participation: Participation | undefined;
  readonly own: LotParticipation | undefined;
  readonly now: number;
  /** The connection is lost. */
  readonly lost: boolean;
  readonly form: ActForm;
  readonly flow: HandoffState;
  /** Acts are done in the page, with a token. */
  readonly inline: boolean;
  /** Round trip and error bound of the clock, milliseconds. */
  readonly roundTripMs: number | undefined;
  readonly errorMs: number;
  readonly href: string | undefined;
}

/** Domain §6.7: from here on the network is too slow for a bid at the last moment. */
const SLOW_MS = 2000;
const SKEW_MS = 1000;

const LOOKS: Record<ViewerState['state'], readonly [Tone, string]> = {
  signed_out: ['info', icons.person],
  not_qualified: ['caution', icons.sheet],
  deposit_due: ['caution', icons.alert],
  deposit_processing: ['caution', icons.clock],
  rules_not_accepted: ['caution', icons.sheet],
  not_open: ['neutral', icons.calendar],
  free: ['neutral', icons.tick],
  closing: ['caution', icons.clock],
  extended: ['caution', icons.extended],
  leading: ['positive', icons.tick],
  outbid: ['danger', actIcons.outbid],
  preemption: ['info', icons.swap],
  suspended: ['caution', icons.pause],
  won: ['positive', icons.tick],
  lost: ['neutral', icons.minus],
  no_sale: ['neutral', icons.minus],
  confirmed: ['positive', icons.tick],
  contracted: ['positive', icons.tick],
  relisted: ['neutral', icons.calendar],
  read_only: ['neutral', icons.minus],
};

/** The amount that stands in the form now, what it is called, and what the rules say of it. */
export interface FormAmount {
  readonly fen: number;
  readonly text: string;
  readonly said: AmountExplanation;
  readonly kind: 'bid' | 'preemption';
}

/** The state of the viewer, from the facts. */
export const stateOf = ({ lot, participation, now }: TakingPartFacts): ViewerState =>
  viewerState(lot, participation, now);

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
function choices(lot: Lot, state: ViewerState): readonly { amountFen: number; steps: number }[] {
  const offered = offeredAmounts(lot);
  return state.state === 'preemption'
    ? [{ amountFen: state.amountFen, steps: 0 }, ...offered.slice(0, 2)]
    : offered;
}

/** Turns what is known into what the acting half of the panel prints. */
export function takingPartState(facts: TakingPartFacts, t: Strings, p: TakingPartStrings): TakingPartView {
  const { lot, own, now, form, errorMs } = facts;
  const state = stateOf(facts);
  const format = priceFormat(lot, t);
  const receipt = own?.receipts[own.receipts.length - 1];
  return {
    state: state.state,
    standing: standingOf(facts, state, t, p),
    reserve: reserveOf([reserveText(t), ...longestStandings(lot, format, t, p)]),
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
    connection:
      facts.lost || !Number.isFinite(errorMs)
        ? ''
        : p.clockError(timeOfDay(now), (errorMs / 1000).toFixed(2)),
    busy: form.sending === true,
  };
}

/** Each standing with the longest that can be filled in. */
function longestStandings(lot: Lot, format: MoneyFormat, t: Strings, p: TakingPartStrings): string[] {
  const money = moneyText(format(Math.max(lot.rules.startPriceFen, lot.nextAmountFen ?? 0)));
  const time = momentText(t, Date.parse('2028-12-29T23:59:00+08:00'));
  return Object.values(p.standings).map((make) => make('W8W8', money, time)[1]);
}

function standingOf(
  { lot, own, lost }: TakingPartFacts,
  state: ViewerState,
  t: Strings,
  p: TakingPartStrings,
): TakingPartView['standing'] {
  // Whoever watches is told of the lot itself, and all are told of a lost connection: the panel has words for both.
  if (lost || state.state === 'no_sale' || state.state === 'suspended' || state.state === 'relisted')
    return undefined;
  if (state.state === 'signed_out' && !/registering|bidding/.test(lot.status)) return undefined;
  const format = priceFormat(lot, t);
  const money = (fen: number | undefined): string => (fen === undefined ? '—' : moneyText(format(fen)));
  const name =
    state.state === 'not_qualified'
      ? state.reason
      : state.state === 'read_only' && state.reason === 'ended'
        ? 'ended'
        : state.state;
  let code = clamp(own?.bidderCode ?? '', 12);
  let amount = '';
  let time = timeOfDay(Date.parse(lot.closesAt));
  if ('amountFen' in state) amount = money(state.amountFen);
  if ('depositFen' in state) amount = moneyText(moneyFormat(t, state.depositFen)(state.depositFen));
  if (state.state === 'lost') amount = money(state.priceFen);
  if (state.state === 'not_open') time = momentText(t, state.opensAt);
  if (state.state === 'confirmed') time = momentText(t, state.signUntil);
  if (state.state === 'outbid') {
    code = clamp(lot.leadingBidderCode ?? '', 12);
    amount = money(state.amounts[0]);
  }
  const [title = '', text = ''] = p.standings[name]?.(code, amount, time) ?? [];
  const [tone, icon] = LOOKS[state.state];
  return { tone, icon, title, text };
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
    /idle|confirmed|declined|failed|expired|closed/.test(facts.flow.step);
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
    noteReserve: reserveOf([...Object.values(p.notes), p.lastSafe('00.0', '00:00:00')]),
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

function todoOf(
  { lot, own }: TakingPartFacts,
  state: ViewerState,
  t: Strings,
  p: TakingPartStrings,
): Pick<ActView, 'todo' | 'done'> {
  const { rules } = lot;
  const deposit = moneyText(moneyFormat(t, rules.depositFen)(rules.depositFen));
  switch (state.state) {
    case 'won':
      return { todo: p.todo.won('', deposit), done: 1 };
    case 'confirmed':
      return { todo: p.todo.won(momentText(t, state.signUntil), deposit), done: 1 };
    case 'contracted':
      return { todo: p.todo.won('', deposit), done: 3 };
    case 'lost':
      return { todo: p.todo.lost, done: 1 };
    case 'no_sale':
    case 'relisted':
      return { todo: t.todoUnsold, done: 1 };
    case 'read_only':
      return { todo: p.todo.looking, done: 0 };
    case 'signed_out':
      if (!/registering|bidding|suspended/.test(lot.status)) return { todo: t.todoSold, done: 1 };
      break;
    default:
  }
  const until = momentText(
    t,
    Math.min(Date.parse(rules.registerUntil ?? lot.closesAt), Date.parse(lot.closesAt)),
  );
  const passed = own?.qualification === 'passed' && (own.deposit === 'paid' || own.deposit === 'waived');
  return {
    todo: p.todo.before(deposit, until),
    done:
      state.state === 'signed_out'
        ? 0
        : passed || state.state === 'not_open'
          ? 2
          : own || state.state !== 'suspended'
            ? 1
            : 0,
  };
}

function buttonOf(
  facts: TakingPartFacts,
  state: ViewerState,
  { fen, said, kind }: FormAmount,
  t: Strings,
  p: TakingPartStrings,
): ActButton {
  const { lot, form, flow, lost, href } = facts;
  const off = (text: string, icon = ''): ActButton => ({ text, icon, act: undefined });
  const money = (amountFen: number): string => moneyText(priceFormat(lot, t)(amountFen));
  const link = (text: string): ActButton => (href ? { text, icon: '', act: 'link' } : off(text));
  if (lost) return off(p.buttons.offline, icons.reload);
  if (form.unknown || flow.step === 'unknown') return off(p.buttons.unknown, icons.reload);
  if (form.sending) return off(p.buttons.sending, icons.clock);
  if (flow.step === 'opening') return off(p.buttons.opening, icons.clock);
  if (flow.step === 'waiting') return off(p.buttons.waiting, icons.clock);
  if (flow.step === 'blocked') return { text: p.buttons.blocked, icon: '', act: 'leave' };
  switch (state.state) {
    case 'signed_out':
      if (!/registering|bidding|suspended/.test(lot.status)) return link(p.buttons.platform);
      return { text: p.buttons.signIn, icon: '', act: 'sign-in' };
    case 'not_qualified':
      if (state.reason === 'pending') return off(p.buttons.pending, icons.clock);
      if (state.reason === 'failed') return off(p.buttons.failed);
      return state.open
        ? { text: p.buttons.register, icon: '', act: 'register' }
        : off(p.buttons.registrationOver);
    case 'deposit_due':
      return {
        text: p.payDeposit(moneyText(moneyFormat(t, state.depositFen)(state.depositFen))),
        icon: '',
        act: 'deposit',
      };
    case 'deposit_processing':
      return off(p.buttons.processing, icons.clock);
    case 'rules_not_accepted':
      return { text: p.buttons.agree, icon: '', act: 'register' };
    case 'not_open':
      return off(p.buttons.notOpen, icons.calendar);
    case 'leading':
      return off(p.buttons.leading, moreIcons.done);
    case 'suspended':
      return off(p.buttons.suspended, icons.pause);
    case 'won':
      return off(p.buttons.confirming, icons.clock);
    case 'confirmed':
      return link(p.buttons.sign);
    case 'read_only':
      return off(p.buttons.looking);
    case 'lost':
    case 'no_sale':
    case 'contracted':
    case 'relisted':
      return link(p.buttons.platform);
    default: {
      if (form.confirming !== undefined)
        return { text: p.jumpYes(money(form.confirming)), icon: '', act: 'bid' };
      const sayable = Number.isSafeInteger(fen) && fen > 0;
      const text = sayable ? (kind === 'preemption' ? p.preempt(money(fen)) : p.bid(money(fen))) : p.actTitle;
      const asks = !said.fits && said.refusal.refused === 'bid.confirm_required';
      return said.fits || asks ? { text, icon: '', act: 'bid' } : off(text);
    }
  }
}

function secondOf({ flow, form }: TakingPartFacts, p: TakingPartStrings): ActView['second'] {
  if (form.confirming !== undefined) return { text: p.jumpNo, act: 'change' };
  if (/waiting|opening/.test(flow.step)) return { text: p.focusWindow, act: 'focus' };
  if (flow.step === 'blocked') return { text: p.cancelWait, act: 'cancel' };
  return undefined;
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

function noteOf(facts: TakingPartFacts, state: ViewerState, p: TakingPartStrings): string {
  const { lot, lost, form, flow, inline, roundTripMs = 0, errorMs } = facts;
  const { notes } = p;
  if (lost) return notes.offline;
  if (form.unknown || flow.step === 'unknown') return notes.unknown;
  if (flow.step === 'opening') return notes.opening;
  if (flow.step === 'waiting') return notes.waiting;
  if (flow.step === 'blocked') return notes.blocked;
  const open = 'amounts' in state;
  const slow = roundTripMs > SLOW_MS || (Number.isFinite(errorMs) && errorMs > SKEW_MS);
  if (open && slow) {
    const safe = Date.parse(lot.closesAt) - roundTripMs - errorMs;
    return p.lastSafe((roundTripMs / 1000).toFixed(1), timeOfDay(Math.floor(safe / 1000) * 1000));
  }
  if (form.note) return notes[form.note as keyof typeof notes];
  if (open) return inline ? notes.inline : notes.confirm;
  if (state.state === 'leading') return notes.leading;
  const acts = /signed_out|not_qualified|deposit_due|rules_not_accepted/.test(state.state);
  return acts && !inline ? notes.window : notes.none;
}
