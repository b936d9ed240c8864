import type { ViewerState } from '@jtop/rules/auction';
import { timeOfDay } from '../../../internal/format.js';
import type { TakingPartStrings } from '../../../locales/zh-CN/bid-panel-taking-part.js';
import type { TakingPartFacts } from './facts.js';

/** Domain §6.7: from here on the network is too slow for a bid at the last moment. */
const SLOW_MS = 2000;
const SKEW_MS = 1000;

/** The line under the button. */
export function noteOf(facts: TakingPartFacts, state: ViewerState, p: TakingPartStrings): string {
  const { lot, lost, form, flow, inline, roundTripMs = 0, errorMs } = facts;
  const { notes } = p;
  if (lost) return notes.offline;
  if (form.unknown || flow.step === 'unknown') return notes.unknown;
  if (flow.step === 'opening') return notes.opening;
  if (flow.step === 'waiting') return notes.waiting;
  if (flow.step === 'blocked') return notes.blocked;
  if (flow.step === 'forgotten') return notes.forgotten;
  const open = 'amounts' in state;
  const slow = roundTripMs > SLOW_MS;
  if (open && (slow || (Number.isFinite(errorMs) && errorMs > SKEW_MS))) {
    const safe = timeOfDay(Math.floor((Date.parse(lot.closesAt) - roundTripMs - errorMs) / 1000) * 1000);
    const seconds = (ms: number): string => (ms / 1000).toFixed(1);
    return slow ? p.lastSafe(seconds(roundTripMs), safe) : p.lastSafeByClock(seconds(errorMs), safe);
  }
  if (form.note) return notes[form.note as keyof typeof notes];
  if (open && !Number.isFinite(errorMs)) return notes.clock;
  if (open) return inline ? notes.inline : notes.confirm;
  if (state.state === 'leading') return notes.leading;
  const acts = /signed_out|not_qualified|deposit_due|rules_not_accepted/.test(state.state);
  return acts && !inline ? notes.window : notes.none;
}
