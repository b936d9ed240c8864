import { sql, type Kysely } from 'kysely';

/**
 * Site keys, hand-offs, sessions of people, and sign-ins under way. Instants here are real time, not the seasons' clock:
 * moving the sandbox's clock ends no session and no hand-off. Secrets are kept as their SHA-256.
 */
const STATEMENTS = [
  `create table site_keys (
    id uuid primary key, key text not null unique, name text not null, origins text[] not null,
    inline bool not null, revoked_at int8, ends_at int8, replaced_by uuid references site_keys (id),
    created_at int8 not null)`,

  `create table handoffs (
    id uuid primary key, secret_hash text not null, site_key_id uuid not null references site_keys (id),
    origin text not null, operation text not null, lot_id uuid, body jsonb not null, body_hash text not null,
    return_to text, idempotency_key text not null, status text not null, party_id uuid references parties (id),
    result text, problem text, created_at int8 not null, expires_at int8 not null, ended_at int8,
    unique (site_key_id, origin, idempotency_key))`,
  `create index handoffs_expires on handoffs (expires_at)`,

  `create table people_sessions (
    id_hash text primary key, party_id uuid not null references parties (id), csrf text not null,
    created_at int8 not null, seen_at int8 not null)`,
  `create index people_sessions_seen on people_sessions (seen_at)`,

  `create table sign_ins (
    id_hash text primary key, state text not null, nonce text not null, code_verifier text not null,
    return_to text not null, created_at int8 not null)`,
  `create index sign_ins_created on sign_ins (created_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
