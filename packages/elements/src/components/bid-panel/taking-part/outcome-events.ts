import type { Lot } from '@jtop/contract';
import type { HandoffDraft } from '../../../stores/handoff-flow.js';
import {
  JtopBidPanelDepositRequestEvent,
  JtopBidPanelOutbidEvent,
  JtopBidPanelPlacedEvent,
  JtopBidPanelPlaceRequestEvent,
  JtopBidPanelRegisteredEvent,
  JtopBidPanelRegisterRequestEvent,
  JtopBidPanelRejectedEvent,
  JtopBidPanelUnknownEvent,
} from '../bid-panel.acts.js';

const FACTS = {
  placed: JtopBidPanelPlacedEvent,
  outbid: JtopBidPanelOutbidEvent,
  registered: JtopBidPanelRegisteredEvent,
  rejected: JtopBidPanelRejectedEvent,
  unknown: JtopBidPanelUnknownEvent,
} as const;

/** A fact by its name; the caller knows what belongs to it. */
export function factEvent(name: keyof typeof FACTS, detail: object): Event {
  const Fact = FACTS[name] as new (detail: object) => Event;
  return new Fact(detail);
}

/** The intent that a draft is; signing in is none of the panel's. */
export function intentEvent({ operation, body }: HandoffDraft, lot: Lot): Event | undefined {
  const { amountFen, confirmAmountFen, kind } = body as Partial<Record<string, never>>;
  switch (operation) {
    case 'lots.bids.place':
      return new JtopBidPanelPlaceRequestEvent({
        lotId: lot.id,
        amountFen: amountFen ?? 0,
        confirmAmountFen,
        kind: kind ?? 'bid',
      });
    case 'lots.registrations.create':
      return new JtopBidPanelRegisterRequestEvent({ lotId: lot.id, rulesHash: lot.rulesHash });
    case 'lots.deposits.create':
      return new JtopBidPanelDepositRequestEvent({ lotId: lot.id, depositFen: lot.rules.depositFen });
    default:
      return undefined;
  }
}
