import { sql, type Kysely } from 'kysely';

/**
 * What fits together: terms of demands and listings (words of a dictionary, so made by the program; rows that are there
 * are filled by a job, some hundred a transaction), teams, matches and pushes.
 */
const STATEMENTS = [
  ...['listings', 'demands'].flatMap((table) => [
    `alter table ${table} add column terms text[] collate "C" not null default '{}'`,
    // The first of the terms stand in title or keywords: so many.
    `alter table ${table} add column head_terms int not null default 0`,
    `alter table ${table} add column terms_version int not null default 0`,
    `create index ${table}_terms on ${table} using gin (terms) with (fastupdate = off)`,
    `create index ${table}_terms_version on ${table} (terms_version, id)`,
  ]),
  `create table teams (
    party_id uuid primary key references parties (id), name text not null, kind text not null,
    fields text[] not null, ipc text[] not null, keywords text[] not null, summary text not null, adcode text not null,
    trl_min int, trl_max int, updated_at int8 not null,
    terms text[] collate "C" not null, head_terms int not null, terms_version int not null)`,
  `create index teams_terms on teams using gin (terms) with (fastupdate = off)`,
  `create index teams_terms_version on teams (terms_version, party_id)`,
  // The score and the reasons twice: of the whole demand, and of what the public is shown of it. One that only one of
  // both would suggest has no score of the other.
  `create table matches (
    id uuid primary key, rev int not null, demand_id uuid not null references demands (id), side text not null,
    counterpart_id uuid not null, counterpart_party_id uuid not null, title text not null,
    score_bp int, reasons jsonb not null, public_score_bp int, public_reasons jsonb not null,
    method text not null, status text not null, proposed_by text, proposed_by_party uuid, note text,
    decline_reason text, answer_note text, answered_by uuid, created_at int8 not null, updated_at int8 not null,
    unique (demand_id, side, counterpart_id))`,
  `create index matches_counterpart on matches (counterpart_party_id, created_at desc, id desc)`,
  // Against which state of things a demand was matched.
  `create table match_runs (
    demand_id uuid primary key references demands (id), demand_rev int not null, catalogue int8 not null)`,
  `create table pushes (
    id uuid primary key, demand_id uuid not null references demands (id), audience text not null, channel text not null,
    batch_no int, party_id uuid not null references parties (id), match_id uuid, sent_by uuid not null,
    sent_at int8 not null, opened_at int8, responded_at int8, unique (demand_id, party_id))`,
  `create index pushes_sent on pushes (sent_at desc, id desc)`,
  `create index pushes_party on pushes (party_id, sent_at desc, id desc)`,
  `create index pushes_sender on pushes (sent_by, sent_at desc, id desc)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
