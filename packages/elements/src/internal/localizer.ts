import type { ReactiveControllerHost } from 'lit';
import { zhCN, type Strings } from '../locales/zh-CN.js';

type Ancestor = (ParentNode & { readonly lang?: string; readonly host?: Element }) | null | undefined;

/** The texts of a language; where they are still to come, placeholders of the same shape. */
export interface Localized extends Strings {
  readonly $waiting?: true;
}

/** By code in small letters. Chinese is always there; the others come when a page asks for one. */
const locales = new Map<string, Localized>([['zh-cn', zhCN]]);
const sources = new Map<string, () => Promise<Strings>>([
  ['en', () => import('../locales/en.js').then(({ en }) => en)],
]);
/** Of those that are on their way, what stands in for them: nothing that could be read. */
const waiting = new Map<string, Localized>();
/** For each widget in the page what makes it look its language up again. */
const connected = new Set<() => void>();
let observer: MutationObserver | undefined;

const refresh = (): void => connected.forEach((reset) => reset());

/** Makes a language known, or replaces one. Widgets that stand in its language show it at once. */
export function registerLocale(strings: Strings): void {
  locales.set(strings.$code.toLowerCase(), strings);
  refresh();
}

/** The `lang` that the page gives the place of an element, by way of shadow roots too; empty where it gives none. */
function langAround(host: Element): string {
  let at = host.parentNode as Ancestor;
  while (at && !at.lang) at = at.parentNode ?? at.host;
  return at?.lang ?? '';
}

/** The texts for a language: its own, else those of the wider one (`en` for `en-GB`), else Chinese. */
function stringsFor(lang: string): Localized {
  for (let code = lang.toLowerCase().replace(/_/g, '-'); code; code = code.replace(/-?[^-]*$/, '')) {
    const strings = locales.get(code) ?? waiting.get(code) ?? fetchLocale(code);
    if (strings) return strings;
  }
  return zhCN;
}

/** Asks for a language once. One that cannot be had is forgotten, and those who wait for it read the next wider one. */
function fetchLocale(code: string): Localized | undefined {
  const source = sources.get(code);
  if (!source) return undefined;
  // Over Chinese as it is, and not a copy: a widget’s texts may come after this.
  const placeholder = Object.assign(Object.create(zhCN) as Localized, {
    $code: code,
    loading: '',
    $waiting: true as const,
  });
  waiting.set(code, placeholder);
  const arrived = (): void => {
    waiting.delete(code);
    sources.delete(code);
    refresh();
  };
  source().then(registerLocale).then(arrived, arrived);
  return placeholder;
}

/**
 * Picks the language of one element: what is preferred, unless that is `auto` or nothing, else that of its place in the page.
 * Follows changes of the root element's `lang` and `dir`; those further in are seen when the element is put there.
 *
 * @param preferred - what the element itself, its provider or the script say
 * @returns the texts, with the language's `$dir`; asked for at every tick of every countdown, so looked up only after a change
 */
export function localize(
  host: ReactiveControllerHost & HTMLElement,
  preferred: () => string | undefined,
): () => Localized {
  let key: string | undefined;
  let found: Localized | undefined;
  const reset = (): void => {
    found = undefined;
    host.requestUpdate();
  };
  host.addController({
    hostConnected() {
      connected.add(reset);
      // Observing the same element again changes nothing.
      observer ??= new MutationObserver(refresh);
      observer.observe(document.documentElement, { attributeFilter: ['lang', 'dir'] });
      reset();
    },
    hostDisconnected() {
      connected.delete(reset);
      if (connected.size === 0) observer?.disconnect();
    },
  });
  return () => {
    const lang = preferred();
    if (!found || key !== lang) {
      key = lang;
      found = stringsFor(lang && lang !== 'auto' ? lang : langAround(host));
    }
    return found;
  };
}
