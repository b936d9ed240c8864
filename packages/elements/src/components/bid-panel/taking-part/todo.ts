import type { ViewerState } from '@jtop/rules/auction';
import { momentText, moneyFormat, moneyText } from '../../../internal/format.js';
import type { TakingPartStrings } from '../../../locales/zh-CN/bid-panel-taking-part.js';
import type { Strings } from '../../../locales/zh-CN.js';
import type { TakingPartFacts } from './facts.js';
import type { ActView } from './taking-part.view.js';

/** The steps before and after bidding, and how many of them are done. */
export function todoOf(
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
