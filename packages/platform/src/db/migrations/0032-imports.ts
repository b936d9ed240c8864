import { sql, type Kysely } from 'kysely';

/**
 * Workbooks of many demands. Rows are known by company and title (I-M1), which demands have themselves; what is kept here
 * is what became of a workbook, and of a party's latest one the rows that were refused, without what tells of persons.
 */
const STATEMENTS = [
  `create table imports (
    id uuid primary key, party_id uuid not null references parties (id), template text not null, mode text not null,
    file_name text not null, file_hash text not null, submitted_via text not null,
    rows int not null, created int not null, updated int not null, unchanged int not null, rejected int not null,
    error_count int not null, errors jsonb not null, created_ids uuid[] not null, refused jsonb,
    created_at int8 not null)`,
  `create index imports_party on imports (party_id, created_at desc, id desc)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
