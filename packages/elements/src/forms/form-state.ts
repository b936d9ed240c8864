import type { HandoffStep } from '../stores/handoff-flow.js';

/**
 * Where a form stands; the attribute `state` says it. `waiting`: the person confirms in the platform's window. `blocked`: no
 * window could be opened. `offline`: the platform cannot be reached. `unconfigured`: the page names no site key, or no platform.
 */
export type FormState =
  'loading' | 'error' | 'filling' | 'waiting' | 'blocked' | 'offline' | 'done' | 'unconfigured';

interface Facts {
  /** The page lacks what it takes. */
  readonly fault: string | undefined;
  /** What the form is about is known. */
  readonly open: boolean;
  /** It could not be had. */
  readonly broken: boolean;
  readonly step: HandoffStep;
}

/** The state, from what is known. */
export function formStateOf({ fault, open, broken, step }: Facts): FormState {
  if (fault) return 'unconfigured';
  if (!open) return broken ? 'error' : 'loading';
  switch (step) {
    case 'confirmed':
      return 'done';
    case 'blocked':
      return 'blocked';
    case 'opening':
    case 'waiting':
      return 'waiting';
    case 'unknown':
      return 'offline';
    default:
      return navigator.onLine ? 'filling' : 'offline';
  }
}
