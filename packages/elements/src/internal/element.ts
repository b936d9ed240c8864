import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { DataController, type StoreMaker } from '../controllers/data-controller.js';
import type { Strings } from '../locales/zh-CN.js';
import type { Announcer } from './announcer.js';
import { JtopErrorEvent } from './error-event.js';
import { faultText } from './fault.js';
import { icons } from './icons.js';
import { safeUrl } from './safe-url.js';
import { ThemedElement } from './themed-element.js';
import type { Ticking } from './ticker.js';
import { badge, type FaultView } from './view-parts.js';

/**
 * Where a widget stands; its attribute `state` says it. `signed-out`: there is something to show once the person lets the page
 * be shown it.
 */
export type WidgetState = 'loading' | 'ready' | 'empty' | 'error' | 'offline' | 'stale' | 'signed-out';

/** What a view needs besides its data. */
export interface ViewContext {
  readonly t: Strings;
  /** The platform's time, epoch milliseconds. */
  readonly now: number;
  /** A checked link for the widget's action, or undefined. */
  readonly href: string | undefined;
  readonly state: WidgetState;
}

/** What all widgets have in common that show something of the platform: its data in their states, and errors. */
export abstract class JtopElement<Data> extends ThemedElement implements Ticking {
  static override properties: PropertyDeclarations = { href: {} };

  /** Where the widget's action leads. Without it the first link in the fallback content is taken. */
  declare href: string | undefined;
  /** `loading`, `ready`, `empty`, `error`, `offline` or `stale`. Read it; the widget writes it. */
  declare state: WidgetState;

  /** What is spoken, where the widget speaks. */
  protected readonly announcer: Announcer | undefined;
  protected readonly source: DataController<Data>;

  constructor(make: StoreMaker<Data>) {
    super();
    this.source = new DataController<Data>(this, make);
  }

  /** Whether time matters also where the widget is not seen. */
  get always(): boolean {
    return this.announcer !== undefined;
  }

  /** Asks the platform again. */
  refresh(): void {
    this.source.refresh();
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
    const { announcer, context } = this;
    const { data } = this.source.snapshot;
    return this.framed(
      html`${data && !this.waiting ? this.view(data, context) : this.blank(this.faultOf(context), context)}
      ${
        announcer
          ? html`<p class="vh" aria-live="polite">${announcer.polite}</p>
              <p class="vh" aria-live="assertive">${announcer.assertive}</p>`
          : nothing
      }`,
    );
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
