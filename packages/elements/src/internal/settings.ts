import type { Core } from '@jtop/sdk';

/**
 * Gives tokens for acts in the page itself, to partners that the platform allows that: each for one lot, with an amount that
 * it goes up to.
 */
export interface ActTokenProvider {
  getToken(context: {
    readonly scopes: readonly string[];
    /** There is no token that is fresh, or the platform refused the last one. */
    readonly reason: 'needed' | 'refused';
    readonly lotId: string;
    readonly signal: AbortSignal;
  }): string | Promise<string>;
}

/** What a widget is told about its surroundings. Each level leaves out what it does not say. */
export interface Settings {
  /** Base URL of the platform. */
  readonly endpoint?: string | undefined;
  /** `pk_…`; names the partner where a hand-off is made. */
  readonly siteKey?: string | undefined;
  /** BCP 47, such as `zh-CN`. */
  readonly locale?: string | undefined;
  readonly theme?: string | undefined;
  /** `auto`, `light` or `dark`. */
  readonly appearance?: string | undefined;
  /** `standard` or `elder`. */
  readonly mode?: string | undefined;
  /** `off`: no stream; what is shown is as of loading. */
  readonly realtime?: string | undefined;
  /** `inline`: acts are done in the page, by tokens of {@link authProvider}; else in the platform's own window. */
  readonly confirm?: string | undefined;
  readonly authProvider?: ActTokenProvider | undefined;
  /** A client to use instead of one made from the endpoint. */
  readonly core?: Core | undefined;
}

let scriptSettings: Settings = {};

/** Takes the settings of the script tag that brought the widgets. Where there are several, each adds what it says. */
export function setScriptSettings(settings: Settings): void {
  scriptSettings = merge(settings, scriptSettings);
}

/** Reads the `data-…` attributes of a script tag; the platform is where the script came from unless said otherwise. */
export function settingsOfScript(script: HTMLOrSVGScriptElement | null): Settings {
  if (!(script instanceof HTMLScriptElement)) return {};
  const { endpoint, siteKey, locale, theme, appearance, mode, realtime } = script.dataset;
  const origin = /^https?:/.test(script.src) ? new URL(script.src).origin : undefined;
  return { endpoint: endpoint ?? origin, siteKey, locale, theme, appearance, mode, realtime };
}

/** The first level that says something stands: element, nearest provider, script tag. */
export function resolveSettings(own: Settings, provided: Settings | undefined): Settings {
  return merge(own, merge(provided ?? {}, scriptSettings));
}

function merge(upper: Settings, lower: Settings): Settings {
  const said = Object.entries(upper).filter(([, value]) => value !== undefined && value !== null);
  // A client stands for its platform: who names another platform does not mean that client.
  const { core, ...rest } = lower;
  return { ...(upper.endpoint ? rest : { core, ...rest }), ...Object.fromEntries(said) };
}
