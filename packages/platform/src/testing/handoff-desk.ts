import type { BidToken, Handoff, HandoffDraft } from '@jtop/contract';
import { SignJWT, importJWK } from 'jose';
import { expect } from 'vitest';
import type { App } from '../app.js';
import type { Db } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { beginSession } from '../people/sessions.js';
import type { Actor } from './auction-fixtures.js';

/** Addresses of the platform and of the page that asks, as the configuration of tests has them. */
export const PLATFORM = 'http://127.0.0.1:8787';
export const PARTNER = 'http://127.0.0.1:8788';

/** What a request was answered with. */
export interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** Of a world of tests, what people in their browsers need. */
interface PeopledWorld<Person extends string> {
  readonly db: Db;
  readonly people: { viewer(person: Person): { readonly partyId: string } };
}

export interface DeskParts<Person extends string> {
  readonly app: () => App;
  readonly world: () => PeopledWorld<Person>;
  /** Real time, epoch milliseconds. */
  readonly realNow: () => number;
}

/** A page that hands acts over, and the people who decide about them in their browsers. */
export function handoffDesk<Person extends string = Actor>({ app, world, realNow }: DeskParts<Person>) {
  let keys = 0;

  async function send(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
  ): Promise<Sent> {
    const json = body !== undefined && !(body instanceof URLSearchParams);
    const response = await app().fetch(
      new Request(PLATFORM + path, {
        method,
        headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
        body: json ? JSON.stringify(body) : (body ?? null),
        redirect: 'manual',
      }),
    );
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (isJson ? JSON.parse(text) : {}) as Record<string, unknown>,
    };
  }

  const create = (body: object, origin = PARTNER, key = `k${(keys += 1)}`): Promise<Sent> =>
    send('POST', '/v1/handoffs', { headers: { origin, 'idempotency-key': key }, body });

  async function draft(body: object): Promise<HandoffDraft> {
    const answer = await create(body);
    expect(answer.status).toBe(201);
    return answer.json as unknown as HandoffDraft;
  }

  /** Signs an actor in. */
  async function cookieOf(actor: Person): Promise<string> {
    const { partyId } = world().people.viewer(actor);
    const secret = await inTransaction(world().db, (tx) => beginSession(tx, partyId, realNow()));
    return `jtop_session=${secret}`;
  }

  const open = (id: string, cookie?: string): Promise<Sent> =>
    send('GET', `/confirm/${id}`, { headers: cookie === undefined ? {} : { cookie } });

  /** What the buttons of a confirm page that is open send. */
  const fieldsOf = ({ text }: Sent): Record<string, string> => ({
    csrf: hidden(text, 'csrf'),
    body: hidden(text, 'body'),
  });

  const press = (
    id: string,
    cookie: string,
    fields: Record<string, string>,
    origin = PLATFORM,
  ): Promise<Sent> =>
    send('POST', `/confirm/${id}`, { headers: { cookie, origin }, body: new URLSearchParams(fields) });

  /** Opens the confirm page and presses a button. */
  async function decide(
    id: string,
    cookie: string,
    fields: Record<string, string> = { decision: 'confirm' },
    origin = PLATFORM,
  ): Promise<Sent> {
    return press(id, cookie, { ...fieldsOf(await open(id, cookie)), ...fields }, origin);
  }

  /** What the page learns. */
  async function outcome({ id, secret }: HandoffDraft): Promise<Handoff> {
    const { json } = await send('GET', `/v1/handoffs/${id}`, {
      headers: { authorization: `Handoff ${secret}` },
    });
    return json as unknown as Handoff;
  }

  /** An access token of the embedded issuer, signed with its key. */
  async function tokenOf(subject: string): Promise<string> {
    const [jwk] = app().platform.keys.issuerJwks();
    if (jwk === undefined) throw new Error('there is no key to sign tokens with');
    return new SignJWT({ scope: 'bids:place registrations:write' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(jwk['kid']) })
      .setIssuer(`${PLATFORM}/oidc`)
      .setAudience(PLATFORM)
      .setSubject(subject)
      .setExpirationTime(Math.floor(realNow() / 1_000) + 600)
      .sign(await importJWK({ ...jwk, kty: 'EC' }, 'ES256'));
  }

  /** A token for a page of the partner's, for one lot. */
  async function pageTokenOf(actor: Person, lotId: string, maxAmountFen: number): Promise<string> {
    const { status, json } = await send('POST', `/v1/lots/${lotId}/bid-tokens`, {
      headers: { authorization: `Bearer ${await tokenOf(actor)}` },
      body: { maxAmountFen, origin: PARTNER },
    });
    expect(status).toBe(201);
    return (json as unknown as BidToken).accessToken;
  }

  /** What a page asks by a token of its own. */
  const byPage = (token: string, path: string, body: object): Promise<Sent> =>
    send('POST', path, {
      headers: { authorization: `Bearer ${token}`, origin: PARTNER, 'idempotency-key': `t${(keys += 1)}` },
      body,
    });

  return {
    send,
    create,
    draft,
    cookieOf,
    open,
    fieldsOf,
    press,
    decide,
    outcome,
    tokenOf,
    pageTokenOf,
    byPage,
  };
}

/** The value of a hidden field of a form. */
export const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
