import { formatInstant } from '@jtop/contract';
import { takingPartOf } from '../internal/taking-part-hub.js';
import type { HandoffDraft } from '../stores/handoff-flow.js';
import { FakePlatform } from './fake-platform.js';
import { LOT_ID, NOW } from './fixtures.js';

const SITE_KEY = 'pk_test';
const draft: HandoffDraft = { operation: 'me.retrieve', body: {} };
const LONG = 600_000;

/** A platform, and a page of it, on which signing in has come to some point. */
export interface SignInCase {
  readonly platform: () => FakePlatform;
  /** What the attribute `state` says. */
  readonly state: string;
  /** What the person reads first. */
  readonly title: readonly [zh: string, en: string];
  /** What the button says; absent where there is none. */
  readonly button?: RegExp;
  /** Without a site key. */
  readonly keyless?: true;
}

/** What `me.retrieve` brings. */
export const viewerAnswer = (change: object = {}): object => ({
  displayName: '示例瘦西湖照明有限公司',
  partyId: '0197c0de-0000-7000-8000-000000000042',
  roles: ['company'],
  registrations: [
    {
      lotId: LOT_ID,
      bidderCode: 'N0NE',
      qualification: 'passed',
      deposit: { amountFen: 3_000_000, status: 'paid' },
    },
  ],
  ...change,
});

/** A hand-off that was under way before the page was loaded, as it is taken up again. */
function underWay(outcome: FakePlatform['handoffs'][number]['outcome']): FakePlatform {
  const platform = new FakePlatform();
  const id = 'handoff-1';
  platform.handoffs.push({ id, draft: { ...draft, params: {} }, outcome });
  const kept = {
    id,
    secret: `secret-${id}`,
    confirmUrl: `${platform.endpoint}/confirm/${id}`,
    expiresAt: formatInstant(NOW + LONG),
    draft,
  };
  const name = `jtop.handoff:${platform.endpoint}:me`;
  sessionStorage.setItem(name, JSON.stringify(kept));
  takingPartOf(platform.core).flow('me', SITE_KEY);
  // What was kept has been read; a story leaves nothing behind.
  sessionStorage.removeItem(name);
  return platform;
}

/** A click, with a window as said. */
function clicked(platform: FakePlatform, opened: { readonly closed: boolean } | null): FakePlatform {
  const flow = takingPartOf(platform.core).flow('me', SITE_KEY);
  const open = window.open.bind(window);
  const popup = opened && { ...opened, location: { replace: () => undefined }, focus() {}, close() {} };
  window.open = () => popup as unknown as Window | null;
  flow.start(draft);
  window.open = open;
  return platform;
}

function refusing(status: number, code: string): FakePlatform {
  const platform = new FakePlatform();
  platform.problem = { path: /handoffs/, status, code };
  return platform;
}

/** Somebody who is known already, as after a reload. */
export function knownViewer(change: object = {}): FakePlatform {
  const platform = new FakePlatform();
  takingPartOf(platform.core).take(draft, viewerAnswer(change));
  return platform;
}

/** By the name of the state. */
export const signInCases: Readonly<Record<string, SignInCase>> = {
  'signed out': {
    platform: () => new FakePlatform(),
    state: 'signed-out',
    title: ['尚未登录', 'Not signed in'],
    button: /登录省平台|Sign in on the platform/,
  },
  waiting: {
    platform: () => clicked(new FakePlatform(), { closed: false }),
    state: 'waiting',
    title: ['请在省平台窗口中登录', 'Sign in in the platform’s window'],
    button: /显示省平台窗口|Show the window/,
  },
  'waiting after a reload': {
    platform: () => underWay({ status: 'pending' }),
    state: 'waiting',
    title: ['请在省平台窗口中登录', 'Sign in in the platform’s window'],
    button: /显示省平台窗口|Show the window/,
  },
  'signed in': {
    platform: () => knownViewer(),
    state: 'signed-in',
    title: ['已登录：示例瘦西湖照明有限公司', 'Signed in: 示例瘦西湖照明有限公司'],
    button: /在本页退出|Sign out of this page/,
  },
  'signed in, without a name': {
    platform: () => knownViewer({ displayName: undefined, roles: undefined, registrations: [] }),
    state: 'signed-in',
    title: ['已登录', 'Signed in'],
    button: /在本页退出|Sign out of this page/,
  },
  declined: {
    platform: () => underWay({ status: 'declined' }),
    state: 'declined',
    title: ['您在省平台取消了', 'You cancelled on the platform'],
    button: /重新登录|Sign in again/,
  },
  expired: {
    platform: () => underWay({ status: 'expired' }),
    state: 'expired',
    title: ['登录时间已过', 'The time to sign in is over'],
    button: /重新登录|Sign in again/,
  },
  'window closed': {
    platform: () => clicked(new FakePlatform(), { closed: true }),
    state: 'closed',
    title: ['窗口已关闭', 'The window was closed'],
    button: /重新登录|Sign in again/,
  },
  'window blocked': {
    platform: () => clicked(new FakePlatform(), null),
    state: 'blocked',
    title: ['浏览器拦截了窗口', 'The window was blocked'],
    button: /离开本页去登录|Go there to sign in/,
  },
  failed: {
    platform: () => clicked(refusing(503, 'unavailable'), { closed: false }),
    state: 'failed',
    title: ['没有登录成功', 'Signing in failed'],
    button: /重试|Try again/,
  },
  'failed, a strange site': {
    platform: () => clicked(refusing(403, 'handoff.origin'), { closed: false }),
    state: 'failed',
    title: ['没有登录成功', 'Signing in failed'],
    button: /重试|Try again/,
  },
  'connection lost while waiting': {
    platform() {
      const platform = underWay({ status: 'pending' });
      platform.down = true;
      return platform;
    },
    state: 'offline',
    title: ['与省平台的连接中断', 'The platform cannot be reached'],
    button: /正在核对|Checking/,
  },
  'no site key': {
    platform: () => new FakePlatform(),
    state: 'unconfigured',
    title: ['本页暂不提供登录', 'No sign-in on this page'],
    keyless: true,
  },
};
