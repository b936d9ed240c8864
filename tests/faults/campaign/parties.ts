import { importJWK, SignJWT } from 'jose';
import { Kysely, PostgresDialect } from 'kysely';
import { SCOPES } from '@jtop/contract';
import { PostgresConnections } from '../../../packages/platform/src/db/postgres-pool.js';
import type { Database } from '../../../packages/platform/src/db/schema.js';
import type { Venue } from './venue.js';

/**
 * Makes bidders beyond the demo's: parties in the database, and tokens signed by the embedded issuer's own key, as if
 * each had asked for one. The market knows their tokens from then on.
 *
 * @returns the names of the new clients
 */
export async function inviteBidders(venue: Venue, count: number): Promise<string[]> {
  const { databaseUrl, market } = venue;
  if (databaseUrl === undefined) throw new Error('bidders can be added on PostgreSQL only');
  const pool = new PostgresConnections(databaseUrl);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const clients = Array.from({ length: count }, (_, index) => `campaign-bidder-${index + 1}`);
  try {
    const key = await db
      .selectFrom('keys')
      .select(['kid', 'jwk'])
      .where('use', '=', 'issuer')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
    await db.insertInto('parties').values(clients.map(partyRow)).execute();
    const signer = await importJWK({ kty: 'EC', ...key.jwk }, 'ES256');
    for (const client of clients) {
      const token = await new SignJWT({ scope: SCOPES.join(' '), client_id: client })
        .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'at+jwt' })
        .setSubject(client)
        .setIssuer(`${market.url}/oidc`)
        .setAudience(market.url)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(signer);
      market.remember(client, token);
    }
  } finally {
    await db.destroy();
  }
  return clients;
}

function partyRow(subject: string) {
  return {
    id: crypto.randomUUID(),
    rev: 1,
    subject,
    display_name: `${subject}（虚构）`,
    organization_id: null,
    legal_form: 'legal',
    roles: ['company'],
    banned: false,
    banned_until: null,
    created_at: 0,
  };
}
