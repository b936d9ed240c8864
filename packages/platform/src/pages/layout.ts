import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { pageTexts, type PageLanguage } from './texts.js';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Folder of what the pages load: their style and the one script. */
export const ASSETS_PATH = '/assets';

/**
 * Only our own style and script, no frame around, forms to ourselves alone. The opener stays reachable: the page that
 * opened the window waits for its message.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'cross-origin-opener-policy': 'unsafe-none',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  // Not no-referrer: a form would then name no origin, and that is checked.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

export interface PageParts {
  readonly language: PageLanguage;
  readonly title: string;
  readonly sandbox: boolean;
  /** The same page in the other language; absent where it cannot be shown again. */
  readonly otherLanguageUrl?: string;
  readonly body: Markup;
}

/** The frame of every page for people. Whatever is put into `html` as a value is text. */
export function page({ language, title, sandbox, otherLanguageUrl, body }: PageParts): Markup {
  const t = pageTexts[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${t.platform}</title>
        <link rel="stylesheet" href="${ASSETS_PATH}/pages.css" />
        <script src="${ASSETS_PATH}/handoff.js" defer></script>
      </head>
      <body>
        <header>
          <strong>${t.platform}</strong>
          ${
            otherLanguageUrl === undefined
              ? ''
              : html`<a href="${otherLanguageUrl}" hreflang="${language === 'en' ? 'zh-CN' : 'en'}"
                  >${t.otherLanguage}</a
                >`
          }
        </header>
        ${sandbox ? html`<p class="sandbox">${t.sandbox}</p>` : ''}
        <main>${body}</main>
      </body>
    </html>`;
}

/** The address of the same page in the other language. */
export function inOtherLanguage(request: Request, language: PageLanguage): string {
  const url = new URL(request.url);
  url.searchParams.set('lang', language === 'en' ? 'zh-CN' : 'en');
  return url.pathname + url.search;
}

/** Why something could not be shown or done. */
export function faultBody([title, text]: readonly string[], retry?: { href: string; label: string }): Markup {
  return html`<h1>${title ?? ''}</h1>
    <p role="alert">${text ?? ''}</p>
    ${retry === undefined ? '' : html`<p><a class="button" href="${retry.href}">${retry.label}</a></p>`}`;
}
