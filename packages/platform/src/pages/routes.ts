import { ProblemError } from '@jtop/contract/binding';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { Platform } from '../context.js';
import { inTransaction } from '../db/transaction.js';
import { findHandoff, shownDigest } from '../handoffs/drafting.js';
import type { Confirmations } from '../handoffs/confirming.js';
import { handoffEntity, statusOf, type HandoffRow } from '../handoffs/entity.js';
import { ISSUER_SESSION_COOKIES } from '../identity/issuer-cookies.js';
import { findPartyBySubject } from '../identity/repository.js';
import { lotEntity } from '../lots/entity.js';
import { isId } from '../lots/ids.js';
import { visibleLot } from '../lots/repository.js';
import { readCookie, setCookie } from '../people/cookies.js';
import type { RelyingParty } from '../people/relying-party.js';
import {
  SESSION_MAX_MS,
  beginSession,
  endSession,
  findSession,
  isOwnForm,
  viewerOf,
  type Session,
} from '../people/sessions.js';
import { SIGN_IN_TTL_MS, ownPath, rememberSignIn, takeSignIn } from '../people/sign-in.js';
import { HANDOFF_JS, PAGES_CSS } from './assets.js';
import { confirmBody } from './confirm-page.js';
import { endBody } from './end-page.js';
import { PAGE_HEADERS, faultBody, inOtherLanguage, page, type Markup } from './layout.js';
import { isSeasonOperation, signsTexts } from './season-facts.js';
import { readSeason, versionBefore } from './season-reading.js';
import { languageOf, pageTexts } from './texts.js';

const SESSION_COOKIE = 'jtop_session';
const SIGN_IN_COOKIE = 'jtop_sign_in';
const ASSET_HEADERS = {
  'cache-control': 'public, max-age=300',
  'cross-origin-resource-policy': 'same-origin',
};

export interface PagesOptions {
  readonly platform: Platform;
  readonly relyingParty: RelyingParty;
  readonly confirmations: Confirmations;
  /** Real time, epoch milliseconds. */
  readonly realNow: () => number;
}

type Fault = keyof (typeof pageTexts)['en']['faults'];

/** The platform's own pages for people: signing in and out, and confirming what another site has drafted. */
export function pages({ platform, relyingParty, confirmations, realNow }: PagesOptions): Hono {
  const { config, db, clock, keys, log } = platform;
  const { publicUrl, sandbox } = config;
  const app = new Hono();

  const show = (context: Context, title: string, body: Markup, status: 200 | 400 | 403 | 404 | 503 = 200) => {
    const { raw } = context.req;
    const language = languageOf(raw);
    const again = raw.method === 'GET' ? { otherLanguageUrl: inOtherLanguage(raw, language) } : {};
    return context.html(page({ language, title, sandbox, body, ...again }), status, { ...PAGE_HEADERS });
  };
  const fault = (context: Context, name: Fault, status: 400 | 403 | 404 | 503, retry?: string) => {
    const t = pageTexts[languageOf(context.req.raw)];
    const text = t.faults[name];
    const again = retry === undefined ? undefined : { href: retry, label: t.retry };
    return show(context, text[0] ?? '', faultBody(text, again), status);
  };
  const sessionOf = (context: Context): Promise<Session | undefined> =>
    findSession(db, readCookie(context.req.raw, SESSION_COOKIE, publicUrl), realNow());
  const signInAddress = (to: string): string => `/sign-in?to=${encodeURIComponent(to)}`;
  /** A form of ours, sent from a page of ours. */
  const isForeign = (context: Context): boolean => context.req.header('origin') !== publicUrl;

  app.onError((error, context) => {
    log.error({ err: error }, 'a page failed');
    return fault(context, 'away', 503);
  });

  app.get('/assets/pages.css', (context) =>
    context.body(PAGES_CSS, 200, { ...ASSET_HEADERS, 'content-type': 'text/css; charset=utf-8' }),
  );
  app.get('/assets/handoff.js', (context) =>
    context.body(HANDOFF_JS, 200, { ...ASSET_HEADERS, 'content-type': 'text/javascript; charset=utf-8' }),
  );

  app.get('/sign-in', async (context) => {
    const { url, ...underWay } = await relyingParty.begin();
    const returnTo = ownPath(context.req.query('to'));
    const secret = await inTransaction(db, (tx) => rememberSignIn(tx, { ...underWay, returnTo }, realNow()));
    url.searchParams.set('ui_locales', languageOf(context.req.raw));
    context.header(
      'set-cookie',
      setCookie(SIGN_IN_COOKIE, secret, { publicUrl, maxAge: SIGN_IN_TTL_MS / 1_000 }),
    );
    context.header('cache-control', 'no-store');
    return context.redirect(url.href, 303);
  });

  app.get('/sign-in/callback', async (context) => {
    const cookie = readCookie(context.req.raw, SIGN_IN_COOKIE, publicUrl);
    // Beginning anew would end here again, so the person is told what is in the way.
    if (cookie === undefined) return fault(context, 'cookies', 400, '/sign-in');
    const underWay = await takeSignIn(db, cookie, realNow());
    if (underWay === undefined) return fault(context, 'signInFailed', 400, '/sign-in');
    let subject: string;
    try {
      const { search } = new URL(context.req.url);
      subject = await relyingParty.finish(new URL(`/sign-in/callback${search}`, publicUrl), underWay);
    } catch (error) {
      log.info({ err: error }, 'a sign-in was not completed');
      return fault(context, 'signInFailed', 400, signInAddress(underWay.returnTo));
    }
    const party = await findPartyBySubject(db, subject);
    if (party === undefined) return fault(context, 'noParty', 403, signInAddress(underWay.returnTo));
    // A new secret at each sign-in: one that somebody planted before is worth nothing.
    const before = readCookie(context.req.raw, SESSION_COOKIE, publicUrl);
    if (before !== undefined) await endSession(db, before);
    const secret = await inTransaction(db, (tx) => beginSession(tx, party.id, realNow()));
    context.header(
      'set-cookie',
      setCookie(SESSION_COOKIE, secret, { publicUrl, maxAge: SESSION_MAX_MS / 1_000 }),
    );
    context.header('set-cookie', setCookie(SIGN_IN_COOKIE, '', { publicUrl, maxAge: 0 }), { append: true });
    // The embedded issuer is to ask again: on a shared computer, and for who wants to be somebody else.
    for (const name of config.oidc.issuer === undefined ? ISSUER_SESSION_COOKIES : []) {
      context.header('set-cookie', `${name}=; Path=/; HttpOnly; Max-Age=0`, { append: true });
    }
    context.header('cache-control', 'no-store');
    return context.redirect(underWay.returnTo, 303);
  });

  /** Who is signed in with this browser, and the way out. */
  app.get('/account', async (context) => {
    const session = await sessionOf(context);
    if (session === undefined) return context.redirect(signInAddress('/account'), 303);
    const t = pageTexts[languageOf(context.req.raw)];
    const body = html`<h1>${t.you}</h1>
      <p><bdi>${session.party.displayName}</bdi></p>
      <form method="post" action="/sign-out">
        <input type="hidden" name="csrf" value="${session.csrf}" /><button>${t.signOut}</button>
      </form>`;
    return show(context, t.you, body);
  });

  app.post('/sign-out', async (context) => {
    const session = await sessionOf(context);
    const form = await context.req.parseBody();
    if (session !== undefined) {
      if (isForeign(context) || !isOwnForm(session, textOf(form['csrf']))) return fault(context, 'form', 403);
      await endSession(db, readCookie(context.req.raw, SESSION_COOKIE, publicUrl) ?? '');
    }
    context.header('set-cookie', setCookie(SESSION_COOKIE, '', { publicUrl, maxAge: 0 }));
    return context.redirect(ownPath(textOf(form['to'])), 303);
  });

  /** The hand-off of the path, the person, or the answer where one of them is missing. */
  const asked = async (context: Context): Promise<{ row: HandoffRow; session: Session } | Response> => {
    const id = context.req.param('id')?.toLowerCase() ?? '';
    const row = isId(id) ? await findHandoff(db, id) : undefined;
    if (row === undefined) return fault(context, 'notFound', 404);
    const session = await sessionOf(context);
    if (session === undefined) {
      const { pathname, search } = new URL(context.req.url);
      return context.redirect(signInAddress(pathname + search), 303);
    }
    return { row: await confirmations.settled(row, realNow()), session };
  };
  const end = (context: Context, row: HandoffRow, session: Session) => {
    const language = languageOf(context.req.raw);
    if (row.status === 'confirming') {
      const [title, text] = pageTexts[language].underWay;
      const retry = { href: `/confirm/${row.id}`, label: pageTexts[language].look };
      return show(context, title, faultBody([title, text], retry));
    }
    const handoff = handoffEntity(row, realNow());
    const own = row.party_id === session.party.id;
    const secret = keys.cookieKeys()[0] ?? '';
    const title = pageTexts[language].statuses[handoff.status as 'pending'];
    return show(context, title, endBody({ row, handoff, language, own, secret }));
  };

  app.get('/confirm/:id', async (context) => {
    const found = await asked(context);
    if (found instanceof Response) return found;
    const { row, session } = found;
    if (row.status === 'confirming' || statusOf(row, realNow()) !== 'pending') {
      return end(context, row, session);
    }
    const language = languageOf(context.req.raw);
    const lot = row.lot_id === null ? undefined : await visibleLot(db, row.lot_id, false);
    const shown = lot && lotEntity(lot, lot.title, clock.now());
    const title = pageTexts[language].confirm[row.operation as 'me.retrieve'].title;
    const season = isSeasonOperation(row.operation)
      ? await readSeason(platform, row, viewerOf(session))
      : undefined;
    const against =
      row.operation === 'solutions.versions.create' ? (season?.solution?.version ?? null) : null;
    return show(context, title, confirmBody({ row, session, language, lot: shown, season, against }));
  });

  app.post('/confirm/:id', async (context) => {
    const found = await asked(context);
    if (found instanceof Response) return found;
    const { row, session } = found;
    const form = await context.req.parseBody();
    if (isForeign(context) || !isOwnForm(session, textOf(form['csrf']))) return fault(context, 'form', 403);
    const viewer = viewerOf(session);
    const against = await versionBefore(db, row, viewer);
    if (textOf(form['body']) !== shownDigest(row, against)) {
      // A second click comes after the first has made the very version that is compared with now.
      const now = (await findHandoff(db, row.id)) ?? row;
      return now.status === 'pending' ? fault(context, 'changed', 400) : end(context, now, session);
    }
    const at = realNow();
    const decision = textOf(form['decision']);
    if (decision === 'decline')
      return end(context, await confirmations.decline(row, { viewer, at }), session);
    const needsAgreement = row.operation === 'lots.registrations.create' || signsTexts(row);
    if (decision !== 'confirm' || (needsAgreement && textOf(form['agree']) !== 'yes')) {
      return fault(context, 'form', 400);
    }
    const jumpConfirmed = textOf(form['jump']) === 'yes';
    try {
      return end(context, await confirmations.confirm(row, { viewer, at, jumpConfirmed }), session);
    } catch (error) {
      // Ours or the database's: whether it was done is found out at the next look, and nothing is done twice.
      if (error instanceof ProblemError) return fault(context, 'away', 503);
      throw error;
    }
  });

  return app;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
