import type { Core } from '@jtop/sdk';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { provideSettings } from '../../internal/context.js';
import type { ActTokenProvider } from '../../internal/settings.js';

/**
 * Tells the widgets inside it what they have in common.
 *
 * @summary Settings for all widgets inside.
 * @customElement jtop-provider
 * @status stable
 * @since 0.1
 * @slot - The page's own content with the widgets in it.
 * @example
 * <jtop-provider endpoint="https://platform.example" theme="gov" locale="zh-CN">…</jtop-provider>
 */
export class JtopProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;
  static override properties = {
    endpoint: {},
    siteKey: { attribute: 'site-key' },
    locale: {},
    theme: {},
    appearance: {},
    mode: {},
    realtime: {},
    confirm: {},
    authProvider: { attribute: false },
    core: { attribute: false },
  };

  /** Base URL of the platform. */
  declare endpoint: string | undefined;
  /** The partner's key, `pk_…`. */
  declare siteKey: string | undefined;
  /** Language of the widgets, BCP 47; `auto` is the document's. */
  declare locale: string | undefined;
  /** `default`, `gov`, `university` or `contrast`. */
  declare theme: string | undefined;
  /** `auto`, `light` or `dark`. */
  declare appearance: string | undefined;
  /** `standard` or `elder`. */
  declare mode: string | undefined;
  /** `off` shows everything as of loading. */
  declare realtime: string | undefined;
  /** `inline`: acts are done in the page, where the platform allows that and `authProvider` gives tokens. */
  declare confirm: string | undefined;
  /** Gives tokens for acts in the page. */
  declare authProvider: ActTokenProvider | undefined;
  /** A client of `@jtop/sdk` to use instead of one made from the endpoint. */
  declare core: Core | undefined;

  private readonly provide = provideSettings(this);

  protected override willUpdate(): void {
    const { endpoint, siteKey, locale, theme, appearance, mode, realtime, confirm, authProvider, core } =
      this;
    this.provide({
      endpoint,
      siteKey,
      locale,
      theme,
      appearance,
      mode,
      realtime,
      confirm,
      authProvider,
      core,
    });
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
