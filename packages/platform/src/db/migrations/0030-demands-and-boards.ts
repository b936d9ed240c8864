import { sql, type Kysely } from 'kysely';

/**
 * The demand side of the Challenge Season. What a company wrote lies in `content`, what it chose in `disclosure`; the
 * columns beside them exist to be filtered and sorted by. Those that begin with `shown_`, and `public_search`, are made
 * of what the public is shown: nobody below the operator is ever answered by another one, or a filter would tell what the
 * view hides.
 */
const STATEMENTS = [
  `create table demands (
    id uuid primary key, rev int not null, no text not null unique, season_id text not null references seasons (id),
    special_id text references specials (id), status text not null, is_public bool not null,
    company_party_id uuid not null references parties (id), organization_id uuid,
    company_name text not null, company_other_names text[] not null,
    field text not null, track text not null, purpose text not null, adcode text not null, budget_band text,
    anonymity_key text not null, names_company bool not null,
    shown_city text, shown_band text, shown_purpose text, shown_special text,
    content jsonb not null, disclosure jsonb, diagnosis jsonb, reason text,
    board_ids uuid[] not null, hot_at int8, answer_count int not null,
    awarded_solution_id uuid, carried_over_to text references seasons (id),
    deadline int8, submitted_at int8, reviewed_at int8, published_at int8, roadshow_at int8, awarded_at int8,
    listed_at int8 not null, created_at int8 not null, updated_at int8 not null, created_by uuid,
    search text collate "C" not null, search_grams text[] collate "C" not null,
    public_search text collate "C" not null, public_search_grams text[] collate "C" not null,
    search_version int not null)`,
  // Looked into for every candidate, so kept in the row where they fit.
  `alter table demands alter column search set storage main`,
  `alter table demands alter column public_search set storage main`,
  // The keyset sorts: the sort key, then the id; for the public over what is public, for the operator over all.
  `create index demands_listed on demands (listed_at desc, id desc)`,
  `create index demands_public_listed on demands (listed_at desc, id desc) where is_public`,
  `create index demands_public_deadline on demands (deadline, id) where is_public`,
  `create index demands_public_no on demands (no, id) where is_public`,
  `create index demands_field on demands (field, listed_at desc, id desc) where is_public`,
  `create index demands_season on demands (season_id, listed_at desc, id desc)`,
  `create index demands_company on demands (company_party_id, created_at desc, id desc)`,
  `create index demands_organization on demands (organization_id, created_at desc, id desc)
    where organization_id is not null`,
  // Counted for every demand that is shown: how many are like it.
  `create index demands_alike on demands (anonymity_key) where is_public`,
  `create index demands_boards on demands using gin (board_ids)`,
  `create index demands_search_grams on demands using gin (search_grams) with (fastupdate = off)`,
  `create index demands_public_search_grams on demands using gin (public_search_grams) with (fastupdate = off)`,
  `create index demands_search_version on demands (search_version, id)`,

  `create table boards (
    id uuid primary key, rev int not null, season_id text not null references seasons (id), field text not null,
    batch_no int not null, title text not null, status text not null, demand_ids uuid[] not null, reason text,
    published_at int8, listed_at int8 not null, version int8 not null, created_at int8 not null,
    updated_at int8 not null, created_by uuid)`,
  `create index boards_listed on boards (listed_at desc, id desc)`,
  `create index boards_season on boards (season_id, field, listed_at desc, id desc)`,
  `create index boards_demands on boards using gin (demand_ids)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
