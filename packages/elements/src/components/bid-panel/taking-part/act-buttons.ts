import type { ViewerState } from '@jtop/rules/auction';
import { moneyFormat, moneyText } from '../../../internal/format.js';
import { icons } from '../../../internal/icons.js';
import { moreIcons } from '../../../internal/more-icons.js';
import type { TakingPartStrings } from '../../../locales/zh-CN/bid-panel-taking-part.js';
import type { Strings } from '../../../locales/zh-CN.js';
import { priceFormat } from '../bid-panel.state.js';
import type { TakingPartFacts } from './facts.js';
import type { FormAmount } from './form-amount.js';
import type { ActButton, ActView } from './taking-part.view.js';

/** The one button: what comes next, or why nothing can. */
export function buttonOf(
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

/** The small button beside the note. */
export function secondOf({ flow, form, account }: TakingPartFacts, p: TakingPartStrings): ActView['second'] {
  if (form.confirming !== undefined) return { text: p.jumpNo };
  if (/waiting|opening/.test(flow.step)) return { text: p.focusWindow };
  if (flow.step === 'blocked') return { text: p.cancelWait };
  if (flow.step === 'forgotten') return { text: p.buttons.platform, href: account };
  return undefined;
}
