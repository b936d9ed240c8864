import { sql, type Kysely } from 'kysely';

/**
 * Search by grams in a column of their own. `search` becomes the folded words themselves; the rows that are there are
 * filled by `backfillSearch`, some hundred a transaction, which goes on where it was stopped.
 */
const STATEMENTS = [
  `drop index listings_search`,
  // Compared byte by byte: no locale has a say in what is found, and it is several times quicker.
  `alter table listings alter column search type text collate "C"`,
  // Looked into for every candidate, so kept in the row where it fits; the grams are only ever read by the index.
  `alter table listings alter column search set storage main`,
  `alter table listings add column search_grams text[] collate "C" not null default '{}'`,
  `alter table listings add column search_version int not null default 0`,
  // Without a pending list: that is read through by every search until somebody cleans it up.
  `create index listings_search_grams on listings using gin (search_grams) with (fastupdate = off)`,
  // What is still to be filled, and nothing but a few bytes a row when all is.
  `create index listings_search_version on listings (search_version, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
