import type { BidAccepted, Deposit, Registration } from '@jtop/contract';
import type { Core } from '@jtop/sdk';
import {
  createHandoffFlow,
  isUnderWay,
  type HandoffDraft,
  type HandoffFlow,
} from '../stores/handoff-flow.js';
import {
  createParticipationStore,
  type ParticipationStore,
  type ViewerAnswer,
} from '../stores/participation-store.js';
import { handoffApi } from './handoff-api.js';
import { handoffPage, sessionKeep, takeReturn } from './handoff-page.js';

/** What the widgets of a page share that take part at one platform. */
export interface TakingPartHub {
  readonly viewer: ParticipationStore;
  /**
   * The one hand-off at a time of a lot, or of signing in (`me`). Its results go to {@link viewer} before anybody else hears
   * of them.
   */
  flow(scope: string, siteKey: string): HandoffFlow;
  /** Takes the answer of an operation in. False where it is none that can be read. */
  take(draft: HandoffDraft, result: unknown): boolean;
}

/** Bundles of one major version share it, as they share their hubs. */
const KEY = Symbol.for('jtop.taking-part');
const registry = globalThis as { [KEY]?: WeakMap<Core, TakingPartHub> };

/** What is shared at the platform of a core; made when first asked for. */
export function takingPartOf(core: Core): TakingPartHub {
  const hubs = (registry[KEY] ??= new WeakMap());
  let hub = hubs.get(core);
  if (!hub) hubs.set(core, (hub = createTakingPart(core)));
  return hub;
}

function createTakingPart(core: Core): TakingPartHub {
  const viewer = createParticipationStore(sessionKeep(`jtop.viewer:${core.endpoint}`));
  const flows = new Map<string, HandoffFlow>();
  const take = (draft: HandoffDraft, result: unknown): boolean => takeInto(viewer, draft, result);
  /** Somebody is back from one of the hand-offs here, it is not known which. */
  let forgotten = takeReturn();
  let known = viewer.getSnapshot().signedIn;
  viewer.subscribe(() => {
    const before = known;
    known = viewer.getSnapshot().signedIn;
    if (known !== before) for (const flow of flows.values()) settleAsking(flow, known);
  });
  return {
    viewer,
    take,
    flow(scope, siteKey) {
      const before = flows.get(scope);
      if (before) return before;
      const page = handoffPage(`jtop.handoff:${core.endpoint}:${scope}`, forgotten);
      const flow = createHandoffFlow(handoffApi(core, siteKey), page);
      flows.set(scope, flow);
      flow.subscribe(() => {
        if (forgotten) {
          // The person goes on with something else.
          forgotten = false;
          for (const other of flows.values()) if (other.getSnapshot().step === 'forgotten') other.cancel();
        }
        const { step, draft, result } = flow.getSnapshot();
        if (step === 'confirmed' && draft) take(draft, result);
      });
      return flow;
    },
  };
}

/**
 * Who it is has been said elsewhere on the page: another window that asks the same has nothing left to ask. Or it was forgotten,
 * and with it what a window said.
 */
function settleAsking(flow: HandoffFlow, known: boolean): void {
  const { step, draft } = flow.getSnapshot();
  if (draft?.operation !== 'me.retrieve') return;
  if (known ? isUnderWay(step) : step === 'confirmed') flow.cancel();
}

const has = (value: unknown, ...names: string[]): boolean => {
  const fields = Object(value) as Record<string, unknown>;
  return names.every((name) => fields[name] !== undefined && fields[name] !== null);
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function takeInto(viewer: ParticipationStore, draft: HandoffDraft, result: unknown): boolean {
  const { lotId = '' } = draft;
  switch (draft.operation) {
    case 'lots.bids.place': {
      const accepted = result as BidAccepted;
      if (!has(result, 'bid', 'receipt') || !has(accepted.bid, 'lotId', 'seq', 'amountFen', 'bidderCode'))
        return false;
      viewer.placed(accepted);
      return true;
    }
    case 'lots.registrations.create':
      if (!has(result, 'lotId', 'bidderCode', 'qualification', 'deposit')) return false;
      viewer.registered(result as Registration);
      return true;
    case 'lots.deposits.create':
      if (!has(result, 'status')) return false;
      viewer.deposited(lotId, result as Deposit);
      return true;
    case 'me.retrieve': {
      const { registrations, displayName, partyId, roles } = Object(result) as Partial<ViewerAnswer>;
      if (!Array.isArray(registrations)) return false;
      const good = (registrations as ViewerAnswer['registrations']).filter(
        (one) => has(one, 'lotId', 'bidderCode', 'qualification', 'deposit') && has(one.deposit, 'status'),
      );
      viewer.signedIn({
        displayName: textOf(displayName),
        partyId: textOf(partyId),
        roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : undefined,
        registrations: good,
      });
      return true;
    }
    default:
      return false;
  }
}
