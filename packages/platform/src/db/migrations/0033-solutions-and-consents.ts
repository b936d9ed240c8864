import { sql, type Kysely } from 'kysely';

/**
 * Answers to demands, what parties sign, and contests. `solutions` has what a solution is now; each version as it was handed
 * in, with its receipt, lies in `solution_versions`, which nothing changes or deletes. Of a party a demand has one solution
 * that is not withdrawn, and one contest that is not cancelled.
 */
const STATEMENTS = [
  `create table solutions (
    id uuid primary key, rev int not null, demand_id uuid not null references demands (id), status text not null,
    party_id uuid not null references parties (id), organization_id uuid, organization_name text not null,
    version int not null, content jsonb not null, attachments jsonb not null, confidential bool not null,
    content_hash text not null, receipt_jws text not null, willing bool not null, feedback jsonb not null, reason text,
    submitted_at int8 not null, created_at int8 not null, updated_at int8 not null, created_by uuid not null)`,
  `create unique index solutions_one_each on solutions (demand_id, party_id) where status <> 'withdrawn'`,
  `create index solutions_demand on solutions (demand_id, created_at desc, id desc)`,
  `create index solutions_party on solutions (party_id, created_at desc, id desc)`,

  `create table solution_versions (
    solution_id uuid not null references solutions (id), version int not null, content jsonb not null,
    attachments jsonb not null, content_hash text not null, receipt_jws text not null, submitted_at int8 not null,
    created_by uuid not null, primary key (solution_id, version))`,
  `create function keep_solution_versions() returns trigger language plpgsql as $$
    begin raise exception 'a version of a solution is never changed nor deleted'; end $$`,
  `create trigger solution_versions_are_kept before update or delete on solution_versions
    for each row execute function keep_solution_versions()`,

  `create table consent_texts (
    id text primary key, kind text not null, version int not null, title jsonb not null, text jsonb not null,
    text_hash text not null, valid_from int8 not null, valid_to int8, unique (kind, version))`,

  // Who acts for a company signs for it: party_id is whose consent it is, created_by who gave it.
  `create table consents (
    id uuid primary key, kind text not null, party_id uuid not null references parties (id), subject_type text not null,
    subject_id text not null, text_version int not null, text_hash text not null, method text not null,
    signed_at int8 not null, revoked_at int8, reason text, created_by uuid not null)`,
  `create unique index consents_one_each on consents (party_id, kind, subject_type, subject_id, text_version)
    where revoked_at is null`,
  `create index consents_subject on consents (subject_type, subject_id, kind)`,
  `create index consents_party on consents (party_id, signed_at desc, id desc)`,
  `create index consents_signer on consents (created_by, signed_at desc, id desc)`,

  `create table contests (
    id uuid primary key, rev int not null, demand_id uuid not null references demands (id), status text not null,
    rounds jsonb not null, solution_ids uuid[] not null, reason text, opened_at int8, decided_at int8,
    created_at int8 not null, updated_at int8 not null, created_by uuid not null)`,
  `create unique index contests_one_each on contests (demand_id) where status <> 'cancelled'`,
  `create index contests_demand on contests (demand_id, created_at desc, id desc)`,

  `create table intents (
    id uuid primary key, demand_id uuid not null references demands (id), party_id uuid not null references parties (id),
    kind text not null, note text, at int8 not null, unique (demand_id, party_id))`,
  `create index intents_demand on intents (demand_id, at desc, id desc)`,

  // The winner, once both sides have agreed: a party to the demand from then on.
  `alter table demands add column agreed_party_id uuid`,
  `alter table handoffs add column demand_id uuid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
