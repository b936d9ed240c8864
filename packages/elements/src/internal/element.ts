import type { Core } from '@jtop/sdk';
import {
  LitElement,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { DataController, type StoreMaker } from '../controllers/data-controller.js';
import type { Strings } from '../locales/zh-CN.js';
import { sharedStyles } from '../styles/shared.styles.js';
import { tokenStyles } from '../styles/tokens.styles.js';
import type { Announcer } from './announcer.js';
import { appearanceOf, darkQuery } from './appearance.js';
import { followSettings } from './context.js';
import { JtopErrorEvent } from './error-event.js';
import { faultText } from './fault.js';
import { icons } from './icons.js';
import { localize } from './localizer.js';
import { paletteReady } from './palettes.js';
import { safeUrl } from './safe-url.js';
import { resolveSettings, type Settings } from './settings.js';
import type { Ticking } from './ticker.js';
import { badge, type FaultView } from './view-parts.js';

/** Where a widget stands; its attribute `state` says it. */
export type WidgetState = 'loading' | 'ready' | 'empty' | 'error' | 'offline' | 'stale';

/** What a view needs besides its data. */
export interface ViewContext {
  readonly t: Strings;
  /** The platform's time, epoch milliseconds. */
  readonly now: number;
  /** A checked link for the widget's action, or undefined. */
  readonly href: string | undefined;
  readonly state: WidgetState;
}

/** What all widgets that show something of the platform have in common: settings, language, theme, states, errors. */
export abstract class JtopElement<Data> extends LitElement implements Ticking {
  static override styles: CSSResultGroup = [tokenStyles, sharedStyles];
  static override properties: PropertyDeclarations = {
    endpoint: {},
    lang: {},
    theme: {},
    appearance: {},
    mode: {},
    href: {},
    core: { attribute: false },
    state: { reflect: true },
  };

  /** Base URL of the platform; wins over the provider's and the script's. */
  declare endpoint: string | undefined;
  /** Language of this widget, BCP 47. */
  declare lang: string;
  /** `default`, `gov`, `university` or `contrast`. */
  declare theme: string | undefined;
  /** `auto`, `light` or `dark`. `auto` follows the reader's system, unless the page declares one `color-scheme`. */
  declare appearance: string | undefined;
  /** `standard`, or `elder` for large type and targets. */
  declare mode: string | undefined;
  /** Where the widget's action leads. Without it the first link in the fallback content is taken. */
  declare href: string | undefined;
  /** A client of `@jtop/sdk` to use instead of one made from the endpoint. */
  declare core: Core | undefined;
  /** `loading`, `ready`, `empty`, `error`, `offline` or `stale`. Read it; the widget writes it. */
  declare state: WidgetState;

  /** Part name of the widget's frame. */
  protected abstract readonly frame: string;
  /** A class of its own on the frame. */
  protected look = '';
  /** What is spoken, where the widget speaks. */
  protected readonly announcer: Announcer | undefined;
  protected readonly source: DataController<Data>;
  private readonly provided = followSettings(this);
  private readonly strings = localize(this, () => this.settings.locale);
  /** For its language or its colours. */
  private waiting = false;
  private readonly redraw = (): void => this.requestUpdate();

  constructor(make: StoreMaker<Data>) {
    super();
    this.source = new DataController<Data>(this, make);
    this.state = 'loading';
  }

  /** Whether time matters also where the widget is not seen. */
  get always(): boolean {
    return this.announcer !== undefined;
  }

  /** Asks the platform again. */
  refresh(): void {
    this.source.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    darkQuery().addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    darkQuery().removeEventListener('change', this.redraw);
  }

  /** A second has passed. */
  tick(): void {
    const { source, announcer } = this;
    const { data } = source.snapshot;
    const said = announcer?.polite;
    if (data && announcer) this.announce(data, this.context, undefined);
    // Where it cannot be seen it is drawn only for what it says.
    if (source.hub?.ticker.sees(this) || announcer?.polite !== said) this.requestUpdate();
  }

  /** What the widget is about; undefined where nothing is named. */
  protected abstract subject(): string | undefined;
  /** Whether the view changes with time. */
  protected abstract counts(data: Data): boolean;
  protected abstract view(data: Data, context: ViewContext): TemplateResult;
  /** Without data: the skeleton, or why there is nothing. */
  protected abstract blank(fault: FaultView | undefined, context: ViewContext): TemplateResult;
  /** Title and text where there is nothing to show, and the title where it could not be had. */
  protected abstract words(t: Strings): readonly [empty: string, emptyText: string, error: string];
  /** New data has been drawn. */
  protected abstract told(data: Data, before: Data | undefined): void;
  /** Where there is an announcer: called for new data and every second. */
  protected announce(_data: Data, _context: ViewContext, _before: Data | undefined): void {
    // Cards are silent: a list of them would talk without end.
  }

  protected get settings(): Settings {
    const { endpoint, theme, appearance, mode, core } = this;
    return resolveSettings(
      { endpoint, theme, appearance, mode, core, locale: this.lang || undefined },
      this.provided(),
    );
  }

  protected get context(): ViewContext {
    return {
      t: this.strings(),
      now: this.source.hub?.clock.now() ?? 0,
      href: safeUrl(this.href ?? this.querySelector('a[href]')?.getAttribute('href')),
      state: this.state,
    };
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const { source } = this;
    source.attach(this.settings, this.subject());
    const colours = paletteReady(this, this.settings.theme);
    this.waiting = !colours || Boolean(this.strings().$waiting);
    if (this.waiting) {
      this.state = 'loading';
      return;
    }
    const { data, empty, error, connection } = source.snapshot;
    if (data) {
      const lost = connection === 'reconnecting' || connection === 'offline';
      this.state = lost ? 'offline' : error ? 'stale' : 'ready';
      if (data !== source.drawn.data) this.announce(data, this.context, source.drawn.data);
    } else {
      this.state = source.fault || error ? 'error' : empty ? 'empty' : 'loading';
    }
  }

  protected override render(): TemplateResult {
    const { theme = 'default', appearance, mode } = this.settings;
    const { announcer, context, state } = this;
    const { data } = this.source.snapshot;
    return html`<article
      class="root ${theme} ${appearanceOf(appearance)} ${mode ?? ''} ${this.look}"
      part=${this.frame}
      lang=${context.t.$code}
      dir=${context.t.$dir}
      aria-busy=${state === 'loading'}
    >
      ${data && !this.waiting ? this.view(data, context) : this.blank(this.faultOf(context), context)}
      ${
        announcer
          ? html`<p class="vh" aria-live="polite">${announcer.polite}</p>
              <p class="vh" aria-live="assertive">${announcer.assertive}</p>`
          : nothing
      }
    </article>`;
  }

  protected override updated(): void {
    // Nothing that could be read has been drawn yet.
    if (this.waiting) return;
    const { source } = this;
    const before = source.markDrawn();
    const { data, error } = source.drawn;
    if (data && this.isConnected && this.counts(data)) source.hub?.ticker.add(this);
    else source.hub?.ticker.remove(this);
    if (data && data !== before.data) this.told(data, before.data);
    if (error && error !== before.error)
      this.dispatchEvent(new JtopErrorEvent(error.code, () => this.refresh()));
  }

  /** Why there is nothing to show; undefined while it loads. */
  protected faultOf({ t, state }: ViewContext): FaultView | undefined {
    if (state === 'loading') return undefined;
    const { source } = this;
    const { error } = source.snapshot;
    const [emptyTitle, emptyText, errorTitle] = this.words(t);
    const empty = state === 'empty';
    const code = source.fault ?? error?.code ?? '';
    const lasting = empty || code === 'not_found' || code === 'config.endpoint';
    return {
      title: empty ? emptyTitle : errorTitle,
      text: empty ? emptyText : faultText(code, source.hub?.core.endpoint ?? '', t),
      request: error?.requestId ? `${t.requestId} ${error.requestId}` : '',
      badge: lasting ? badge('neutral', icons.minus, t.none) : badge('danger', icons.alert, t.unloaded),
      retry: lasting ? undefined : () => this.refresh(),
    };
  }
}
