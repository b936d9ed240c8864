import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { accountLink } from '../internal/account-link.js';
import { JtopErrorEvent } from '../internal/error-event.js';
import { hubFor, type Hub } from '../internal/hub.js';
import type { Settings } from '../internal/settings.js';
import { takingPartOf, type TakingPartHub } from '../internal/taking-part-hub.js';
import type { HandoffDraft, HandoffFlow, HandoffState } from '../stores/handoff-flow.js';

type Host = ReactiveControllerHost & HTMLElement;

/** For who made the page; people are told in plain words. */
const LACKS: Readonly<Record<string, string>> = {
  'config.site_key':
    'no site key. Set site-key="pk_…" on it or on <jtop-provider>, or data-site-key on the script tag.',
  'config.endpoint':
    'no platform. Set endpoint="https://…" on it or on <jtop-provider>, or data-endpoint on the script tag.',
};
const IDLE: HandoffState = { step: 'idle' };

/**
 * The hand-off of an element that asks for one thing: whose platform, whose page, and where it stands. Call
 * {@link follow} before each drawing.
 */
export class HandingOver implements ReactiveController {
  hub: Hub | undefined;
  shared: TakingPartHub | undefined;
  flow: HandoffFlow | undefined;
  /** What the page lacks: `config.endpoint` or `config.site_key`. */
  fault: string | undefined;
  private siteKey = '';
  private key: readonly unknown[] = [];
  private seen: HandoffState = IDLE;
  private reported: string | undefined;
  private readonly ends: (() => void)[] = [];

  /** @param moved - The hand-off stands elsewhere now. */
  constructor(
    private readonly host: Host,
    private readonly moved: (state: HandoffState) => void,
  ) {
    host.addController(this);
  }

  get state(): HandoffState {
    return this.flow?.getSnapshot() ?? IDLE;
  }

  /** The platform's page on the account. */
  get account(): string | undefined {
    return this.hub && accountLink(this.hub.core);
  }

  /** The site key, for what is uploaded before the hand-off. */
  get uploadKey(): string {
    return this.siteKey;
  }

  /** @param scope - Names the hand-off among those of the page; undefined where it is not known yet what it is about. */
  follow({ core, endpoint, siteKey }: Settings, scope: string | undefined): void {
    const key = [core, endpoint, siteKey, scope];
    if (this.key.length > 0 && this.key.every((part, index) => part === key[index])) return;
    this.release();
    this.key = key;
    try {
      if (!core && !endpoint) throw new TypeError('no endpoint');
      this.hub = hubFor(core, endpoint ?? '');
    } catch {
      this.fault = 'config.endpoint';
      return;
    }
    this.shared = takingPartOf(this.hub.core);
    if (!siteKey) {
      this.fault = 'config.site_key';
      return;
    }
    if (scope === undefined) return;
    this.siteKey = siteKey;
    this.flow = this.shared.flow(scope, siteKey);
    this.seen = this.flow.getSnapshot();
    this.ends.push(this.flow.subscribe(this.onMove));
  }

  /** Hands over. Call it in the click: a window can be opened only there. */
  start(draft: HandoffDraft): void {
    this.flow?.start(draft);
  }

  /** Tells the page once what it lacks. */
  report(): void {
    const { fault, host, reported } = this;
    this.reported = fault;
    if (fault === undefined || fault === reported) return;
    host.dispatchEvent(new JtopErrorEvent(fault, this.redraw));
    console.warn(`<${host.localName}>: ${LACKS[fault]}`);
  }

  hostConnected(): void {
    window.addEventListener('online', this.redraw);
    window.addEventListener('offline', this.redraw);
    this.redraw();
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.redraw);
    window.removeEventListener('offline', this.redraw);
    // An element that is only moved is back before this runs. The window itself may go on.
    void Promise.resolve().then(() => {
      if (!this.host.isConnected) this.release();
    });
  }

  private readonly redraw = (): void => this.host.requestUpdate();

  private readonly onMove = (): void => {
    const { state } = this;
    if (state === this.seen) return;
    this.seen = state;
    this.moved(state);
    this.redraw();
  };

  private release(): void {
    for (const end of this.ends.splice(0)) end();
    this.key = [];
    this.hub = this.shared = this.flow = this.fault = undefined;
  }
}
