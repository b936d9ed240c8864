import { icons, type Tone } from '../../internal/icons.js';
import { moreIcons } from '../../internal/more-icons.js';
import { clamp } from '../../internal/text.js';
import type { SignInStrings } from '../../locales/zh-CN/sign-in.js';
import type { HandoffState } from '../../stores/handoff-flow.js';
import type { ViewerSnapshot } from '../../stores/participation-store.js';
import type { SignInAct, SignInView } from './sign-in.view.js';
import { panelIcons } from '../bid-panel/bid-panel.icons.js';

/**
 * Where signing in stands; the attribute `state` says it. `waiting`: the person decides in the platform's window. `blocked`:
 * no window could be opened. `closed`: the window is gone, and nothing was said. `offline`: the platform cannot be reached.
 * `unconfigured`: the page names no site key, or no platform.
 */
export type SignInState =
  | 'loading'
  | 'signed-out'
  | 'waiting'
  | 'blocked'
  | 'closed'
  | 'signed-in'
  | 'declined'
  | 'expired'
  | 'failed'
  | 'offline'
  | 'unconfigured';

/** What is known about signing in. */
export interface SignInFacts {
  /** The page lacks what it takes: `config.endpoint` or `config.site_key`. */
  readonly fault: string | undefined;
  readonly viewer: ViewerSnapshot;
  readonly flow: HandoffState;
  /** What the browser says of its network. */
  readonly online: boolean;
  /** The platform's page on the account. */
  readonly account: string | undefined;
}

const LOOKS: Record<SignInState, readonly [Tone, string]> = {
  loading: ['neutral', moreIcons.person],
  'signed-out': ['info', moreIcons.person],
  waiting: ['info', icons.clock],
  blocked: ['caution', icons.alert],
  closed: ['neutral', icons.minus],
  'signed-in': ['positive', icons.tick],
  declined: ['neutral', icons.minus],
  expired: ['caution', icons.clock],
  failed: ['danger', icons.alert],
  offline: ['caution', panelIcons.lost],
  unconfigured: ['neutral', icons.minus],
};
/** More than any name that could be read at a glance. */
const NAME_LIMIT = 80;
const ID_LIMIT = 40;
/** As wide as most names of companies. */
const NAME_ROOM = '某'.repeat(14);

/** The state, from the facts. Who is known to be signed in is that whatever became of a window. */
export function signInState({ fault, viewer, flow, online }: SignInFacts): SignInState {
  if (fault === 'config.endpoint') return 'unconfigured';
  if (viewer.signedIn) return 'signed-in';
  if (fault) return 'unconfigured';
  switch (flow.step) {
    case 'opening':
    case 'waiting':
      return 'waiting';
    case 'unknown':
      return 'offline';
    case 'blocked':
    case 'closed':
    case 'declined':
    case 'expired':
    case 'failed':
      return flow.step === 'blocked' || online ? flow.step : 'offline';
    case 'confirmed':
    case 'forgotten':
      // The platform did say who it is, but it could not be read, or never reaches this page.
      return 'failed';
    case 'idle':
      return online ? 'signed-out' : 'offline';
  }
}

/** What signing in failed of: a code, and the request where there was an answer. */
export function failureOf({ step, problem }: HandoffState): { code: string; requestId: string } {
  if (step === 'forgotten') return { code: 'handoff.forgotten', requestId: '' };
  if (step === 'confirmed') return { code: 'response.invalid', requestId: '' };
  const { code = 'internal', requestId } = problem ?? {};
  return { code, requestId: typeof requestId === 'string' ? requestId : '' };
}

/** Turns what is known into what the element prints. */
export function signInView(facts: SignInFacts, state: SignInState, p: SignInStrings): SignInView {
  const { viewer, account } = facts;
  const [tone, icon] = LOOKS[state];
  const [title, text] = standingOf(facts, state, p);
  const name = state === 'signed-in' ? clamp(viewer.displayName?.trim() ?? '', NAME_LIMIT) : '';
  return {
    state,
    tone,
    icon,
    title: state === 'signed-in' ? (name ? p.signedInAs : p.signedIn) : title,
    name,
    text,
    titleReserve: longest([p.signedInAs + NAME_ROOM, ...Object.values(p.standings).map(([first]) => first)]),
    reserve: longest([
      ...Object.values(p.standings).map(([, second]) => second),
      ...Object.values(p.causes).map((cause) => `${cause} ${p.requestId('0123456789')}`),
    ]),
    button: buttonOf(facts, state, p),
    cancel: state === 'blocked' || state === 'waiting' || facts.flow.step === 'unknown' ? p.cancel : '',
    account:
      state === 'signed-in' || state === 'unconfigured' || facts.flow.step === 'forgotten'
        ? account
        : undefined,
  };
}

/** What is spoken of a state. */
export const spoken = ({ title, name, text }: SignInView): string =>
  `${title}${name}${/[\u3000-\u9fff]$/.test(title + name) ? '。' : '. '}${text}`;

function standingOf(
  { viewer, flow }: SignInFacts,
  state: SignInState,
  p: SignInStrings,
): readonly [string, string] {
  if (state === 'signed-in') {
    const { roles = [], lots } = viewer;
    const named = roles.map((role) => own(p.roles, role) ?? clamp(role, ID_LIMIT)).slice(0, 3);
    return [p.signedIn, [...named, p.registrations(Object.keys(lots).length)].join(' · ')];
  }
  if (state === 'failed') {
    const { code, requestId } = failureOf(flow);
    const cause = own(p.causes, code) ?? p.causes['other'] ?? '';
    return [p.failed, requestId ? `${cause} ${p.requestId(clamp(requestId, ID_LIMIT))}` : cause];
  }
  const finer = flow.step === 'opening' || (state === 'offline' && flow.step === 'unknown');
  return p.standings[finer ? flow.step : state] ?? [state, ''];
}

function buttonOf(
  { flow }: SignInFacts,
  state: SignInState,
  p: SignInStrings,
): { readonly text: string; readonly act: SignInAct | undefined } | undefined {
  switch (state) {
    case 'loading':
      return { text: p.standings['loading']?.[0] ?? '', act: undefined };
    case 'signed-out':
      return { text: p.signIn, act: 'start' };
    case 'waiting':
      return flow.step === 'opening'
        ? { text: p.opening, act: undefined }
        : { text: p.showWindow, act: 'focus' };
    case 'blocked':
      return { text: p.leave, act: 'leave' };
    case 'closed':
    case 'declined':
    case 'expired':
      return { text: p.again, act: 'start' };
    case 'failed':
      return { text: p.retry, act: 'start' };
    case 'offline':
      return { text: flow.step === 'unknown' ? p.checking : p.offline, act: undefined };
    case 'signed-in':
      return { text: p.forget, act: 'forget' };
    case 'unconfigured':
      return undefined;
  }
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((most, text) => (text.length > most.length ? text : most), '');

/** An entry of a table of texts: names come from outside, and `toString` is none of its entries. */
const own = (texts: Record<string, string>, key: string): string | undefined =>
  Object.prototype.hasOwnProperty.call(texts, key) ? texts[key] : undefined;
