import type { IncomingMessage, ServerResponse } from 'node:http';
import { html } from 'hono/html';
import type Provider from 'oidc-provider';
import { PAGE_HEADERS, faultBody, page, type Markup } from '../pages/layout.js';
import { languageOf, pageTexts, type PageLanguage } from '../pages/texts.js';
import type { DemoParty } from './demo-parties.js';

/** Where the embedded issuer asks who somebody is. */
export const INTERACTION_PATH = '/interaction/';
const MAX_FORM_BYTES = 2_000;

/**
 * The sign-in page of the embedded issuer: a person picks one of the invented accounts by its name. Works without script.
 *
 * @param publicUrl - forms have to come from a page of it
 */
export function interactionHandler(
  provider: Provider,
  parties: readonly DemoParty[],
  publicUrl: string,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { params } = await provider.interactionDetails(request, response);
    const preferred = typeof params['ui_locales'] === 'string' ? params['ui_locales'] : undefined;
    if (request.method === 'POST') {
      const chosen = request.headers.origin === publicUrl ? await readForm(request) : undefined;
      const party = parties.find(({ subject }) => subject === chosen);
      if (party === undefined) return answer(response, 400, signInPage(parties, preferred));
      await provider.interactionFinished(request, response, { login: { accountId: party.subject } });
      return;
    }
    return answer(response, 200, signInPage(parties, preferred));
  };
}

function signInPage(parties: readonly DemoParty[], preferred: string | undefined): Markup {
  const language: PageLanguage = languageOf(
    new Request(`http://localhost/?lang=${preferred === 'en' ? 'en' : 'zh-CN'}`),
  );
  const t = pageTexts[language];
  const groups = [
    [t.groups.company, parties.filter(({ roles }) => roles.includes('company'))],
    [t.groups.university, parties.filter(({ roles }) => roles.includes('university'))],
    [
      t.groups.other,
      parties.filter(({ roles }) => !roles.includes('company') && !roles.includes('university')),
    ],
  ] as const;
  const body = html`<h1>${t.signInTitle}</h1>
    <p>${t.signInLead}</p>
    <p class="note">${t.signInNote}</p>
    <form method="post">
      ${groups.map(
        ([title, members]) =>
          html`<h2>${title}</h2>
            <ul>
              ${members.map(
                ({ subject, displayName, banned }) =>
                  html`<li>
                    <button name="party" value="${subject}">
                      <bdi>${displayName}</bdi>${banned === true ? t.banned : ''}
                      <span class="note">${subject}</span>
                    </button>
                  </li>`,
              )}
            </ul>`,
      )}
    </form>`;
  return page({ language, title: t.signInTitle, sandbox: true, body });
}

/** Whether the browser has sent what the issuer had it keep when the sign-in began. */
export function hasInteraction({ headers }: IncomingMessage): boolean {
  return /(?:^|;\s*)_interaction=/.test(headers.cookie ?? '');
}

/** For a browser that does not keep cookies, or another one than the sign-in was begun in: what to do. */
export function answerWithoutCookies(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const accepted = request.headers['accept-language'];
  const language = languageOf(
    new Request('http://localhost/', {
      headers: accepted === undefined ? {} : { 'accept-language': accepted },
    }),
  );
  const t = pageTexts[language];
  const body = faultBody(t.faults.cookies, { href: '/sign-in', label: t.retry });
  return answer(response, 400, page({ language, title: t.faults.cookies[0] ?? '', sandbox: true, body }));
}

async function answer(response: ServerResponse, status: number, markup: Markup): Promise<void> {
  const text = String(await markup);
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'x-content-type-options': 'nosniff',
    'content-type': 'text/html; charset=utf-8',
  });
  response.end(text);
}

/** The account that was picked; undefined for a form that is not ours. */
async function readForm(request: IncomingMessage): Promise<string | undefined> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_FORM_BYTES) return undefined;
  }
  return new URLSearchParams(text).get('party') ?? undefined;
}
