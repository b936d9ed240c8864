import {
  createDeposit,
  createRegistration,
  isJtopError,
  placeBid,
  type ApiError,
  type Core,
} from '@jtop/sdk';
import type { BidPlace, DepositCreate, RegistrationCreate } from '@jtop/contract';
import { coreOver } from '../../../internal/reader.js';
import type { ActTokenProvider } from '../../../internal/settings.js';
import type { HandoffDraft } from '../../../stores/handoff-flow.js';
import type { Refused } from './refusals.js';

/** What became of an act in the page itself: what the platform answered, or why it refused. */
export interface InlineOutcome {
  readonly result?: unknown;
  readonly problem?: Refused | undefined;
}

/** Between two questions after an outcome that is not known. */
const AGAIN_MS = 3000;
const SCOPES: Partial<Record<HandoffDraft['operation'], readonly string[]>> = {
  'lots.bids.place': ['bids:place'],
  'lots.registrations.create': ['registrations:write'],
  'lots.deposits.create': ['registrations:write'],
};

/**
 * Does an act with a token of the page's own provider, where the page is allowed that. Where no answer comes it goes on asking
 * under the same key until it knows: one effect at the most.
 *
 * @param onUnknown - Called once when the outcome is not known.
 */
export async function actInline(
  core: Core,
  provider: ActTokenProvider,
  draft: HandoffDraft,
  lotId: string,
  onUnknown: () => void,
): Promise<InlineOutcome> {
  let reason: 'needed' | 'refused' = 'needed';
  const scopes = SCOPES[draft.operation] ?? [];
  const own = coreOver(core.endpoint, core.fetch, async (signal) => {
    return `Bearer ${await provider.getToken({ scopes, reason, lotId, signal })}`;
  });
  let ask = (): Promise<unknown> => send(own, draft, lotId);
  for (let told = false; ;) {
    try {
      return { result: await ask() };
    } catch (error) {
      if (isJtopError(error, 'outcome.unknown')) {
        if (!told) onUnknown();
        told = true;
        ask = error.reconcile;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      } else if (isJtopError(error, 'auth.required') && reason === 'needed') {
        reason = 'refused';
      } else return { problem: problemOf(error) };
    }
  }
}

function send(core: Core, { operation, body }: HandoffDraft, lotId: string): Promise<unknown> {
  const written: unknown = body;
  switch (operation) {
    case 'lots.bids.place':
      return Promise.resolve(placeBid(core, lotId, written as BidPlace));
    case 'lots.registrations.create':
      return Promise.resolve(createRegistration(core, lotId, written as RegistrationCreate));
    case 'lots.deposits.create':
      return Promise.resolve(createDeposit(core, lotId, written as DepositCreate));
    default:
      return Promise.reject(new TypeError(`a page cannot do this by itself: ${operation}`));
  }
}

/** What the provider throws is its own affair: for the person it is a sign-in that did not come about. */
function problemOf(error: unknown): Refused {
  if (!isJtopError(error)) return { code: 'auth.required' };
  const { problem } = error as Partial<ApiError>;
  return problem ? { ...problem } : { code: error.code };
}
