import type { Lot } from '@jtop/contract';
import { incrementAt, nextAmountFen } from '@jtop/rules/auction';
import type { ReactiveControllerHost } from 'lit';
import { accountLink } from '../../../internal/account-link.js';
import { adopt } from '../../../internal/adopt.js';
import type { Announcer } from '../../../internal/announcer.js';
import type { ViewContext } from '../../../internal/element.js';
import { moneyText } from '../../../internal/format.js';
import type { Hub } from '../../../internal/hub.js';
import type { Settings } from '../../../internal/settings.js';
import { takingPartOf, type TakingPartHub } from '../../../internal/taking-part-hub.js';
import type { Strings } from '../../../locales/zh-CN.js';
import type { HandoffDraft, HandoffFlow, HandoffState } from '../../../stores/handoff-flow.js';
import type { LotData } from '../../../stores/lot-store.js';
import { participationIn } from '../../../stores/participation-store.js';
import { priceFormat } from '../bid-panel.state.js';
import { amountText, unitOf } from './amount-text.js';
import { EMPTY_FORM, stateOf, type ActForm, type TakingPartFacts } from './facts.js';
import { formAmount } from './form-amount.js';
import type { InlineOutcome } from './inline-act.js';
import { factEvent, intentEvent } from './outcome-events.js';
import { refusalText, suggestedFen, type Refused } from './refusals.js';
import { saveReceipt } from './save-receipt.js';
import { takingPartState } from './taking-part.state.js';
import { takingPartStyles } from './taking-part.styles.js';
import { takingPartTexts } from './texts.js';
import { actView, receiptView, type ActHandlers, type TakingPartView } from './taking-part.view.js';

/** What the acting half needs of its panel. */
export interface TakingPartHost extends ReactiveControllerHost, HTMLElement {
  readonly announcer: Announcer;
}

/** What the panel tells at each drawing. */
export interface Situation {
  readonly hub: Hub;
  readonly settings: Settings;
  readonly data: LotData;
  readonly context: ViewContext;
}

const IDLE: HandoffState = { step: 'idle' };
const DONE: Record<string, string> = {
  'lots.bids.place': 'placed',
  'lots.registrations.create': 'registered',
  'lots.deposits.create': 'deposited',
};

/**
 * The acting half of the bid panel: who the viewer is to the lot, the form, hand-offs, refusals, receipts. Loaded only where
 * a page can take part at all.
 */
export class TakingPart {
  private form: ActForm = EMPTY_FORM;
  private flow: HandoffFlow | undefined;
  private shared: TakingPartHub | undefined;
  private situation: Situation | undefined;
  private seen: HandoffState = IDLE;
  private key: readonly unknown[] = [];
  private led = false;
  private readonly ends: (() => void)[] = [];

  constructor(private readonly host: TakingPartHost) {
    adopt(host, takingPartStyles);
  }

  /** What to print for the situation; the panel prints the rest. */
  draw(situation: Situation): {
    readonly view: TakingPartView;
    readonly act: unknown;
    readonly receipt: unknown;
  } {
    this.follow(situation);
    const { t, href } = situation.context;
    const p = takingPartTexts(t.$code);
    const view = takingPartState(this.facts(situation), t, p);
    this.led = this.led || view.state === 'leading';
    return {
      view,
      act: actView(view.act, href, t, p, this.handlers),
      receipt: receiptView(view.receipt, t, this.handlers),
    };
  }

  /** New data has been drawn: tells the page and the person when the lead is lost. */
  told({ lot }: LotData): void {
    const { situation } = this;
    if (!situation) return;
    const state = stateOf(this.facts(situation));
    if (!this.led || state.state === 'leading') return;
    this.led = false;
    if (state.state === 'outbid') {
      const { t } = situation.context;
      const money = moneyText(priceFormat(lot, t)(lot.currentPriceFen ?? 0));
      this.host.announcer.assertive = takingPartTexts(t.$code).sayOutbid(money);
      this.host.requestUpdate();
      const { ownAmountFen, shortfallFen } = state;
      const nextAmount = state.amounts[0];
      this.fact('outbid', { ownAmountFen, shortfallFen, nextAmountFen: nextAmount });
    }
  }

  /** Stops following; the hand-off itself goes on, for the page may put the panel back. */
  release(): void {
    for (const end of this.ends.splice(0)) end();
    this.key = [];
  }

  private follow(situation: Situation): void {
    const { hub, settings, data } = situation;
    const key = [hub, settings.siteKey, data.lot.id];
    const before = this.situation;
    this.situation = situation;
    if (before && before.data.lot.id !== data.lot.id) this.form = EMPTY_FORM;
    if (key.every((part, index) => part === this.key[index])) return;
    this.release();
    this.key = key;
    this.shared = takingPartOf(hub.core);
    this.flow = settings.siteKey ? this.shared.flow(data.lot.id, settings.siteKey) : undefined;
    this.seen = this.flow?.getSnapshot() ?? IDLE;
    this.ends.push(this.shared.viewer.subscribe(() => this.host.requestUpdate()));
    if (this.flow) this.ends.push(this.flow.subscribe(() => this.flowMoved()));
  }

  private facts({ hub, settings, data, context }: Situation): TakingPartFacts {
    const { lot, bids } = data;
    const viewer = this.shared?.viewer.getSnapshot() ?? { signedIn: false, lots: {} };
    return {
      lot,
      bids,
      participation: participationIn(viewer, lot, bids),
      own: viewer.lots[lot.id],
      now: context.now,
      lost: context.state === 'offline',
      form: this.form,
      flow: this.flow?.getSnapshot() ?? IDLE,
      inline: isInline(settings),
      roundTripMs: hub.clock.state.getSnapshot().roundTripMs,
      errorMs: hub.clock.errorMs,
      href: context.href,
      account: accountLink(hub.core),
    };
  }

  private flowMoved(): void {
    const state = this.flow?.getSnapshot() ?? IDLE;
    const { step, draft, result, problem } = state;
    if (state === this.seen) return;
    this.seen = state;
    if (step === 'confirmed' && draft) this.succeeded(draft, result);
    else if (step === 'failed') this.refused(problem ?? { code: 'internal' }, draft);
    else if (step === 'unknown') this.fact('unknown', {});
    else if (/closed|declined|expired/.test(step)) this.patch({ note: step });
    else this.host.requestUpdate();
  }

  private patch(change: Partial<ActForm>): void {
    this.form = { ...this.form, ...change };
    this.host.requestUpdate();
  }

  private succeeded({ operation }: HandoffDraft, result: unknown): void {
    const { situation, host } = this;
    const note = DONE[operation];
    this.form = { ...EMPTY_FORM, note };
    host.requestUpdate();
    if (!situation) return;
    const { t } = situation.context;
    const { lot } = situation.data;
    const p = takingPartTexts(t.$code);
    const own = this.shared?.viewer.getSnapshot().lots[lot.id];
    const receipt = own?.receipts[own.receipts.length - 1];
    if (operation === 'lots.bids.place' && receipt) {
      const { seq, amountFen } = receipt;
      this.led = true;
      host.announcer.polite = p.sayPlaced(moneyText(priceFormat(lot, t)(amountFen)));
      this.fact('placed', { seq, amountFen, bidderCode: own?.bidderCode, receipt: receipt.jws });
    } else if (operation === 'lots.registrations.create' && own) {
      host.announcer.polite = p.sayRegistered(own.bidderCode);
      this.fact('registered', { bidderCode: own.bidderCode, qualification: own.qualification });
    } else if (operation !== 'me.retrieve' && operation !== 'lots.deposits.create') {
      // It was done, but what came back cannot be read: the lot itself will show it.
      this.fact('unknown', { result: typeof result });
    }
  }

  private refused(problem: Refused, draft: HandoffDraft | undefined): void {
    const { situation, host } = this;
    if (!situation) return;
    const { t } = situation.context;
    const { lot } = situation.data;
    const fen = suggestedFen(problem);
    const unit = unitOf(priceFormat(lot, t), t.units[0]);
    const filled = fen === undefined ? {} : { text: amountText(fen, unit) };
    this.form = {
      ...EMPTY_FORM,
      text: this.form.text,
      choice: this.form.choice,
      ...filled,
      refused: problem,
    };
    host.announcer.polite = refusalText(problem, lot, t, takingPartTexts(t.$code));
    host.requestUpdate();
    this.fact('rejected', { code: problem.code, operation: draft?.operation, problem });
  }

  private fact(name: Parameters<typeof factEvent>[0], detail: Record<string, unknown>): void {
    const lotId = this.situation?.data.lot.id ?? '';
    this.host.dispatchEvent(factEvent(name, { lotId, ...detail }));
  }

  /** Asks the page, then hands over or does it here. Runs in the click: a window can be opened only there. */
  private act(draft: HandoffDraft): void {
    const { situation, flow } = this;
    if (!situation) return;
    const { hub, settings, data } = situation;
    const event = intentEvent(draft, data.lot);
    if (event && !this.host.dispatchEvent(event)) return;
    this.form = { ...this.form, refused: undefined, note: undefined, confirming: undefined };
    const { authProvider } = settings;
    if (!isInline(settings) || !authProvider) {
      flow?.start(draft);
      this.host.requestUpdate();
      return;
    }
    this.patch({ sending: true });
    const onUnknown = (): void => {
      this.patch({ unknown: true });
      this.fact('unknown', {});
    };
    // Few pages act by themselves: what that takes is fetched by those that do.
    void import('./inline-act.js')
      .then(
        ({ actInline }) => actInline(hub.core, authProvider, draft, data.lot.id, onUnknown),
        (): InlineOutcome => ({ problem: { code: 'connection' } }),
      )
      .then(({ problem, result }) => {
        if (problem) return this.refused(problem, draft);
        this.shared?.take(draft, result);
        this.succeeded(draft, result);
      });
  }

  private readonly press = (): void => {
    const { situation, flow } = this;
    if (!situation) return;
    const { t } = situation.context;
    const { lot } = situation.data;
    const facts = this.facts(situation);
    const lotId = lot.id;
    switch (takingPartState(facts, t, takingPartTexts(t.$code)).act.button.act) {
      case 'sign-in':
        return this.act({ operation: 'me.retrieve', body: {} });
      case 'register':
        return this.act({
          operation: 'lots.registrations.create',
          lotId,
          body: { agreedRulesHash: lot.rulesHash },
        });
      case 'deposit':
        return this.act({ operation: 'lots.deposits.create', lotId, body: { method: 'escrow' } });
      case 'leave':
        return flow?.leave();
      case 'bid':
        return this.bid(facts, t);
      default:
    }
  };

  private bid(facts: TakingPartFacts, t: Strings): void {
    const { lot, form } = facts;
    const { fen, said, kind } = formAmount(facts, stateOf(facts), t);
    const amountFen = form.confirming ?? fen;
    const jumps = !said.fits && said.refusal.refused === 'bid.confirm_required';
    if (jumps && form.confirming !== fen) return this.patch({ confirming: fen, refused: undefined });
    this.act({
      operation: 'lots.bids.place',
      lotId: lot.id,
      body: {
        amountFen,
        ...(jumps && { confirmAmountFen: amountFen }),
        ...(kind === 'preemption' && { kind }),
      },
    });
  }

  private step(by: 1 | -1): void {
    const { situation } = this;
    if (!situation) return;
    const { t } = situation.context;
    const { lot } = situation.data;
    const { rules, currentPriceFen } = lot;
    const facts = this.facts(situation);
    const { fen } = formAmount(facts, stateOf(facts), t);
    const least = nextAmountFen(rules, currentPriceFen);
    const step = incrementAt(rules, currentPriceFen ?? rules.startPriceFen);
    // From between two steps it goes to the next one in that direction.
    const at = Number.isNaN(fen) ? 0 : (fen - least) / step;
    const next = least + Math.max(0, by > 0 ? Math.floor(at) + 1 : Math.ceil(at) - 1) * step;
    this.typed(amountText(next, unitOf(priceFormat(lot, t), t.units[0])));
  }

  private typed(text: string): void {
    this.patch({ text, refused: undefined, note: undefined, confirming: undefined });
  }

  private readonly handlers: ActHandlers = {
    choose: (event) => {
      const choice = Number((event.currentTarget as HTMLButtonElement).value);
      this.form = { ...EMPTY_FORM, choice };
      this.host.requestUpdate();
    },
    type: (event) => this.typed((event.target as HTMLInputElement).value),
    key: (event) => {
      if (event.key === 'Enter' && !event.isComposing) this.press();
    },
    less: () => this.step(-1),
    more: () => this.step(1),
    press: this.press,
    second: () => {
      const { flow, form } = this;
      if (form.confirming !== undefined) this.patch({ confirming: undefined });
      else if (flow?.getSnapshot().step === 'blocked') flow.cancel();
      else flow?.focus();
    },
    download: () => {
      const lot: Lot | undefined = this.situation?.data.lot;
      const receipts = lot && this.shared?.viewer.getSnapshot().lots[lot.id]?.receipts;
      const latest = receipts?.[receipts.length - 1];
      if (lot && latest) saveReceipt(lot.no, latest);
    },
  };
}

const isInline = ({ confirm, authProvider }: Settings): boolean =>
  confirm === 'inline' && authProvider !== undefined;
