import { ManualClock, createPlatform, readConfig, type App } from '@jtop/platform';
import { seedDemo } from '../../packages/platform/src/demo/seed.js';
import { topUpDemo } from '../../packages/platform/src/demo/top-up.js';
import { inTransaction } from '../../packages/platform/src/db/transaction.js';
import { createReader } from '../../packages/platform/src/imports/index.js';
import { buildReaderThread } from '../../packages/platform/src/testing/reader-thread.js';
import { PlatformServer } from '../../packages/platform/src/http/server.js';
import { findPartyBySubject } from '../../packages/platform/src/identity/repository.js';
import { beginSession } from '../../packages/platform/src/people/sessions.js';
import { openTestDatabase } from '../../packages/platform/src/testing/database.js';
import { contractSuite } from './suite.js';
import { makeJwt, strangersKey } from './support/jwt.js';
import type { Target } from './support/target.js';

const NOW = Date.parse('2026-06-03T12:00:00+08:00');
const HOUR_SECONDS = 3600;

contractSuite('the reference platform', async () => {
  const database = await openTestDatabase();
  // Only the issuer and the stream need a socket; everything else is asked in the process.
  const server = new PlatformServer();
  const port = await server.listen({ host: '127.0.0.1', port: 0, portVariable: 'PORT' });
  const origin = `http://127.0.0.1:${port}`;
  const config = readConfig({
    NODE_ENV: 'test',
    PUBLIC_URL: origin,
    DATA_DIR: 'memory',
    LOG_LEVEL: 'silent',
  });
  const app = await createPlatform({
    config,
    db: database.db,
    clock: new ManualClock(NOW),
    readWorkbook: createReader(await buildReaderThread()),
  });
  server.serve(app.service);
  await seedDemo(app.platform);
  await topUpDemo(app.platform);
  return targetOf(app, origin, async () => {
    server.stopAccepting();
    await app.drain();
    await server.close(0);
    await database.close();
  });
});

function targetOf(app: App, origin: string, close: () => Promise<void>): Target {
  return {
    origin,
    fetch: (request) =>
      new URL(request.url).pathname === '/v1/stream' ? fetch(request) : app.fetch(request),
    close,
    token: async (subject, scopes) => {
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: subject,
        client_secret: 'demo',
      });
      if (scopes !== undefined) form.set('scope', scopes.join(' '));
      const response = await fetch(`${origin}/oidc/token`, { method: 'POST', body: form });
      const answer = (await response.json()) as { access_token?: string };
      if (answer.access_token === undefined)
        throw new Error(`no token for ${subject}: ${JSON.stringify(answer)}`);
      return answer.access_token;
    },
    badTokens: () => Promise.resolve(badTokens(app, origin)),
    cookie: (subject) => cookieOf(app, subject),
    confirm: async (id, subject) => {
      const url = `${origin}/confirm/${id}`;
      const cookie = await cookieOf(app, subject);
      const page = await (await app.fetch(new Request(url, { headers: { cookie } }))).text();
      const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
      const form = { csrf: field('csrf'), body: field('body'), decision: 'confirm', agree: 'yes' };
      const body = new URLSearchParams(form);
      const headers = { cookie, origin };
      const answer = await app.fetch(new Request(url, { method: 'POST', headers, body }));
      if (answer.status !== 200) throw new Error(`${subject} could not confirm: ${await answer.text()}`);
    },
  };
}

/** A session of a person, as if by signing in. */
async function cookieOf({ platform: { db } }: App, subject: string): Promise<string> {
  const party = await findPartyBySubject(db, subject);
  const secret = await inTransaction(db, (tx) => beginSession(tx, party?.id ?? '', Date.now()));
  return `jtop_session=${secret}`;
}

/** Tokens that are right but for one thing. */
function badTokens(app: App, origin: string): Record<string, string> {
  const [key] = app.platform.keys.issuerJwks();
  if (key === undefined) throw new Error('the issuer has no key');
  const seconds = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `${origin}/oidc`,
    aud: origin,
    sub: 'demo-company-1',
    client_id: 'demo-company-1',
    iat: seconds,
    exp: seconds + HOUR_SECONDS,
    scope: 'bids:place',
  };
  const { exp: _exp, ...eternal } = claims;
  const { sub: _sub, ...nobodys } = claims;
  const good = makeJwt({ key, claims });
  const unsigned = [{ alg: 'none', typ: 'at+jwt' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return {
    'of nonsense': 'x.y.z',
    expired: makeJwt({
      key,
      claims: { ...claims, iat: seconds - 2 * HOUR_SECONDS, exp: seconds - HOUR_SECONDS },
    }),
    'without an expiry': makeJwt({ key, claims: eternal }),
    'without a subject': makeJwt({ key, claims: nobodys }),
    'not valid yet': makeJwt({ key, claims: { ...claims, nbf: seconds + HOUR_SECONDS } }),
    'forged under the issuer’s key id': makeJwt({ key: { ...strangersKey(), kid: key.kid }, claims }),
    'signed by a stranger': makeJwt({ claims }),
    'for another audience': makeJwt({ key, claims: { ...claims, aud: 'https://elsewhere.example' } }),
    'of another issuer': makeJwt({ key, claims: { ...claims, iss: 'https://elsewhere.example/oidc' } }),
    'of another type': makeJwt({ key, header: { typ: 'JWT' }, claims }),
    unsigned: `${unsigned.join('.')}.`,
    'changed after it was signed': good.replace(
      /\.[^.]+\./,
      `.${Buffer.from(JSON.stringify({ ...claims, sub: 'demo-operator' })).toString('base64url')}.`,
    ),
    'cut short': good.slice(0, -4),
  };
}
