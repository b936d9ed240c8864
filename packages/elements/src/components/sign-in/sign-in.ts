import { html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { accountLink } from '../../internal/account-link.js';
import { JtopErrorEvent } from '../../internal/error-event.js';
import { hubFor, type Hub } from '../../internal/hub.js';
import type { Settings } from '../../internal/settings.js';
import { takingPartOf, type TakingPartHub } from '../../internal/taking-part-hub.js';
import { ThemedElement } from '../../internal/themed-element.js';
import type { HandoffFlow, HandoffState } from '../../stores/handoff-flow.js';
import type { ViewerSnapshot } from '../../stores/participation-store.js';
import {
  JtopSignInSignedInEvent,
  JtopSignInSignedOutEvent,
  JtopSignInStartRequestEvent,
  type SignInDetail,
} from './sign-in.events.js';
import {
  failureOf,
  signInState,
  signInView,
  spoken,
  type SignInFacts,
  type SignInState,
} from './sign-in.state.js';
import { signInStyles } from './sign-in.styles.js';
import { signInTemplate, type SignInHandlers, type SignInView } from './sign-in.view.js';
import { signInTexts } from './texts.js';

const NOBODY: ViewerSnapshot = { signedIn: false, lots: {} };
const IDLE: HandoffState = { step: 'idle' };
/** For who made the page; people are told in plain words. */
const LACKS: Record<string, string> = {
  'config.site_key':
    'no site key. Set site-key="pk_…" on it or on <jtop-provider>, or data-site-key on the script tag.',
  'config.endpoint':
    'no platform. Set endpoint="https://…" on it or on <jtop-provider>, or data-endpoint on the script tag.',
};

/**
 * Lets somebody sign in from a partner's page: the platform's own window asks who it is, and the page is told a name, roles
 * and registrations, never a token. All widgets of the page that are at the same platform know it at once.
 *
 * @summary Who is signed in, and the way to do it.
 * @customElement jtop-sign-in
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script.
 * @event {JtopSignInStartRequestEvent} jtop-sign-in-start-request - Somebody wants to sign in; cancel it to take over.
 * @event {JtopSignInSignedInEvent} jtop-sign-in-signed-in - It is known who is signed in.
 * @event {JtopSignInSignedOutEvent} jtop-sign-in-signed-out - The page has forgotten who was.
 * @event {JtopErrorEvent} jtop-error - Signing in failed, or the page lacks what it takes: `config.site_key`, `config.endpoint`.
 * @csspart sign-in - The frame.
 * @csspart standing - Whether somebody is signed in, and who.
 * @csspart title - The line that says it.
 * @csspart name - The name alone.
 * @csspart text - The line under it.
 * @csspart act - What one can do.
 * @csspart sign-in-button - The one button until somebody is signed in.
 * @csspart cancel - Calls the window off.
 * @csspart sign-out-button - Forgets on this page.
 * @csspart account - The link to the platform's page on the account.
 * @example
 * <jtop-sign-in site-key="pk_demo"></jtop-sign-in>
 */
export class JtopSignIn extends ThemedElement {
  static override styles: CSSResultGroup = [ThemedElement.styles, signInStyles];
  static override properties: PropertyDeclarations = {
    siteKey: { attribute: 'site-key' },
  };

  /** The partner's key, `pk_…`. Wins over the provider's and the script's. */
  declare siteKey: string | undefined;
  /**
   * `signed-out`, `waiting`, `blocked`, `closed`, `signed-in`, `declined`, `expired`, `failed`, `offline`, `unconfigured`, or
   * `loading` while the language is on its way. Read it; the element writes it.
   */
  declare state: SignInState;

  protected readonly frame = 'sign-in';
  private key: readonly unknown[] | undefined;
  private hub: Hub | undefined;
  private fault: string | undefined;
  private shared: TakingPartHub | undefined;
  private flow: HandoffFlow | undefined;
  private readonly ends: (() => void)[] = [];
  /** What was drawn last: whom the page was told of, what was spoken of, which failure was reported. */
  private known: SignInDetail | undefined;
  private drawn: SignInView | undefined;
  private reported: HandoffState | string | undefined;
  private said = '';
  private focused: Element | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.redraw);
    window.addEventListener('offline', this.redraw);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.redraw);
    window.removeEventListener('offline', this.redraw);
    // An element that is only moved is back before this runs. The window itself may go on: the page may put it back later.
    void Promise.resolve().then(() => {
      if (!this.isConnected) this.release();
    });
  }

  protected override get settings(): Settings {
    const settings = super.settings;
    return { ...settings, siteKey: this.siteKey ?? settings.siteKey };
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    this.follow(this.settings);
    const strings = this.strings();
    const p = signInTexts(strings.$code);
    const facts = this.facts();
    this.state = this.waiting ? 'loading' : signInState(facts);
    const view = signInView(facts, this.state, p);
    const before = this.drawn;
    // A region that comes with its text is passed over by screen readers: only what changes is spoken.
    if (before && this.state !== 'loading' && before.state !== 'loading' && spoken(before) !== spoken(view))
      this.said = before.state === 'signed-in' && this.state === 'signed-out' ? p.signedOut : spoken(view);
    this.drawn = view;
    this.focused = this.shadowRoot?.activeElement ?? null;
  }

  protected override render(): TemplateResult {
    const { drawn, said } = this;
    const p = signInTexts(this.strings().$code);
    return this.framed(
      html`${drawn && signInTemplate(drawn, p, this.handlers)}
        <p class="vh" role="status" aria-live="polite">${said}</p>`,
    );
  }

  protected override updated(): void {
    this.keepFocus();
    if (!this.isConnected || this.state === 'loading') return;
    this.tell();
    this.report();
  }

  /** The focus goes on to what takes the place of the button that is gone. */
  private keepFocus(): void {
    const { focused, shadowRoot } = this;
    this.focused = null;
    if (!focused || (shadowRoot?.activeElement === focused && !focused.matches(':disabled, .away'))) return;
    const next = this.state === 'signed-in' ? '[part=title]' : '[part=sign-in-button]';
    shadowRoot?.querySelector<HTMLElement>(next)?.focus();
  }

  /** Tells the page who came and who went. */
  private tell(): void {
    const { known } = this;
    const { signedIn, displayName, roles = [] } = this.shared?.viewer.getSnapshot() ?? NOBODY;
    const now = signedIn ? { displayName, roles } : undefined;
    if (JSON.stringify(now) === JSON.stringify(known)) return;
    this.known = now;
    if (now) this.dispatchEvent(new JtopSignInSignedInEvent(now));
    else if (known) this.dispatchEvent(new JtopSignInSignedOutEvent(known));
  }

  private report(): void {
    const { state, fault, reported } = this;
    const flow = this.flow?.getSnapshot();
    const now = state === 'unconfigured' ? fault : state === 'failed' ? flow : undefined;
    this.reported = now;
    if (now === undefined || now === reported) return;
    const code = typeof now === 'string' ? now : failureOf(now).code;
    this.dispatchEvent(
      new JtopErrorEvent(code, () => (typeof now === 'string' ? this.requestUpdate() : this.start())),
    );
    if (typeof now === 'string') console.warn(`<jtop-sign-in>: ${LACKS[now]}`);
  }

  private facts(): SignInFacts {
    return {
      fault: this.fault,
      viewer: this.shared?.viewer.getSnapshot() ?? NOBODY,
      flow: this.flow?.getSnapshot() ?? IDLE,
      online: navigator.onLine,
      account: this.hub && accountLink(this.hub.core),
    };
  }

  private follow({ core, endpoint, siteKey }: Settings): void {
    const key = [core, endpoint, siteKey];
    if (this.key?.every((part, index) => part === key[index])) return;
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
    this.ends.push(this.shared.viewer.subscribe(this.redraw));
    if (!siteKey) {
      this.fault = 'config.site_key';
      return;
    }
    this.flow = this.shared.flow('me', siteKey);
    this.ends.push(this.flow.subscribe(this.redraw));
  }

  private release(): void {
    for (const end of this.ends.splice(0)) end();
    this.key = this.hub = this.fault = this.shared = this.flow = undefined;
  }

  /** Asks the page, then hands over. Runs in the click: a window can be opened only there. */
  private start(): void {
    if (!this.flow || !this.dispatchEvent(new JtopSignInStartRequestEvent())) return;
    this.flow.start({ operation: 'me.retrieve', body: {} });
  }

  private readonly handlers: SignInHandlers = {
    press: () => {
      const { drawn, flow, shared } = this;
      switch (drawn?.button?.act) {
        case 'start':
          return this.start();
        case 'focus':
          return flow?.focus();
        case 'leave':
          return flow?.leave();
        case 'forget':
          return shared?.viewer.forget();
        default:
      }
    },
    cancel: () => this.flow?.cancel(),
  };
}
