import { sql, type Kysely } from 'kysely';

/**
 * Files that were uploaded, and who looked at them. A row is there before its blob and goes after it, so no blob is ever
 * without one. A file waits until `expires_at`, which is null once something has taken it up; what was uploaded by a page
 * has a site key and no party until then.
 */
const STATEMENTS = [
  `create table documents (
    id uuid primary key, kind text not null, name text not null, mime text not null, bytes int8 not null,
    hash text not null, party_id uuid references parties (id), site_key_id uuid references site_keys (id),
    address_hash text, stored bool not null, dropping bool not null default false, uploaded_at int8 not null,
    expires_at int8, taken_by_kind text, taken_by_id uuid,
    check ((taken_by_kind is null) = (taken_by_id is null)))`,
  `create index documents_expires on documents (expires_at) where expires_at is not null`,
  `create index documents_waiting_party on documents (party_id) where expires_at is not null`,
  `create index documents_waiting_page on documents (site_key_id) where expires_at is not null`,
  `create index documents_taken on documents (taken_by_id) where taken_by_id is not null`,

  `create table document_accesses (
    id uuid primary key, document_id uuid not null references documents (id) on delete cascade,
    link_id uuid not null, act text not null check (act in ('link', 'download')),
    party_id uuid references parties (id), at int8 not null, address_hash text)`,
  `create index document_accesses_document on document_accesses (document_id, at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
