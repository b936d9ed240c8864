import type { Core } from '@jtop/sdk';
import { LitElement, html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { sharedStyles } from '../styles/shared.styles.js';
import { tokenStyles } from '../styles/tokens.styles.js';
import { appearanceOf, darkQuery } from './appearance.js';
import { followSettings } from './context.js';
import { localize } from './localizer.js';
import { paletteReady } from './palettes.js';
import { resolveSettings, type Settings } from './settings.js';

/** What all widgets have in common, whatever they show: settings, language, theme, frame. */
export abstract class ThemedElement extends LitElement {
  static override styles: CSSResultGroup = [tokenStyles, sharedStyles];
  static override properties: PropertyDeclarations = {
    endpoint: {},
    lang: {},
    theme: {},
    appearance: {},
    mode: {},
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
  /** A client of `@jtop/sdk` to use instead of one made from the endpoint. */
  declare core: Core | undefined;
  /** Where the widget stands, `loading` to begin with. Read it; the widget writes it. */
  declare state: string;

  /** Part name of the widget's frame. */
  protected abstract readonly frame: string;
  /** A class of its own on the frame. */
  protected look = '';
  private readonly provided = followSettings(this);
  protected readonly strings = localize(this, () => this.settings.locale);
  protected readonly redraw = (): void => this.requestUpdate();

  constructor() {
    super();
    this.state = 'loading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    darkQuery().addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    darkQuery().removeEventListener('change', this.redraw);
  }

  protected get settings(): Settings {
    const { endpoint, theme, appearance, mode, core } = this;
    return resolveSettings(
      { endpoint, theme, appearance, mode, core, locale: this.lang || undefined },
      this.provided(),
    );
  }

  /** Whether its language or its colours are on their way; it is not to be read before. */
  protected get waiting(): boolean {
    return !paletteReady(this, this.settings.theme) || Boolean(this.strings().$waiting);
  }

  /** The frame in the widget's theme and language, around what is said to be in it. */
  protected framed(content: unknown): TemplateResult {
    const { $code, $dir } = this.strings();
    const { theme = 'default', appearance, mode } = this.settings;
    return html`<article
      class="root ${theme} ${appearanceOf(appearance)} ${mode ?? ''} ${this.look}"
      part=${this.frame}
      lang=${$code}
      dir=${$dir}
      aria-busy=${this.state === 'loading'}
    >
      ${content}
    </article>`;
  }
}
