import { LocalizeController, registerTranslation, type Translation } from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';
import { en } from '../locales/en.js';
import { zhCN, type Strings } from '../locales/zh-CN.js';

interface Entry extends Translation {
  strings: Strings;
}

/** Counts the languages made known, so that none is missed by what was looked up before. */
let known = 0;

/** Makes a language known. The first one is the fallback for all others. */
export function registerLocale(strings: Strings): void {
  const { $code, $name, $dir } = strings;
  const entry: Entry = { $code, $name, $dir, strings };
  known++;
  registerTranslation(entry);
}

registerLocale(zhCN);
registerLocale(en);

/** Picks the language of one element: its own `lang`, what provider or script say, the document's. */
export class Localizer extends LocalizeController<Entry> {
  private key = '';
  private found: Strings = zhCN;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    private readonly preferred: () => string | undefined,
  ) {
    super(host);
  }

  override lang(): string {
    const preferred = this.preferred();
    return preferred && preferred !== 'auto' ? preferred.toLowerCase() : super.lang();
  }

  /** The texts. Looked up anew only where something changed: it is asked for at every tick of every countdown. */
  get strings(): Strings {
    const key = `${this.preferred()} ${document.documentElement.lang} ${known}`;
    if (key !== this.key) {
      this.key = key;
      this.found = this.term('strings') as unknown as Strings;
    }
    return this.found;
  }
}
