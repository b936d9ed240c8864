import type { JtopBidPanel } from '../components/bid-panel/bid-panel.js';
import type { FakePlatform } from './fake-platform.js';
import { fakeTime, settle, until, type FakeTime } from './fake-time.js';
import { NOW } from './fixtures.js';
import { mount, partOf, unmountAll } from './mount.js';
import { platformFor, type ViewerCase } from './viewer-states.js';

/** A window of the platform as the page holds it. */
export interface StageWindow {
  closed: boolean;
  url: string;
  readonly features: string;
}

/** A page with a panel that one can take part by, under the hand of a test. */
export interface TakingPartStage {
  readonly time: FakeTime;
  readonly windows: StageWindow[];
  /** Puts the panel into the page and waits for its acting half. */
  readonly shown: (
    known: ViewerCase | FakePlatform,
    attributes?: Record<string, string>,
  ) => Promise<{ panel: JtopBidPanel; platform: FakePlatform }>;
  readonly press: (panel: HTMLElement, part?: string) => Promise<void>;
  /** What becomes of the latest hand-off. */
  readonly decide: (
    platform: FakePlatform,
    outcome: { status: string; [more: string]: unknown },
  ) => Promise<void>;
}

/** The one button. */
export const submitButton = (panel: HTMLElement): HTMLElement =>
  partOf(panel, 'submit-button') as HTMLElement;

/** The field for an amount. */
export const amountField = (panel: HTMLElement): HTMLInputElement =>
  panel.shadowRoot?.querySelector('input') as HTMLInputElement;

/** What a live region holds. */
export const heardIn = (panel: HTMLElement, live: string): string =>
  panel.shadowRoot?.querySelector(`[aria-live="${live}"]`)?.textContent ?? '';

/** The facts that the panel tells from now on, in order. */
export function factsOf(
  panel: HTMLElement,
  ...names: string[]
): { type: string; detail: Record<string, unknown> }[] {
  const seen: { type: string; detail: Record<string, unknown> }[] = [];
  for (const name of names)
    panel.addEventListener(`jtop-bid-panel-${name}`, (event) =>
      seen.push({ type: name, detail: (event as unknown as CustomEvent<Record<string, unknown>>).detail }),
    );
  return seen;
}

/**
 * Sets the stage for each test of the surrounding `describe`, and clears it afterwards.
 *
 * @param wall - What the machine's own clock says, epoch milliseconds: a day late, because nothing may depend on it.
 */
export function takingPartStage(wall: number = NOW - 86_400_000): TakingPartStage {
  let time: FakeTime;
  const windows: StageWindow[] = [];
  const realOpen = window.open.bind(window);

  beforeEach(() => {
    time = fakeTime(wall);
    windows.length = 0;
    sessionStorage.clear();
    window.open = ((url: string, _name: string, features: string) => {
      const own = { closed: false, url, features };
      windows.push(own);
      return {
        get closed() {
          return own.closed;
        },
        location: { replace: (next: string) => void (own.url = next) },
        focus() {},
        close: () => void (own.closed = true),
      };
    }) as unknown as typeof window.open;
  });
  afterEach(() => {
    window.open = realOpen;
    unmountAll();
    time.restore();
    sessionStorage.clear();
  });

  return {
    get time() {
      return time;
    },
    windows,
    async shown(known, attributes = {}) {
      const platform = 'core' in known ? known : platformFor(known);
      const panel = await mount('jtop-bid-panel', platform, { 'site-key': 'pk_test', ...attributes });
      await until(() => partOf(panel, 'submit-button') !== null);
      await settle(2);
      return { panel, platform };
    },
    async press(panel, part = 'submit-button') {
      partOf(panel, part)?.click();
      await settle(8);
    },
    async decide(platform, outcome) {
      const handoff = platform.handoffs[platform.handoffs.length - 1];
      if (handoff) handoff.outcome = outcome;
      await time.pass(2100);
      await settle(8);
    },
  };
}
