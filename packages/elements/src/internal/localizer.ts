import { LocalizeController, registerTranslation, type Translation } from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';
import { en } from '../locales/en.js';
import { zhCN, type Strings } from '../locales/zh-CN.js';

interface Entry extends Translation {
  strings: Strings;
}

/** Makes a language known. The first one is the fallback for all others. */
export function registerLocale(strings: Strings): void {
  const { $code, $name, $dir } = strings;
  const entry: Entry = { $code, $name, $dir, strings };
  registerTranslation(entry);
}

registerLocale(zhCN);
registerLocale(en);

/** Picks the language of one element: its own `lang`, what provider or script say, the document's. */
export class Localizer extends LocalizeController<Entry> {
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

  get strings(): Strings {
    return this.term('strings') as unknown as Strings;
  }
}
